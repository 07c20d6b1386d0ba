"""How many pages a control list takes, reckoned from the heights of what its template has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from textwrap import wrap

from paperwork.documents.letterhead import Letterhead

HELD = 3  # rows at the end of a group that the template holds together
# millimetres
TOP, BOTTOM = 20.1, 277.0  # of the text of a page
EMBLEM, NAME, LINE, AROUND = 25.0, 4.88, 3.85, 1.9  # the letterhead: its least height, its lines, its margins
TITLE = 19.4  # with the line under it
GAP = 2.9  # over each group
WORDS, HEADS = 4.95, 8.2  # a line of the group's name, and the heads of the columns
ROW, ROW_LINE, ROW_AROUND = 8.02, 4.05, 0.9  # a row: its least height, its lines, its margins
SIGNATURE = 24.0
# signs of a line
NAME_SIGNS, LINE_SIGNS, GROUP_SIGNS, ROW_SIGNS = 48, 80, 85, 44


def length_of(letterhead: Letterhead, groups: Sequence[tuple[str, Sequence[str]]]) -> int:
    """How many pages the list takes, with a row for each title in the groups under their names."""
    pages, place = 1, TOP + _letterhead(letterhead) + TITLE
    for number, (name, titles) in enumerate(groups, 1):
        head = WORDS * _lines(name, GROUP_SIGNS) + HEADS
        place += GAP
        is_begun = False
        for block in _blocks(titles, number == len(groups)):
            if place + block + (0 if is_begun else head) > BOTTOM:
                pages, place, is_begun = pages + 1, TOP, False
            place += block + (0 if is_begun else head)
            is_begun = True
    return pages


def _blocks(titles: Sequence[str], is_last: bool) -> Iterator[float]:
    """The heights of what no page parts: each row, the last ones together, of the list with the signature."""
    rows = [max(ROW, ROW_LINE * _lines(title, ROW_SIGNS) + ROW_AROUND) for title in titles]
    yield from rows[:-HELD]
    yield sum(rows[-HELD:]) + (SIGNATURE if is_last else 0)


def _letterhead(letterhead: Letterhead) -> float:
    name, address = letterhead.get("полное_наименование"), letterhead.get("адрес")
    if not name:
        return 0
    known = [
        any(letterhead.get(tag) for tag in tags)
        for tags in (("телефон", "электронная_почта"), ("огрн", "инн"))
    ]
    lines = _lines(address, LINE_SIGNS) if address else 0
    return max(EMBLEM, NAME * len(wrap(name, NAME_SIGNS)) + LINE * (lines + sum(known)) + AROUND)


def _lines(text: str, signs: int) -> int:
    return max(ceil(len(text) / signs), 1)
