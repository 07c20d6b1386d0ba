"""Sheets of an .ods, errors included."""

# A reader of our own: of an .ods calamine gives errors as «», booleans as 1.0, and no merged areas.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time

from lxml import etree

from paperwork.intake.excel.container import Container
from paperwork.intake.excel.places import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_MERGED,
    MOST_ROWS,
    MOST_SHEETS,
    OWN,
    TITLE_ROWS,
    Area,
    Rank,
    RawSheet,
    Rows,
    in_order,
    too_large,
)
from paperwork.intake.excel.reading.tied import is_tied
from paperwork.intake.excel.reading.xml_walk import bounded, forget, walk
from paperwork.sheets.answers.cells import Cell, error_cell, is_error_text, uncalculated_cell

CONTENT = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
SHEET, ROW, CELL = f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-cell"
COVERED = f"{TABLE}covered-table-cell"
PARAGRAPH, LINE_BREAK, SPACE, TAB = f"{TEXT}p", f"{TEXT}line-break", f"{TEXT}s", f"{TEXT}tab"
NUMBERS = frozenset({"float", "percentage", "currency"})
LETTERS = 30  # characters of a cell, of all on an average
MOST_SPACES = 100  # in a row
NULL_DATE = f"{TABLE}null-date"
RESULTS = {"string": "string-value", "date": "date-value", "time": "time-value", "boolean": "boolean-value"}


def ods_sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    """The sheets by their rank; all are in one part, so all are read before the first is returned."""
    sheets: dict[str, RawSheet] = {}
    for sheet in _sheets(container, rank):
        sheets[sheet.title] = sheet
        if len(sheets) > MOST_SHEETS:
            raise too_large(container.name)
    yield from (sheets[title] for title in in_order(sheets, rank))


def _sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    sheet = _Sheet("", container.name, None)
    depth = 0
    from_1904 = False
    pieces = bounded(container.pieces(CONTENT), (b"table-row>",), container.name)
    for is_start, element in walk(pieces, (SHEET, ROW, NULL_DATE)):
        if element.tag == NULL_DATE:
            from_1904 |= element.get(f"{TABLE}date-value", "").startswith("1904")
        elif element.tag == SHEET:
            depth += 1 if is_start else -1
            if is_start and depth == 1:
                title = element.get(f"{TABLE}name", "")
                sheet = _Sheet(title, container.name, rank(title))
            elif depth == 0:
                yield RawSheet(sheet.title, sheet.rows, tuple(sheet.merged), from_1904=from_1904)
                forget(element)
        elif not is_start and depth == 1:  # tables inside cells are no sheets
            if sheet.is_read:
                sheet.add(element)
            forget(element)


class _Sheet:
    """A sheet while its rows are being read."""

    def __init__(self, title: str, file: str, rank: int | None) -> None:
        self.title = title
        self._rank = rank
        self._is_known = (rank or 0) < OWN
        self.rows: Rows = {}
        self.merged: list[Area] = []
        self._file = file
        self._next = 0
        self._filled = 0
        self._shown = 0  # characters

    @property
    def is_read(self) -> bool:
        """Whether its rows are of use: an unknown sheet is given up where the first ones have no «Дело»."""
        if self._rank == OWN and len(self.rows) >= TITLE_ROWS:
            self._rank = 0 if is_tied(self.rows.values()) else None
            self.rows = self.rows if self._rank == 0 else {}
        return self._rank is not None

    def add(self, line: etree._Element) -> None:
        """Adds a row as often as it is repeated."""
        # LibreOffice repeats the empty row below the last filled one to the end of the sheet
        row, self._next = self._next, self._next + _count(line, "number-rows-repeated")
        cells = self._cells(line, row)
        if not cells:
            return
        last = min(self._next, LAST_ROW)
        if self._is_known and len(self.rows) + last - row > MOST_ROWS:
            raise too_large(self._file)
        self._filled += len(cells) * (last - row)
        self._shown += sum(len(cell) for cell in cells if isinstance(cell, str))
        if max(self._filled, self._shown // LETTERS) > MOST_CELLS or len(self.merged) > MOST_MERGED:
            if (self._rank or 0) < OWN:
                raise too_large(self._file)
            self._rank, self.rows = None, {}
            return
        for number in range(row, last):
            self.rows[number] = list(cells)

    def _cells(self, line: etree._Element, row: int) -> list[Cell]:
        """The cells of a row up to the last filled one."""
        cells: list[Cell] = []
        column = 0
        for element in line.iterchildren(CELL, COVERED):
            times = _count(element, "number-columns-repeated")
            value = _value(element)
            if value != "" and column < LAST_COLUMN:
                cells.extend([""] * (column - len(cells)))
                cells.extend([value] * min(times, LAST_COLUMN - column))
                self._note_merged(element, row, column)
            column += times
        return cells

    def _note_merged(self, element: etree._Element, row: int, column: int) -> None:
        down, across = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
        if down > 1 or across > 1:
            self.merged.append(((row, column), (row + down - 1, column + across - 1)))


def _count(element: etree._Element, name: str) -> int:
    return min(max(1, int(element.get(TABLE + name, "1")[:9])), LAST_ROW)


def _value(cell: etree._Element) -> Cell:
    kind = cell.get(f"{OFFICE}value-type") or cell.get(f"{CALC}value-type")
    formula = cell.get(f"{TABLE}formula")
    if kind is None and formula is None and len(cell) == 0:
        return ""
    text = _text(cell)
    # LibreOffice writes an error as a text, and its type in a namespace of its own
    if cell.get(f"{CALC}value-type") == "error" or (formula is not None and is_error_text(text)):
        return error_cell(text)
    if formula is not None and not text and not _has_result(cell, kind):
        return uncalculated_cell(formula.removeprefix("of:").removeprefix("="))
    if kind == "percentage" and text:
        return text
    if kind in NUMBERS:
        value = cell.get(f"{OFFICE}value")
        return text if value is None else float(value)
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(cell.get(f"{OFFICE}date-value", ""), text)
    if kind == "time":
        return _time(text)
    return text or cell.get(f"{OFFICE}string-value", "")


def _has_result(cell: etree._Element, kind: str | None) -> bool:
    """Whether a formula has the value that its type promises; an empty text is a value if it is written."""
    value = cell.get(OFFICE + RESULTS.get(kind or "", "value"))
    if kind in ("string", None):  # LibreOffice names no type for an empty text
        return value is not None or cell.find(PARAGRAPH) is not None
    return bool(value)


def _date(value: str, text: str) -> Cell:
    with suppress(ValueError):
        return datetime.fromisoformat(value)
    return text


def _time(text: str) -> Cell:
    with suppress(ValueError):
        return time.fromisoformat(text)
    return text


def _text(cell: etree._Element) -> str:
    """The paragraphs of the cell, a line each; not those of its comment."""
    return "\n".join(_inline(paragraph) for paragraph in cell.iterchildren(PARAGRAPH))


def _inline(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == LINE_BREAK:
            pieces.append("\n")
        elif child.tag == TAB:
            pieces.append("\t")
        elif child.tag == SPACE:  # further spaces are an element with their number
            pieces.append(" " * min(int(child.get(f"{TEXT}c", "1")[:9]), MOST_SPACES))
        elif not str(child.tag).startswith(OFFICE):
            pieces.append(_inline(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
