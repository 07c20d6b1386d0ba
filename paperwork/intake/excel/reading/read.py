"""Reads a workbook into a book of records; what it cannot trust becomes problems with their cells."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.book.parts import without_blocked
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.memory import give_back, keep_large_blocks_apart
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container, Format, Submit, open_container
from paperwork.intake.excel.declared import declared_own
from paperwork.intake.excel.own_tables import is_own_table
from paperwork.intake.excel.places import KNOWN, OWN, Rank
from paperwork.intake.excel.reading.found_answers import FoundAnswers, read_card, read_table
from paperwork.intake.excel.reading.grid import Grid, grids
from paperwork.intake.excel.reading.headers import SheetBeingRead, missing_required
from paperwork.intake.excel.reading.lists import LISTS, with_own_lists
from paperwork.intake.excel.reading.own_sheets import OwnSheets, alias, one_table
from paperwork.intake.excel.reading.renamed import Again, renamed
from paperwork.intake.excel.reading.rows import Rows
from paperwork.intake.excel.reading.titles import read_as, strange, twice
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Record, Schema, Source
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.sheets.answers.sheet import SheetLayout as SheetLayout
from paperwork.sheets.clients import Client

INSTRUCTION = "Как заполнять"
SCHEMA_BY_NAME = {fold(schema.sheet.title): schema for schema in SCHEMAS}
MANY_ROWS = 10_000  # whose cells are worth returning to the system at once
OTHER_SHEETS = {fold(title): title for title in (LISTS, INSTRUCTION)}


def read_book(
    path: Path, password: str | None = None, today: date | None = None, submit: Submit | None = None
) -> Book:
    """The records of one workbook, linked, with every problem that was found.

    Clients whose data may not be used are in ``blocked`` only: see `read_whole_book`. ``submit`` is as in a
    `Container`.
    Raises `PaperworkError` where the file is no workbook or cannot be opened.
    """
    container = open_container(path, password)
    if submit:  # else what is known of its parts already is kept
        container = replace(container, submit=submit)
    return without_blocked(book_of(container, today))


def read_whole_book(path: Path, password: str | None = None, today: date | None = None) -> Book:
    """The same with the blocked clients' rows, for work on the book itself and not on papers."""
    return book_of(open_container(path, password), today)


def book_of(container: Container, today: date | None = None) -> Book:
    """All records of a workbook that is open already, those of blocked clients too."""
    if is_own_table(container):
        raise PaperworkError(
            f"{container.name}: это таблица, которую сделала программа, а не книга; уберите ее из папки книг"
        )
    keep_large_blocks_apart()
    with without_collector():
        reading = Reading(container.name, today or date.today())
        book = reading.read(grids(container, rank), once_more(container))
    if has_pictures(container):
        from paperwork.intake.excel.reading.emblem import emblem_of  # few books have one

        book.emblem = emblem_of(container)
    return book


def once_more(container: Container) -> Again | None:
    """How the sheets with strange titles are read when a table is missing; a book of JSON has no columns."""
    if container.format is Format.JSON:
        return None

    def again(rank: Rank) -> Iterator[Grid]:
        own = declared_own(container)
        return grids(container, lambda title: None if title in own else rank(title))

    return again


def has_pictures(container: Container) -> bool:
    """Whether the workbook holds pictures at all."""
    return container.format is Format.XLSX and any(name.startswith("xl/media/") for name in container.names())


@contextmanager
def without_collector() -> Iterator[None]:
    """Saves a third of the time: of a million new values none is part of a cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def rank(title: str) -> int | None:
    """When a sheet is to be read: the lists first, then the records, one's own last; None: not at all."""
    name = fold(title)
    if name == fold(LISTS):
        return -1
    if name == fold(INSTRUCTION):
        return None
    return KNOWN if name in SCHEMA_BY_NAME else OWN


@dataclass
class Reading:
    """The reading of one workbook: what is known of it so far.

    ``own`` are the problems of the book itself, beside those of its sheets. ``answers``, where they are
    asked for, keep by the sheet's known title how it is titled and laid out in the file, cells and all.
    """

    file: str
    today: date
    own: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, list[Record]] = field(default_factory=dict)
    extra: dict[str, dict[str, str]] = field(default_factory=dict)
    answers: dict[str, tuple[SheetBeingRead, FoundAnswers]] | None = None
    context: ReadingContext = field(default_factory=ReadingContext)

    def read(self, sheets: Iterable[Grid], again: Again | None = None) -> Book:
        """All sheets, «Списки» before those that use it, those that were renamed, then their links."""
        self.context = ReadingContext(self.today)
        titles: dict[str, str] = {}
        mine = OwnSheets(self.file)
        for grid in sheets:
            name = fold(grid.title)
            if name in titles and (name in SCHEMA_BY_NAME or name in OTHER_SHEETS):
                self.own.append(twice(self.file, grid.title, titles[name]))
                continue
            titles[name] = grid.title
            if grid.from_1904:
                self.context = replace(self.context, from_1904=True)
            if name == fold(LISTS):
                lists, problems = with_own_lists(self.file, grid)
                self.own += problems
                self.context = replace(self.context, lists=lists)
            elif name in SCHEMA_BY_NAME:
                if self._read_sheet(grid, SCHEMA_BY_NAME[name]) > MANY_ROWS:
                    give_back()
            else:
                mine.keep(grid)
        known: set[str] = set()
        for schema, grid in renamed(titles.values(), OTHER_SHEETS, again) if again else ():
            known.add(titles.pop(fold(grid.title)))
            self.own.append(read_as(self.file, grid.title, schema))
            self._read_sheet(grid, schema)
        own = list(mine.chosen(known, self.records.get(Client.sheet.title, ())))
        titled = [grid.title for _, grid in own]
        self.own += [*strange(self.file, titles.values(), OTHER_SHEETS, titled), *mine.problems]
        if not self.records:
            raise PaperworkError(
                f"{self.file}: в книге нет ни одного листа дела{self._guesses()};"
                " начните с бланка: paperwork new КНИГА.xlsx"
            )
        for schema, grid in own:
            self._read_sheet(grid, schema)
        problems = [*self.problems, *self.own]
        return link(Book(self.file, self.records, self.context.lists, self.extra, problems), self.today)

    def _read_sheet(self, grid: Grid, schema: Schema) -> int:
        """Reads the sheet and lets its rows go; how many records it has."""
        sheet = SheetBeingRead(schema, self.file, grid.title)
        is_card = schema.sheet.layout is SheetLayout.CARD
        found = (read_card if is_card else read_table)(sheet, grid)
        found.problems[:0] = grid.problems
        grid.rows.clear()  # what is read of them is found, and memory is short while a large sheet is read
        if is_own(schema):
            one_table(sheet, found)
        source = Source(self.file, grid.title, _places(grid, found, is_card))
        rows = Rows(sheet, found, source, self.context)
        if self.answers is not None:
            self.answers[schema.sheet.title] = sheet, replace(found, rows=list(found.rows))
        self.extra |= {schema.sheet.title: found.extra, **alias(schema, grid.title)}
        self.records[schema.sheet.title] = records = list(rows.records())
        self.problems += found.problems
        if records:
            self.problems += missing_required(sheet, found.missing)
        self.problems += rows.problems
        return len(records)

    def _guesses(self) -> str:
        return "".join(f" (лист «{problem.place.sheet}»: {problem.fix})" for problem in self.own[:1])


def _places(grid: Grid, found: FoundAnswers, is_card: bool) -> Callable[[int, str], str]:
    """The place of each answer in the file: its cell, or its record where there are no cells."""
    places = found.places
    if grid.first is None:
        return addresses(places, is_card)
    return lambda row, name: grid.place(row - 1, 0) if name in places else ""


def addresses(places: Mapping[str, str], is_card: bool) -> Callable[[int, str], str]:
    """Where the answers of a record are: see `FoundAnswers.places` and `Source.address`."""
    if is_card:
        return lambda _row, name: places.get(name, "")
    return lambda row, name: f"{places[name]}{row}" if name in places else ""
