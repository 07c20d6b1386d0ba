"""Areas of cells as their references are spelt, and what they become when rows move."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.intake.excel.amending.moves import Moves
from paperwork.intake.excel.places import address, place_of

# a cell, an area of cells, or whole rows («3:5»); whole columns have no rows and do not match
RANGE = re.compile(r"(\$?[A-Z]{1,3})?(\$?)(\d+)(?::(\$?[A-Z]{1,3})?(\$?)(\d+))?")


def moved_area(area: str, moves: Moves) -> str:
    """Where the area itself goes; it does not spread to rows that resemble its own."""
    found = RANGE.fullmatch(area)
    if not found or not found.group(1):
        return area
    rows = moves.row(int(found.group(3))), moves.row(int(found.group(6) or found.group(3)))
    if rows[0] is None or rows[1] is None:  # an end is gone
        return ""
    return spelt(found, *sorted((rows[0], rows[1])))


def grown_area(area: str, moves: Moves) -> str:
    """The area that holds all that the rows of the old one become."""
    found = RANGE.fullmatch(area)
    if not found:
        return area
    spans = moves.image(int(found.group(3)), int(found.group(6) or found.group(3)))
    return spelt(found, spans[0][0], spans[-1][1]) if spans else ""


def image_of(areas: str, moves: Moves) -> str:
    """The areas, with spaces between, that the rows of the old ones become; each may fall into several."""
    return " ".join(dict.fromkeys(part for area in areas.split() for part in _parts(area, moves)))


def _parts(area: str, moves: Moves) -> Iterator[str]:
    found = RANGE.fullmatch(area)
    if not found or not found.group(1):
        yield area
        return
    for first, last in moves.image(int(found.group(3)), int(found.group(6) or found.group(3))):
        yield spelt(found, first, last)


def spelt(found: re.Match[str], first: int, last: int) -> str:
    """The area of the same columns with other rows."""
    column, fixed, _, other, other_fixed, end = found.groups()
    start = f"{column or ''}{fixed}{first}"
    if end is None and first == last:
        return start
    return f"{start}:{other if end else column or ''}{other_fixed or ''}{last}"


def first_cell(areas: str) -> str:
    """The first cell of the areas: the topmost row, the leftmost column."""
    places = [place for area in areas.split() if (place := place_of(area.partition(":")[0]))]
    if not places:
        return ""
    return address(min(row for row, _ in places), min(column for _, column in places))
