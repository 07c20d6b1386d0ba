"""The sheet «Что исправить»: every problem of the book, with links to the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.errors import Problem, shortened
from paperwork.intake.excel.blank.cells import put_text
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import (
    LINK_INK,
    MIDDLE,
    OPTIONAL,
    PALE_INK,
    TOP,
    box,
    fill,
    font,
    set_up_page,
)
from paperwork.intake.excel.marking.copy import clean

TO_MEND = "Что исправить"
ERROR, WARNING = "FFC7CE", "FFEB9C"
COLUMNS: Mapping[str, float] = {
    "Важность": 20,
    "Лист": 20,
    "Ячейка": 11,
    "Столбец": 24,
    "Записано": 30,
    "Что не так": 40,
    "Что сделать": 44,
}
LINKED = ("Лист", "Ячейка")
HEADER_ROW = 4


def add_list(book: Workbook, sheets: Mapping[str, Worksheet], problems: Sequence[Problem], name: str) -> None:
    """Puts the sheet in front of the others and opens the book on it."""
    sheet = book.create_sheet(TO_MEND, 0)
    _write_top(sheet, problems, name)
    for row, problem in enumerate(problems, start=HEADER_ROW + 1):
        _write_problem(sheet, row, problem, sheets.get(problem.place.sheet))
    _set_up(sheet, HEADER_ROW + len(problems))
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet  # two selected sheets would be edited together
    book.active = sheet


def label(problem: Problem) -> str:
    """How grave the problem is, in a word."""
    return "Ошибка" if problem.is_error else "Предупреждение"


def colour(problem: Problem) -> str:
    """The colour of the cell of the problem."""
    return ERROR if problem.is_error else WARNING


def _write_top(sheet: Worksheet, problems: Sequence[Problem], name: str) -> None:
    errors = sum(problem.is_error for problem in problems)
    sheet.cell(1, 1, f"Ошибок: {errors}, предупреждений: {len(problems) - errors}").font = font(16, bold=True)
    advice = f"Это копия книги «{name}» с пометками. Исправляйте в самой книге, потом проверьте ее еще раз."
    put_text(sheet.cell(2, 1), clean(advice))
    sheet.cell(2, 1).font = font(colour=PALE_INK)
    for number, (title, width) in enumerate(COLUMNS.items(), start=1):
        cell = sheet.cell(HEADER_ROW, number, title)
        cell.font, cell.fill, cell.border, cell.alignment = font(bold=True), fill(OPTIONAL), box(), MIDDLE
        sheet.column_dimensions[get_column_letter(number)].width = width


def _write_problem(sheet: Worksheet, row: int, problem: Problem, target: Worksheet | None) -> None:
    texts = (
        label(problem), problem.place.sheet, problem.place.cell, problem.place.header,
        shortened(problem.place.value or ""), problem.message, problem.fix,
    )  # fmt: skip
    for number, (title, text) in enumerate(zip(COLUMNS, texts, strict=True), start=1):
        cell = sheet.cell(row, number)
        put_text(cell, clean(text))
        cell.font, cell.border, cell.alignment = font(), box(), TOP
        if target and text and title in LINKED:
            _link(cell, target.title, problem.place.cell)
    sheet.cell(row, 1).fill = fill(colour(problem))
    sheet.row_dimensions[row].height = height(zip(texts, COLUMNS.values(), strict=True))


def _link(cell: Cell | MergedCell, title: str, address: str) -> None:
    quoted = title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{address or 'A1'}")
    cell.font = font(colour=LINK_INK)


def _set_up(sheet: Worksheet, last: int) -> None:
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.sheet_view.showGridLines = False
    set_up_page(sheet, landscape=True)
