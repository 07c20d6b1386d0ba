"""Sheets of an old .xls, errors included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import time
from typing import Any

from paperwork.common.errors import Problem
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.places import (
    MOST_CELLS,
    OWN,
    TITLE_ROWS,
    Rank,
    RawSheet,
    Rows,
    in_order,
    too_large,
)
from paperwork.intake.excel.reading.percents import percentage
from paperwork.intake.excel.reading.tied import is_tied
from paperwork.sheets.answers.cells import BadCell, Cell, error_cell

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
# In an .xls a formula that gives an empty text and one that was never calculated are the same bytes.
NO_RESULT = BadCell(
    "формула",
    Problem(
        "у формулы нет результата: пустой он или не вычислен, в .xls не видно",
        "сохраните книгу в Excel как .xlsx и повторите или впишите значение",
    ),
)


def xls_sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    """The sheets by their rank."""
    book = _open(container.data)
    codes = _percents(book)
    for name in in_order(book.sheet_names(), rank):
        if rank(name) is None:
            yield RawSheet(name, {})
            continue
        sheet = book.sheet_by_name(name)
        rows = _filled(container.name, sheet, book.datemode, codes, rank(name) == OWN)
        merged = tuple(
            # xlrd names the row and the column after the last
            ((top, left), (bottom - 1, right - 1))
            for top, bottom, left, right in sheet.merged_cells
        )
        yield RawSheet(name, rows, merged, from_1904=book.datemode == 1)
        book.unload_sheet(name)


def _open(data: bytes) -> Any:
    """The book; with its formats, which merged cells belong to, unless they are damaged."""
    import xlrd

    options = {"file_contents": data, "logfile": io.StringIO(), "on_demand": True, "ragged_rows": True}
    with suppress(Exception):  # damaged formats raise errors of many kinds
        return xlrd.open_workbook(formatting_info=True, **options)
    return xlrd.open_workbook(**options)


def _percents(book: Any) -> dict[int, str]:
    """The codes of the cell formats that show a percentage, by their numbers; none where none was read."""
    codes = {}
    for number, item in enumerate(book.xf_list):
        known = book.format_map.get(item.format_key)
        if known is not None and "%" in known.format_str:
            codes[number] = known.format_str
    return codes


def _filled(file: str, sheet: Any, datemode: int, codes: dict[int, str], is_tied_only: bool) -> Rows:
    """The rows that hold anything; none of a sheet that must be tied and is not.

    Raises `PaperworkError` for too many cells.
    """
    rows: Rows = {}
    count = 0
    for row in range(sheet.nrows):
        cells = [_cell(cell, datemode, codes) for cell in sheet.row(row)]
        if any(cell != "" for cell in cells):
            rows[row] = cells
            count += len(cells)
            if is_tied_only and len(rows) == TITLE_ROWS and not is_tied(rows.values()):
                return {}
            if count > MOST_CELLS:
                raise too_large(file)
    return rows


def _cell(cell: Any, datemode: int, codes: dict[int, str]) -> Cell:
    import xlrd

    value: Cell = cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return error_cell(ERRORS.get(cell.value, ""))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if cell.ctype == xlrd.XL_CELL_TEXT and value == "":
        return NO_RESULT
    if cell.ctype == xlrd.XL_CELL_NUMBER and cell.xf_index in codes:
        return percentage(cell.value, codes[cell.xf_index]) or value
    if cell.ctype == xlrd.XL_CELL_DATE:
        with suppress(ValueError, OverflowError):  # a number that no calendar has stays a number
            moment = xlrd.xldate.xldate_as_datetime(value, datemode)
            # a time without a day is a part of one
            return time(moment.hour, moment.minute) if 0 <= cell.value < 1 else moment
    return value
