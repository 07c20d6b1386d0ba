"""Sheets of an .xlsx: a quick reader for those in the plain layout, a careful one for the rest."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from queue import SimpleQueue
from typing import TYPE_CHECKING

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

from paperwork.common.naming import fold
from paperwork.common.packages import PIECE
from paperwork.intake.excel.container import PROLOGUE, Container
from paperwork.intake.excel.excel_tables import total_rows
from paperwork.intake.excel.places import MOST_CELLS, Rank, RawSheet, Rows, damaged, in_order, put
from paperwork.intake.excel.reading.percents import Percents, percents_of, using
from paperwork.sheets.answers.cells import Cell

if TYPE_CHECKING:  # for their shapes alone: most books need neither threads nor the careful reader
    from concurrent.futures import Future, ThreadPoolExecutor

    from paperwork.intake.excel.reading.xlsx_careful import Careful

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# The beginning of a cell that the quick reader reads rightly and that is not far away: any other has
# a formula, an error, no address, or an address that would make it allocate gigabytes.
ODD_CELL = rb'<c[ />](?!r="%s"(?: s="\d+")?(?: t="(?:[snbd]|str|inlineStr)")?(?:/>|></c>|><[vi]))'
TALL = re.compile(ODD_CELL % rb"[A-Z]\d{1,6}")
WIDE = re.compile(ODD_CELL % rb"[A-C]?[A-Z]\d{1,5}")
THREADS = 2  # the library in Rust lets Python work meanwhile
WORTH_THREADS = 500_000  # bytes of a workbook; a smaller one is read sooner than threads are started
LARGEST = 300 * 2**20  # bytes of XML; more is read by counting
SURELY_FEW = MOST_CELLS * len(b'<c r="A1"><v>1</v></c>')  # bytes that hold no more cells
PREFIXED = b":c "  # <x:c r="A1">: lawful, and hidden from the patterns above
ENCODING = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
READ_RIGHTLY = (b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII")


def xlsx_sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    """The sheets by their rank; in a large book, while one is being used, the next ones are read.

    Of sheets of one rank the largest come first: while they are read, nothing else is held.
    """
    parts, percents, from_1904 = sheet_parts(container), percents_of(container), _counts_from_1904(container)
    books: SimpleQueue[CalamineWorkbook] = SimpleQueue()
    threads = THREADS if len(container.data) > WORTH_THREADS else 1
    for _ in range(threads):
        books.put(CalamineWorkbook.from_filelike(io.BytesIO(container.data)))

    def read(title: str) -> RawSheet:
        if rank(title) is None:
            return RawSheet(title, {})
        book = books.get()
        try:
            sheet = _sheet(container, book, title, parts, percents)
        finally:
            books.put(book)
        for row in total_rows(container, parts[title]):
            sheet.rows.pop(row, None)
        return RawSheet(title, sheet.rows, sheet.merged, from_1904=from_1904)

    book = books.get()
    titles = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    books.put(book)
    waiting = in_order(titles, rank, lambda title: container.packed_size(parts.get(title, "")))
    turns = {title: _turn(title, titles) for title in titles}
    waiting.sort(key=turns.__getitem__)
    if threads == 1:
        yield from map(read, waiting)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(threads) as pool:
        for _, some in groupby(waiting, key=lambda title: (turns[title], rank(title))):
            yield from _as_read(pool, read, some)


def _turn(title: str, titles: list[str]) -> int:
    """How many sheets of the same name in other letters precede this one: it waits for them."""
    return [fold(other) for other in titles[: titles.index(title)]].count(fold(title))


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


def sheet_parts(container: Container) -> dict[str, str]:
    """Sheet name → name of its part."""
    book, relations = (container.parsed(part) for part in (WORKBOOK, RELATIONS))
    targets = {str(item.get("Id")): str(item.get("Target")) for item in relations.iter("{*}Relationship")}
    parts = {}
    for sheet in book.iter("{*}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        target = targets.get(str(identity), "")
        parts[str(sheet.get("name"))] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return parts


def _counts_from_1904(container: Container) -> bool:
    properties = container.parsed(WORKBOOK).find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _sheet(
    container: Container, book: CalamineWorkbook, title: str, parts: dict[str, str], percents: Percents
) -> RawSheet:
    part = parts.get(title, "")
    if not container.has(part):
        raise damaged(container.name)
    # calamine shows an error as «» and leaves out a formula that was never calculated
    is_shown = not percents or not _holds(container, part, using(percents))
    if is_shown and any(_is_plain(container, part, odd) for odd in (TALL, WIDE)):
        return _quick(book, title)
    from paperwork.intake.excel.reading.xlsx_careful import read_carefully

    careful = read_carefully(container, part, percents)
    if careful.is_spread or careful.has_new_errors or not _is_in_utf8(next(container.pieces(part), b"")):
        sheet = _spread(container, title, part, careful)
    else:
        sheet = _quick(book, title)
    for place, cell in (careful.broken | careful.percents).items():  # where calamine has «» or nothing
        put(sheet.rows, place, cell)
    return sheet


def _holds(container: Container, part: str, looked_for: re.Pattern[bytes]) -> bool:
    """Whether a part holds what is looked for."""
    rest = b""
    for piece in container.pieces(part):
        if looked_for.search(rest + piece):
            return True
        rest = piece[-64:]  # what a piece may have cut in two
    return False


def _is_in_utf8(head: bytes) -> bool:
    """Whether calamine reads the part rightly: of other encodings it makes other words, or no cells."""
    declared = ENCODING.match(head[:PROLOGUE].lstrip(b"\xef\xbb\xbf"))
    return b"\x00" not in head[:PROLOGUE] and (declared is None or declared[1].upper() in READ_RIGHTLY)


def _is_plain(container: Container, part: str, odd: re.Pattern[bytes]) -> bool:
    """Whether no cell of the sheet is odd."""
    rest = b""
    size = 0
    for piece in container.pieces(part):
        # a prefix, or another encoding than UTF-8
        if size == 0 and not (b"<worksheet" in piece[:PROLOGUE] and _is_in_utf8(piece)):
            return False
        size += len(piece)
        data = rest + piece
        start = data.rfind(b"<c")  # the last cell may be cut in two
        rest = data[start:] if start >= 0 else b""
        is_prefixed = b":" in data and PREFIXED in data  # a colon alone is found in no time
        if is_prefixed or size > LARGEST or len(rest) > PIECE or odd.search(data, 0, len(data) - len(rest)):
            return False
    return not odd.search(rest) and (size <= SURELY_FEW or _count_cells(container, part) <= MOST_CELLS)


def _count_cells(container: Container, part: str) -> int:
    """How many cells a sheet has, the empty ones included; those cut in two by a piece do not matter."""
    return sum(piece.count(b"<c ") for piece in container.pieces(part))


def _quick(book: CalamineWorkbook, title: str) -> RawSheet:
    sheet = book.get_sheet_by_name(title)
    return RawSheet(title, dict(_filled_rows(sheet)), tuple(sheet.merged_cell_ranges or ()))


def _filled_rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Cell]]]:
    """The rows that hold anything, by index; equal texts are one text, of which a book has many."""
    texts: dict[Cell, Cell] = {}
    interned = texts.setdefault
    _, left = sheet.start or (0, 0)
    margin: list[Cell] = [""] * left  # the columns before the first that holds anything
    for index, row in enumerate(sheet.iter_rows()):
        if any(row) or any(cell != "" for cell in row):
            cells: list[Cell] = [interned(cell, cell) if cell.__class__ is str else cell for cell in row]
            yield index, margin + cells if margin else cells


def _spread(container: Container, title: str, part: str, careful: Careful) -> RawSheet:
    """A sheet with stray cells far away: moved together, read, and put back at their places."""
    from paperwork.intake.excel.reading.xlsx_careful import compacted

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
