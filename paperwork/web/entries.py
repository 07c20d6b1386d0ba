"""What a person has typed into a form, taken over into the opened book: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from paperwork.common.records import dataclass
from paperwork.sheets.answers.choices import several
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, Field, Schema
from paperwork.sheets.answers.reading import Cell
from paperwork.web.changes import put
from paperwork.web.controls import joined, tidy, typed
from paperwork.web.open_book import OpenBook
from paperwork.web.sections import NEW
from paperwork.web.sheet_editor import RowEditor, SheetEditor, display

OTHER = ".other"  # ends the name of the free entry beside boxes
# "-" is in no name of a column
SEEN = ".row-version"  # ends the name of the version of a row that the form was drawn with
PROPOSED = ".row-proposed"  # ends the name of what the page itself has filled in

Typed = Mapping[str, Sequence[str]]  # name of a field → what was sent under it


class StaleError(Exception):
    """The form was drawn before its rows were changed or taken away elsewhere."""


@dataclass(frozen=True)
class Change:
    """New cells of one row."""

    editor: SheetEditor
    row_editor: RowEditor
    cells: dict[str, Cell]


def store(
    opened: OpenBook, schemas: Iterable[Schema], sent: Typed, number: str | None = None
) -> list[RowEditor]:
    """Takes the form over and returns the rows that are new; rows that it does not name stay.

    ``number`` is the file number of the client whose rows they are. Raises `StaleError` before
    anything is changed.
    """
    allowed = {schema.sheet.title for schema in schemas}
    changes = [change for key in _keys(sent) if (change := _known(opened, allowed, key, sent)).cells]
    created = list(_new(opened, allowed, sent))
    for change in changes:
        for name, cell in change.cells.items():
            put(opened, change.editor, change.row_editor, name, cell)
    last: dict[str, RowEditor] = {}  # the records of the sheets do not know the new rows yet
    for change in created:
        title = change.editor.schema.sheet.title
        _add(opened, change, number, last.get(title))
        last[title] = change.row_editor
    if changes or created:
        opened.refresh()
    return [change.row_editor for change in created]


def add_rows(
    opened: OpenBook, editor: SheetEditor, rows: Iterable[Mapping[str, Cell]], number: str | None
) -> list[RowEditor]:
    """Adds rows with these cells after the client's last one; the book is to be read again then."""
    last: list[RowEditor] = []
    for cells in rows:
        row_editor = editor.new_row()
        given: dict[str, Cell] = {name: cell for name, cell in cells.items() if cell is not None}
        _add(opened, Change(editor, row_editor, given), number, last[-1] if last else None)
        last.append(row_editor)
    return last


def _keys(sent: Typed) -> Iterator[int]:
    for name in sent:
        key = name.removesuffix(SEEN)
        if key != name and key.isdecimal():
            yield int(key)


def _known(opened: OpenBook, allowed: set[str], key: int, sent: Typed) -> Change:
    found = opened.row_editor(key)
    if found is None or found[0].schema.sheet.title not in allowed:
        raise StaleError
    editor, row_editor = found
    cells = dict(_changed(opened, editor, row_editor, str(key), sent))
    if cells and sent[f"{key}{SEEN}"][0] != str(row_editor.version):
        raise StaleError
    return Change(editor, row_editor, cells)


def _new(opened: OpenBook, allowed: set[str], sent: Typed) -> Iterator[Change]:
    keys = dict.fromkeys(name.partition(".")[0] for name in sent if name.startswith(NEW))
    for title in allowed:
        editor = opened.editors[title]
        first = f"{NEW}{editor.schema.sheet.order}"
        for key in keys:
            if key.partition("-")[0] != first:
                continue
            row_editor = editor.new_row()
            cells = dict(_changed(opened, editor, row_editor, key, sent))
            if any(not _is_proposed(f"{key}.{name}", sent) for name in cells):
                yield Change(editor, row_editor, cells)


def _is_proposed(name: str, sent: Typed) -> bool:
    """Whether a field holds what the page has filled in: that alone makes no row."""
    return f"{name}{PROPOSED}" in sent and tidy(sent[name][0]) == tidy(sent[f"{name}{PROPOSED}"][0])


def _changed(
    opened: OpenBook, editor: SheetEditor, row_editor: RowEditor, key: str, sent: Typed
) -> Iterator[tuple[str, Cell]]:
    """The cells that differ from those of the row."""
    links = opened.links
    for item in editor.columns:
        name = f"{key}.{item.name}"
        old = display(item, editor.cell(row_editor, item.name), opened.context)
        new = _text(item, name, old, sent)
        if new is None or new in (old, links.shown(item, old)):
            continue
        meant = links.meant(item, new)
        if meant != old:
            yield item.name, typed(item, meant, opened.context)


def _text(item: Field, name: str, old: str, sent: Typed) -> str | None:
    """What was typed into a field; None where the form did not have it."""
    if item.kind.is_several:
        if f"{name}{OTHER}" not in sent:
            return None
        parts = [*sent.get(name, ()), *(part for text in sent[f"{name}{OTHER}"] for part in several(text))]
        return joined(old, [part for text in parts if (part := tidy(text))])
    return tidy(sent[name][0]) if name in sent else None


def _add(opened: OpenBook, change: Change, number: str | None, before: RowEditor | None) -> None:
    """Puts a new row after the one that came ``before``, after the client's last one, or at the end."""
    editor, row_editor = change.editor, change.row_editor
    at = len(editor.row_editors)
    if number is not None and editor.schema.sheet.per_client:
        editor.put(row_editor, OWNER, number)
        rows = (
            {before.row}
            if before
            else {record.row for record in editor.records if same(record.file_number) == same(number)}
        )
        at = max(
            (place for place, other in enumerate(editor.row_editors, 1) if other.row in rows), default=at
        )
    for name, cell in change.cells.items():
        editor.put(row_editor, name, cell)
    editor.insert(row_editor, at)
    opened.touch(editor)
