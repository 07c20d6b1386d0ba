"""What an importer has brought, before it is validated: cells under the headers of sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import Cell


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


@dataclass(frozen=True, slots=True)
class Incoming:
    """The records of one file: sheet title → rows of header → cell; an empty cell is no answer.

    ``problems`` are those of the file itself; the answers of all importers are validated later.
    """

    file: str
    rows: Mapping[str, Sequence[Mapping[str, Cell]]]
    problems: Sequence[Problem] = ()


# Reads the file if it is of its kind, else returns None. Raises `PaperworkError` where it is of the
# kind and yet cannot be read.
Importer = Callable[[Sent], Incoming | None]
