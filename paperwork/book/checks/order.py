"""The order in which problems are shown: as a person goes through the book."""

from __future__ import annotations

from collections.abc import Iterable

from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.sheets import SCHEMAS

PLACE = {fold(schema.sheet.title): number for number, schema in enumerate(SCHEMAS)}


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by sheet, row and column; those of a whole sheet before those of its cells."""
    return sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[int, str, int, int, str]:
    letters = problem.place.cell.rstrip("0123456789")
    row = problem.place.cell[len(letters) :]
    sheet = fold(problem.place.sheet)
    other = "" if sheet in PLACE else sheet  # the sheets of the user's own are after all others
    return PLACE.get(sheet, len(PLACE)), other, int(row or 0), len(letters), letters
