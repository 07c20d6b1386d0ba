"""A sheet as rows of cells with their addresses, from any format, errors included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container, Format
from paperwork.intake.excel.places import (
    MOST_CELLS,
    MOST_MERGED,
    MOST_ROWS,
    OWN,
    Area,
    Rank,
    RawSheet,
    Rows,
    address,
    damaged,
    given_up,
    record_place,
    too_large,
)
from paperwork.sheets.answers.cells import Cell

Reader = Callable[[Container, Rank], Iterator[RawSheet]]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its title, its rows that are not empty as (index from 0, cells from column A).

    ``first``, ``problems`` and ``from_1904`` are as in a `RawSheet`.
    """

    title: str
    rows: list[tuple[int, list[Cell]]]
    first: Sequence[int] | None = None
    problems: Sequence[Problem] = ()
    from_1904: bool = False

    def place(self, row: int, column: int) -> str:
        """The address of a cell, or which record it is of; empty where the header says enough."""
        if self.first is None:
            return address(row, column)
        return record_place(row if row >= 0 else self.first[column]) if self.first else ""


def grids(container: Container, rank: Rank = lambda _title: 0) -> Iterator[Grid]:
    """Every sheet of the workbook by its rank; those without one have no rows.

    Raises `PaperworkError` where the file is damaged or holds too much.
    """
    try:
        for sheet in _reader(container.format)(container, rank):
            sheet = _bounded(container.name, sheet, rank)
            rows = sorted(sheet.rows.items())
            sheet.rows.clear()  # whoever takes the grid may let its rows go
            yield Grid(sheet.title, rows, sheet.first, sheet.problems, sheet.from_1904)
    except PaperworkError:
        raise
    except MemoryError:
        raise too_large(container.name) from None
    except Exception as error:  # a damaged file makes the libraries raise anything
        raise damaged(container.name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of a library in Rust; it is no Exception
            raise
        raise damaged(container.name) from None


def _bounded(file: str, sheet: RawSheet, rank: Rank) -> RawSheet:
    """The sheet with its merged values spread; one that is not known and has too much is given up.

    Raises `PaperworkError` for any other that has too much.
    """
    if _is_spread_in_bounds(sheet):
        return sheet
    if (rank(sheet.title) or 0) < OWN:
        raise too_large(file)
    return given_up(file, sheet.title)


def _is_spread_in_bounds(sheet: RawSheet) -> bool:
    """Spreads the merged values; whether the sheet has no more of anything than it may."""
    if len(sheet.rows) > MOST_ROWS or len(sheet.merged) > MOST_MERGED:
        return False
    return spread_merged(sheet.rows, sheet.merged) <= MOST_CELLS


def _reader(kind: Format) -> Reader:
    """The reader of the format: only the one that is used is loaded."""
    folder = (
        "paperwork.intake.jsonbook.read" if kind is Format.JSON else f"paperwork.intake.excel.reading.{kind}"
    )
    module = import_module(folder)
    reader: Reader = getattr(module, f"{kind}_sheets")
    return reader


def spread_merged(rows: Rows, areas: Sequence[Area]) -> int:
    """A value merged over several rows of a column is put into each of them that holds anything.

    Returns how many cells rows have got so; it stops where they are more than a sheet may have.
    """
    tall = sorted(
        (left, top, bottom)
        for (top, left), (bottom, right) in areas
        if bottom > top and right == left and top in rows
    )
    filled = sorted(rows) if tall else []
    made = 0
    end = (-1, -1)  # the column and the last row of the area before
    for left, top, bottom in tall:
        if (left, top) <= end:  # areas do not overlap: else each row might be written for each of them
            continue
        end = (left, bottom)
        value = rows[top][left] if left < len(rows[top]) else ""
        for row in filled[bisect_right(filled, top) : bisect_right(filled, bottom)]:
            made += max(1, left + 1 - len(rows[row]))
            if made > MOST_CELLS:
                return made
            rows[row].extend([""] * (left + 1 - len(rows[row])))
            rows[row][left] = value
    return made
