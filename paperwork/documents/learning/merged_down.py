"""A cell that is one over all rows of a loop: its words are printed once, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.paper import Paragraph
from paperwork.word.docx.xml import W

MERGE: Final = "{% vm %}"
RESTART, CONTINUE = "restart", "continue"


def is_one_over(cells: Sequence[Sequence[Paragraph]]) -> bool:
    """Whether the first of the cells has the words and goes on in all others."""
    kinds = [_merging(cell) for cell in cells]
    has_words = bool(cells) and any(paragraph.text.strip() for paragraph in cells[0])
    return len(kinds) > 1 and has_words and kinds[0] == RESTART and set(kinds[1:]) == {CONTINUE}


def _merging(cell: Sequence[Paragraph]) -> str:
    owner = cell[0].cell if cell else None
    found = owner.element.find(f"{W}tcPr/{W}vMerge") if owner else None
    return "" if found is None else found.get(W + "val") or CONTINUE


def mark_as_one(cell: Sequence[Paragraph], tag: str) -> None:
    """Puts the tag that merges after the words of the cell."""
    last = [paragraph for paragraph in cell if paragraph.text.strip()][-1]
    end = len(last.text.rstrip())
    words = last.written(0, end)
    last.mark(Mark(0, end, words, f"{words}{MERGE}", tag, place=last.place))
