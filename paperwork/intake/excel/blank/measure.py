"""How high a row must be to show its texts, without a spreadsheet program to measure them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

HIGHEST, LINE, AIR = 409.0, 13.0, 5.0  # points: Excel's highest row, a line of text, the air around it
INDENT = 3.0  # characters of a column that the air on both sides takes
# Widths of Arial's letters beside that of a digit, which the widths of columns are counted in.
SLIM, LEAN, BROAD = 0.5, 0.8, 1.28
SLIM_SIGNS = frozenset(" .,;:!'|()[]/\\-ijlftI")
LEAN_LETTERS = frozenset('гзкт"')
BROAD_LETTERS = frozenset("жмфшщъыюmw—…%@")


def height(texts: Iterable[tuple[object, float]], *, least: int = 1) -> float:
    """The height in points of a row that shows the texts, each in a column of the width given.

    Programs that do not measure rows on opening a book take it as it is; Excel measures anew as
    soon as a person writes there.
    """
    counts = (line_count(str(text), width - INDENT) for text, width in texts if text is not None)
    lines = max(counts, default=1)
    return min(HIGHEST, max(lines, least) * LINE + AIR)


def line_count(text: str, width: float) -> int:
    """How many lines the text takes when it is wrapped in a column of the width."""
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in line.replace("-", "- ").split():
        size = sum(map(_width_of, word))
        if used and used + size > width:
            lines, used = lines + 1, 0.0
        lines += int((used + size) // width) if size > width else 0
        used += size + SLIM
    return lines


@cache
def _width_of(sign: str) -> float:
    if sign in SLIM_SIGNS:
        return SLIM
    if sign in BROAD_LETTERS or sign.isupper():
        return BROAD
    return LEAN if sign in LEAN_LETTERS else 1.0
