"""«___» ____________ 20__ г.: the day of the paper itself, where its record has none for this client."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.values import Scalar, Values
from paperwork.documents.learning.wordings import headings_of, says

RULED: Final = re.compile(r"\"_{2,}\" ?_{3,} ?20_*(?: ?г(?:ода|\.)?)?")
OF_PAPER: Final = re.compile(r"(?:^|\s)(?:от|дата)?[ :]*$", re.IGNORECASE)
DAY: Final = ".дата"


def find_ruled_days(paper: Paper, values: Values) -> None:
    """Marks the ruled day of a paper whose title names a record that has no day yet."""
    title = headings_of(paper.paragraphs).title
    days = [scalar for scalar in values.scalars if scalar.tag.endswith(DAY) and _is_named(scalar, title)]
    if len(days) != 1 or not days[0].is_empty:
        return
    tag = days[0].tag
    for paragraph in paper.paragraphs:
        for match in RULED.finditer(paragraph.text):
            start, end = match.span()
            before = paragraph.text[:start]
            is_named = bool(before.strip(" №_")) and not OF_PAPER.search(before)
            if is_named or paragraph.is_gone or not paragraph.is_free(start, end):
                continue
            left = _left_of(paragraph.cell.row.texts[: paragraph.cell.number]) if paragraph.cell else ""
            if left and not OF_PAPER.search(left):
                continue
            words = paragraph.written(start, end)
            code = f"{{% if {tag} %}}{{{{ {tag}|дата_словами }}}}{{% else %}}{words}{{% endif %}}"
            paragraph.mark(Mark(start, end, words, code, tag, MarkKind.BLANK, paragraph.place))
            return  # others are for the pen: when it was signed, until when it is in force


def _is_named(scalar: Scalar, title: str) -> bool:
    return says(title, scalar.root.replace("_", " ")) > 0


def _left_of(texts: list[str]) -> str:
    filled = [text.strip() for text in texts if text.strip()]
    return filled[-1] if filled else ""
