"""Sheets of an .xlsx: a quick reader for those in the plain layout, a careful one for the rest."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from queue import SimpleQueue
from typing import TYPE_CHECKING

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.excel_tables import total_rows
from paperwork.intake.excel.parts import counts_from_1904
from paperwork.intake.excel.places import (
    KNOWN,
    MOST_PLACES,
    MOST_ROWS,
    MOST_SHEETS,
    OWN,
    Rank,
    RawSheet,
    Rows,
    damaged,
    given_up,
    in_order,
    put,
    too_large,
)
from paperwork.intake.excel.reading.opened import opened
from paperwork.intake.excel.reading.percents import Percents, percents_of, using
from paperwork.intake.excel.reading.tied import is_wanted
from paperwork.intake.excel.reading.weight import SharedTexts
from paperwork.intake.excel.reading.xlsx_looks import Looks
from paperwork.intake.excel.reading.xlsx_plain import holds, is_hollow, is_in_utf8
from paperwork.sheets.answers.cells import Cell

if TYPE_CHECKING:  # for their shapes alone: most books need neither threads nor the careful reader
    from concurrent.futures import Future, ThreadPoolExecutor

    from lxml import etree

    from paperwork.intake.excel.reading.xlsx_careful import Careful

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
THREADS = 2  # the library in Rust lets Python work meanwhile
WORTH_THREADS = 500_000  # bytes of a workbook; a smaller one is read sooner than threads are started


def xlsx_sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    """The sheets by their rank; in a large book, while one is being used, the next ones are read.

    Of sheets of one rank the largest come first: while they are read, nothing else is held.
    """
    workbook, shared = _workbook_of(container), SharedTexts(container)
    parts, rank = workbook.parts, _checked(container.name, workbook.parts, rank)
    books: SimpleQueue[CalamineWorkbook] = SimpleQueue()
    threads = THREADS if len(container.data) > WORTH_THREADS else 1
    for book in opened(container.data, threads):
        books.put(book)

    def read(title: str) -> RawSheet:
        if not is_wanted(container, parts.get(title, ""), rank(title)):
            return RawSheet(title, {})
        book = books.get()
        try:
            shared.check(parts[title])
            return workbook.whole(book, title)
        except PaperworkError:
            if (rank(title) or 0) < OWN:
                raise
            return given_up(container.name, title)
        finally:
            books.put(book)

    titles = _titles(books)
    turns = _turns(titles)
    waiting = in_order(titles, rank, lambda title: container.packed_size(parts.get(title, "")))
    waiting.sort(key=turns.__getitem__)
    known = (parts.get(title, "") for title in waiting if rank(title) == KNOWN)
    workbook.looks.begin(islice(known, THREADS, None))  # the first are read at once
    if threads == 1:
        yield from map(read, waiting)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(threads) as pool:
        for _, some in groupby(waiting, key=lambda title: (turns[title], rank(title))):
            yield from _as_read(pool, read, some)


def _titles(books: SimpleQueue[CalamineWorkbook]) -> list[str]:
    """The titles of the sheets with cells."""
    book = books.get()
    books.put(book)
    return [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def _checked(file: str, parts: dict[str, str], rank: Rank) -> Rank:
    """The rank without the unknown sheets that are one part: it would be read for each.

    Raises `PaperworkError` for too many sheets, or one part for two that are known.
    """
    if len(parts) > MOST_SHEETS:
        raise too_large(file)
    known = [part for title, part in parts.items() if (turn := rank(title)) is not None and turn < OWN]
    if len(set(known)) < len(known):
        raise damaged(file)
    times = Counter(parts.values())
    return lambda title: rank(title) if (rank(title) or 0) < OWN or times[parts.get(title, "")] == 1 else None


def _turns(titles: list[str]) -> dict[str, int]:
    """How many sheets of the same name in other letters precede each: it waits for them."""
    before: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for title in titles:
        turns.setdefault(title, before[fold(title)])
        before[fold(title)] += 1
    return turns


def _as_read(
    pool: ThreadPoolExecutor, read: Callable[[str], RawSheet], titles: Iterator[str]
) -> Iterator[RawSheet]:
    """The sheets as they get ready: while a large one is being read, smaller ones are used and freed."""
    from concurrent.futures import FIRST_COMPLETED, wait

    ahead: set[Future[RawSheet]] = set()
    while True:
        ahead |= {pool.submit(read, title) for title in islice(titles, THREADS + 1 - len(ahead))}
        if not ahead:
            return
        done, ahead = wait(ahead, return_when=FIRST_COMPLETED)
        while done:
            yield done.pop().result()


def _sheet_parts(book: etree._Element, relations: etree._Element) -> dict[str, str]:
    """Sheet name → name of its part."""
    targets = {str(item.get("Id")): str(item.get("Target")) for item in relations.iter("{*}Relationship")}
    parts = {}
    for sheet in book.iter("{*}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        target = targets.get(str(identity), "")
        parts[str(sheet.get("name"))] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return parts


@dataclass(frozen=True)
class _Workbook:
    """What is known of a workbook before its sheets are read; the parts by the titles of the sheets."""

    container: Container
    parts: dict[str, str]
    percents: Percents
    looks: Looks
    from_1904: bool

    def whole(self, book: CalamineWorkbook, title: str) -> RawSheet:
        """A sheet without the rows of totals."""
        sheet = self._sheet(book, title)
        for row in total_rows(self.container, self.parts[title]):
            sheet.rows.pop(row, None)
        return RawSheet(title, sheet.rows, sheet.merged, from_1904=self.from_1904)

    def _sheet(self, book: CalamineWorkbook, title: str) -> RawSheet:
        container, part = self.container, self.parts.get(title, "")
        if not container.has(part):
            raise damaged(container.name)
        # calamine shows an error as «» and leaves out a formula that was never calculated
        is_shown = not self.percents or not holds(container, part, using(self.percents))
        if is_shown and self.looks.is_plain(part):
            return _quick(book, title)
        from paperwork.intake.excel.reading.xlsx_careful import read_carefully

        careful = read_carefully(container, part, self.percents)
        is_foreign = not is_in_utf8(next(container.pieces(part), b""))
        if is_hollow(container, part) or careful.is_spread or careful.has_new_errors or is_foreign:
            sheet = _spread(container, title, part, careful)
        else:
            sheet = _quick(book, title)
        for place, cell in (careful.broken | careful.percents).items():  # where calamine has «» or nothing
            put(sheet.rows, place, cell)
        return sheet


def _workbook_of(container: Container) -> _Workbook:
    book = container.parsed(WORKBOOK)
    return _Workbook(
        container,
        _sheet_parts(book, container.parsed(RELATIONS)),
        percents_of(container),
        Looks(container),
        counts_from_1904(book),
    )


def _quick(book: CalamineWorkbook, title: str) -> RawSheet:
    sheet = book.get_sheet_by_name(title)
    rows = dict(islice(_filled_rows(sheet), MOST_ROWS + 1))  # whoever uses them refuses more
    return RawSheet(title, rows, tuple(sheet.merged_cell_ranges or ()))


def _filled_rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Cell]]]:
    """The rows that hold anything, by index; equal texts are one text, of which a book has many."""
    texts: dict[Cell, Cell] = {}
    interned = texts.setdefault
    _, left = sheet.start or (0, 0)
    margin: list[Cell] = [""] * left  # the columns before the first that holds anything
    for index, row in enumerate(sheet.iter_rows()):
        if any(row) or any(cell != "" for cell in row):
            cells: list[Cell] = [interned(cell, cell) if cell.__class__ is str else cell for cell in row]
            yield index, margin + cells  # which takes no more memory than it needs: a copy


def _spread(container: Container, title: str, part: str, careful: Careful) -> RawSheet:
    """A sheet with stray cells far away: moved together, read, and put back at their places."""
    from paperwork.intake.excel.reading.xlsx_careful import compacted

    if len(careful.rows) * len(careful.columns) > MOST_PLACES:
        raise too_large(container.name)
    moved = io.BytesIO()
    with zipfile.ZipFile(moved, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in container.names():
            if name != part and name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/"):
                archive.writestr(name, container.part(name))
        archive.writestr(part, compacted(container, part, careful))
    sheet = _quick(CalamineWorkbook.from_filelike(io.BytesIO(moved.getvalue())), title)
    rows: Rows = {}
    for index, cells in sheet.rows.items():
        for column, cell in enumerate(cells):
            if cell != "":
                put(rows, (careful.rows[index], careful.columns[column]), cell)
    return RawSheet(title, rows, tuple(careful.merged))
