"""The order to make the documents of one book, and what comes back: paths and numbers, no value of a cell."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from paperwork.common.records import dataclass

ROOT = "PAPERWORK_ROOT"  # the variable that says where the shared folder is on a worker's machine


@dataclass(frozen=True, slots=True)
class BookOrder:
    """One book of a folder: everything else that is asked for is in the file of wishes.

    ``root`` is a folder that all machines share, as the coordinator knows it; ``book``, ``out`` and
    ``wishes`` are in it. ``folder`` is that of the book in the folder of documents ``out``.
    """

    number: int
    root: str
    book: str
    out: str
    folder: str
    wishes: str

    def place(self, path: str) -> Path:
        """The path on this machine."""
        return Path(os.environ.get(ROOT) or self.root, path) if self.root else Path(path)

    @property
    def target(self) -> Path:
        """The folder of the book's documents."""
        return self.place(self.out) / self.folder

    @property
    def note(self) -> Path:
        """Where the reason is written why a book could not be opened: its own folder is not made then."""
        wishes = self.place(self.wishes)
        return wishes.with_name(f"{wishes.stem}_{self.number:x}{wishes.suffix}")


class State(StrEnum):
    """What became of an order."""

    MADE = "made"
    UNCHANGED = "unchanged"
    NOBODY = "nobody"  # the clients who are asked for are not in this book
    REFUSED = "refused"  # the book, or the folder of its documents, cannot be opened
    BUSY = "busy"  # another run makes this book
    OTHER = "other"  # the worker is another version of the program
    BROKEN = "broken"  # a mistake of the program, or a worker that was lost again and again


@dataclass(frozen=True, slots=True)
class BookDone:
    """What became of an order: sums; the report itself is beside the documents of the book.

    ``found`` says of each client who is asked for whether he is in this book; ``cause`` names the place
    in the program for a mistake of its own.
    """

    number: int
    state: State
    documents: int = 0
    edited: int = 0  # of those that are unchanged
    found: tuple[bool, ...] = ()
    cause: str = ""
