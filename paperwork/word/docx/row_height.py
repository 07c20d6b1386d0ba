"""How tall a printed row of a table is, estimated from its letters and the widths of its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil
from operator import le

from paperwork.common.records import dataclass

CELL = re.compile(r"<w:tc[ >]")
BREAK = "<w:br"
HEIGHT = re.compile(r'<w:trHeight [^<>]*?w:val="(\d+)"')
TWIPS = 20  # in a point
MARGINS = 216  # twips at both sides of a cell's text, in Word's usual table
PAGE, UNKNOWN = 9638, 2200  # twips: the text of a page is 170 mm wide, a cell of no stated width 39 mm
LETTER = 0.52  # of the size: an average letter of a text font, with what the ends of lines lose
LINE = 1.15  # of the size
USUAL = 10.0  # points, where no style says how large letters are
SHORTEST = 39  # letters of XML that a line break in a value takes: they make a line, however few words


@dataclass(frozen=True, slots=True)
class Measure:
    """What rows of one table are measured by: lengths in points.

    ``limit`` is the height from which a row is tall, ``sizes`` are the letters of paragraph styles by their
    ids, those of none by "". A row is not tall when each of its cells has at most so many letters of XML as
    the one of ``spares`` says that is of as many cells.
    """

    limit: float
    sizes: Mapping[str, float]
    spares: tuple[tuple[int, ...], ...] = ()

    def is_tall(self, row: str) -> bool:
        """Whether a row, as XML, is likely to be taller than the limit."""
        # asked first: the height costs as much as some twenty printed values
        cells = row.split("<w:tc>")[1:]
        spare = next((spare for spare in self.spares if len(spare) == len(cells)), (-1,))
        return not all(map(le, map(len, cells), spare)) and self.height(row) > self.limit

    def height(self, row: str) -> float:
        """The likely height of a row."""
        fixed = max((int(twips) / TWIPS for twips in HEIGHT.findall(row)), default=0.0)
        return max(fixed, self.of_text(row))

    def of_text(self, row: str) -> float:
        """The likely height of the text of a row."""
        return max((self._of_cell(cell) for cell in CELL.split(row)[1:]), default=0.0)

    def room(self, cell: str) -> int:
        """How many letters more a cell can take, however they are spread, without making its row tall."""
        size = self._size(cell)
        letters = min(SHORTEST, int(_width(cell) / (size * LETTER)))
        return int(self.limit / (size * LINE)) * letters - len(_words(cell))

    def _of_cell(self, cell: str) -> float:
        width, size = _width(cell), self._size(cell)
        lines = [line for text in cell.split("</w:p>")[:-1] for line in _words(text).split("\n")]
        return sum(max(1, ceil(len(line) * size * LETTER / width)) for line in lines) * size * LINE

    def _size(self, cell: str) -> float:
        """The size of the letters with which a cell begins."""
        direct = _value(cell, '<w:sz w:val="')
        size = int(direct) / 2 if direct.isdecimal() else 0.0
        return size or self.sizes.get(_value(cell, '<w:pStyle w:val="'), 0.0) or self.sizes.get("", USUAL)


def _width(cell: str) -> float:
    """The width of a cell's text, in points; at least that of a few letters."""
    start = cell.find("<w:tcW ")
    tag = cell[start : cell.find(">", start)] if start >= 0 else ""
    written = _value(tag, ' w:w="').partition(".")[0]
    width = int(written) if written.isdecimal() else 0
    # in fiftieths of a per cent where the table is as wide as the page
    if 'w:type="pct"' in tag:
        width = width * PAGE // 5000
    return max(20.0, ((width or UNKNOWN) - MARGINS) / TWIPS)


def _value(text: str, mark: str) -> str:
    """What is between the mark, where it is first, and the next quote."""
    start = text.find(mark) + len(mark)
    return text[start : text.find('"', start)] if start >= len(mark) else ""


def _words(text: str) -> str:
    """The text without its markup, with its line breaks."""
    if BREAK in text:
        text = text.replace(BREAK, "\n" + BREAK)
    return "".join([piece[piece.find(">") + 1 :] for piece in text.split("<")])
