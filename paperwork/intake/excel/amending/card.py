"""Changing a sheet with one record, a field a row."""

from __future__ import annotations

from collections.abc import Mapping

from paperwork.common.naming import fold
from paperwork.intake.excel.amending.book import Sheet, Workbook
from paperwork.intake.excel.amending.merged import free_cells
from paperwork.intake.excel.reading.found_answers import ANSWER, columns_of_card
from paperwork.intake.excel.reading.grid import Grid
from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.answers.fields import Schema


def amend_card(book: Workbook, part: str, schema: Schema, answers: Mapping[str, Cell]) -> None:
    """Changes the answers of the card; a label that it lacks is added at its end."""
    if not answers:
        return
    sheet = Sheet.opened(book, part)
    grid = Grid(book.title(part), [(number - 1, values) for number, values in sheet.rows.filled()])
    labels, column = columns_of_card(schema, grid) or (0, 1)
    rows = _rows(grid, labels, column)  # of two equal labels the reader takes the first
    for header, value in answers.items():
        row = rows.get(fold(header)) or _added(sheet, grid, rows, labels, header)
        free_cells(sheet, {(row - 1, column)})  # a covered cell would not show what is written into it
        sheet.put(row, column, value)
        sheet.stretch(row, {column: value})
    sheet.save()


def _rows(grid: Grid, labels: int, answers: int) -> dict[str, int]:
    """Folded label → its first row."""
    found: dict[str, int] = {}
    for index, cells in grid.rows:
        is_title = answers < len(cells) and fold(shown(cells[answers])) == ANSWER
        if labels < len(cells) and not is_title:
            found.setdefault(fold(shown(cells[labels])), index + 1)
    return found


def _added(sheet: Sheet, grid: Grid, rows: dict[str, int], labels: int, header: str) -> int:
    """The row of a new label, in the formats of the last one."""
    last = max(sheet.rows.elements, default=0)
    last = max([number for number in rows.values() if number <= last], default=0)
    number = max([last, *(index + 1 for index, _ in grid.rows), *rows.values()], default=0) + 1
    sheet.rows.place(number, sheet.rows.like(last))
    sheet.put(number, labels, header)
    rows[fold(header)] = number
    return number
