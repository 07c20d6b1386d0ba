"""Workbooks of tests: the same as openpyxl writes, without its objects for each cell and each part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from xml.sax.saxutils import quoteattr

import openpyxl
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from paperwork.common.reproducible_zip import Laid, Packed, packed

Rows = Sequence[Sequence[object]]
FORMATTED = (date(2026, 1, 1), datetime(2026, 1, 1), time(1), timedelta(1))  # cells with a format each
STYLES = {type(value): number for number, value in enumerate(FORMATTED, 1)}
LONGEST = 32_767  # of what a cell may hold
SHEETS: dict[str, Packed] = {}  # by their rows: tests ask for the same ones again and again
MOST_SHEETS = 2000
ONE = "xl/worksheets/sheet1.xml"
TITLE = "the sheet"
REPEATED = {  # what the parts say of a sheet
    "xl/workbook.xml": ("<sheets>", "</sheets>"),
    "xl/_rels/workbook.xml.rels": ("<Relationship ", "/>"),
    "[Content_Types].xml": (f'<Override PartName="/{ONE}"', "/>"),
}


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook with these rows of cells on each sheet."""
    parts = [_sheet(number, rows) for number, rows in enumerate(sheets.values(), 1)]
    return Laid().followed_by([*_around(tuple(sheets)), *parts]).zipped()


@cache
def _pattern() -> Mapping[str, bytes]:
    """The parts of a workbook with one sheet that knows all formats of cells, as openpyxl writes them."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(FORMATTED)
    numbers = [cell.style_id for cell in book.worksheets[0][1]]  # they are given when they are asked for
    assert numbers == list(STYLES.values())
    book.create_sheet(TITLE)
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def _packed(name: str) -> Packed:
    """A part that is the same whatever sheets there are."""
    return packed(name, _pattern()[name])


@cache
def _around(titles: tuple[str, ...]) -> tuple[Packed, ...]:
    """The parts of a workbook with sheets of these titles, without the sheets."""
    assert len({title.casefold() for title in titles}) == len(titles)
    parts = []
    for name in _pattern():
        if name in REPEATED:
            parts.append(packed(name, _repeated(name, titles).encode("ascii", "xmlcharrefreplace")))
        elif name != ONE:
            parts.append(_packed(name))
    return tuple(parts)


def _repeated(name: str, titles: tuple[str, ...]) -> str:
    """The part with what it says of its one sheet said of each."""
    opening, closing = REPEATED[name]
    before, _, rest = _pattern()[name].decode().partition(opening)
    said, _, after = rest.partition(closing)
    if opening != "<sheets>":
        said, opening, closing = f"{opening}{said}{closing}", "", ""
    told = (
        said.replace("sheet1.xml", f"sheet{number}.xml")
        .replace('sheetId="1"', f'sheetId="{number}"')
        .replace('"rId1"', f'"rIdSheet{number}"')
        .replace(f'"{TITLE}"', quoteattr(title))
        for number, title in enumerate(titles, 1)
    )
    return f"{before}{opening}{''.join(told)}{closing}{after}"


def _sheet(number: int, rows: Rows) -> Packed:
    """The part of a sheet, as openpyxl writes it."""
    content = repr(rows)
    if content not in SHEETS:
        before, data, after = _pattern()[ONE].decode().partition("<sheetData></sheetData>")
        assert data
        last = max(map(len, rows), default=0)
        first = next((place for place, row in enumerate(rows, 1) if row), 1)
        extent = f"A{first}:{get_column_letter(last or 1)}{len(rows) or 1}"
        written = "".join(_row(place, row) for place, row in enumerate(rows, 1) if row)
        whole = f"{before.replace('A1:A1', extent)}<sheetData>{written}</sheetData>{after}"
        if len(SHEETS) == MOST_SHEETS:
            SHEETS.clear()
        SHEETS[content] = packed("", whole.encode("ascii", "xmlcharrefreplace"))
    found = SHEETS[content]
    return Packed(f"xl/worksheets/sheet{number}.xml", found.method, found.crc, found.size, found.raw)


def _row(number: int, row: Sequence[object]) -> str:
    cells = [
        _cell(f"{letters}{number}", value)
        for letters, value in zip(_letters(len(row)), row, strict=True)
        if value is not None
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


@cache
def _letters(count: int) -> tuple[str, ...]:
    """The names of so many columns."""
    return tuple(map(get_column_letter, range(1, count + 1)))


def _cell(address: str, value: object) -> str:
    """The cell, as openpyxl writes it."""
    if isinstance(value, str):
        return f'<c r="{address}"{_text(value)}</c>'
    if isinstance(value, bool):
        return f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
    style = STYLES.get(type(value))
    if style:
        days = safe_string(to_excel(value))  # type: ignore[no-untyped-call]
        return f'<c r="{address}" s="{style}" t="n"><v>{days}</v></c>'
    assert isinstance(value, (int, float, Decimal)), value
    return f'<c r="{address}" t="n"><v>{safe_string(value)}</v></c>'


@lru_cache(maxsize=10_000)
def _text(value: str) -> str:
    """What follows the address in the cell: the same texts are in many."""
    assert not ILLEGAL_CHARACTERS_RE.search(value), value
    assert len(value) <= LONGEST, len(value)
    text = escape(value, quote=False).replace("\r", "&#13;").encode("ascii", "xmlcharrefreplace").decode()
    if value.startswith("=") and len(value) > 1:
        return f"><f>{text[1:]}</f><v></v>"
    if value in ERROR_CODES:
        return f' t="e"><v>{text}</v>'
    if not value:
        return ' t="inlineStr">'
    space = ' xml:space="preserve"' if value != value.strip() else ""
    return f' t="inlineStr"><is><t{space}>{text}</t></is>'
