"""A book opened to be marked: by openpyxl with all it has, or as a copy of its values."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.intake.excel.blank.cells import put_text
from paperwork.intake.excel.blank.hints import comment_of
from paperwork.intake.excel.blank.style import TOP
from paperwork.intake.excel.container import Container, Format
from paperwork.intake.excel.reading.grid import Grid, grids
from paperwork.intake.excel.texts import LONGEST_TEXT
from paperwork.sheets.answers.dates import DATE_FORMAT
from paperwork.sheets.answers.reading import BadCell

MACROS = "xl/vbaProject.bin"
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
LARGEST_SHEETS = 20 * 2**20  # bytes of XML; above it openpyxl would take gigabytes
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31
NARROWEST, WIDEST = 10, 44  # characters


def can_stay_whole(container: Container) -> bool:
    """Whether openpyxl can take the book with all it has, in the memory of a usual computer."""
    return container.format is Format.XLSX and _sheets_size(container) <= LARGEST_SHEETS


def has_macros(container: Container) -> bool:
    """Whether the book holds macros, so that its copy may be an .xlsm."""
    return container.format is Format.XLSX and bool(container.part(MACROS))


def clean(text: str) -> str:
    """The text without what a cell of Excel cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]


def _sheets_size(container: Container) -> int:
    return sum(container.size(name) for name in container.names() if SHEET_PART.fullmatch(name))


def whole(container: Container, with_macros: bool) -> tuple[Workbook, dict[str, Worksheet]]:
    """The book with all that openpyxl keeps, and its sheets by title."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out of the copy
        book = openpyxl.load_workbook(io.BytesIO(container.data), keep_vba=with_macros)
    for sheet in book.worksheets:
        _keep_comments_readable(sheet)
    return book, {sheet.title: sheet for sheet in book.worksheets}


def _keep_comments_readable(sheet: Worksheet) -> None:
    """Gives each comment its size again: openpyxl reads the text only."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, 50)):
        for cell in row:
            if cell.comment:
                sized = comment_of(cell.comment.text)
                cell.comment.width, cell.comment.height = sized.width, sized.height


def values(container: Container) -> tuple[Workbook, dict[str, Worksheet]]:
    """A new book with the same values at the same addresses, and its sheets by the titles in the old one."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book, {grid.title: _add_values(book, grid) for grid in grids(container)}


def _add_values(book: Workbook, grid: Grid) -> Worksheet:
    sheet: Worksheet = book.create_sheet(FORBIDDEN.sub("_", grid.title)[:LONGEST_TITLE])
    widths: dict[int, int] = {}
    for row, column, value in _filled(grid):
        cell = sheet.cell(row, column)
        cell.alignment = TOP
        if isinstance(value, str):
            put_text(cell, clean(value))
        else:
            cell.value = value  # type: ignore[assignment]  # a number or a date
            cell.number_format = DATE_FORMAT if _is_day(value) else cell.number_format
        widths[column] = max(widths.get(column, NARROWEST), min(WIDEST, len(str(value)) + 2))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    return sheet


def _filled(grid: Grid) -> Iterator[tuple[int, int, object]]:
    """Row, column (from 1) and value of each cell that is not empty."""
    top = 2 if grid.first else 1  # the headers of records without cells are in row -1
    for index, cells in grid.rows:
        for number, value in enumerate(cells, start=1):
            if value not in ("", None):
                yield index + top, number, value.text if isinstance(value, BadCell) else value


def _is_day(value: object) -> bool:
    """Whether it is a date without a time."""
    return isinstance(value, date) and not (isinstance(value, datetime) and value.time() != time())
