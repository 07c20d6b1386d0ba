"""What a worker on another machine does: it says what it is and what it sees, and makes books."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from pathlib import Path
from threading import Lock
from traceback import extract_tb

import paperwork
from paperwork.common.leftovers import passing_name, remove
from paperwork.documents.books.making import make_book
from paperwork.documents.books.order import BookDone, BookOrder, State

_one_at_a_time = Lock()  # a worker that was started otherwise than by this program may have several threads


def about(order: BookOrder) -> dict[str, str | bool]:
    """The versions of the program and of Python here, and whether both folders of an order are there."""
    return {
        "program": paperwork.__version__,
        "python": platform.python_version(),
        "books": order.place(order.book).is_file(),
        "out": order.place(order.wishes).is_file(),
        "writes": _writes(order.place(order.out)),
    }


def _writes(folder: Path) -> bool:
    probe = folder / passing_name()
    try:
        os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return False
    with suppress(OSError):
        remove(probe)
    return True


def make_book_afar(order: BookOrder) -> BookDone:
    """Makes the book. Nothing is raised: the text of an error may hold a word of the book.

    A mistake of the program comes back as its kind and the line where it was made.
    """
    try:
        with _one_at_a_time:
            return make_book(order)
    except Exception as error:
        last = extract_tb(error.__traceback__)[-1]
        cause = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
        return BookDone(order.number, State.BROKEN, cause=cause)
