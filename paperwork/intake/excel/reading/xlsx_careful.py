"""The careful reader of a sheet in an .xlsx: errors, uncalculated formulas, and cells far away."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import field
from itertools import product
from xml.sax.saxutils import quoteattr

from lxml import etree

from paperwork.common.packages import PIECE
from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.excel_tables import area_of
from paperwork.intake.excel.places import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_BROKEN,
    MOST_CELLS,
    MOST_MERGED,
    MOST_PLACES,
    MOST_ROWS,
    Area,
    Place,
    address,
    damaged,
    place_of,
    too_large,
)
from paperwork.intake.excel.reading.percents import Percents, percentage
from paperwork.intake.excel.reading.xlsx_plain import FILLED
from paperwork.intake.excel.reading.xml_walk import bounded, forget, local_name, walk
from paperwork.sheets.answers.cells import BadCell, error_cell, uncalculated_cell

EMPTY = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="\w+")?(?:/>|></c>)')
EMPTY_ROW = re.compile(rb'<row [^<>]*?\br="\d+"[^<>]*(?:/>|></row>)')
OLD_ERRORS = frozenset({"#ДЕЛ/0!", "#Н/Д", "#ИМЯ?", "#ПУСТО!", "#ЧИСЛО!", "#ССЫЛКА!", "#ЗНАЧ!"})
TAGS = ("{*}row", "{*}c", "{*}mergeCell")
FREED = (b"row>", b"<mergeCell ")  # signs of what is freed, with all before it
ROOM = 2_000_000  # places that a sheet may have beside two for each filled cell


@dataclass(slots=True)
class Careful:
    """What the careful reader knows of a sheet."""

    broken: dict[Place, BadCell] = field(default_factory=dict)
    percents: dict[Place, str] = field(default_factory=dict)  # numbers as they are shown
    merged: list[Area] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)  # those with anything in them, in order
    columns: list[int] = field(default_factory=list)
    filled: int = 0
    has_new_errors: bool = False  # such as #SPILL!, which the quick reader does not know

    @property
    def is_spread(self) -> bool:
        """Whether the cells are so far apart that a table of them would waste much memory."""
        if not self.rows:
            return False
        return (self.rows[-1] + 1) * (self.columns[-1] + 1) > 2 * self.filled + ROOM

    def note_broken(self, place: Place, element: etree._Element, file: str) -> None:
        """Notes what is wrong with a cell, and with those that its array would fill."""
        self.broken.pop(place, None)  # a cell of an array may have a result of its own
        broken = _broken(element) if _may_be_broken(element) else None
        if broken is None:
            return
        self.broken[place] = broken
        if len(self.broken) > MOST_BROKEN:
            raise too_large(file)
        self.has_new_errors |= element.get("t") == "e" and broken.text not in OLD_ERRORS
        for (top, left), (bottom, right) in _array(element):
            # the size is looked at first: it may be claimed to be the whole sheet
            if (bottom - top + 1) * (right - left + 1) + len(self.broken) > MOST_BROKEN:
                raise too_large(file)
            places = product(range(top, bottom + 1), range(left, right + 1))
            self.broken |= {other: broken for other in places if other != place}


def read_carefully(container: Container, part: str, percents: Percents) -> Careful:
    """Every filled cell of the sheet, looked at one by one. Raises `PaperworkError` where it is damaged."""
    found = Careful()
    ends: dict[int, int] = {}  # row → its last filled column
    columns: set[int] = set()
    for place, element in _elements(container, part):
        if place is None:
            found.merged += _area(element)
            if len(found.merged) > MOST_MERGED:
                raise too_large(container.name)
            continue
        found.filled += 1
        if found.filled > MOST_CELLS or len(ends) > MOST_ROWS:
            raise too_large(container.name)
        row, column = place
        ends[row] = max(ends.get(row, 0), column)
        columns.add(column)
        found.note_broken(place, element, container.name)
        text = _percentage(element, percents) if percents else None
        if text is not None:
            found.percents[place] = text
    found.rows, found.columns = sorted(ends), sorted(columns)
    for row, column in found.broken:  # an array may fill rows without a cell
        ends[row] = max(ends.get(row, 0), column)
    if sum(ends.values()) > MOST_PLACES:
        raise too_large(container.name)
    return found


def compacted(container: Container, part: str, careful: Careful) -> bytes:
    """The sheet with its filled rows and columns moved together."""
    pieces = [b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
    current = -1
    for place, element in _elements(container, part):
        if place is None or place in careful.broken:
            continue
        row, column = bisect_left(careful.rows, place[0]), bisect_left(careful.columns, place[1])
        if row != current:
            pieces.append(b"<row>" if current < 0 else b"</row><row>")
            current = row
        pieces.append(_moved(element, address(row, column)))
    end = b"" if current < 0 else b"</row>"
    return b"".join((*pieces, end, b"</sheetData></worksheet>"))


def _moved(cell: etree._Element, to: str) -> bytes:
    """The cell at its new place; of its children what a reader of values needs."""
    kept = {key: cell.get(key) for key in ("s", "t")}
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in kept.items() if value is not None)
    inner = b"".join(
        etree.tostring(child, with_tail=False) for child in cell if local_name(child) in ("v", "is")
    )
    return f'<c r="{to}"{attributes}>'.encode() + inner + b"</c>"


def _elements(container: Container, part: str) -> Iterator[tuple[Place | None, etree._Element]]:
    """Each filled cell with its place, and the merged areas with None."""
    row = column = -1
    current: etree._Element | None = None  # the row, whose beginning is seen in its first cell
    pieces = _without_empty(container.pieces(part))
    for _, element in walk(bounded(pieces, FREED, container.name), TAGS, is_begun=False):
        name = local_name(element)
        begun = element.getparent() if name == "c" else element
        if name == "c" and begun is not None and local_name(begun) != "row":  # in a choice of versions
            begun = next(element.iterancestors("{*}row"), None)
        if begun is not None and begun is not current and local_name(begun) == "row":
            current = begun
            row, column = int(begun.get("r", row + 2)) - 1, -1
        if name == "row":
            forget(element)
        elif name == "c":
            row, column = place = _place(element, row, column, container.name)
            if any(local_name(child) in ("v", "f", "is") for child in element):
                yield place, element
            forget(element)  # a row may hold millions of cells
        else:
            yield None, element
            forget(element)


def _place(cell: etree._Element, row: int, column: int, file: str) -> Place:
    """The position of the cell; without an address it follows the one before it."""
    written = cell.get("r")
    if written:
        place = place_of(written)
        if place is not None:
            return place
    elif 0 <= row < LAST_ROW and column + 1 < LAST_COLUMN:
        return row, column + 1
    raise damaged(file)


def _without_empty(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The sheet without the cells and rows that have a format and nothing else: there may be millions."""
    rest = b""
    for piece in pieces:
        data = rest + piece
        end = max(data.rfind(b"<c "), data.rfind(b"<row "))  # what may be cut in two
        end = end if end >= 0 and len(data) - end < PIECE else len(data)
        rest = data[end:]
        yield EMPTY_ROW.sub(b"", EMPTY.sub(b"", _without_hollow_rows(data[:end])))
    yield rest


def _without_hollow_rows(data: bytes) -> bytes:
    """The bytes without the whole rows in them, where none of these holds a value and all have addresses."""
    start, end = data.find(b"<row "), data.rfind(b"<row ")
    rows = data[start:end] if start >= 0 else b""
    if len(rows) < PIECE // 4 or any(sign in rows for sign in FILLED):
        return data
    return data if rows.count(b"<row ") > rows.count(b'<row r="') else data[:start] + data[end:]


def _area(element: etree._Element) -> list[Area]:
    area = area_of(element.get("ref", ""))
    return [area] if area else []


def _may_be_broken(cell: etree._Element) -> bool:
    """Whether the cell is no plain value, as most are."""
    return cell.get("t") == "e" or any(local_name(child) == "f" for child in cell)


def _broken(cell: etree._Element) -> BadCell | None:
    """What is wrong with the cell: an error in it, a formula without a result."""
    texts = {local_name(child): child.text or "" for child in cell}
    if cell.get("t") == "e":
        return error_cell(texts.get("v", "").strip())
    # a formula that gives an empty text is a «str» with an empty value, which is there
    is_empty_text = cell.get("t") == "str" and "v" in texts
    has_words = "is" in texts and any(local_name(child) == "is" and len(child) for child in cell)
    if "f" in texts and not texts.get("v") and not is_empty_text and not has_words:
        return uncalculated_cell(texts["f"].strip())
    return None


def _array(cell: etree._Element) -> list[Area]:
    """The cells that the formula of a cell would fill."""
    formulas = [item for item in cell if local_name(item) == "f" and item.get("t") == "array"]
    return [area for item in formulas for area in _area(item)]


def _percentage(cell: etree._Element, percents: Percents) -> str | None:
    """The text of a number that is shown as a percentage; None for any other cell."""
    code = percents.get(cell.get("s", ""))
    if code is None or cell.get("t", "n") != "n":
        return None
    value = next((child.text for child in cell if local_name(child) == "v"), None)
    return percentage(float(value), code) if value else None
