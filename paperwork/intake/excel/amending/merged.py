"""Merged areas that cannot stay merged: their value goes into each of their rows, as it is read."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from paperwork.intake.excel.amending.book import Sheet, area_of
from paperwork.intake.excel.amending.cells import empty
from paperwork.intake.excel.amending.moves import Moves
from paperwork.intake.excel.places import Area, Place


def free_cells(sheet: Sheet, cells: Collection[Place], moves: Moves | None = None) -> None:
    """Parts the merged areas in which a cell is to be written, and those whose rows will part."""
    holder = sheet.root.find("{*}mergeCells")
    for item in [] if holder is None else list(holder):  # a list, since areas are taken out meanwhile
        area = area_of(item)
        if area and (_hinders(area, cells) or (moves and _parts(area, moves))):
            _spread(sheet, area)
            _take_out(item)


def _hinders(area: Area, cells: Collection[Place]) -> bool:
    """Whether a cell of the area but its first is to be written, or the first of several rows."""
    (top, left), (bottom, right) = area
    return any(
        top <= row <= bottom and left <= column <= right and ((row, column) != (top, left) or bottom > top)
        for row, column in cells
    )


def _parts(area: Area, moves: Moves) -> bool:
    """Whether the rows of the area will not stay together."""
    (top, _), (bottom, _) = area
    rows = [moves.row(row + 1) for row in range(top, bottom + 1)]
    first = rows[0]
    return len(rows) > 1 and (first is None or rows != list(range(first, first + len(rows))))


def _spread(sheet: Sheet, area: Area) -> None:
    """Writes the value of a column's merged area into each row that holds anything."""
    (top, left), (bottom, right) = area
    source = sheet.rows.cells(top + 1).get(left)
    # the reader repeats a value over the rows of one column only
    if source is None or left != right:
        return
    for row in range(top + 2, bottom + 2):
        if row in sheet.rows.elements and not sheet.rows.is_free(row):
            cell = sheet.rows.cell(row, left)
            empty(cell)  # a covered cell may hold a value that is not shown
            cell.extend(deepcopy(child) for child in source)
            if source.get("t"):
                cell.set("t", source.get("t", ""))


def _take_out(item: etree._Element) -> None:
    holder = item.getparent()
    assert holder is not None  # it was found in it
    holder.remove(item)
    holder.set("count", str(len(holder)))  # it must say how many there are
    above = holder.getparent()
    if len(holder) == 0 and above is not None:
        above.remove(holder)
