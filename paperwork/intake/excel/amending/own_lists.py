"""What is added to the lists of the sheet «Списки» of a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from paperwork.common.naming import fold
from paperwork.intake.excel.amending.added import put_sheet
from paperwork.intake.excel.amending.book import Sheet, Workbook
from paperwork.intake.excel.parts import add, made
from paperwork.intake.excel.reading.lists import LISTS, TITLE_ROWS
from paperwork.sheets.answers.cells import is_empty, shown


def add_to_lists(book: Workbook, added: Mapping[str, Sequence[str]]) -> None:
    """Writes each value below the last one of its list, where the reader looks for it.

    A list or the whole sheet that the book lacks is added.
    """
    sheet = Sheet.opened(book, book.sheet(LISTS) or _empty_sheet(book))
    for name, values in added.items():
        row, column = _header(sheet, name) or _new_header(sheet, name)
        last = max(
            (at for at, cells in sheet.rows.filled() if column < len(cells) and not is_empty(cells[column])),
            default=row,
        )
        for at, value in enumerate(values, max(last, row) + 1):
            sheet.put(at, column, value)
    sheet.save()


def _empty_sheet(book: Workbook) -> str:
    root = made("worksheet", book.root)
    add(root, "sheetData")
    return put_sheet(book, root, LISTS)


def _header(sheet: Sheet, name: str) -> tuple[int, int] | None:
    """The row from 1 and the column from 0 of the list's name; None where it is not there."""
    return next((place for text, place in _heads(sheet) if text == fold(name)), None)


def _new_header(sheet: Sheet, name: str) -> tuple[int, int]:
    """Writes the name of a list behind those that there are."""
    filled = list(sheet.rows.filled())
    rows = [number for number, _ in filled[:TITLE_ROWS]]
    column = max((len(cells) for _, cells in filled), default=0)
    row = rows[min(1, len(rows) - 1)] if rows else 1  # in the blank, a line above the names says how to add
    sheet.put(row, column, name)
    return row, column


def _heads(sheet: Sheet) -> list[tuple[str, tuple[int, int]]]:
    return [
        (fold(shown(cell)), (number, column))
        for number, cells in islice(sheet.rows.filled(), TITLE_ROWS)
        for column, cell in enumerate(cells)
    ]
