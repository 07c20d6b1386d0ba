"""Reads a workbook into a book of records; what it cannot trust becomes problems with their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from paperwork.answers import Broken, Setting, is_empty, read_answers, shown
from paperwork.casebook import Book
from paperwork.checks import link
from paperwork.choices import Choices, standard
from paperwork.errors import Level, PaperworkError, Problem
from paperwork.fields import Form, Record, Source
from paperwork.fields import Layout as SheetLayout
from paperwork.intake.excel.container import SUFFIXES, open_container
from paperwork.intake.excel.grid import Grid, grids
from paperwork.intake.excel.layout import Found, Layout, read_card, read_table
from paperwork.naming import fold, nearest
from paperwork.records import FORMS

LISTS = "Списки"
INSTRUCTION = "Как заполнять"
LIST_TITLE_ROWS = 3  # how far down the names of the lists may stand
LOCK_PREFIX = "~$"  # what Excel puts beside an open book


def find_books(path: Path) -> list[Path]:
    """The workbook itself, or those of a folder in the order of their names.

    Raises `PaperworkError` where there is nothing to read.
    """
    if not path.exists():
        raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку")
    if not path.is_dir():
        return [path]
    books = sorted(
        item
        for item in path.iterdir()
        if item.suffix.lower() in SUFFIXES and not item.name.startswith((LOCK_PREFIX, ".")) and item.is_file()
    )
    if not books:
        raise PaperworkError(f"{path}: в папке нет книг Excel (.xlsx, .xlsm, .xls, .ods)")
    return books


def read_book(path: Path, password: str | None = None, today: date | None = None) -> Book:
    """The records of one workbook, linked, with every problem that was found.

    Raises `PaperworkError` where the file is no workbook or cannot be opened.
    """
    container = open_container(path, password)
    return Reading(path.name, today or date.today()).read(list(grids(container)))


@dataclass
class Reading:
    """The reading of one workbook: what is known of it so far."""

    file: str
    today: date
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, list[Record]] = field(default_factory=dict)
    extra: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, sheets: list[Grid]) -> Book:
        """All sheets, then their links."""
        by_title = {fold(grid.title): grid for grid in sheets}
        setting = Setting(self.today, with_own_lists(by_title.get(fold(LISTS))))
        known = [form for form in FORMS if fold(form.sheet.title) in by_title]
        if not known:
            raise PaperworkError(
                f"{self.file}: в книге нет ни одного листа дела; начните с бланка: paperwork new КНИГА.xlsx"
            )
        for form in known:
            self._read_sheet(by_title[fold(form.sheet.title)], form, setting)
        self.problems += self._strange_sheets(sheets)
        book = Book(self.file, self.records, setting.lists, self.extra, self.problems)
        return link(book, self.today)

    def _read_sheet(self, grid: Grid, form: Form, setting: Setting) -> None:
        is_card = form.sheet.layout is SheetLayout.CARD
        layout = (read_card if is_card else read_table)(self.file, grid, form)
        self.problems += layout.problems
        self.extra[form.sheet.title] = layout.extra
        source = Source(self.file, grid.title, _addresses(layout, is_card))
        if layout.records:
            self.problems += self._missing_columns(grid, form, layout)
        absent = frozenset(item.name for item in layout.missing)
        self.records[form.sheet.title] = [
            self._record(form, found, source, setting, absent) for found in layout.records
        ]

    def _record(
        self, form: Form, found: Found, source: Source, setting: Setting, absent: frozenset[str]
    ) -> Record:
        answers, faults = read_answers(form, found.cells, setting)
        broken = {fault.field.name for fault in faults if fault.level is Level.ERROR}
        client = str(answers.get("file_number") or "")
        for fault in faults:
            if fault.field.name in absent:
                continue  # the whole column is missing, which is said once
            self.problems.append(
                Problem(
                    fault.what,
                    fault.cure,
                    fault.level,
                    source.file,
                    source.sheet,
                    source.address(found.row, fault.field.name),
                    fault.field.header,
                    fault.value,
                    client,
                )
            )
        extra = {tag: None if is_empty(cell) else shown(cell) for tag, cell in found.extra.items()}
        broken |= {tag for tag, cell in found.extra.items() if isinstance(cell, Broken)}
        self._distrust_extra(form, found, source, client)
        return form.record(  # type: ignore[arg-type]  # the answers have the kinds that are declared
            **answers, extra=extra, broken=frozenset(broken), row=found.row, source=source
        )

    def _distrust_extra(self, form: Form, found: Found, source: Source, client: str) -> None:
        """Errors in the user's own columns: they are printed too, so they count."""
        for tag, cell in found.extra.items():
            if isinstance(cell, Broken):
                self.problems.append(
                    Problem(
                        cell.what,
                        cell.cure,
                        Level.ERROR,
                        source.file,
                        source.sheet,
                        source.address(found.row, tag),
                        self.extra[form.sheet.title][tag],
                        cell.text,
                        client,
                    )
                )

    def _missing_columns(self, grid: Grid, form: Form, layout: Layout) -> Iterator[Problem]:
        for item in layout.missing:
            if item.required and item.name != "file_number":
                kind = "строки" if form.sheet.layout is SheetLayout.CARD else "столбца"
                yield Problem(
                    f"нет обязательного {kind} «{item.header}»",
                    f"верните заголовок «{item.header}»",
                    file=self.file,
                    sheet=grid.title,
                )

    def _strange_sheets(self, sheets: list[Grid]) -> Iterator[Problem]:
        titles = {form.sheet.title for form in FORMS} | {LISTS, INSTRUCTION}
        present = {fold(grid.title) for grid in sheets}
        absent = [title for title in titles if fold(title) not in present]
        for grid in sheets:
            near = nearest(grid.title, absent)
            if near and fold(grid.title) not in {fold(title) for title in titles}:
                yield Problem(
                    "незнакомый лист, он не прочитан",
                    f"похоже на «{near}»; исправьте название, если это он",
                    level=Level.WARNING,
                    file=self.file,
                    sheet=grid.title,
                )


def _addresses(layout: Layout, is_card: bool) -> Callable[[int, str], str]:
    places = layout.places
    if is_card:
        return lambda _row, name: places.get(name, "")
    return lambda row, name: f"{places[name]}{row}" if name in places else ""


def with_own_lists(grid: Grid | None) -> Mapping[str, Choices]:
    """The standard lists with what a user has added on the sheet «Списки»."""
    lists = dict(standard())
    if grid is None or not grid.rows:
        return lists
    by_name = {fold(name): name for name in lists}
    for index, cells in grid.rows[:LIST_TITLE_ROWS]:
        for column, cell in enumerate(cells):
            name = by_name.get(fold(shown(cell)))
            if name:
                lists[name] = lists[name].with_added(_below(grid, index, column))
    return lists


def _below(grid: Grid, index: int, column: int) -> Iterator[str]:
    """The texts under a cell."""
    for row, cells in grid.rows:
        if row > index and column < len(cells) and not is_empty(cells[column]):
            yield shown(cells[column])
