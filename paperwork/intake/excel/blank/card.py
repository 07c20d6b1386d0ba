"""A sheet of the casebook with one record, a field a row: it looks like a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.intake.excel.blank.cells import put_answer
from paperwork.intake.excel.blank.checks import check_of
from paperwork.intake.excel.blank.hints import comment_of, hint_of
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import (
    ANSWER,
    CENTRE,
    GROUP_TABS,
    HEADING,
    PALE_INK,
    SECTION,
    TEXT_FORMAT,
    TOP,
    box,
    dress_header,
    fill,
    font,
    set_up_page,
)
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.sheet import SheetGroup

COLUMNS: Mapping[str, float] = {"A": 26, "B": 56, "C": 36}
TITLES = ("Поле", "Ответ", "Подсказка")


def add_card(book: Workbook, schema: Schema, filled: Mapping[str, object]) -> None:
    """Adds the sheet of the schema, with the answers given, header → value; new headers are new rows."""
    sheet = book.create_sheet(schema.sheet.title)
    _write_titles(sheet)
    section, row = "", 1
    for field in (*schema.fields, *_own_fields(schema, filled)):
        if field.section and field.section != section:
            section, row = field.section, row + 1
            _write_section(sheet, row, section)
        row += 1
        _write_field(sheet, row, schema, field, filled.get(field.header, field.default))
    _set_up(sheet, schema.sheet.group)


def _own_fields(schema: Schema, filled: Iterable[str]) -> tuple[Field, ...]:
    """The user's own rows, as fields of text."""
    known = {field.header for field in schema.fields}
    return tuple(Field(name=header, header=header) for header in filled if header not in known)


def _write_titles(sheet: Worksheet) -> None:
    for number, title in enumerate(TITLES, start=1):
        cell = sheet.cell(1, number, title)
        cell.font, cell.alignment, cell.border = font(bold=True, colour=PALE_INK), CENTRE, box()
    for letter, width in COLUMNS.items():
        sheet.column_dimensions[letter].width = width


def _write_section(sheet: Worksheet, row: int, title: str) -> None:
    cell = sheet.cell(row, 1, title)
    cell.font, cell.fill = font(11, bold=True, colour="FFFFFF"), fill(SECTION)
    cell.alignment = HEADING
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(TITLES))
    sheet.row_dimensions[row].height = 21


def _write_field(sheet: Worksheet, row: int, schema: Schema, field: Field, value: object) -> None:
    label = sheet.cell(row, 1, field.header)
    dress_header(label, required=field.required)
    label.comment = comment_of(hint_of(field, schema))
    label.alignment = TOP
    answer = put_answer(sheet, row, 2, field, value)
    answer.font, answer.fill = font(), fill(ANSWER)
    answer.alignment, answer.border = TOP, box("8A97A6")
    hint = sheet.cell(row, 3, field.hint or None)
    hint.font, hint.alignment = font(9, italic=True, colour=PALE_INK), TOP
    hint.number_format = TEXT_FORMAT
    sheet.row_dimensions[row].height = _height(field, value)
    _add_check(sheet, row, schema, field)


def _height(field: Field, value: object) -> float:
    """The height of the row: room for the answer given or still to be given."""
    texts = ((field.header, COLUMNS["A"]), (value, COLUMNS["B"]), (field.hint, COLUMNS["C"]))
    return height(texts, least=field.kind.excel.lines)


def _add_check(sheet: Worksheet, row: int, schema: Schema, field: Field) -> None:
    check = check_of(field, schema)
    if check:
        check.add(f"B{row}")
        sheet.add_data_validation(check)


def _set_up(sheet: Worksheet, group: SheetGroup) -> None:
    sheet.freeze_panes = "A2"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.tabColor = GROUP_TABS[group]
    set_up_page(sheet, landscape=False)
