"""A sheet of the casebook with a record a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.intake.excel.blank.cells import put_answer
from paperwork.intake.excel.blank.checks import LAST_ROW, check_of, keys_name
from paperwork.intake.excel.blank.hints import comment_of, hint_of
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import (
    BAND,
    GROUP_TABS,
    HEADER_HEIGHT,
    LINES,
    MISSING,
    SMALL_SCALE,
    TOP,
    dress_header,
    font,
    number_format,
    set_up_page,
    when,
    width,
)
from paperwork.sheets.answers.fields import Field, Schema

BOLDER = 1.06  # how much wider the letters of a header are
USUAL_SCALE = 100  # per cent, in which narrow tables are printed; wide ones in the small scale
WIDEST = 140.0  # characters across a page in the usual scale
RULED_ROWS, RULED_HEIGHT = 20, 20.0  # what a page has to be written in by hand; points on paper
GRID = Side(style="hair", color="D9D9D9")  # as the grid on the screen
CLIENTS = "Клиенты"


def add_table(book: Workbook, schema: Schema, rows: Sequence[Mapping[str, object]]) -> None:
    """Adds the sheet of the schema, with the rows given, header → value; new headers are new columns."""
    sheet = book.create_sheet(schema.sheet.title)
    fields = schema.fields + _own_columns(schema, rows)
    _write_headers(sheet, schema, fields)
    for row, record in enumerate(rows, start=2):
        _write_row(sheet, row, fields, record)
    _rule(sheet, fields, len(rows) + 2)
    _add_checks(sheet, schema)
    _add_colours(sheet, schema, len(fields))
    _set_up(sheet, schema, fields)


def _own_columns(schema: Schema, rows: Iterable[Mapping[str, object]]) -> tuple[Field, ...]:
    """The user's own columns, as fields of text."""
    headers = dict.fromkeys(header for record in rows for header in record)
    known = {field.header for field in schema.fields}
    return tuple(Field(name=header, header=header) for header in headers if header not in known)


def _write_headers(sheet: Worksheet, schema: Schema, fields: Sequence[Field]) -> None:
    headers = ((field.header, width(field) / BOLDER) for field in fields)
    sheet.row_dimensions[1].height = max(HEADER_HEIGHT, height(headers))
    for number, field in enumerate(fields, start=1):
        cell = sheet.cell(1, number, field.header)
        dress_header(cell, required=field.required)
        cell.comment = comment_of(hint_of(field, schema))
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = width(field)
        # cells that are not there yet take the format of their column
        column.number_format, column.font, column.alignment = number_format(field), font(), TOP


def _write_row(sheet: Worksheet, row: int, fields: Sequence[Field], record: Mapping[str, object]) -> None:
    for number, field in enumerate(fields, start=1):
        value = record.get(field.header)
        if value is not None:
            cell = put_answer(sheet, row, number, field, value)
            cell.font, cell.alignment = font(), TOP
    texts = ((record.get(field.header), width(field)) for field in fields)
    sheet.row_dimensions[row].height = height(texts)


def _rule(sheet: Worksheet, fields: Sequence[Field], first: int) -> None:
    """Rules the page for writing by hand, from the ``first`` empty row on.

    No print area: that would cut off rows which are added later. Programs print the grid as far as
    the last cell that shows anything, so the last ruled one has a border.
    """
    sheet.print_options.gridLines = True
    line = RULED_HEIGHT * 100 / _scale(fields)
    used = sum(sheet.row_dimensions[row].height or 0 for row in range(2, first))
    last = first - 1 + max(0, int(RULED_ROWS - used / line))
    for row in range(first, last + 1):
        sheet.row_dimensions[row].height = line
    if last >= first:
        cell = sheet.cell(last, len(fields))
        cell.number_format, cell.font, cell.alignment = number_format(fields[-1]), font(), TOP
        cell.border = Border(bottom=GRID)


def _scale(fields: Sequence[Field]) -> int:
    return USUAL_SCALE if sum(map(width, fields)) <= WIDEST else SMALL_SCALE


def _add_checks(sheet: Worksheet, schema: Schema) -> None:
    for number, field in enumerate(schema.fields, start=1):
        check = check_of(field, schema)
        if check:
            check.add(_answers(number))
            sheet.add_data_validation(check)


def _answers(column: int) -> str:
    """The cells of a column where answers are expected: «B2:B2000»."""
    letter = get_column_letter(column)
    return f"{letter}2:{letter}{LAST_ROW}"


def _add_colours(sheet: Worksheet, schema: Schema, columns: int) -> None:
    """A begun row gets a frame and a band; what is missing or wrong in it shows at once."""
    begun = f"COUNTA($A2:${get_column_letter(columns)}2)>0"
    for number, field in enumerate(schema.fields, start=1):
        wrong = [formula.format(cell=f"{get_column_letter(number)}2") for formula in _wrong(schema, field)]
        for formula in wrong:
            sheet.conditional_formatting.add(
                _answers(number), when(f"AND({begun},{formula})", background=MISSING)
            )
    area = f"A2:{get_column_letter(columns)}{LAST_ROW}"
    sheet.conditional_formatting.add(area, when(f"AND({begun},MOD(ROW(),2)=1)", background=BAND, frame=LINES))
    sheet.conditional_formatting.add(area, when(begun, frame=LINES))


def _wrong(schema: Schema, field: Field) -> Iterable[str]:
    """Formulas that are true of a cell that the reader will report; ``{cell}`` is its address."""
    if field.required:
        empty = "LEN(TRIM({cell}))=0"
        alone = f"COUNTA({keys_name(CLIENTS)})<>1"  # a single client's number may be left out
        yield f"{empty},{alone}" if field is schema.tie else empty
    if field.name == schema.sheet.key:
        yield f"COUNTIF({_fixed(schema, field)},{{cell}})>1"
    if field.not_before:
        earlier = f"${_letter(schema, schema.by_name[field.not_before])}2"
        yield f"ISNUMBER({{cell}}),ISNUMBER({earlier}),{{cell}}<{earlier}"


def _letter(schema: Schema, field: Field) -> str:
    return get_column_letter(schema.fields.index(field) + 1)


def _fixed(schema: Schema, field: Field) -> str:
    letter = _letter(schema, field)
    return f"${letter}$2:${letter}${LAST_ROW}"


def _set_up(sheet: Worksheet, schema: Schema, fields: Sequence[Field]) -> None:
    named = next((number for number, field in enumerate(fields, 1) if field.header == "Фамилия"), 1)
    sheet.freeze_panes = f"{get_column_letter(named + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{LAST_ROW}"
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = f"A:{get_column_letter(named)}"
    sheet.sheet_properties.tabColor = Color(GROUP_TABS[schema.sheet.group])
    set_up_page(sheet, landscape=True, scale=_scale(fields))
    _break_evenly(sheet, [width(field) for field in fields], named, WIDEST * 100 / _scale(fields))


def _break_evenly(sheet: Worksheet, widths: Sequence[float], named: int, page: float) -> None:
    """Breaks a table wider than a page into pages of like width: none is left with a single column.

    The first ``named`` columns are repeated on every page.
    """
    room, rest = page - sum(widths[:named]), widths[named:]
    left = _pages(rest, room)
    share, used = sum(rest) / left, 0.0
    for column, size in enumerate(rest, named):
        if used and (used + size > room or (left > 1 and used + size / 2 > share)):
            sheet.col_breaks.append(Break(id=column))
            left, used = left - 1, 0.0
        used += size


def _pages(widths: Sequence[float], room: float) -> int:
    """How many pages columns of these widths take where each page is filled."""
    pages, used = 1, 0.0
    for size in widths:
        if used and used + size > room:
            pages, used = pages + 1, 0.0
        used += size
    return pages
