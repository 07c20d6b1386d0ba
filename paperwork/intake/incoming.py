"""What an importer has brought, before it is validated: cells under the headers of sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import repeat

from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import Cell

NOTHING = "-"  # what a person maps a column to that is not wanted


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent: its name for people and its bytes.

    ``headers`` says which header an unknown question means (question → header); ``password`` opens
    the file if it is locked. ``sheet`` is the title of the sheet that a table without one is of, ``dates``
    what comes first in dates that may be read in two ways: «день» or «месяц».
    """

    name: str
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    password: str | None = None
    sheet: str = ""
    dates: str = ""

    def is_unwanted(self, header: str) -> bool:
        """Whether a person has said of a column that it is not to be read; ``headers`` are folded."""
        return self.headers.get(fold(header), "").strip() == NOTHING


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row of a table: the title of its sheet, its number, and the person it is of."""

    sheet: str = ""
    row: int = 0
    person: str = ""

    def __str__(self) -> str:
        """«строка 7, Иванова Мария Петровна»; empty where the row is of no table."""
        return ", ".join(filter(None, (f"строка {self.row}" if self.row else "", self.person)))


@dataclass(frozen=True, slots=True)
class Incoming:
    """The records of one file: sheet title → rows of header → cell; an empty cell is no answer.

    ``problems`` are those of the file itself; the answers of all importers are validated later.
    ``places`` say by the sheet's title where each row is, where that is known.
    """

    file: str
    rows: Mapping[str, Sequence[Mapping[str, Cell]]]
    problems: Sequence[Problem] = ()
    places: Mapping[str, Sequence[RowPlace]] = field(default_factory=dict, compare=False)

    def with_places(self, title: str) -> Iterator[tuple[Mapping[str, Cell], RowPlace]]:
        """The rows of a sheet with their places."""
        return zip(self.rows[title], self.places.get(title) or repeat(NO_ROW), strict=False)


NO_ROW = RowPlace()

# Reads the file if it is of its kind, else returns None. Raises `PaperworkError` where it is of the
# kind and yet cannot be read.
Importer = Callable[[Sent], Incoming | None]
