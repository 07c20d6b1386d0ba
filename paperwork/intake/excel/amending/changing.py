"""The right to change a book: no other program and no other run of this one may hold it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError
from paperwork.common.sole_writer import replace_with, sole_writer
from paperwork.intake.excel.container import read_bytes

LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice put beside a book that they hold open


@contextmanager
def changing(book: Path) -> Iterator[Path]:
    """The book's file itself, which no one else changes meanwhile; it is read and replaced within.

    Raises `PaperworkError` where another program has it open, and as `sole_writer` does.
    """
    with sole_writer(book) as place:
        marks = [mark for path in dict.fromkeys((book, place)) for mark in _marks(path) if mark.exists()]
        if marks:
            fix = f"если она нигде не открыта, удалите рядом с ней файл «{marks[0].name}» и повторите"
            raise PaperworkError(
                f"{book.name}: книга открыта в другой программе; закройте ее и повторите; {fix}"
            )
        yield place


def _marks(book: Path) -> Iterator[Path]:
    """Where other programs note that they hold the book: they would write their own over ours."""
    return (book.parent / lock.format(book.name) for lock in LOCKS)


def free_copy(book: Path) -> Path:
    """A name for the copy that no file has: «casebook (копия 2026-03-05 14-30).xlsx»."""
    moment = f"{datetime.now():%Y-%m-%d %H-%M}"
    path = book.with_name(f"{book.stem} (копия {moment}){book.suffix}")
    number = 2
    while path.exists():
        path = book.with_name(f"{book.stem} (копия {moment}, {number}){book.suffix}")
        number += 1
    return path


def write_with_copy(book: Path, place: Path, old: bytes, new: bytes) -> Path:
    """Writes the book, and what it was beside it; returns where that is.

    Raises `PaperworkError` where it is no longer what was read, or cannot be written.
    """
    if read_bytes(place) != old:
        raise PaperworkError(f"{book.name}: книгу изменили, пока читались файлы; повторите")
    copy = free_copy(book)
    try:
        replace_with(place, new, {copy: old})
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {book}: {reason(error)}") from None
    return copy
