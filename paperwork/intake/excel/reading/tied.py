"""Whether a sheet that is not known has the column «Дело»: if not, it is left alone, however large."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import islice

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.intake.excel.container import STRINGS, Container
from paperwork.intake.excel.places import OWN, TITLE_ROWS
from paperwork.intake.excel.reading.weight import SHARED, STRING_END
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.own_rows import TIE

SMALL = 200_000  # bytes of a sheet's part that is read sooner than looked through
MARKUP = re.compile(rb"<[^>]*>")
LONGEST = 2_000  # bytes of a shared text that may be a header, markup included
WRITTEN = re.compile(rb">([^<>]{4,200})<")


def is_tied(rows: Iterable[Iterable[Cell]]) -> bool:
    """Whether one of the first rows holds the header."""
    return any(
        isinstance(cell, str) and fold(cell) == TIE for cells in islice(rows, TITLE_ROWS) for cell in cells
    )


def is_wanted(container: Container, part: str, rank: int | None) -> bool:
    """Whether a sheet of an .xlsx is to be read: a large one that is not known is looked through first."""
    if rank != OWN or container.size(part) < SMALL:
        return rank is not None
    try:
        head = _head(container, part)
    except PaperworkError:  # it claims more than any sheet holds
        return False
    if any(_is_tie(text) for text in WRITTEN.findall(head)):
        return True
    used = set(map(int, SHARED.findall(head)))
    strings = next((name for name in container.names() if name.lower().endswith(STRINGS)), "")
    texts = STRING_END.split(container.part(strings)) if used and strings else []
    return any(
        number < len(texts) and len(texts[number]) < LONGEST and _is_tie(MARKUP.sub(b"", texts[number]))
        for number in used
    )


def _is_tie(text: bytes) -> bool:
    return fold(unescape(text.decode("utf-8", "replace"))) == TIE


def _head(container: Container, part: str) -> bytes:
    """The beginning of a sheet, as far as its headers may be; blank rows that have a format count too."""
    head = b""
    for piece in container.pieces(part):
        head += piece
        if head.count(b"<row") > TITLE_ROWS * 2 or len(head) > SMALL * 10:
            break
    return head
