"""In which order a paper lists records: by its headings, by numbers that it need not print, by an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, Final

MOST_GROUPS: Final = 4
STEM: Final = 4  # letters by which a number is that of a heading: «место_порядка» of «порядок_получения»
Row = Mapping[str, Any]
Order = tuple[str, ...]


def orders(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], groups: Sequence[str]
) -> Iterator[Order]:
    """The orders to be tried for rows that are shown under headings, the likeliest first.

    A heading may be left out where its answer is empty, so the first seen need not be the outermost.
    """
    numbers = [name for name in columns if name and all(_is_number(row.get(name)) for row in rows)]
    whole = list(permutations(groups)) if len(groups) <= MOST_GROUPS else [tuple(groups)]
    parts = [tuple(groups[: n + 1]) for n in range(len(groups))]
    placed = [tuple(_place_of(group, numbers) for group in order) for order in whole]
    placed = [order for order, own in zip(placed, whole, strict=True) if order != own]
    for order in placed:
        yield from ((*order, number) for number in numbers if number not in order)
    yield from (order for order in (*placed, *whole, *parts) if order)
    for order in (*whole, *reversed(parts)) if groups else [()]:
        yield from ((*order, number) for number in numbers)
    yield from ((column,) for column in columns if column)


def sort_key(row: Row, order: Order) -> list[tuple[bool, Any]]:
    """As the filter sort has it."""
    values = (row.get(column) for column in order)
    return [
        (False, "") if value is None else (True, value.lower() if isinstance(value, str) else value)
        for value in values
    ]


def is_in_order(rows: Sequence[Row], shown: Sequence[int], order: Order) -> bool:
    """Whether these of the rows are shown as the order has them."""
    try:
        return sorted(sorted(shown), key=lambda index: sort_key(rows[index], order)) == list(shown)
    except TypeError:  # answers of several kinds
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _place_of(group: str, numbers: Sequence[str]) -> str:
    """The number that is named after the column of a heading; the column itself where there is none."""
    stems = {word[:STEM] for word in group.split("_") if len(word) >= STEM}
    named = (name for name in numbers if any(word[:STEM] in stems for word in name.split("_")))
    return next(named, group)
