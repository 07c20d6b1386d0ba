"""Columns that Excel calculates, of its tables or filled down by hand: a new row gets their formulas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from paperwork.intake.excel.amending.book import Sheet, Workbook
from paperwork.intake.excel.amending.cells import child
from paperwork.intake.excel.amending.formulas import carried
from paperwork.intake.excel.excel_tables import ExcelTable, excel_tables
from paperwork.intake.excel.parts import add
from paperwork.intake.excel.places import column_letters

FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
LOOKED_AT = 3  # records at the end: a column in which each of them has the same formula is filled down
Formula = tuple[str, str]  # and the address of its cell


def tables_of(sheet: Sheet, header_row: int) -> list[ExcelTable]:
    """The Excel tables of the sheet whose headers are in the row, counted from 1."""
    tables = excel_tables(sheet.book.parts, sheet.part)
    return [table for table in tables if table.area[0][0] == header_row - 1]


def calculated_columns(
    sheet: Sheet, tables: Sequence[ExcelTable], records: Sequence[int]
) -> dict[int, Formula]:
    """The formulas that a new row gets, by the column from 0; ``records`` are the rows of the others.

    What the formula of the last record says of its own row, the new one says of its own.
    """
    found = _filled_down(sheet, records[-LOOKED_AT:])
    for table in tables:
        for column, formula in table.formulas.items():
            like = next(filter(None, (_formula(sheet, row, column) for row in reversed(records))), None)
            found[column] = like or (formula, "")
    return found


def fill_calculated(sheet: Sheet, columns: Mapping[int, Formula], row: int) -> None:
    """Writes the formulas into a new row where it has no answer."""
    for column, (formula, old) in columns.items():
        cell = sheet.rows.cell(row, column)
        if len(cell) == 0:
            place = f"{column_letters(column)}{row}"
            add(cell, "f").text = carried(formula, old, place) if old else formula


def _filled_down(sheet: Sheet, records: Sequence[int]) -> dict[int, Formula]:
    """The columns in which all of the records have one formula, each of its own row."""
    found: dict[int, Formula] = {}
    for column in sheet.rows.cells(records[-1]) if records else ():
        formulas = [_formula(sheet, row, column) for row in records]
        last = formulas[-1]
        if last and all(other and carried(*other, last[1]) == last[0] for other in formulas):
            found[column] = last
    return found


def _formula(sheet: Sheet, row: int, column: int) -> Formula | None:
    """The formula of a cell and its address; None where it has none of its own."""
    cell = sheet.rows.cells(row).get(column)
    formula = child(cell, "f") if cell is not None else None
    if cell is None or formula is None or not formula.text or formula.get("t") == "array":
        return None
    return formula.text, cell.get("r", "")


def formula_columns(book: Workbook, title: str) -> dict[str, tuple[int, int]]:
    """How many cells with formulas, and how many with anything, the columns of a sheet have, by letters.

    Only of those that hold formulas; none where there is no such sheet.
    """
    part = book.sheet(title)
    if part is None or not FORMULA.search(book.parts.read(part)):
        return {}
    formulas, filled = Counter[str](), Counter[str]()
    for row in Sheet.opened(book, part).rows.data.iterfind("{*}row"):
        for cell in row.iterfind("{*}c"):
            column = cell.get("r", "").rstrip("0123456789")
            filled[column] += len(cell) > 0
            formulas[column] += child(cell, "f") is not None
    return {column: (count, filled[column]) for column, count in formulas.items() if count}
