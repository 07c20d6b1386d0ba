"""How many books are in memory at a time."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from paperwork.book.casebook import Book
from paperwork.documents.making import reading
from paperwork.intake.excel.reading.read import read_book


def books_held(patch: pytest.MonkeyPatch) -> list[int]:
    """How many there are whenever one has been read; filled as the test goes on."""
    held: list[int] = []

    def read(*arguments: Any) -> Book:
        book = read_book(*arguments)
        gc.collect()
        held.append(sum(isinstance(item, Book) for item in gc.get_objects()))
        return book

    patch.setattr(reading, "read_book", read)
    return held
