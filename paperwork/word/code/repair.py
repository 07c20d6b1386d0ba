"""Repairs of what printing may break: a cell without a paragraph, a row without cells, a grid of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from paperwork.word.docx.row_height import Measure
from paperwork.word.docx.xml import W, whole

CLOSED_PARAGRAPH = re.compile(
    r"(?:</w:p>|<w:p(?: [^<>]*)?/>)(?:<w:bookmark(?:Start|End) [^<>]*/>|</w:sdtContent>|</w:sdt>)*\Z"
)
PARAGRAPH = "<w:p/>"
GRID = re.compile(r"<w:tblGrid\b[^>]*?(?:/>|>.*?</w:tblGrid>)", re.DOTALL)
TAIL = 20
KEPT = "<w:keepNext/>"
ROW_CLOSED, CELL_CLOSED = "</w:tr>", "</w:tc>"
UNBROKEN = re.compile(r"<w:cantSplit(?: [^<>]*)?/>")
HEAD, CELL_OPENED = "<w:tblHeader", "<w:tc>"
FEW = 800  # letters of a cell's XML: half of them are its words, which no usual column makes half a page of
MOST_LOW = 2**8  # cells that are remembered


class Repairer:
    """Repairs what has just been printed, at the marks of the template. Word would ask to repair it."""

    def __init__(
        self,
        namespaces: Mapping[str | None, str],
        measures: Sequence[Measure] = (),
        unbroken: Measure | None = None,
    ) -> None:
        """``unbroken`` tells up to which height a row may forbid to be broken; None where no row does."""
        self.namespaces = dict(namespaces)
        self.measures = tuple(measures)
        self.unbroken = unbroken
        self._low: set[str] = set()
        self._declarations = " ".join(f'xmlns:{key}="{name}"' for key, name in namespaces.items() if key)

    def cell(self, printed: list[str], _: int | None) -> None:
        """The end of a cell: the last thing in it must be a paragraph."""
        # nearly always: the pieces are not joined for it
        if printed and printed[-1].endswith("</w:p>"):
            return
        # bookmarks behind the last paragraph may be pieces of their own
        if not CLOSED_PARAGRAPH.search("".join(printed[-TAIL:])):
            printed.append(PARAGRAPH)

    def row(self, printed: list[str], start: int | None) -> None:
        """The end of a row: one without cells goes."""
        self._keep(printed, start, "<w:tc")

    def table(self, printed: list[str], start: int | None) -> None:
        """The end of a table: one without rows goes."""
        self._keep(printed, start, "<w:tr")

    def _keep(self, printed: list[str], start: int | None, name: str) -> None:
        # the beginning was in a branch that was not printed
        if start is None:
            return
        for position in range(start, len(printed)):
            if f"{name}>" in printed[position] or f"{name} " in printed[position]:
                return
        del printed[start:]

    def keep(self, printed: list[str], start: int | None, loop: int) -> None:
        """The end of a loop of rows: the last alone is kept with what follows, and not when it is tall."""
        # nothing was printed but rows for nothing, which are as their author has them
        if start is None:
            return
        text = "".join(printed[start:])
        last = _last_row(text)
        row = text[last:]
        # a tall row would take what follows to the next page and leave this one half empty
        if self.measures[loop].is_tall(row):
            row = row.replace(KEPT, "")
        printed[start:] = [text[:last].replace(KEPT, ""), row]

    def whole(self, text: str) -> str:
        """The printed part: a row that takes the most of a page may be broken.

        LibreOffice prints as much of an unbroken row as a page holds, and loses the rest.
        """
        if self.unbroken is None:
            return text
        pieces, done = [], 0
        # hardly any cell is long: those alone are measured
        for start, end in _long_cells(text):
            if self._is_high(text[start:end]):
                row, row_end = _row_opened(text, start), text.find(ROW_CLOSED, end)
                if row >= done:
                    pieces += [text[done:row], _breakable(text[row:row_end])]
                    done = row_end
        return "".join([*pieces, text[done:]]) if pieces else text

    def _is_high(self, cell: str) -> bool:
        """Whether a cell takes the most of a page."""
        # letterheads and lists of options are the same in document after document
        if self.unbroken is None or cell in self._low:
            return False
        if self.unbroken.of_text(cell) > self.unbroken.limit:
            return True
        if len(self._low) >= MOST_LOW:
            self._low.clear()
        self._low.add(cell)
        return False

    def grid(self, printed: list[str], start: int | None) -> None:
        """The end of a table whose columns depend on the values: the grid is fitted to its widest row."""
        if start is not None:
            # the whole table is read again, so only tables whose columns depend on the values are marked
            printed[start:] = [_fit_grid("".join(printed[start:]), self._declarations)]


def _long_cells(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells begin and end that may have much text; the outer ones without the inner."""
    done = 0
    while True:
        # most cells are short, and several are passed at once
        closed = text.rfind(CELL_CLOSED, done, done + FEW + len(CELL_CLOSED))
        if closed < 0:
            closed = text.find(CELL_CLOSED, done + FEW)
            if closed < 0:
                return
            start = text.find(CELL_OPENED, done, closed)
            while start >= 0:
                # an inner cell ends what is the outer one's alone
                inner = text.find(CELL_OPENED, start + 1, closed)
                end = inner if inner >= 0 else closed
                if end - start > FEW:
                    yield start, end
                start = inner
        done = closed + len(CELL_CLOSED)


def _breakable(row: str) -> str:
    """A tall row without what forbids to break it; a heading is printed anew on each page."""
    return row if HEAD in row else UNBROKEN.sub("", row)


def _last_row(text: str) -> int:
    """Where the last row begins that is in no other row."""
    place, depth = text.rfind(ROW_CLOSED), 1
    while depth and place >= 0:
        # rows of nested tables close before the row that they are in
        inside, place = text.rfind(ROW_CLOSED, 0, place), _row_opened(text, place)
        if inside > place:
            depth, place = depth + 1, inside
        else:
            depth -= 1
    return place if place >= 0 else len(text)


def _row_opened(text: str, end: int) -> int:
    """Where the last row before a place is opened; most rows have no attributes."""
    place = text.rfind("<w:tr>", 0, end)
    return max(place, text.rfind("<w:tr ", max(place, 0), end))


def _fit_grid(table: str, declarations: str) -> str:
    """The table with as many columns in its grid as its widest row has."""
    try:
        root = etree.fromstring(f"<x {declarations}>{table}</x>")
    except etree.XMLSyntaxError:
        return table
    tables = root.find(W + "tbl")
    grid = None if tables is None else tables.find(W + "tblGrid")
    if tables is None or grid is None:
        return table
    widths = [whole(column, W + "w") for column in grid.iterfind(W + "gridCol")]
    # rows of nested tables have grids of their own
    rows = [row for row in tables.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is tables]
    wanted = max((_columns(row) for row in rows), default=len(widths))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _fitted(widths, wanted))
    return GRID.sub(f"<w:tblGrid>{columns}</w:tblGrid>", table, count=1)


def _columns(row: etree._Element) -> int:
    spans = [
        cell.find(f"{W}tcPr/{W}gridSpan")
        for cell in row.iter(W + "tc")
        if next(cell.iterancestors(W + "tr")) is row
    ]
    edges = [row.find(f"{W}trPr/{W}{name}") for name in ("gridBefore", "gridAfter")]
    inside = sum(whole(span, W + "val") or 1 for span in spans)
    return inside + sum(whole(edge, W + "val") for edge in edges)


def _fitted(widths: list[int], wanted: int) -> list[int]:
    """The widths of the columns, their sum kept: scaled down for new ones, widened for lost ones."""
    have, total = len(widths), sum(widths)
    if wanted == have or not have or not wanted:
        return widths
    if wanted > have:
        scale = have / wanted
        return [int(width * scale) for width in widths] + [int(total / wanted)] * (wanted - have)
    extra = int(sum(widths[wanted:]) / wanted)
    return [width + extra for width in widths[:wanted]]
