"""Where in the marked copy the answers of a book without cells are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.errors import Problem
from paperwork.common.naming import fold


def in_copy(problem: Problem, sheets: Mapping[str, Worksheet]) -> Problem:
    """The problem at its cell of the copy; as it is where the copy has no such cell."""
    place = problem.place
    sheet = sheets.get(place.sheet)
    cell = _cell(sheet, place.cell, fold(place.header)) if sheet and place.header else None
    return problem.at(replace(place, cell=cell)) if cell else problem


def _cell(sheet: Worksheet, record: str, header: str) -> str | None:
    """The address of an answer: below the headers of a table, beside the header of a card."""
    if not record:
        labels = [fold(str(row[0])) for row in sheet.iter_rows(max_col=1, values_only=True)]
        return f"B{labels.index(header) + 1}" if header in labels else None
    headers = [fold(str(value)) for value in next(sheet.iter_rows(max_row=1, values_only=True), ())]
    number = int("".join(filter(str.isdigit, record)) or 0)
    return f"{get_column_letter(headers.index(header) + 1)}{number + 1}" if header in headers else None
