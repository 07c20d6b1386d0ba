"""Cells at their places: what the readers of all formats of workbooks return."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from paperwork.common.errors import CellPlace, Level, PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import Cell

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of a sheet in Excel
MOST_CELLS = 2_000_000  # filled cells of one sheet
MOST_PLACES = 8_000_000  # of a sheet, filled or not: a row has memory for all up to its last filled one
MOST_ROWS = 500_000  # filled rows of one sheet
MOST_SHEETS = 2_000
MOST_MERGED = 200_000  # merged areas of one sheet
MOST_BROKEN = 100_000  # cells of one sheet without a result
ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")

Place = tuple[int, int]  # row and column, both from 0
Area = tuple[Place, Place]  # the first and the last place of merged cells
Rows = dict[int, list[Cell]]  # row from 0 → its cells from column A; rows without anything are absent
# The order in which sheets are read, the least first; None: the rows are not read at all.
Rank = Callable[[str], int | None]
KNOWN = 0  # the rank of the sheets of a book but for its lists
# The ranks of sheets that are not known, which are given up where they hold too much: those that are read
# only where they are tied to clients, and those that may be known by their columns.
OWN, UNSURE = 1, 2
TITLE_ROWS = 30  # how far down the headers of a table may begin


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet as its format gives it: the filled rows and the merged areas.

    A sheet of a format without cells says in ``first`` which record has each column first (the
    headers are in row -1; nothing for a card), and in ``problems`` what is wrong with its shape.
    ``from_1904`` says that its serial numbers count the days from 1904.
    """

    title: str
    rows: Rows
    merged: tuple[Area, ...] = ()
    first: Sequence[int] | None = None
    problems: Sequence[Problem] = ()
    from_1904: bool = False


def in_order(titles: Iterable[str], rank: Rank, size: Callable[[str], int] = lambda _title: 0) -> list[str]:
    """The titles by their rank, those without one last; the largest first among equals."""
    return sorted(titles, key=lambda title: (rank(title) is None, rank(title) or 0, -size(title)))


def damaged(name: str) -> PaperworkError:
    """The error of a workbook that cannot be read to its end."""
    return PaperworkError(f"{name}: файл поврежден; откройте его в Excel и сохраните заново как .xlsx")


def too_large(name: str) -> PaperworkError:
    """The error of a workbook with more than a computer's memory should hold."""
    return PaperworkError(f"{name}: в книге слишком много данных; разделите ее на части")


def given_up(file: str, title: str) -> RawSheet:
    """A sheet that is not known and cannot be read: the book is good without it."""
    fix = "если его строки нужны шаблонам, уберите из него лишнее или разделите его"
    where = CellPlace(file, title)
    problem = Problem("лист слишком велик или поврежден, он не прочитан", fix, Level.WARNING, where)
    return RawSheet(title, {}, problems=(problem,))


def address(row: int, column: int) -> str:
    """(6, 5) → «F7»."""
    return f"{column_letters(column)}{row + 1}"


def record_place(number: int) -> str:
    """2 → «запись 3»: a record, counted from 0, of a file without cells."""
    return f"запись {number + 1}"


def column_letters(number: int) -> str:
    """0 → «A», 25 → «Z», 26 → «AA»."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(address: str) -> Place | None:
    """«F7» → (6, 5); None for what is no address of a sheet."""
    found = ADDRESS.fullmatch(address)
    if not found:
        return None
    letters, digits = found.groups()
    row, column = int(digits), _column(letters)
    return (row - 1, column - 1) if row <= LAST_ROW and column <= LAST_COLUMN else None


@cache  # of three letters at most, and asked for by every cell
def _column(letters: str) -> int:
    """«A» → 1, «AA» → 27."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def put(rows: Rows, place: Place, cell: Cell) -> None:
    """Puts the cell at its place, with empty cells before it."""
    row, column = place
    cells = rows.setdefault(row, [])
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = cell
