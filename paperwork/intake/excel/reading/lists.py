"""The sheet «Списки»: what a user has added to the lists behind the drop-downs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperwork.common.errors import CellPlace, Problem
from paperwork.common.naming import fold
from paperwork.intake.excel.reading.grid import Grid
from paperwork.sheets.answers.cells import BadCell, Cell, is_empty, shown, trustworthy
from paperwork.sheets.answers.choices import Choices, standard

LISTS = "Списки"
TITLE_ROWS = 3  # how far down the names of the lists may be


def with_own_lists(file: str, grid: Grid) -> tuple[Mapping[str, Choices], list[Problem]]:
    """The standard lists with what the sheet adds to them, and the cells that cannot be trusted."""
    lists = dict(standard())
    problems: list[Problem] = []
    by_name = {fold(name): name for name in lists}
    for index, cells in grid.rows[:TITLE_ROWS]:
        for column, cell in enumerate(cells):
            name = by_name.get(fold(shown(cell)))
            if name:
                added, wrong = _below(file, grid, index, column, name)
                lists[name] = lists[name].with_added(added)
                problems += wrong
    return lists, problems


def _below(file: str, grid: Grid, index: int, column: int, name: str) -> tuple[list[str], list[Problem]]:
    """The texts under a cell, and the problems among them."""
    texts: list[str] = []
    problems: list[Problem] = []
    for row, value in _column(grid, column):
        if row <= index or value is None or value == "":  # most: the lists are of different lengths
            continue
        cell = trustworthy(value)
        if is_empty(cell):
            continue
        if isinstance(cell, BadCell):
            place = CellPlace(file, grid.title, grid.place(row, column), name, cell.text)
            problems.append(cell.problem.at(place))
        else:
            texts.append(shown(cell))
    return texts, problems


def _column(grid: Grid, column: int) -> Iterator[tuple[int, Cell]]:
    return ((row, cells[column]) for row, cells in grid.rows if column < len(cells))
