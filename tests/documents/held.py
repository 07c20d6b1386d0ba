"""How many books are in memory at a time."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from paperwork.book.casebook import Book
from paperwork.documents.making import reading
from paperwork.intake.excel.reading.read import read_book


def books_held(patch: pytest.MonkeyPatch) -> list[int]:
    """How many of the test's own there are whenever one has been read; filled as the test goes on."""
    held: list[int] = []
    others = [item for item in gc.get_objects() if isinstance(item, Book)]  # as the one that is on the page

    def read(*arguments: Any) -> Book:
        book = read_book(*arguments)
        gc.collect()
        books = (item for item in gc.get_objects() if isinstance(item, Book))
        held.append(sum(not any(item is other for other in others) for item in books))
        return book

    patch.setattr(reading, "read_book", read)
    return held
