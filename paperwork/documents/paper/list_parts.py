"""Where the pages of a control list end, by the heights of what its template has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from textwrap import wrap

from paperwork.common.records import dataclass
from paperwork.documents.letterhead import Letterhead

BEGUN, HELD = 2, 3  # rows at the beginning and at the end of a group that no page parts
# millimetres
TOP, BOTTOM = 20.8, 275.0  # of the text of a page, with a little room where a row is higher in Word
EMBLEM, NAME, LINE, AROUND = 25.0, 4.88, 3.85, 1.9  # the letterhead: its least height, its lines, its margins
TITLE = 19.4  # with the line under it
GAP = 2.9  # over each group
WORDS, HEADS = 4.95, 8.2  # a line of the group's name, and the heads of the columns
ROW, ROW_LINE, ROW_AROUND = 8.02, 4.05, 0.9  # a row: its least height, its lines, its margins
SIGNATURE = 38.0  # with what is missing
# signs of a line
NAME_SIGNS, LINE_SIGNS, GROUP_SIGNS, ROW_SIGNS = 48, 80, 85, 48


@dataclass(frozen=True, slots=True)
class Part:
    """So many rows of a group, all on one page, under a name; ``on_new_page`` they begin one."""

    name: str
    rows: int
    on_new_page: bool


def parts_of(
    letterhead: Letterhead, groups: Sequence[tuple[str, Sequence[str]]], continued: str
) -> list[Part]:
    """The groups of the list, each with a row for each title, parted where a page ends.

    The name of a part that goes on with a group ends with the word ``continued``.
    """
    parts: list[Part] = []
    place = TOP + _letterhead(letterhead) + TITLE
    for number, (name, titles) in enumerate(groups, 1):
        called, rows, on_new_page = name, 0, False
        place += GAP + _head(name)
        for count, height in _blocks(titles, number == len(groups)):
            if place + height > BOTTOM:
                if rows:
                    parts.append(Part(called, rows, on_new_page))
                    called, rows = f"{name}{continued}", 0
                on_new_page, place = True, TOP + _head(called)
            place, rows = place + height, rows + count
        parts.append(Part(called, rows, on_new_page))
    return parts


def _head(name: str) -> float:
    """The height of a group's name with the heads of the columns."""
    return WORDS * _lines(name, GROUP_SIGNS) + HEADS


def _blocks(titles: Sequence[str], is_last: bool) -> Iterator[tuple[int, float]]:
    """What no page parts, how many rows and how high; the signature is with the last ones."""
    rows = [max(ROW, ROW_LINE * _lines(title, ROW_SIGNS) + ROW_AROUND) for title in titles]
    free, held = rows[:-HELD], rows[-HELD:]
    if free:
        yield len(free[:BEGUN]), sum(free[:BEGUN])
    yield from ((1, height) for height in free[BEGUN:])
    yield len(held), sum(held) + (SIGNATURE if is_last else 0)


def _letterhead(letterhead: Letterhead) -> float:
    name, address = letterhead.answers.get("полное_наименование"), letterhead.answers.get("адрес")
    if not name:
        return 0
    known = [
        any(letterhead.answers.get(tag) for tag in tags)
        for tags in (("телефон", "электронная_почта"), ("огрн", "инн"))
    ]
    lines = _lines(address, LINE_SIGNS) if address else 0
    return max(EMBLEM, NAME * len(wrap(name, NAME_SIGNS)) + LINE * (lines + sum(known)) + AROUND)


def _lines(text: str, signs: int) -> int:
    return max(ceil(len(text) / signs), 1)
