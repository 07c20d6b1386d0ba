"""Changes of the opened book that concern several rows: a client's, or one removed and brought back."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.book.parts import tied
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, Schema
from paperwork.sheets.answers.reading import Cell
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.removed import RemovedClient, RemovedRow
from paperwork.web.sheet_editor import RowEditor, SheetEditor


def tie(opened: OpenBook) -> None:
    """Writes the only client's file number into the rows that have none: a second client comes."""
    number = opened.number(opened.clients[0]) if len(opened.clients) == 1 else None
    for schema in tied(opened.book) if number else ():
        editor = opened.editors[schema.sheet.title]
        for row_editor in editor.rows_of(""):
            put(opened, editor, row_editor, OWNER, number)
    opened.refresh()


def rename(opened: OpenBook, client: RowEditor, old: str | None) -> None:
    """Lets the rows of a client follow him to his new file number."""
    new = opened.number(client)
    is_moved = old and new and same(old) != same(new)
    if not is_moved or any(same(opened.number(row_editor)) == same(old) for row_editor in opened.clients):
        return
    for schema, name in _repeats(opened):
        editor = opened.editors[schema.sheet.title]
        for row_editor in list(editor.rows_of(same(old))):
            put(opened, editor, row_editor, name, new)
    opened.refresh()


def _repeats(opened: OpenBook) -> Iterator[tuple[Schema, str]]:
    """The sheets with the column «Дело» that repeats a client's."""
    for schema in opened.book.schemas:
        item = schema.owner
        if item and item.link == CLIENTS:
            yield schema, item.name


def put(opened: OpenBook, editor: SheetEditor, row_editor: RowEditor, name: str, cell: Cell) -> None:
    """Puts a cell into a row of the opened book."""
    editor.put(row_editor, name, cell)
    opened.touch(editor)


def drop_client(opened: OpenBook, client: RowEditor, name: str) -> None:
    """Takes out the client and every row that is tied to him, unless another has his number.

    Under his ``name`` all of it can be brought back.
    """
    number = same(opened.number(client))
    is_alone = sum(same(opened.number(row_editor)) == number for row_editor in opened.clients) == 1
    rows: list[RemovedRow] = []
    for schema in tied(opened.book) if is_alone else ():
        for row_editor in list(opened.tied(schema, client)):
            rows.append(drop(opened, opened.editors[schema.sheet.title], row_editor))
    rows.append(drop(opened, opened.editors[CLIENTS], client))
    opened.removed, opened.removed_client = None, RemovedClient(name, rows)
    opened.refresh()


def drop(opened: OpenBook, editor: SheetEditor, row_editor: RowEditor) -> RemovedRow:
    """Takes a row out, so that it can be brought back."""
    opened.removed = editor, editor.remove(row_editor), row_editor
    opened.touch(editor)
    return opened.removed


def bring_back(opened: OpenBook) -> tuple[SheetEditor, RowEditor] | None:
    """Puts the row that was taken out last where it was, and returns it."""
    if opened.removed is None:
        return None
    editor, _, row_editor = opened.removed
    _put_back(opened, opened.removed)
    opened.removed = None
    opened.refresh()
    return editor, row_editor


def bring_client_back(opened: OpenBook) -> RowEditor | None:
    """Puts the client who was taken out last and his rows where they were, and returns his row."""
    if opened.removed_client is None:
        return None
    rows = opened.removed_client.rows
    for row in reversed(rows):
        _put_back(opened, row)
    opened.removed_client = None
    opened.refresh()
    return rows[-1][2]


def _put_back(opened: OpenBook, row: RemovedRow) -> None:
    editor, at, row_editor = row
    lacking = len(editor.columns) - len(row_editor.cells)  # columns that have come since
    row_editor.cells += [None] * lacking
    editor.insert(row_editor, min(at, len(editor.row_editors)))
    opened.touch(editor)
