"""Equal problems as one: a word outside a list in sixteen rows is one line with its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from paperwork.common.errors import CellPlace, Problem

LISTED = 10  # cells and areas that are named


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    """A line for each problem, in the order in which they came; equal ones of one column share a line."""
    groups: dict[object, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(_kind(problem), []).append(problem)
    for group in groups.values():
        yield _line(group)


def _kind(problem: Problem) -> object:
    """What makes problems equal: all but the row; one without a cell is equal to no other."""
    place = problem.place
    if not isinstance(place, CellPlace) or not place.cell:
        return object()
    where = place.file, place.sheet, place.header, place.value
    return problem.level, problem.message, problem.fix, *where


def _line(group: list[Problem]) -> str:
    first, *others = group
    cells = list(dict.fromkeys(problem.place.cell for problem in group)) if others else []
    if len(cells) < 2:
        return str(first)
    areas = list(_areas(cells))
    rest = f" и еще {sum(size for _, size in areas[LISTED:])}" if len(areas) > LISTED else ""
    named = ", ".join(area for area, _ in areas[:LISTED])
    return str(first.at(replace(first.place, cell=f"{named}{rest}")))


def _areas(cells: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The cells with those under one another as «F2–F9», each with how many they are."""
    below = groupby(enumerate(cells), key=lambda item: _column_and_start(*item))
    for _, found in below:
        run = [cell for _, cell in found]
        yield (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run)), len(run)


def _column_and_start(at: int, cell: str) -> tuple[str, int]:
    """The same for cells under one another, whose rows grow by one as their places do."""
    letters = cell.rstrip("0123456789")
    row = cell[len(letters) :]
    return letters, int(row or 0) - at
