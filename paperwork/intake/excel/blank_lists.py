"""The sheet «Списки», which people may add to, and the names by which drop-downs find their values."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.choices import Choices
from paperwork.fields import Form
from paperwork.intake.excel.blank_cells import put_text
from paperwork.intake.excel.blank_checks import LAST_ROW, keys_name, list_name, open_list
from paperwork.intake.excel.blank_hints import comment_of
from paperwork.intake.excel.blank_style import (
    LIST_TAB,
    TEXT_FORMAT,
    TOP,
    box,
    dress_header,
    fill,
    font,
    set_up_page,
)
from paperwork.records import FORM_BY_TITLE, FORMS

LISTS = "Списки"
LAST_VALUE = 300  # how far down a list may go
NARROWEST, WIDEST = 18.0, 44.0
SHADE = "F7F4EA"
ADD_BELOW = (
    "Свои значения дописывайте ниже, в первую пустую ячейку столбца: они сразу появятся в выпадающем списке."
)


def add_lists(book: Workbook) -> None:
    """Adds the sheet «Списки» and the defined names of the book."""
    sheet = book.create_sheet(LISTS)
    for number, choices in enumerate(open_lists(), start=1):
        _write_list(sheet, number, choices)
        _name(book, list_name(choices.name), _filled_part(LISTS, get_column_letter(number), LAST_VALUE))
    for form in _linked_forms():
        letter = get_column_letter([field.name for field in form.fields].index(str(form.sheet.key)) + 1)
        _name(book, keys_name(form.sheet.title), _filled_part(form.sheet.title, letter, LAST_ROW))
    _set_up(sheet)


def open_lists() -> tuple[Choices, ...]:
    """The lists that may be added to, in the order in which the sheets use them."""
    found = (open_list(field) for form in FORMS for field in form.fields)
    return tuple(dict((choices.name, choices) for choices in found if choices).values())


def _linked_forms() -> Iterator[Form]:
    titles = dict.fromkeys(field.link for form in FORMS for field in form.fields if field.link)
    return (FORM_BY_TITLE[title] for title in titles)


def _filled_part(title: str, letter: str, last: int) -> str:
    """The reference to the cells of the column down to the last filled one.

    No empty line at the end of the drop-down, and what is added below shows at once; blank rows
    between do no harm. SUMPRODUCT, since it counts over a range in Excel and LibreOffice alike.
    """
    start, area = f"'{title}'!${letter}$2", f"'{title}'!${letter}$2:${letter}${last}"
    return f'OFFSET({start},0,0,MAX(1,SUMPRODUCT(MAX(({area}<>"")*ROW({area})))-1),1)'


def _name(book: Workbook, name: str, reference: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=reference)


def _write_list(sheet: Worksheet, number: int, choices: Choices) -> None:
    header = sheet.cell(1, number, choices.name)
    dress_header(header, required=False)
    header.comment = comment_of(ADD_BELOW)
    values = [choice.shown for choice in choices.values]
    for row, value in enumerate(values, start=2):
        cell = sheet.cell(row, number)
        put_text(cell, value)
        cell.font, cell.alignment, cell.number_format = font(), TOP, TEXT_FORMAT
    column = sheet.column_dimensions[get_column_letter(number)]
    column.width = min(WIDEST, max(NARROWEST, *(len(text) + 3 for text in (choices.name, *values))))
    column.font, column.alignment, column.number_format = font(), TOP, TEXT_FORMAT


def _set_up(sheet: Worksheet) -> None:
    area = f"A2:{get_column_letter(len(open_lists()))}{LAST_VALUE}"
    prompt = DataValidation(promptTitle="Список", prompt=ADD_BELOW, showInputMessage=True)
    prompt.add(area)
    sheet.add_data_validation(prompt)
    shade = FormulaRule(["LEN(A2)>0"], fill=fill(SHADE), border=box("DDD6BE"))
    sheet.conditional_formatting.add(area, shade)
    sheet.row_dimensions[1].height = 22
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.tabColor = LIST_TAB
    set_up_page(sheet, landscape=True)
