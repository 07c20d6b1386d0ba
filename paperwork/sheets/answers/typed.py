"""What a typed text becomes in a cell, where the kind reads an answer of it."""

from __future__ import annotations

from collections.abc import Callable

from paperwork.sheets.answers.cells import Cell, InvalidAnswer
from paperwork.sheets.answers.kind import Field, ReadingContext

Typed = Callable[[str, Field, ReadingContext], Cell]


def typed_as(read: Typed) -> Typed:
    """The answer that ``read`` gives of a text, and the text itself where it raises `InvalidAnswer`."""

    def typed(text: str, item: Field, context: ReadingContext) -> Cell:
        try:
            return read(text, item, context)
        except InvalidAnswer:
            return text

    return typed
