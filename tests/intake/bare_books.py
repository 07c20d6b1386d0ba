"""Workbooks of one sheet written part by part, as other programs may write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from books import TODAY
from zipped import zipped

from paperwork.book.casebook import Book
from paperwork.intake.excel.reading.read import read_book

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
HEADERS = ("Дело", "Фамилия", "Имя", "Пол", "Адрес")
VERA = ("1", "Соколова", "Вера", "женский")


def text(address: str, words: str) -> str:
    """A cell with its text in itself."""
    return f'<c r="{address}" t="inlineStr"><is><t>{words}</t></is></c>'


def sheet(*cells: str, rows: str = "", beside: str = "", headers: tuple[str, ...] = HEADERS) -> str:
    """A sheet of clients with one of them; ``cells`` follow her sex in the second row."""
    first = "".join(text(f"{letter}1", words) for letter, words in zip("ABCDEFGH", headers, strict=False))
    second = "".join(text(f"{letter}2", words) for letter, words in zip("ABCD", VERA, strict=True))
    lines = f'<row r="1">{first}</row><row r="2">{second}{"".join(cells)}</row>{rows}'
    return f"<worksheet {MAIN}><sheetData>{lines}</sheetData>{beside}</worksheet>"


def relations(**targets: str) -> str:
    """A part of relations: the kind of each target, and where it is."""
    items = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def parts(sheet_part: str | bytes, properties: str = "", **others: str | bytes) -> dict[str, bytes]:
    """The parts of a workbook; ``others`` are parts beside the sheet by their kinds."""
    book = (
        f'<workbook {MAIN} xmlns:r="{OFFICE}">{properties}'
        '<sheets><sheet name="Клиенты" sheetId="1" r:id="worksheet"/></sheets></workbook>'
    )
    kinds = '<Default Extension="xml" ContentType="application/xml"/>'
    types = f'<Types xmlns="{PACKAGE}/content-types">{kinds}</Types>'
    named: Mapping[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(
            worksheet="worksheets/sheet1.xml", **{kind: f"{kind}.xml" for kind in others}
        ),
        SHEET: sheet_part,
        **{f"xl/{kind}.xml": content for kind, content in others.items()},
    }
    return {name: part.encode() if isinstance(part, str) else part for name, part in named.items()}


def book_of(folder: Path, content: Mapping[str, bytes]) -> Book:
    """The book of the parts as it is read."""
    path = folder / "book.xlsx"
    path.write_bytes(zipped(content))
    return read_book(path, None, TODAY)
