"""A sheet as rows of cells with their addresses, from any format, errors included."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container, Format
from paperwork.intake.excel.places import (
    Area,
    Rank,
    RawSheet,
    Rows,
    address,
    damaged,
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
            spread_merged(sheet.rows, sheet.merged)
            rows = sorted(sheet.rows.items())
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


def _reader(kind: Format) -> Reader:
    """The reader of the format: only the one that is used is loaded."""
    folder = (
        "paperwork.intake.jsonbook.read" if kind is Format.JSON else f"paperwork.intake.excel.reading.{kind}"
    )
    module = import_module(folder)
    reader: Reader = getattr(module, f"{kind}_sheets")
    return reader


def spread_merged(rows: Rows, areas: Sequence[Area]) -> None:
    """A value merged over several rows of a column is put into each of them that holds anything."""
    for (top, left), (bottom, right) in areas:
        if bottom == top or right != left or top not in rows:
            continue
        value = rows[top][left] if left < len(rows[top]) else ""
        for row in _between(rows, top + 1, bottom):
            rows[row].extend([""] * (left + 1 - len(rows[row])))
            rows[row][left] = value


def _between(rows: Rows, first: int, last: int) -> Sequence[int]:
    """The filled rows from first to last; an area may claim a million of them."""
    if last - first < len(rows):
        return [row for row in range(first, last + 1) if row in rows]
    return [row for row in rows if first <= row <= last]
