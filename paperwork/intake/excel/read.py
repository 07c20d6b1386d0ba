"""Reads a workbook into a book of records; what it cannot trust becomes problems with their cells."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from paperwork.answers import Setting
from paperwork.casebook import Book
from paperwork.checks import link
from paperwork.errors import Level, PaperworkError, Problem
from paperwork.fields import Form, Record, Source
from paperwork.fields import Layout as SheetLayout
from paperwork.intake.excel.container import SUFFIXES, Container, open_container
from paperwork.intake.excel.grid import Grid, grids
from paperwork.intake.excel.headers import Page, missing_required
from paperwork.intake.excel.layout import Layout, read_card, read_table
from paperwork.intake.excel.lists import LISTS, with_own_lists
from paperwork.intake.excel.rows import Rows
from paperwork.naming import fold, nearest
from paperwork.records import FORMS

INSTRUCTION = "Как заполнять"
LOCK_PREFIX = "~$"  # what Excel puts beside an open book
FORM_BY_NAME = {fold(form.sheet.title): form for form in FORMS}
OTHER_SHEETS = {fold(title): title for title in (LISTS, INSTRUCTION)}


def find_books(path: Path) -> list[Path]:
    """The workbook itself, or those of a folder in the order of their names.

    Raises `PaperworkError` where there is nothing to read.
    """
    try:
        if not path.exists():
            raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку")
        if not path.is_dir():
            return [path]
        books = sorted(item for item in path.iterdir() if _is_book(item))
    except (OSError, ValueError):  # a name too long, a folder that may not be opened
        raise PaperworkError(f"{path}: не открывается; проверьте имя и права доступа") from None
    if not books:
        raise PaperworkError(f"{path}: в папке нет книг Excel (.xlsx, .xlsm, .xls, .ods)")
    return books


def _is_book(item: Path) -> bool:
    is_hidden = item.name.startswith((LOCK_PREFIX, "."))
    return item.suffix.lower() in SUFFIXES and not is_hidden and item.is_file()


def read_book(path: Path, password: str | None = None, today: date | None = None) -> Book:
    """The records of one workbook, linked, with every problem that was found.

    Clients whose data may not be used are in ``blocked`` only: see `read_whole_book`.
    Raises `PaperworkError` where the file is no workbook or cannot be opened.
    """
    return read_whole_book(path, password, today).without_blocked()


def read_whole_book(path: Path, password: str | None = None, today: date | None = None) -> Book:
    """The same with the blocked clients' rows, for work on the book itself and not on papers."""
    return book_of(open_container(path, password), today)


def book_of(container: Container, today: date | None = None) -> Book:
    """All records of a workbook that is open already, those of blocked clients too."""
    with without_collector():
        return Reading(container.name, today or date.today()).read(grids(container, rank))


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
    """When a sheet is to be read: the lists first, then the records; None: not at all."""
    name = fold(title)
    if name == fold(LISTS):
        return -1
    return 0 if name in FORM_BY_NAME else None


def _place(problem: Problem) -> int:
    """Where in the book a problem stands; what is wrong with the book itself comes first."""
    form = FORM_BY_NAME.get(fold(problem.sheet))
    return form.sheet.order if form else 0


@dataclass
class Reading:
    """The reading of one workbook: what is known of it so far."""

    file: str
    today: date
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, list[Record]] = field(default_factory=dict)
    extra: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, sheets: Iterable[Grid]) -> Book:
        """All sheets, «Списки» before those that use it, then their links."""
        setting = Setting(self.today)
        titles: dict[str, str] = {}
        for grid in sheets:
            name = fold(grid.title)
            if name in titles and (name in FORM_BY_NAME or name in OTHER_SHEETS):
                self.problems.append(self._twice(grid.title, titles[name]))
                continue
            titles[name] = grid.title
            if name == fold(LISTS):
                lists, problems = with_own_lists(self.file, grid)
                self.problems += problems
                setting = Setting(self.today, lists)
            elif name in FORM_BY_NAME:
                self._read_sheet(grid, FORM_BY_NAME[name], setting)
        self.problems.sort(key=_place)
        self.problems += self._strange(titles)
        if not self.records:
            raise PaperworkError(
                f"{self.file}: в книге нет ни одного листа дела{self._guesses()};"
                " начните с бланка: paperwork new КНИГА.xlsx"
            )
        return link(Book(self.file, self.records, setting.lists, self.extra, self.problems), self.today)

    def _read_sheet(self, grid: Grid, form: Form, setting: Setting) -> None:
        page = Page(form, self.file, grid.title)
        is_card = form.sheet.layout is SheetLayout.CARD
        layout = (read_card if is_card else read_table)(page, grid)
        source = Source(self.file, grid.title, _addresses(layout, is_card))
        rows = Rows(page, layout, source, setting)
        self.extra[form.sheet.title] = layout.extra
        self.records[form.sheet.title] = records = list(rows.records())
        self.problems += layout.problems
        if records:
            self.problems += missing_required(page, layout.missing)
        self.problems += rows.problems

    def _twice(self, title: str, other: str) -> Problem:
        what = f"лист с таким названием уже есть («{other}»), этот не прочитан"
        cure = "перенесите строки на один лист или переименуйте этот"
        return Problem(what, cure, Level.WARNING, self.file, title)

    def _strange(self, titles: dict[str, str]) -> Iterator[Problem]:
        """Sheets that are not read, though they look like one that would be."""
        known = [form.sheet.title for form in FORMS] + list(OTHER_SHEETS.values())
        for name, title in titles.items():
            near = None if name in FORM_BY_NAME or name in OTHER_SHEETS else nearest(title, known)
            if near:
                cure = f"похоже на «{near}»; исправьте название, если это он"
                yield Problem("незнакомый лист, он не прочитан", cure, Level.WARNING, self.file, title)

    def _guesses(self) -> str:
        return "".join(f" (лист «{problem.sheet}»: {problem.cure})" for problem in self.problems[:1])


def _addresses(layout: Layout, is_card: bool) -> Callable[[int, str], str]:
    places = layout.places
    if is_card:
        return lambda _row, name: places.get(name, "")
    return lambda row, name: f"{places[name]}{row}" if name in places else ""
