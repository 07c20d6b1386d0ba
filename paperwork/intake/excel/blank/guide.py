"""The first sheet of the casebook: how to fill it in, for a person who opens it for the first time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.intake.excel.blank import style as blank_style
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import (
    GUIDE_TAB,
    HEADING,
    LINK_INK,
    PALE_INK,
    SECTION,
    TOP,
    TOP_CENTRE,
    box,
    fill,
    font,
    set_up_page,
)
from paperwork.sheets import SCHEMAS

GUIDE = "Как заполнять"
SOURCE = Path(__file__).with_name("blank_guide.toml")
COLUMNS: Mapping[str, float] = {"A": 5, "B": 38, "C": 72}
MARK, NAME, TEXT = 1, 2, 3


def add_guide(book: Workbook) -> None:
    """Adds the sheet «Как заполнять»."""
    sheet = book.create_sheet(GUIDE)
    text = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    for letter, width in COLUMNS.items():
        sheet.column_dimensions[letter].width = width
    row = _write_title(sheet, text["title"], text["lead"])
    for part in text["part"]:
        row = _write_part(sheet, row + 1, part)
    _set_up(sheet)


def _write_title(sheet: Worksheet, title: str, lead: Sequence[str]) -> int:
    """Writes the top of the sheet; returns the next free row."""
    sheet.cell(1, MARK, title).font = font(20, bold=True, colour=SECTION)
    for row, line in enumerate(lead, start=2):
        sheet.cell(row, MARK, line).font = font(11, colour=PALE_INK)
    return len(lead) + 2


def _write_part(sheet: Worksheet, row: int, part: Mapping[str, Any]) -> int:
    """Writes a heading and its rows; returns the next free row."""
    for column in (MARK, NAME, TEXT):
        sheet.cell(row, column).fill = fill(SECTION)
    heading = sheet.cell(row, MARK, part["heading"])
    heading.font, heading.alignment = font(12, bold=True, colour="FFFFFF"), HEADING
    sheet.row_dimensions[row].height = 21
    if part.get("new_page"):
        sheet.row_breaks.append(Break(row - 1))  # the page ends below that row
    number = 0
    for number, line in enumerate(_lines(part), start=1):  # the last one is the height
        _write_line(sheet, row + number, line, str(number) if part.get("steps") else line.get("mark", ""))
    return row + number + 1


def _lines(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if part.get("sheets"):
        for schema in SCHEMAS:
            yield {"name": schema.sheet.title, "text": schema.sheet.purpose, "sheet": True}
    yield from part["rows"]


def _write_line(sheet: Worksheet, row: int, line: Mapping[str, Any], mark: str) -> None:
    first = sheet.cell(row, MARK, mark or None)
    first.font, first.alignment = font(10, bold=True, colour=SECTION), TOP_CENTRE
    if "colour" in line:
        first.fill, first.border = fill(getattr(blank_style, line["colour"])), box()
    name = sheet.cell(row, NAME)
    name.value = line.get("command") or line["name"]
    name.data_type = "s"
    name.font, name.alignment = _font_of(line), TOP
    if line.get("sheet"):
        _link(name)
    text = sheet.cell(row, TEXT, line["text"])
    text.font, text.alignment = font(), TOP
    texts = ((name.value, COLUMNS["B"]), (line["text"], COLUMNS["C"]))
    sheet.row_dimensions[row].height = height(texts)


def _font_of(line: Mapping[str, Any]) -> Font:
    if "command" in line:
        return Font(name="Courier New", size=9, bold=True, color=blank_style.INK)
    return font(bold=True, colour=LINK_INK if line.get("sheet") else blank_style.INK)


def _link(cell: Cell | MergedCell) -> None:
    """Makes the cell lead to the sheet that it names."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{cell.value}'!A1", tooltip="Перейти на лист")


def _set_up(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = GUIDE_TAB
    set_up_page(sheet, landscape=False)
