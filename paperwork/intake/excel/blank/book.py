"""The blank casebook: every sheet that the records declare, ready to be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.indexed_list import IndexedList

from paperwork.common.atomic_files import write_new
from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.blank.card import add_card
from paperwork.intake.excel.blank.guide import add_guide
from paperwork.intake.excel.blank.lists import add_lists
from paperwork.intake.excel.blank.pack import MADE, packed
from paperwork.intake.excel.blank.style import font
from paperwork.intake.excel.blank.table import add_table
from paperwork.intake.excel.declared import declare_own
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.answers.sheet import SheetLayout

TITLE = "Книга дел"
LANGUAGE = "ru-RU"


def write_blank(path: Path, filled: Mapping[str, object] | None = None) -> None:
    """Writes the casebook to a new file; ``filled`` as in `blank_bytes`.

    Raises PaperworkError when the file is there already or cannot be written.
    """
    write_new(path, blank_bytes(filled))


def blank_bytes(filled: Mapping[str, object] | None = None, schemas: Sequence[Schema] = SCHEMAS) -> bytes:
    """The casebook with these sheets as a file: the same for the same answers.

    ``filled`` holds the answers by the title of the sheet: for a card header → value, for a table
    a list of such rows. Headers that the sheet does not know become the user's own columns. The sheets
    that others link to have to be among ``schemas``; answers of sheets that are not are left out.
    """
    return _made(filled or {}, schemas) if filled or schemas is not SCHEMAS else _blank()


@cache
def _blank() -> bytes:
    """The casebook without answers, which is asked for again and again where a book is changed."""
    return _made({}, SCHEMAS)


def _made(answers: Mapping[str, object], schemas: Sequence[Schema]) -> bytes:
    known = {**SCHEMA_BY_TITLE, **{schema.sheet.title: schema for schema in schemas}}
    unknown = [title for title in answers if title not in known]
    if unknown:
        raise PaperworkError(f"Листа «{unknown[0]}» в книге нет; есть: {', '.join(SCHEMA_BY_TITLE)}")
    book = _empty_book()
    add_guide(book, schemas)
    for schema in schemas:
        _add(book, schema, answers.get(schema.sheet.title))
    add_lists(book, schemas)
    declare_own(book, [schema.sheet.title for schema in schemas if is_own(schema)])
    return packed(book)


def _add(book: Workbook, schema: Schema, answers: Any) -> None:
    if schema.sheet.layout is SheetLayout.CARD:
        add_card(book, schema, answers or {})
    else:
        add_table(book, schema, answers or [])


def _empty_book() -> Workbook:
    book = Workbook()
    for sheet in book.worksheets:  # openpyxl begins a book with a sheet
        book.remove(sheet)
    properties = book.properties
    properties.creator, properties.title, properties.language = "", TITLE, LANGUAGE
    properties.created = MADE
    book._fonts = IndexedList([font()])  # type: ignore[attr-defined]  # no other way to the default font
    book._named_styles["Normal"].font = font()  # type: ignore[attr-defined]  # the same
    return book
