"""The opened casebook: its file as it came, and its sheets as they are being changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from paperwork.book.casebook import Book
from paperwork.book.parts import tied, without_blocked
from paperwork.book.period import Period
from paperwork.case.statistics.due import Due, due
from paperwork.common.emblem import Emblem
from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container, Format, container_of
from paperwork.intake.excel.reading.emblem import emblem_of
from paperwork.intake.excel.reading.found_answers import FoundAnswers
from paperwork.intake.excel.reading.grid import grids
from paperwork.intake.excel.reading.headers import SheetBeingRead
from paperwork.intake.excel.reading.read import Reading, has_pictures, once_more, rank
from paperwork.sheets import SCHEMAS, own_schemas
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Schema
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.sheets.clients import Client
from paperwork.web.home import Home
from paperwork.web.links import Links
from paperwork.web.people import Paper, Person
from paperwork.web.removed import RemovedClient, RemovedRow
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.sheet_opening import book_of, sheet_editor_of
from paperwork.web.taken import Taken

CLIENTS = Client.sheet.title
UNREAD = "не прочитано"  # of «Обработка данных»
DERIVED = ("_row_editors", "_records", "_clients", "_owners", "errors", "located", "usable", "due", "links")


@dataclass(eq=False)
class OpenBook:
    """A casebook on the page. ``is_saved``: the person holds a file with all that was changed.

    ``home`` is the file that it was opened from, where that is known; ``news`` is said on the next page;
    ``first_lists`` are the lists as the file has them.
    """

    container: Container
    password: str | None
    editors: dict[str, SheetEditor]
    own: list[Problem]
    context: ReadingContext
    book: Book
    first_lists: Mapping[str, Choices]
    is_saved: bool = True
    home: Home | None = None
    news: str = ""
    period: Period | None = None  # of the papers that have one; None: the last month
    removed: RemovedRow | None = None  # what can be brought back
    removed_client: RemovedClient | None = None  # the same, with all his rows
    taken: dict[int, Taken] = field(default_factory=dict)  # by the key of a client
    papers: dict[int, list[Paper]] = field(default_factory=dict)  # by the key of a client, until a change
    people: list[Person] = field(default_factory=list)  # until a change
    logo: Emblem | None = None  # the picture that the file does not hold yet
    templates: dict[str, bytes] = field(default_factory=dict)  # one's own that are in no file, by stem
    _stale: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.container.name

    @property
    def can_save(self) -> bool:
        """Whether it can be written into its own file: other formats than Excel's are only read."""
        return self.home is not None and self.container.format is Format.XLSX

    @property
    def clients(self) -> list[RowEditor]:
        """The rows of the clients."""
        return self.editors[CLIENTS].visible

    def row_editor(self, key: int) -> tuple[SheetEditor, RowEditor] | None:
        """The row with the key, after its sheet; None when it is not in this book."""
        return self._row_editors.get(key)

    def record(self, editor: SheetEditor, row_editor: RowEditor) -> Record | None:
        """The record that a row is read as; None for a blank one."""
        return self._records.get((editor.schema.sheet.title, row_editor.row))

    def number(self, client: RowEditor) -> str | None:
        """The file number of a client's row."""
        record = self.record(self.editors[CLIENTS], client)
        return record.file_number if isinstance(record, Client) else None

    def why_blocked(self, client: RowEditor) -> str:
        """Why the personal data of a client may not be used; empty where they may."""
        record = self.record(self.editors[CLIENTS], client)
        is_blocked = isinstance(record, Client) and record.is_blocked
        return (record.processing or UNREAD) if is_blocked else ""  # type: ignore[union-attr]  # a client

    def tied(self, schema: Schema, client: RowEditor) -> list[RowEditor]:
        """The rows of a sheet that belong to the client."""
        return self.editors[schema.sheet.title].rows_of(same(self.number(client))) or self._nameless(schema)

    def all_tied(self, client: RowEditor) -> list[RowEditor]:
        """The rows of all sheets that belong to the client."""
        return [row_editor for schema in tied(self.book) for row_editor in self.tied(schema, client)]

    def _nameless(self, schema: Schema) -> list[RowEditor]:
        """With exactly one client in the book «Дело» may stay empty everywhere."""
        return self.editors[schema.sheet.title].rows_of("") if len(self.clients) == 1 else []

    def strays(self, schema: Schema) -> list[RowEditor]:
        """The rows of a sheet tied to clients that belong to no client."""
        editor = self.editors[schema.sheet.title]
        return [
            row_editor
            for owner in editor.owners
            if owner not in self._owners
            for row_editor in editor.rows_of(owner)
        ]

    def client_of(self, editor: SheetEditor, row_editor: RowEditor) -> RowEditor | None:
        """The client to whom a row belongs, if it does."""
        if editor.schema.record is Client:
            return row_editor
        record = self.record(editor, row_editor)
        owner = same(record.file_number if record else None)
        return self._clients.get(owner) or (self.clients[0] if len(self.clients) == 1 and not owner else None)

    def touch(self, editor: SheetEditor) -> None:
        """Notes that the sheet has changed."""
        self.is_saved = False
        self._stale.add(editor.schema.sheet.title)

    def refresh(self) -> None:
        """Reads what was changed and checks the book anew."""
        for title in self._stale:
            self.editors[title].read(self.context)
        self._stale.clear()
        self.book = book_of(self.name, self.editors, self.own, self.context, self.book.emblem)
        for name in DERIVED:
            self.__dict__.pop(name, None)
        self.papers.clear()
        self.people = []

    @cached_property
    def _row_editors(self) -> dict[int, tuple[SheetEditor, RowEditor]]:
        return {
            row_editor.key: (editor, row_editor)
            for editor in self.editors.values()
            for row_editor in editor.row_editors
        }

    @cached_property
    def _records(self) -> dict[tuple[str, int], Record]:
        return {
            (title, record.row): record for title, editor in self.editors.items() for record in editor.records
        }

    @cached_property
    def _clients(self) -> dict[str, RowEditor]:
        return {same(self.number(row_editor)): row_editor for row_editor in reversed(self.clients)}

    @cached_property
    def _owners(self) -> set[str]:
        """The file numbers of the clients; «» too where the only one needs none."""
        known = {same(self.number(client)) for client in self.clients}
        return known | {""} if len(self.clients) == 1 else known

    @cached_property
    def usable(self) -> Book:
        """The book as papers and lists may see it: without the clients whose data may not be used."""
        return without_blocked(self.book)

    @cached_property
    def links(self) -> Links:
        """The people whom fields may name, without those whose data may not be used."""
        return Links(self.usable)

    @property
    def problems(self) -> list[Problem]:
        """The problems of the book, and the cells that name a client whose data may not be used."""
        return [*self.book.problems, *self.usable.mentions]

    @cached_property
    def errors(self) -> int:
        """How many of the problems are errors: each page says it."""
        return sum(problem.is_error for problem in self.problems)

    @cached_property
    def due(self) -> list[Due]:
        """What is to be done now and in the next days."""
        return due(self.usable, self.context.today)

    @cached_property
    def located(self) -> dict[tuple[int, str], list[Problem]]:
        """The problems by the key of their row and the name of their column."""
        found: dict[tuple[int, str], list[Problem]] = {}
        for problem in self.problems:
            place = self.place(problem)
            if place:
                _, row_editor, name = place
                found.setdefault((row_editor.key, name), []).append(problem)
        return found

    @cached_property
    def _by_title(self) -> dict[str, SheetEditor]:
        """The sheets by their titles in the file, where one may have been renamed."""
        return {fold(editor.title): editor for editor in self.editors.values()}

    def place(self, problem: Problem) -> tuple[SheetEditor, RowEditor, str] | None:
        """The field of a problem; None for one of a sheet, a header or the book."""
        editor = self._by_title.get(fold(problem.place.sheet))
        found = editor.field_at(problem.place.cell) if editor and problem not in editor.notes else None
        return (editor, *found) if editor and found else None


def opened(name: str, data: bytes, password: str | None = None) -> OpenBook:
    """The casebook whose file holds ``data``. Raises `PaperworkError` as `read_book` does."""
    container = container_of(name, data, password)
    answers: dict[str, tuple[SheetBeingRead, FoundAnswers]] = {}
    reading = Reading(name, date.today(), answers=answers)
    reading.read(grids(container, rank), once_more(container))
    editors = {
        schema.sheet.title: sheet_editor_of(schema, name, answers.get(schema.sheet.title))
        for schema in (*SCHEMAS, *own_schemas(reading.extra))
    }
    for editor in editors.values():
        editor.read(reading.context)
    emblem = emblem_of(container) if has_pictures(container) else None
    book = book_of(name, editors, reading.own, reading.context, emblem)
    context = reading.context
    return OpenBook(container, password, editors, reading.own, context, book, context.lists)
