"""Sheets of an old .xls, errors included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import time
from typing import Any

from paperwork.intake.excel.container import Container
from paperwork.intake.excel.places import Rank, RawSheet, Rows, in_order
from paperwork.sheets.answers.cells import Cell, error_cell

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def xls_sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    """The sheets by their rank."""
    book = _open(container.data)
    for name in in_order(book.sheet_names(), rank):
        if rank(name) is None:
            yield RawSheet(name, {})
            continue
        sheet = book.sheet_by_name(name)
        rows = {row: [_cell(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows)}
        merged = tuple(
            # xlrd names the row and the column after the last
            ((top, left), (bottom - 1, right - 1))
            for top, bottom, left, right in sheet.merged_cells
        )
        yield RawSheet(name, _filled(rows), merged)
        book.unload_sheet(name)


def _open(data: bytes) -> Any:
    """The book; with its formats, which merged cells belong to, unless they are damaged."""
    import xlrd

    options = {"file_contents": data, "logfile": io.StringIO(), "on_demand": True, "ragged_rows": True}
    with suppress(Exception):  # damaged formats raise errors of many kinds
        return xlrd.open_workbook(formatting_info=True, **options)
    return xlrd.open_workbook(**options)


def _filled(rows: Rows) -> Rows:
    return {row: cells for row, cells in rows.items() if any(cell != "" for cell in cells)}


def _cell(cell: Any, datemode: int) -> Cell:
    import xlrd

    value: Cell = cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return error_cell(ERRORS.get(cell.value, ""))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        with suppress(ValueError, OverflowError):  # a number that no calendar has stays a number
            moment = xlrd.xldate.xldate_as_datetime(value, datemode)
            # a time without a day is a part of one
            return time(moment.hour, moment.minute) if 0 <= cell.value < 1 else moment
    return value
