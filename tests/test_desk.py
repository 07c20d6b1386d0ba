"""The workbooks of tests are as openpyxl writes them, though their sheets are put together."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import openpyxl
from desk import workbook

SHEETS = {
    "Клиенты": [["а", 1, 2.5, True, None], [date(2026, 3, 1), datetime(2026, 3, 1, 4, 5), "<&>\n "]],
    "Пустой": [],
    "Контакты": [["=1+2", time(3, 4), timedelta(hours=5), " ", "0012"]],
}


def test_a_workbook_holds_what_openpyxl_writes() -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    for _ in range(2):  # the second time its sheets are remembered
        assert list(_read(workbook(SHEETS))) == list(_read(out.getvalue()))


def _read(data: bytes) -> Iterator[tuple[object, ...]]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.rows:
            yield (sheet.title, *((cell.value, cell.data_type, cell.number_format) for cell in row))
