"""Of whom a line of a form is: of the client, or of another person, by the answers that are in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paragraph
from paperwork.documents.learning.words import listed

PEOPLE: Final = (".фио", ".должность", ".руководитель", ".студент", ".подписал")


def answers_beside(paragraph: Paragraph) -> list[Mark]:
    """The single answers in the row of a paragraph, or in the paragraph itself."""
    cells = paragraph.cell.row.cells if paragraph.cell else ()
    lines: Sequence[Paragraph] = [own for cell in cells for own in cell.paragraphs] or [paragraph]
    return [mark for line in lines for mark in line.marks if mark.kind is MarkKind.VALUE]


def is_of_client(paragraph: Paragraph, start: int) -> bool:
    """Whether a word begins a line in which all that is answered is the client's own."""
    marks = answers_beside(paragraph)
    own = all(mark.tag.startswith("клиент.") and "представител" not in mark.tag for mark in marks)
    return bool(marks) and own and not any(map(str.isalpha, paragraph.text[:start]))


def is_of_another(paragraph: Paragraph) -> bool:
    """Whether another person is named in the line, and the client is not."""
    tags = [mark.tag for mark in answers_beside(paragraph)]
    return any(tag.endswith(PEOPLE) for tag in tags) and not any(tag.startswith("клиент.") for tag in tags)


def is_party(word: str) -> bool:
    """Whether the word calls a party of a contract, of whichever sex the person is."""
    small = word.lower()
    return any(small.startswith(known) for known in listed("parties", "words") if " " not in known)
