"""The workbooks of tests are as openpyxl writes them, though their sheets are put together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import openpyxl
from workbooks import Rows, workbook

SHEETS: dict[str, Rows] = {
    "Клиенты": [["а", 1, 2.5, True, None], [date(2026, 3, 1), datetime(2026, 3, 1, 4, 5), "<&>\n "]],
    "Пустой": [],
    "Контакты": [["=1+2", time(3, 4), timedelta(hours=5), " ", "0012"], [], [None], ["", "#N/A", "=", "а\r"]],
    "«А» & <Б>": [[], [10**20, 1e-7, 1 / 3, Decimal("1.50"), False, "\"'\u2028\U0001f600"]],
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
        made = workbook(SHEETS)
        assert list(_read(made)) == list(_read(out.getvalue()))
        ours, theirs = (zipfile.ZipFile(io.BytesIO(data)) for data in (made, out.getvalue()))
        assert ours.testzip() is None
        assert sorted(ours.namelist()) == sorted(theirs.namelist())


def _read(data: bytes) -> Iterator[tuple[object, ...]]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.rows:
            yield (sheet.title, *((cell.value, cell.data_type, cell.number_format) for cell in row))
