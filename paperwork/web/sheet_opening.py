"""The editor of a sheet as the sheet is laid out in the file that was opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.common.emblem import Emblem
from paperwork.common.errors import Problem
from paperwork.intake.excel.places import column_letters, place_of
from paperwork.intake.excel.reading.found_answers import FoundAnswers
from paperwork.intake.excel.reading.headers import SheetBeingRead, free_tag
from paperwork.intake.excel.reading.own_sheets import alias
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.own_kinds import own_field
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.web.sheet_editor import FIRST_ROW, RowEditor, SheetEditor

ANSWERS = "B"  # the column of the answers of such a card


def sheet_editor_of(
    schema: Schema, file: str, found: tuple[SheetBeingRead, FoundAnswers] | None
) -> SheetEditor:
    """The editor of a sheet; an empty one where the file has no such sheet."""
    answers = found[1] if found else FoundAnswers()
    column = own_field if is_own(schema) else Field
    own = [column(tag, header) for tag, header in answers.extra.items()]
    columns = [*schema.fields, *own]
    title = found[0].title if found else schema.sheet.title
    is_card = schema.sheet.layout is SheetLayout.CARD
    places = dict((_card_places if is_card else _table_places)(columns, answers.places))
    editor = SheetEditor(schema, title, file, columns, places, dict(answers.extra))
    editor.notes = list(answers.problems)
    at = {item.name: place for place, item in answers.known.items()} | {
        tag: place for place, tag in answers.own.items()
    }
    order = [at.get(item.name) for item in columns]
    editor.row_editors = [
        RowEditor(row, row, [None if place is None else cells[place] for place in order])
        for row, cells in answers.rows
    ]
    if editor.is_card and not editor.row_editors:
        editor.row_editors = [RowEditor(FIRST_ROW, FIRST_ROW, [None] * len(columns))]
    return editor


def add_column(editor: SheetEditor, header: str) -> str:
    """Gives the sheet a column of the user's own, empty in every row; returns its name."""
    name = free_tag(header, editor.schema, editor.extra)
    editor.columns.append(Field(name=name, header=header))
    editor.extra[name] = header
    editor.places = dict((_card_places if editor.is_card else _table_places)(editor.columns, editor.places))
    for row_editor in editor.row_editors:
        row_editor.cells.append(None)
    editor.__dict__.pop("position", None)
    return name


def _table_places(columns: Iterable[Field], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The letters of each column; those that the sheet lacks come after the others."""
    last = max((place[1] for letters in known.values() if (place := place_of(f"{letters}1"))), default=-1)
    free = count(last + 1)
    for item in columns:
        yield item.name, known.get(item.name) or column_letters(next(free))


def _card_places(columns: Iterable[Field], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The address of each answer; those that the card lacks come below the others."""
    there = [place for cell in known.values() if (place := place_of(cell))]
    letters = column_letters(there[0][1]) if there else ANSWERS
    free = count(max((row for row, _ in there), default=0) + 2)
    for item in columns:
        yield item.name, known.get(item.name) or f"{letters}{next(free)}"


def book_of(
    name: str,
    editors: Mapping[str, SheetEditor],
    own: list[Problem],
    context: ReadingContext,
    emblem: Emblem | None = None,
) -> Book:
    """The records of the sheets, linked and checked."""
    records = {title: editor.records for title, editor in editors.items()}
    extra = {title: editor.extra for title, editor in editors.items()}
    for editor in editors.values():
        extra |= alias(editor.schema, editor.title)
    problems = [*own, *(problem for editor in editors.values() for problem in editor.problems)]
    return link(Book(name, records, context.lists, extra, problems, emblem=emblem), context.today)
