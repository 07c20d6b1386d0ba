"""The sample casebook through every format and every disorder: each value comes back."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
from books import TODAY, convert, part_of, read, sentences, values, with_part, write
from desk import SAMPLE_BOOK
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.resources import sample_data
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.kind import ReadingContext
from paperwork.sheets.answers.reading import parse
from paperwork.sheets.answers.sheet import SheetLayout

WORKBOOK = "xl/workbook.xml"


def disordered(source: Path, path: Path) -> None:
    """The same records with columns shuffled, headers in capitals, a blank row between records."""
    book = openpyxl.load_workbook(source)
    content: dict[str, list[list[object]]] = {}
    for schema in SCHEMAS:
        head, *rows = _rows(book[schema.sheet.title])
        order = list(range(len(head)))
        if schema.sheet.layout is SheetLayout.TABLE:
            random.Random(schema.sheet.order).shuffle(order)
            head = [str(header).upper() for header in head]
        blank: list[object] = []
        content[schema.sheet.title] = [
            [row[at] for at in order] if row else []
            for row in [head, *(line for row in rows for line in (row, blank))]
        ]
    write(path, content)


def _rows(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True) if any(value is not None for value in row)]


def neat(folder: Path) -> Path:
    """The sample casebook."""
    path = folder / "neat.xlsx"
    shutil.copy(SAMPLE_BOOK, path)
    return path


def unpaged(path: Path) -> None:
    """Takes out which rows and columns each printed page repeats: LibreOffice would lay out all the pages."""
    data = path.read_bytes()
    names = re.sub(rb'<definedName name="_xlnm.Print_Titles".*?</definedName>', b"", part_of(data, WORKBOOK))
    path.write_bytes(with_part(data, WORKBOOK, names))


def test_the_sample_in_every_format(tmp_path: Path) -> None:
    expected = values(read(neat(tmp_path)))
    disordered(tmp_path / "neat.xlsx", tmp_path / "disorder.xlsx")
    unpaged(tmp_path / "neat.xlsx")
    for name, suffix in (("neat", "ods"), ("disorder", "xls")):  # with all its formatted rows, and bare
        convert([tmp_path / f"{name}.xlsx"], (suffix,), tmp_path)
    books = sorted(path for path in tmp_path.iterdir() if path.is_file())
    assert [path.name for path in books] == ["disorder.xls", "disorder.xlsx", "neat.ods", "neat.xlsx"]
    for path in books:
        book = read(path)
        assert sentences(book) == [], path.name
        assert values(book) == expected, path.name


def test_every_value_of_the_sample_comes_back(tmp_path: Path) -> None:
    found = values(read(neat(tmp_path)))
    for title, content in sample_data().items():
        schema = SCHEMA_BY_TITLE[title]
        for typed, record in zip(
            content if isinstance(content, list) else [content], found[title], strict=True
        ):
            for header, value in typed.items():
                item = schema.by_header.get(header.casefold()) or next(
                    f for f in schema.fields if f.header == header
                )
                answer = record[item.name]
                text = "; ".join(answer) if isinstance(answer, tuple) else shown(answer)
                if _plain(text) != _plain(shown(value)):  # «1 200,50» for 1200,5: the kind says that it is
                    assert parse(item, value, ReadingContext(TODAY)) == answer, (title, header)


def _plain(text: str) -> str:
    """The words of a text: values of several are joined anew."""
    return " ".join(text.replace(";", " ").replace(",", ".").split())


def test_the_blank_has_nothing_but_blanks(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_bytes())
    assert sentences(read(path)) == [
        "warning: blank.xlsx, лист «Учреждение»: лист не заполнен;"
        " заполните его: название учреждения стоит на каждой бумаге",
        "warning: blank.xlsx, лист «Клиенты»: нет ни одного клиента; заполните хотя бы одну строку",
    ]
