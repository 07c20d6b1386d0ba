"""Any workbook as plain tables: the titles of its sheets and their rows, numbered from 1."""

from __future__ import annotations

from paperwork.intake.excel.container import container_of
from paperwork.intake.excel.reading.grid import grids
from paperwork.sheets.answers.cells import Cell

Rows = list[tuple[int, list[Cell]]]


def workbook_tables(name: str, data: bytes, password: str | None = None) -> list[tuple[str, Rows, bool]]:
    """The sheets of the workbook in its order, and whether their serial numbers count from 1904.

    Raises `PaperworkError` where it cannot be opened.
    """
    places: dict[str, int] = {}

    def rank(title: str) -> int:
        """The same for all; a reader asks for it sheet by sheet, and reads them as they get ready."""
        places.setdefault(title, len(places))
        return 0

    sheets = grids(container_of(name, data, password), rank)
    tables = [
        (grid.title, [(index + 1, cells) for index, cells in grid.rows], grid.from_1904) for grid in sheets
    ]
    return sorted(tables, key=lambda table: places[table[0]])
