"""A sheet as rows of cells with their addresses, from any format, errors included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from paperwork.answers import Cell, is_empty
from paperwork.errors import PaperworkError
from paperwork.intake.excel.container import Container, Format
from paperwork.intake.excel.suspects import (
    Suspects,
    column_letters,
    look_at,
    ods_suspects,
    sheet_parts,
    xls_suspects,
    xlsx_suspects,
)

Area = tuple[tuple[int, int], tuple[int, int]]  # the first and the last (row, column) of merged cells


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its title, its rows that are not empty as (index from 0, cells from column A)."""

    title: str
    rows: list[tuple[int, list[Cell]]]


def address(row: int, column: int) -> str:
    """(6, 5) → «F7»."""
    return f"{column_letters(column)}{row + 1}"


def grids(container: Container) -> Iterator[Grid]:
    """Every sheet of the workbook. Raises `PaperworkError` where the file is damaged."""
    try:
        if container.format is Format.XLSX:
            yield from _xlsx_grids(container)
        else:
            suspects = (xls_suspects if container.format is Format.XLS else ods_suspects)(container)
            book = CalamineWorkbook.from_filelike(io.BytesIO(container.data))
            for name in book.sheet_names:
                yield _quick(book, name, suspects.get(name, {}))
    except (PaperworkError, MemoryError):
        raise
    except (CalamineError, Exception) as error:  # a damaged file makes the libraries raise anything
        raise PaperworkError(f"{container.name}: файл поврежден; сохраните книгу заново как .xlsx") from error


def _xlsx_grids(container: Container) -> Iterator[Grid]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(container.data))
    parts = sheet_parts(container)
    for name in book.sheet_names:
        look = look_at(container, parts[name])
        suspects = xlsx_suspects(container, parts[name]) if look.suspicious else {}
        yield _sparse(container, name, suspects) if look.spread else _quick(book, name, suspects)


def _quick(book: CalamineWorkbook, name: str, suspects: Suspects) -> Grid:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    filled = {index: cells for index, cells in enumerate(rows) if any(cell != "" for cell in cells)}
    _put(filled, suspects)
    _spread_merged(filled, sheet.merged_cell_ranges or [])
    return Grid(name, sorted(filled.items()))


def _sparse(container: Container, name: str, suspects: Suspects) -> Grid:
    """A sheet with a stray cell far away, which the quick reader would take for millions of cells."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(container.data), read_only=True, data_only=True)
    try:
        sheet = book[name]
        sheet.reset_dimensions()
        filled: dict[int, list[Cell]] = {}
        for index, cells in enumerate(sheet.iter_rows(values_only=True)):
            values: list[Cell] = ["" if value is None else value for value in cells]  # type: ignore[misc]
            if any(not is_empty(value) for value in values):
                filled[index] = values
    finally:
        book.close()
    _put(filled, suspects)
    return Grid(name, sorted(filled.items()))


def _put(filled: dict[int, list[Cell]], suspects: Suspects) -> None:
    """Puts the untrustworthy cells where the quick reader has left nothing."""
    for (row, column), broken in suspects.items():
        cells = filled.setdefault(row, [])
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = broken


def _spread_merged(filled: dict[int, list[Cell]], areas: list[Area]) -> None:
    """A value merged over several rows of a column stands in each of them that holds anything."""
    for (top, left), (bottom, right) in areas:
        if bottom == top or right != left or top not in filled:
            continue
        value = filled[top][left] if left < len(filled[top]) else ""
        for row in range(top + 1, bottom + 1):
            if row in filled and left < len(filled[row]):
                filled[row][left] = value
