"""Lines that tell an answer which is empty by its sense: «Бесплатно: …» has nothing to say of who pays."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.documents.learning.conditions import EMPTY
from paperwork.documents.learning.marks import MarkKind
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.values import Values
from paperwork.documents.learning.writing import Block


def find_reasons(paper: Paper, values: Values) -> Iterator[Block]:
    """The blocks of the lines of their own that are there with such an answer alone."""
    tags = {scalar.tag for scalar in values.scalars if EMPTY in scalar.header}
    for paragraph in paper.paragraphs:
        mark = paragraph.marks[0] if len(paragraph.marks) == 1 else None
        if mark is None or mark.tag not in tags or mark.kind is not MarkKind.VALUE:
            continue
        if paragraph.cell is None and not paragraph.is_gone and paragraph.text[: mark.start].strip():
            test = (f"{{%p if {mark.tag} %}}",)
            yield Block("p", paragraph.element, [(test, paragraph.element, ("{%p endif %}",))], (), ())
