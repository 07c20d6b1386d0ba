"""How an answer is put into a cell: text stays text, dates are real dates, nothing is cut."""

from __future__ import annotations

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.blank.style import number_format
from paperwork.intake.excel.texts import FORMULA_SIGNS, LONGEST_TEXT
from paperwork.sheets.answers.fields import Field


def put_answer(sheet: Worksheet, row: int, column: int, field: Field, value: object) -> Cell | MergedCell:
    """Writes the answer in the format of its kind."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value  # type: ignore[assignment]  # whatever openpyxl takes: dates and numbers
    cell.number_format = number_format(field, value)
    return cell


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Writes the text as text, though it begins like a formula."""
    if len(text) > LONGEST_TEXT or ILLEGAL_CHARACTERS_RE.search(text):
        place = f"лист «{cell.parent.title}», {cell.coordinate}"
        raise PaperworkError(
            f"{place}: текст не помещается в ячейку Excel; сократите его до {LONGEST_TEXT} знаков"
            " и уберите непечатаемые знаки"
        )
    cell.value = text
    cell.data_type = "s"  # openpyxl has made a formula of a text that begins with «=»
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True  # so it stays text when a person edits it
