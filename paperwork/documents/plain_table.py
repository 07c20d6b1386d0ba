"""A sheet of a workbook that is one table to be read, sorted and printed: headers, then rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.records import dataclass
from paperwork.intake.excel.blank.cells import put_text
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.style import TOP, box, dress_header, fill, set_up_page
from paperwork.sheets.answers.dates import DATE_FORMAT

TALL = 150.0  # points: a title of a paper upright, in two lines
UPRIGHT = Alignment(text_rotation=90, wrap_text=True, vertical="bottom", horizontal="center")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its header, its width in characters; ``is_tall`` turns the header upright."""

    header: str
    width: float
    is_tall: bool = False


def fill_sheet(
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Iterator[Sequence[object]],
    *,
    colour: Callable[[str], str] = lambda _text: "",
    fixed: int = 1,
) -> None:
    """Headers that stay in sight and can be sorted by, then the rows, with the ``colour`` of each text."""
    for at, column in enumerate(columns, 1):
        head = sheet.cell(1, at, column.header)
        dress_header(head, required=False)
        if column.is_tall:
            head.alignment = UPRIGHT
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    if any(column.is_tall for column in columns):
        sheet.row_dimensions[1].height = TALL
    last = 1
    for last, row in enumerate(rows, 2):
        texts = [(value, column.width) for value, column in zip(row, columns, strict=True)]
        sheet.row_dimensions[last].height = height(texts)
        for at, value in enumerate(row, 1):
            cell = sheet.cell(last, at)
            cell.alignment, cell.border = TOP, box()
            if isinstance(value, str):
                put_text(cell, value)
                if background := colour(value):
                    cell.fill = fill(background)
            else:
                cell.value = value  # type: ignore[assignment]  # a number or a day
                if isinstance(value, date):
                    cell.number_format = DATE_FORMAT
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_title_rows = "1:1"
    set_up_page(sheet, landscape=True)
