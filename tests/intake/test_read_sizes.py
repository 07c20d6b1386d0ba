"""Books that claim to be huge: read in time, in little memory."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from books import TODAY, part_of, read, sentences, values, with_part
from desk import environment
from test_read_files import SHEET, ods, sound

from paperwork.book.casebook import Book

MEASURED = """
import pickle, re, sys, time
from datetime import date
from pathlib import Path
from paperwork.intake.excel.reading.read import read_book

def peak():  # kilobytes; getrusage would count those of the parent too
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

before, start = peak(), time.process_time()
book = read_book(Path(sys.argv[1]), None, date.fromisoformat(sys.argv[2]))
found = time.process_time() - start, (peak() - before) // 1024, book
sys.stdout.buffer.write(pickle.dumps(found))
"""


class Measured(NamedTuple):
    """The book as another process has read it, and the seconds and the megabytes that it needed."""

    seconds: float
    megabytes: int
    book: Book


def measured(path: Path) -> Measured:
    """The book, read once, by a process that does nothing else."""
    command = [sys.executable, "-c", MEASURED, str(path), TODAY.isoformat()]
    done = subprocess.run(command, env=environment(), capture_output=True, check=True)
    return Measured(*pickle.loads(done.stdout))


def with_rows(folder: Path, rows: str) -> Path:
    """The sound casebook with more rows on «Клиенты»."""
    data = sound(folder)
    sheet = part_of(data, SHEET).replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    path = folder / "large.xlsx"
    path.write_bytes(with_part(data, SHEET, sheet))
    return path


@cache
def formatted_rows() -> str:
    """Half a million rows with a format and no cells."""
    return "".join(f'<row r="{n}" s="1" customFormat="1" ht="15"/>' for n in range(5, 500_000))


@cache
def formatted_cells() -> str:
    """Half a million cells with a format and no values."""
    return "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(5, 250_000))


STRAY = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>случайно</t></is></c></row>'
STRAY_BELOW = '<row r="1048000"><c r="M1048000" t="inlineStr"><is><t>случайно</t></is></c></row>'
SIZES = (
    ("half a million formatted rows", formatted_rows, ()),
    ("half a million formatted cells", formatted_cells, ()),
    ("a stray value in the last cell", lambda: STRAY, ("XFD1048576",)),
    ("formatted rows and a stray value", lambda: formatted_cells() + STRAY, ("XFD1048576",)),
    ("a stray value far below", lambda: formatted_rows() + STRAY_BELOW,
     ("A1048000", "B1048000", "C1048000", "E1048000", "M1048000")),
)  # fmt: skip


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the memory is measured as Linux does it")


@on_linux
@pytest.mark.parametrize(("rows", "cells"), [case[1:] for case in SIZES], ids=[case[0] for case in SIZES])
def test_a_sheet_that_claims_to_be_huge(
    tmp_path: Path, rows: Callable[[], str], cells: Sequence[str]
) -> None:
    path = with_rows(tmp_path, rows())
    seconds, megabytes, book = measured(path)
    assert seconds < 3  # on a slow and busy computer
    assert megabytes < 100
    assert tuple(problem.place.cell for problem in book.problems) == tuple(cells)
    assert values(book)["Клиенты"][:3] == values(read(tmp_path / "sound.xlsx"))["Клиенты"]


def test_a_stray_value_is_told(tmp_path: Path) -> None:
    assert sentences(read(with_rows(tmp_path, STRAY))) == [
        "warning: large.xlsx, лист «Клиенты», XFD1048576: «случайно» — над значением нет заголовка,"
        " оно не прочитано; впишите заголовок столбца или перенесите значение"
    ]


@on_linux
def test_a_million_formatted_rows_in_ods(tmp_path: Path) -> None:
    rows = (
        "<table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>Дело</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Фамилия</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="16383"/>'
        '<table:table-cell office:value-type="string">'
        "<text:p>случайно</text:p></table:table-cell></table:table-row>"
    )
    path = tmp_path / "book.ods"
    path.write_bytes(ods([], content=f'<table:table table:name="Клиенты">{rows}</table:table>'))
    found = measured(path)
    assert [problem.place.cell for problem in found.book.problems] == ["", "XFD1048576"]
    assert found.megabytes < 50


@on_linux
def test_a_stray_value_in_xls(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Клиенты")
    for column, header in enumerate(["Дело", "Фамилия", "Имя", "Пол"]):
        sheet.write(0, column, header)
    sheet.write(65535, 255, "случайно")
    book.save(str(tmp_path / "book.xls"))
    found = measured(tmp_path / "book.xls")
    assert [problem.place.cell for problem in found.book.problems] == ["", "IV65536"]
    assert found.megabytes < 50
