"""The right to change a book: no other program and no other run of this one may hold it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.sole_writer import sole_writer

LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice put beside a book that they hold open


@contextmanager
def changing(book: Path) -> Iterator[Path]:
    """The book's file itself, which no one else changes meanwhile; it is read and replaced within.

    Raises `PaperworkError` where another program has it open, and as `sole_writer` does.
    """
    with sole_writer(book) as place:
        if any(_is_open(path) for path in {book, place}):
            raise PaperworkError(f"{book.name}: книга открыта в другой программе; закройте ее и повторите")
        yield place


def _is_open(book: Path) -> bool:
    """Whether another program holds the book: it would write its own over ours."""
    return any((book.parent / lock.format(book.name)).exists() for lock in LOCKS)
