"""The calculated columns of Excel tables: a new row gets the formula of its column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperwork.intake.excel.amending.book import Sheet, Workbook
from paperwork.intake.excel.amending.cells import child
from paperwork.intake.excel.amending.formulas import carried
from paperwork.intake.excel.excel_tables import ExcelTable, excel_tables
from paperwork.intake.excel.parts import add
from paperwork.intake.excel.places import column_letters


def tables_of(sheet: Sheet, header_row: int) -> list[ExcelTable]:
    """The Excel tables of the sheet whose headers are in the row, counted from 1."""
    tables = excel_tables(sheet.book.parts, sheet.part)
    return [table for table in tables if table.area[0][0] == header_row - 1]


def fill_calculated(sheet: Sheet, tables: Sequence[ExcelTable], row: int, records: Iterable[int]) -> None:
    """Writes into a new row the formulas of the columns in which it has no answer.

    ``records`` are the rows of other records: what their formulas say of their own row, the new one
    says of its own.
    """
    for table in tables:
        for column, formula in table.formulas.items():
            cell = sheet.rows.cell(row, column)
            if len(cell) == 0:
                like = next(filter(None, (_formula(sheet, other, column) for other in records)), None)
                place = f"{column_letters(column)}{row}"
                add(cell, "f").text = carried(*like, place) if like else formula


def _formula(sheet: Sheet, row: int, column: int) -> tuple[str, str] | None:
    """The formula of a cell and its address; None where it has none of its own."""
    cell = sheet.rows.cells(row).get(column)
    formula = child(cell, "f") if cell is not None else None
    if cell is None or formula is None or not formula.text or formula.get("t") == "array":
        return None
    return formula.text, cell.get("r", "")


def has_calculated(book: Workbook, title: str) -> bool:
    """Whether the sheet with the title has a column that Excel calculates."""
    part = book.sheet(title)
    return part is not None and any(table.formulas for table in excel_tables(book.parts, part))
