"""Whether a sheet of an .xlsx is in the plain layout, which the quick reader reads rightly and in bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from paperwork.common.packages import PIECE
from paperwork.intake.excel.container import PROLOGUE, Container
from paperwork.intake.excel.places import MOST_BROKEN, MOST_CELLS, MOST_MERGED, too_large

# The beginning of a cell that the quick reader reads rightly and that is not far away: any other has
# a formula, an error, no address, or an address that would make it allocate gigabytes.
# Nothing that it has taken is given back (the second «+»), and what is usual is asked for first.
ODD_CELL = rb'<c[ />](?!r="%s"(?: s="\d++")?+(?: t="(?:[snbd]|str|inlineStr)")?+(?:><[vi]|/>|></c>))'
TALL = re.compile(ODD_CELL % rb"[A-Z](?:\d{1,5}|[12]\d{5})")
WIDE = re.compile(ODD_CELL % rb"A?[A-Z]\d{1,5}")
NARROW = re.compile(ODD_CELL % rb"[A-G]\d{1,6}")
SURELY_FEW = MOST_CELLS * len(b'<c r="A1"><v>1</v></c>')  # bytes that hold no more cells
SURELY_MANY = 800_000  # of as many rows and filled cells more rows are filled than a sheet may have
MARKS = "<c><v/></c>".count("<")  # of a filled cell at least
FILLED = (b"<v", b"<f", b"<is")
FORMULAS = (b"<f>", b"<f ", b"<f/>")
RESULTS = (b"<v", b"<is")
SURELY_NO_MORE = MOST_BROKEN * len(b"<c><f/></c>")  # bytes that hold no more formulas or merged areas
LARGE = 64 * 2**20  # bytes of a sheet; a smaller one is read soon, whatever it holds
HOLLOW = 400  # bytes of a sheet for each value
PREFIXED = b":c "  # <x:c r="A1">: lawful, and hidden from the patterns above
ENCODING = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
READ_RIGHTLY = (b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII")


class Parts(Protocol):
    """The parts of a workbook, or one of them on its own."""

    @property
    def name(self) -> str:
        """The name of the file, for people."""

    def size(self, name: str, /) -> int:
        """How many bytes a part has when it is inflated."""

    def pieces(self, name: str, /) -> Iterator[bytes]:
        """One part, inflated piece by piece."""


def holds(container: Container, part: str, looked_for: re.Pattern[bytes]) -> bool:
    """Whether a part holds what is looked for."""
    rest = b""
    for piece in container.pieces(part):
        if looked_for.search(rest + piece):
            return True
        rest = piece[-64:]  # what a piece may have cut in two
    return False


def is_in_utf8(head: bytes) -> bool:
    """Whether calamine reads the part rightly: of other encodings it makes other words, or no cells."""
    declared = ENCODING.match(head[:PROLOGUE].lstrip(b"\xef\xbb\xbf"))
    return b"\x00" not in head[:PROLOGUE] and (declared is None or declared[1].upper() in READ_RIGHTLY)


def is_hollow(container: Parts, part: str) -> bool:
    """Whether hardly any cell of a large sheet holds a value: the rest are formats, which may be millions."""
    size = container.size(part)
    if size < LARGE:
        return False
    filled = 0
    for piece in container.pieces(part):
        filled += sum(map(piece.count, FILLED))
        if filled * HOLLOW >= size:  # known long before the end of most sheets
            return False
    return True


def is_plain(container: Parts, part: str) -> bool:
    """Whether the quick reader reads the sheet rightly. Raises `PaperworkError` for too many cells."""
    if is_hollow(container, part):
        return False
    if any(_has_none(container, part, odd) for odd in (TALL, WIDE, NARROW)):
        return True
    if container.size(part) > SURELY_NO_MORE:
        _check_odd(container, part)
    return False


def _has_none(container: Parts, part: str, odd: re.Pattern[bytes]) -> bool:
    """Whether no cell of the sheet is odd. Raises `PaperworkError` for too many."""
    rest = b""
    size = marks = rows = merged = 0
    may_have_many = container.size(part) > SURELY_FEW
    for piece in container.pieces(part):
        # a prefix, or another encoding than UTF-8
        if size == 0 and not (b"<worksheet" in piece[:PROLOGUE] and is_in_utf8(piece)):
            return False
        size += len(piece)
        data = rest + piece
        start = data.rfind(b"<c")  # the last cell may be cut in two
        rest = data[start:] if start >= 0 else b""
        is_prefixed = b":" in data and PREFIXED in data  # a colon alone is found in no time
        if is_prefixed or len(rest) > PIECE or odd.search(data, 0, len(data) - len(rest)):
            return False
        if may_have_many:
            marks += piece.count(b"<")  # a single sign is counted most quickly
            rows += piece.count(b"<row")
            if marks > MARKS * MOST_CELLS or rows > SURELY_MANY:
                _check_filled(container, part)
                may_have_many = False
        if b"<c" not in piece[-PROLOGUE:]:  # merged areas follow the cells
            merged += piece.count(b"<mergeCell ")
        if merged > MOST_MERGED:
            raise too_large(container.name)
    return not odd.search(rest)


def _check_odd(container: Parts, part: str) -> None:
    """Raises `PaperworkError` for what the careful reader would refuse too, after a look at each of them."""
    merged = unresolved = 0
    for piece in container.pieces(part):
        merged += piece.count(b"<mergeCell ")
        if b"<f" in piece:  # a cell that a piece cuts in two does not matter
            unresolved += sum(map(piece.count, FORMULAS)) - sum(map(piece.count, RESULTS))
    if merged > MOST_MERGED or unresolved > MOST_BROKEN:
        raise too_large(container.name)


def _check_filled(container: Parts, part: str) -> None:
    """Raises `PaperworkError` for too many filled cells, or rows with any."""
    filled = rows = 0
    for piece in container.pieces(part):
        filled += piece.count(b"<v") + piece.count(b"<is")
        rows += piece.count(b"<row")
        if filled > MOST_CELLS or min(filled, rows) > SURELY_MANY:
            raise too_large(container.name)
