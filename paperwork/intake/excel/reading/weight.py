"""How much text the cells of an .xlsx show: a short file may show one long text a million times."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain

from paperwork.intake.excel.container import STRINGS, Container
from paperwork.intake.excel.places import too_large

MOST_TEXT = 150 * 2**20  # bytes that the cells of a sheet show
TIMES = 60  # a large file may show so many times its own bytes
STRING_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
# without a bound before the «t» the search looks for that letter first, and takes half the time
SHARED = re.compile(rb"t=[\"']s[\"'][^<]*>\s*<(?:\w+:)?v>(\d{1,9})<")
SHARES = (b'="s"', b"='s'")  # what each cell with such a text has
SHORTEST_CELL = len('<c t="s"><v>0</v></c>')


class SharedTexts:
    """The texts that the cells of a book share, as far as their lengths go."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._part = next((name for name in container.names() if name.lower().endswith(STRINGS)), "")

    @cached_property
    def _lengths(self) -> list[int]:
        """The bytes of each text, markup included."""
        return [len(text) for text in STRING_END.split(self._container.part(self._part))]

    def check(self, sheet: str) -> None:
        """Raises `PaperworkError` where the cells of the sheet would show too much text."""
        most = max(MOST_TEXT, TIMES * len(self._container.data))
        cells = self._container.size(sheet) // SHORTEST_CELL
        if not self._part or cells * self._container.size(self._part) <= most:
            return
        if cells * self._longest <= most or self._sharing(sheet) * self._longest <= most:
            return
        if self._shown(sheet) > most:
            raise too_large(self._container.name)

    @cached_property
    def _longest(self) -> int:
        return max(self._lengths)

    def _sharing(self, sheet: str) -> int:
        """How many cells have a shared text, at most; those that a piece cuts in two do not matter."""
        return sum(piece.count(sign) for piece in self._container.pieces(sheet) for sign in SHARES)

    def _shown(self, sheet: str) -> int:
        rest = b""
        total = 0
        lengths = self._lengths
        for piece in chain(self._container.pieces(sheet), [b"<c"]):
            data = rest + piece
            end = data.rfind(b"<c")  # the last cell may be cut in two
            end = end if end >= 0 else len(data)
            numbers = map(int, SHARED.findall(data, 0, end))
            total += sum(lengths[number] for number in numbers if number < len(lengths))
            rest = data[end:]
        return total
