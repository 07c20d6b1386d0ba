"""The opened casebook: its file as it came, and its sheets as they are being changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from paperwork.book.casebook import Book, same
from paperwork.book.checks import link
from paperwork.case.statistics.due import Due, due
from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.intake.excel.container import Container, container_of
from paperwork.intake.excel.reading.grid import grids
from paperwork.intake.excel.reading.headers import Page
from paperwork.intake.excel.reading.layout import Layout
from paperwork.intake.excel.reading.read import Reading, rank
from paperwork.sheets import FORM_BY_TITLE, FORMS
from paperwork.sheets.answers.fields import FILE_NUMBER, Form, Record
from paperwork.sheets.answers.reading import Cell, Setting
from paperwork.sheets.clients import Client
from paperwork.web.sheet_editor import Leaf, Line, leaf_of

NUMBER = "file_number"
CLIENTS = Client.sheet.title
UNREAD = "не прочитано"  # of «Обработка данных»


@dataclass(eq=False)
class Draft:
    """A casebook on the page. ``is_saved``: the person holds a file with all that was changed."""

    container: Container
    password: str | None
    leaves: dict[str, Leaf]
    own: list[Problem]
    setting: Setting
    book: Book
    is_saved: bool = True
    removed: tuple[Leaf, int, Line] | None = None  # what can be brought back
    _stale: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.container.name

    @property
    def clients(self) -> list[Line]:
        """The lines of the clients."""
        return self.leaves[CLIENTS].visible

    def line(self, key: int) -> tuple[Leaf, Line] | None:
        """The line with the key, and its leaf; None when it is not in this book."""
        return self._lines.get(key)

    def record(self, leaf: Leaf, line: Line) -> Record | None:
        """The record that a line is read as; None for a blank one."""
        return self._records.get((leaf.form.sheet.title, line.row))

    def number(self, client: Line) -> str | None:
        """The file number of a client's line."""
        record = self.record(self.leaves[CLIENTS], client)
        return record.file_number if isinstance(record, Client) else None

    def barred(self, client: Line) -> str:
        """Why the personal data of a client's line may not be used; empty where they may."""
        record = self.record(self.leaves[CLIENTS], client)
        is_barred = isinstance(record, Client) and record.is_blocked
        return (record.processing or UNREAD) if is_barred else ""  # type: ignore[union-attr]  # a client

    def tied(self, form: Form, client: Line) -> list[Line]:
        """The lines of a sheet that belong to the client."""
        return self.leaves[form.sheet.title].lines_of(same(self.number(client))) or self._nameless(form)

    def _nameless(self, form: Form) -> list[Line]:
        """With exactly one client in the book «Дело» may stay empty everywhere."""
        return self.leaves[form.sheet.title].lines_of("") if len(self.clients) == 1 else []

    def strays(self, form: Form) -> list[Line]:
        """The lines of a sheet tied to clients that belong to nobody."""
        leaf = self.leaves[form.sheet.title]
        known = {same(self.number(client)) for client in self.clients}
        known |= {""} if len(self.clients) == 1 else set()
        return [line for owner in leaf.owners if owner not in known for line in leaf.lines_of(owner)]

    def client_of(self, leaf: Leaf, line: Line) -> Line | None:
        """The client to whom a line belongs, if it does."""
        if leaf.form.record is Client:
            return line
        record = self.record(leaf, line)
        owner = same(getattr(record, NUMBER, None))
        return self._clients.get(owner) or (self.clients[0] if len(self.clients) == 1 and not owner else None)

    def touch(self, leaf: Leaf) -> None:
        """Notes that the leaf has changed."""
        self.is_saved = False
        self._stale.add(leaf.form.sheet.title)

    def refresh(self) -> None:
        """Reads what was changed and checks the book anew."""
        for title in self._stale:
            self.leaves[title].read(self.setting)
        self._stale.clear()
        self.book = book_of(self.name, self.leaves, self.own, self.setting)
        for name in ("_lines", "_records", "_clients", "located", "usable", "due"):
            self.__dict__.pop(name, None)

    @cached_property
    def _lines(self) -> dict[int, tuple[Leaf, Line]]:
        return {line.key: (leaf, line) for leaf in self.leaves.values() for line in leaf.lines}

    @cached_property
    def _records(self) -> dict[tuple[str, int], Record]:
        return {(title, record.row): record for title, leaf in self.leaves.items() for record in leaf.records}

    @cached_property
    def _clients(self) -> dict[str, Line]:
        return {same(self.number(line)): line for line in reversed(self.clients)}

    @cached_property
    def usable(self) -> Book:
        """The book as papers and lists may see it: without the clients whose data may not be used."""
        return self.book.without_blocked()

    @cached_property
    def due(self) -> list[Due]:
        """What is to be done now and in the next days."""
        return due(self.usable, self.setting.today)

    @cached_property
    def located(self) -> dict[tuple[int, str], list[Problem]]:
        """The problems by the key of their line and the name of their column."""
        found: dict[tuple[int, str], list[Problem]] = {}
        for problem in self.book.problems:
            place = self.place(problem)
            if place:
                _, line, name = place
                found.setdefault((line.key, name), []).append(problem)
        return found

    def place(self, problem: Problem) -> tuple[Leaf, Line, str] | None:
        """The field where a problem stands; None for one of a sheet, a header or the book."""
        form = FORM_BY_NAME.get(fold(problem.sheet))
        leaf = self.leaves[form.sheet.title] if form else None
        found = leaf.field_at(problem.cell) if leaf and problem not in leaf.notes else None
        return (leaf, *found) if leaf and found else None


FORM_BY_NAME = {fold(title): form for title, form in FORM_BY_TITLE.items()}
TIED = tuple(form for form in FORMS if form.sheet.per_client)


def opened(name: str, data: bytes, password: str | None = None) -> Draft:
    """The casebook whose file holds ``data``. Raises `PaperworkError` as `read_book` does."""
    container = container_of(name, data, password)
    layouts: dict[str, tuple[Page, Layout]] = {}
    reading = Reading(name, date.today(), layouts=layouts)
    reading.read(grids(container, rank))
    leaves = {form.sheet.title: leaf_of(form, name, layouts.get(form.sheet.title)) for form in FORMS}
    for leaf in leaves.values():
        leaf.read(reading.setting)
    book = book_of(name, leaves, reading.own, reading.setting)
    return Draft(container, password, leaves, reading.own, reading.setting, book)


def book_of(name: str, leaves: Mapping[str, Leaf], own: list[Problem], setting: Setting) -> Book:
    """The records of the leaves, linked and checked."""
    records = {title: leaf.records for title, leaf in leaves.items()}
    extra = {title: leaf.extra for title, leaf in leaves.items()}
    problems = [*own, *(problem for leaf in leaves.values() for problem in leaf.problems)]
    return link(Book(name, records, setting.lists, extra, problems), setting.today)


def tie(draft: Draft) -> None:
    """Writes the only client's file number into the lines that stand without one: a second client comes."""
    number = draft.number(draft.clients[0]) if len(draft.clients) == 1 else None
    for form in TIED if number else ():
        leaf = draft.leaves[form.sheet.title]
        for line in leaf.lines_of(""):
            put(draft, leaf, line, NUMBER, number)
    draft.refresh()


def rename(draft: Draft, client: Line, old: str | None) -> None:
    """Lets the lines of a client follow him to his new file number."""
    new = draft.number(client)
    is_moved = old and new and same(old) != same(new)
    if not is_moved or any(same(draft.number(line)) == same(old) for line in draft.clients):
        return
    for form, name in _repeats():
        leaf = draft.leaves[form.sheet.title]
        for line in list(leaf.lines_of(same(old))):
            put(draft, leaf, line, name, new)
    draft.refresh()


def _repeats() -> Iterator[tuple[Form, str]]:
    """The sheets with the column «Дело» that repeats a client's."""
    for form in FORMS:
        item = form.by_header.get(fold(FILE_NUMBER))
        if item and item.link == CLIENTS:
            yield form, item.name


def put(draft: Draft, leaf: Leaf, line: Line, name: str, cell: Cell) -> None:
    """Puts a cell into a line of the draft."""
    leaf.put(line, name, cell)
    draft.touch(leaf)


def drop_client(draft: Draft, client: Line) -> None:
    """Takes out the client and every line that is tied to him, unless another has his number."""
    number = same(draft.number(client))
    is_alone = sum(same(draft.number(line)) == number for line in draft.clients) == 1
    for form in TIED if is_alone else ():
        for line in list(draft.tied(form, client)):
            drop(draft, draft.leaves[form.sheet.title], line)
    drop(draft, draft.leaves[CLIENTS], client)
    draft.removed = None
    draft.refresh()


def drop(draft: Draft, leaf: Leaf, line: Line) -> None:
    """Takes a line out, so that it can be brought back."""
    draft.removed = leaf, leaf.remove(line), line
    draft.touch(leaf)


def bring_back(draft: Draft) -> tuple[Leaf, Line] | None:
    """Puts the line that was taken out last where it was, and returns it."""
    if draft.removed is None:
        return None
    leaf, at, line = draft.removed
    leaf.insert(line, min(at, len(leaf.lines)))
    draft.touch(leaf)
    draft.removed = None
    draft.refresh()
    return leaf, line
