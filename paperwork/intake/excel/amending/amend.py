"""Changing a workbook in place: the answers that are given, and nothing else, are different afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import OLE_MAGIC
from paperwork.common.records import dataclass
from paperwork.intake.excel.amending.added import add_sheet
from paperwork.intake.excel.amending.book import Workbook
from paperwork.intake.excel.amending.calculated import formula_columns
from paperwork.intake.excel.amending.card import amend_card
from paperwork.intake.excel.amending.own_lists import add_to_lists
from paperwork.intake.excel.amending.table import amend_table
from paperwork.intake.excel.container import Container, Format, LockedError, container_of
from paperwork.intake.excel.places import damaged
from paperwork.intake.excel.reading.read import OTHER_SHEETS, once_more, without_collector
from paperwork.intake.excel.reading.renamed import renamed
from paperwork.sheets import schema_titled
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.sheet import SheetLayout


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One record as it is to be: its row now (None: it is new) and what changes in it.

    ``answers`` maps headers to new values; headers that are not named keep what they hold.
    """

    row: int | None
    answers: Mapping[str, Cell]


def amended(
    data: bytes,
    name: str,
    sheets: Mapping[str, Sequence[RowEdit]],
    lists: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The workbook ``data``, called ``name``, with its records changed.

    ``sheets`` gives for the title of a sheet of the casebook all of its records in their new order:
    one that is not in the list is removed with its row, one that moves takes its whole row along. A
    card has one edit. Sheets that are not named stay as they are; a sheet or a column that the book
    lacks is added. ``lists`` gives what is added to lists of a workbook, by their names. Whatever else
    the book holds stays.

    Raises `PaperworkError` where the book cannot be written to.
    """
    container = writable(name, data)
    if container.format is Format.JSON:
        from paperwork.intake.jsonbook.write import amended_json  # loaded only where it is used

        changes = {title: [(edit.row, edit.answers) for edit in edits] for title, edits in sheets.items()}
        return amended_json(name, data, changes)
    try:
        with without_collector():
            book = Workbook(container)
            titles = _renamed(book, sheets)
            for title, edits in sheets.items():
                _amend(book, title, edits, titles.get(title, title))
            if lists:
                add_to_lists(book, lists)
            return book.file()
    except PaperworkError:
        raise
    # what a part raises that is broken, missing, or holds no number where one must be
    except (etree.LxmlError, KeyError, ValueError, StopIteration, AssertionError) as error:
        raise damaged(name) from error


@dataclass(frozen=True, slots=True)
class NewFormulas:
    """The columns of a sheet with formulas, by letters: those that new rows have got too, and those not."""

    given: list[str]
    left: list[str]


def calculated(before: Container, after: Container, title: str) -> NewFormulas:
    """What became of the formulas of the sheet when rows were added: they have no values before Excel."""
    if before.format is not Format.XLSX:
        return NewFormulas([], [])
    old, new = (formula_columns(Workbook(container), title) for container in (before, after))
    given = [column for column, (formulas, _) in new.items() if formulas > old.get(column, (0, 0))[0]]
    # one alone is a note or a sum; where a new row has an answer of its own, it lacks nothing
    left = [column for column, counts in old.items() if counts[0] > 1 and new.get(column) == counts]
    return NewFormulas(given, left)


def writable(name: str, data: bytes, password: str | None = None) -> Container:
    """The opened book, if records can be written into it. Raises `PaperworkError` that says what to do."""
    locked = PaperworkError(
        f"{name}: книга защищена паролем, записать в нее нельзя; снимите пароль в Excel"
        " (Файл → Сведения → Защита книги), повторите и верните пароль"
    )
    try:
        container = container_of(name, data, password)
    except LockedError:  # its own sentence names an option, which would not help here
        raise locked from None
    if container.format not in (Format.XLSX, Format.JSON):
        raise PaperworkError(
            f"{name}: записать можно только в .xlsx и .xlsm; сохраните книгу в Excel как .xlsx и повторите"
        )
    if data.startswith(OLE_MAGIC):  # opened with the password, it would be written back without one
        raise locked
    return container


def _renamed(book: Workbook, titles: Iterable[str]) -> dict[str, str]:
    """How the sheets are titled in the book that the reader knows by their columns alone."""
    if all(book.sheet(title) for title in titles):
        return {}
    again = once_more(book.parts.container)
    found = renamed(book.titles(), OTHER_SHEETS, again) if again else ()
    return {schema.sheet.title: grid.title for schema, grid in found}


def _amend(book: Workbook, title: str, edits: Sequence[RowEdit], there: str) -> None:
    schema = schema_titled(title)
    sheet = book.sheet(there) or add_sheet(book, schema)
    changes = [(edit.row, edit.answers) for edit in edits]
    if schema.sheet.layout is SheetLayout.CARD:
        for _, answers in changes[:1]:  # one record is all that a card has
            amend_card(book, sheet, schema, answers)
    else:
        amend_table(book, sheet, schema, changes)
