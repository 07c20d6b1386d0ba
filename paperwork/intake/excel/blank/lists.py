"""The sheet «Списки», which people may add to, and the names by which drop-downs find their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.intake.excel.blank.cells import put_text
from paperwork.intake.excel.blank.checks import LAST_ROW, keys_name, list_name, open_list
from paperwork.intake.excel.blank.hints import comment_of
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import (
    GROUP_TABS,
    HEADER_HEIGHT,
    HEADING,
    LINES,
    PALE_INK,
    SMALL_SCALE,
    TEXT_FORMAT,
    TOP,
    dress_header,
    font,
    set_up_page,
    when,
)
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.answers.sheet import SheetGroup

LISTS = "Списки"
NAME_ROW, FIRST_VALUE, LAST_VALUE = 2, 3, 300  # the rows of the names and of the values
NARROWEST, WIDEST = 12.0, 44.0
LONG, WIDEST_LONG = 30, 102.0  # a list of so many values: a line each, or it would not be on one page
SHADE = "F7F4EA"
ADD_BELOW = (
    "Свои значения дописывайте ниже, в первую пустую ячейку столбца: они сразу появятся в выпадающем списке."
)


def add_lists(book: Workbook, schemas: Sequence[Schema]) -> None:
    """Adds the sheet «Списки» and the defined names of a book with these sheets."""
    sheet = book.create_sheet(LISTS)
    lists = open_lists(schemas)
    for number, choices in enumerate(lists, start=1):
        _write_list(sheet, number, choices)
        _name(
            book,
            list_name(choices.name),
            _filled_part(LISTS, get_column_letter(number), FIRST_VALUE, LAST_VALUE),
        )
    for schema in _linked_schemas(schemas):
        letter = get_column_letter([field.name for field in schema.fields].index(str(schema.sheet.key)) + 1)
        _name(book, keys_name(schema.sheet.title), _filled_part(schema.sheet.title, letter, 2, LAST_ROW))
    _set_up(sheet, len(lists))


def open_lists(schemas: Sequence[Schema] = SCHEMAS) -> tuple[Choices, ...]:
    """The lists that may be added to, in the order in which the sheets use them."""
    found = (open_list(field) for schema in schemas for field in schema.fields)
    return tuple({choices.name: choices for choices in found if choices}.values())


def _linked_schemas(schemas: Sequence[Schema]) -> Iterator[Schema]:
    titles = dict.fromkeys(field.link for schema in schemas for field in schema.fields if field.link)
    there = {schema.sheet.title: schema for schema in schemas}
    return (there[title] for title in titles)


def _filled_part(title: str, letter: str, first: int, last: int) -> str:
    """The reference to the cells of the column down to the last filled one.

    No empty line at the end of the drop-down, and what is added below shows at once; blank rows
    between do no harm. SUMPRODUCT, since it counts over a range in Excel and in LibreOffice.
    """
    start = f"'{title}'!${letter}${first}"
    area = f"{start}:${letter}${last}"
    return f'OFFSET({start},0,0,MAX(1,SUMPRODUCT(MAX(({area}<>"")*ROW({area})))-{first - 1}),1)'


def _name(book: Workbook, name: str, reference: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=reference)


def _write_list(sheet: Worksheet, number: int, choices: Choices) -> None:
    """Writes the list in its column."""
    header = sheet.cell(NAME_ROW, number, choices.name)
    dress_header(header, required=False)
    header.comment = comment_of(ADD_BELOW)
    values = [choice.shown for choice in choices.values]
    widest = WIDEST_LONG if len(values) >= LONG else WIDEST
    width = min(widest, max(NARROWEST, *(len(text) + 4 for text in (*choices.name.split(), *values))))
    for row, value in enumerate(values, start=FIRST_VALUE):
        cell = sheet.cell(row, number)
        put_text(cell, value)
        cell.font, cell.alignment, cell.number_format = font(), TOP, TEXT_FORMAT
        line = sheet.row_dimensions[row]
        line.height = max(line.height or 0, height([(value, width)]))
    column = sheet.column_dimensions[get_column_letter(number)]
    column.width, column.font, column.alignment, column.number_format = width, font(), TOP, TEXT_FORMAT


def _set_up(sheet: Worksheet, columns: int) -> None:
    area = f"A{FIRST_VALUE}:{get_column_letter(max(columns, 1))}{LAST_VALUE}"
    prompt = DataValidation(promptTitle="Список", prompt=ADD_BELOW, showInputMessage=True, allow_blank=True)
    prompt.add(area)
    sheet.add_data_validation(prompt)
    shade = when(f"LEN(A{FIRST_VALUE})>0", background=SHADE, frame=LINES)
    sheet.conditional_formatting.add(area, shade)
    note = sheet.cell(1, 1, ADD_BELOW)
    note.font, note.alignment = font(italic=True, colour=PALE_INK), HEADING
    sheet.row_dimensions[1].height, sheet.row_dimensions[NAME_ROW].height = 22, HEADER_HEIGHT
    sheet.freeze_panes = f"A{FIRST_VALUE}"
    sheet.print_title_rows = f"1:{NAME_ROW}"
    sheet.sheet_properties.tabColor = GROUP_TABS[SheetGroup.LISTS]
    set_up_page(sheet, landscape=False, scale=SMALL_SCALE)
