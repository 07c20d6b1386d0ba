"""The first sheet of the casebook: how to fill it in, for a person who opens it for the first time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.data_files import EXACTLY, made, tables
from paperwork.common.records import dataclass
from paperwork.intake.excel.blank import style as blank_style
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import (
    GROUP_TABS,
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
from paperwork.sheets.answers.fields import Schema

GUIDE = "Как заполнять"
SOURCE = Path(__file__).with_name("blank_guide.toml")
COLUMNS: Mapping[str, float] = {"A": 5, "B": 38, "C": 72}
MARK, NAME, TEXT = 1, 2, 3


@dataclass(frozen=True, slots=True)
class GuideFile:
    """The whole of blank_guide.toml: the top of the sheet, and a table for each part."""

    __pydantic_config__: ClassVar = EXACTLY

    title: str
    lead: tuple[str, ...]
    part: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class GuidePart:
    """A heading and a table for each of its rows: see blank_guide.toml."""

    __pydantic_config__: ClassVar = EXACTLY

    heading: str
    rows: tuple[dict[str, object], ...]
    steps: bool = False
    sheets: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLine:
    """A row of the guide."""

    __pydantic_config__: ClassVar = EXACTLY

    text: str
    name: str = ""
    mark: str = ""
    colour: str = ""
    command: str = ""
    sheet: bool = False
    group: bool = False


def add_guide(book: Workbook, schemas: Sequence[Schema]) -> None:
    """Adds the sheet «Как заполнять», which leads to each of these sheets."""
    sheet = book.create_sheet(GUIDE)
    text = made(GuideFile, tables(SOURCE), SOURCE, "все таблицы")
    for letter, width in COLUMNS.items():
        sheet.column_dimensions[letter].width = width
    row = _write_title(sheet, text.title, text.lead)
    for table in text.part:
        part = made(GuidePart, table, SOURCE, str(table.get("heading", "part")))
        row = _write_part(sheet, row + 1, part, schemas if part.sheets else ())
    _set_up(sheet)


def _write_title(sheet: Worksheet, title: str, lead: Sequence[str]) -> int:
    """Writes the top of the sheet; returns the next free row."""
    sheet.cell(1, MARK, title).font = font(20, bold=True, colour=SECTION)
    for row, line in enumerate(lead, start=2):
        sheet.cell(row, MARK, line).font = font(11, colour=PALE_INK)
    return len(lead) + 2


def _write_part(sheet: Worksheet, row: int, part: GuidePart, schemas: Sequence[Schema]) -> int:
    """Writes a heading and its rows; returns the next free row."""
    for column in (MARK, NAME, TEXT):
        sheet.cell(row, column).fill = fill(SECTION)
    heading = sheet.cell(row, MARK, part.heading)
    heading.font, heading.alignment = font(12, bold=True, colour="FFFFFF"), HEADING
    sheet.row_dimensions[row].height = 21
    if part.new_page:
        sheet.row_breaks.append(Break(row - 1))  # the page ends below that row
    number = 0
    for number, line in enumerate(_lines(part, schemas), start=1):  # the last one is the height
        _write_line(sheet, row + number, line, str(number) if part.steps else line.mark)
    return row + number + 1


def _lines(part: GuidePart, schemas: Sequence[Schema]) -> Iterator[GuideLine]:
    """The rows of the part: first the sheets, each group under its name."""
    for group, sheets in groupby(schemas, lambda schema: schema.sheet.group):
        yield GuideLine(name=group, text="", colour=GROUP_TABS[group], group=True)
        for schema in sheets:
            yield GuideLine(name=schema.sheet.title, text=schema.sheet.purpose, sheet=True)
    yield from (made(GuideLine, table, SOURCE, part.heading) for table in part.rows)


def _write_line(sheet: Worksheet, row: int, line: GuideLine, mark: str) -> None:
    first = sheet.cell(row, MARK, mark or None)
    first.font, first.alignment = font(10, bold=True, colour=SECTION), TOP_CENTRE
    if line.colour:
        first.fill, first.border = fill(getattr(blank_style, line.colour, line.colour)), box()
    name = sheet.cell(row, NAME)
    name.value = line.command or line.name
    name.data_type = "s"
    name.font, name.alignment = _font_of(line), HEADING if line.group else TOP
    if line.sheet:
        _link(name)
    text = sheet.cell(row, TEXT, line.text)
    text.font, text.alignment = font(), TOP
    texts = ((name.value, COLUMNS["B"]), (line.text, COLUMNS["C"]))
    sheet.row_dimensions[row].height = height(texts)


def _font_of(line: GuideLine) -> Font:
    if line.command:
        return Font(name="Courier New", size=9, bold=True, color=blank_style.INK)
    return font(11 if line.group else 10, bold=True, colour=LINK_INK if line.sheet else blank_style.INK)


def _link(cell: Cell | MergedCell) -> None:
    """Makes the cell lead to the sheet that it names."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{cell.value}'!A1", tooltip="Перейти на лист")


def _set_up(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = GUIDE_TAB
    set_up_page(sheet, landscape=False)
