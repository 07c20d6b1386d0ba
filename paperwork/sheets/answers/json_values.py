"""What a value of JSON is as a cell of a spreadsheet, so that the same kinds read both."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import cast

from paperwork.common.errors import Problem
from paperwork.sheets.answers.cells import BadCell, Cell, InvalidAnswer, shown

ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")
DAY_ALONE = len("2026-03-05")
ONE_VALUE = Problem("здесь нужно одно значение", "запишите текст, число, true, false или null")
NO_LIST = Problem("здесь несколько значений, а нужно одно", "оставьте одно, без квадратных скобок")
Read = Callable[[Cell], object]  # raises `InvalidAnswer` for a cell without a meaning


def json_cell(value: object, takes_several: bool = False, read: Read = lambda cell: cell) -> Cell:
    """The cell: a list of texts in one, a date of a text in the shape of ISO 8601, `BadCell` for an object.

    ``takes_several`` and ``read`` are those of the kind of answer; a header of one's own has none.
    """
    if isinstance(value, str):
        return _day(value, read) if value[4:5] == "-" and ISO.fullmatch(value) else value
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return "; ".join(value) if takes_several else BadCell(in_short(value), NO_LIST)
    return BadCell(in_short(value), ONE_VALUE) if isinstance(value, (dict, list)) else cast(Cell, value)


def in_short(value: object) -> str:
    """The value for a person: how deep it goes on does not matter."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "; ".join(value) if value and all(isinstance(item, str) for item in value) else "[…]"
    return shown(cast(Cell, value))


def _day(text: str, read: Read) -> Cell:
    """The day or the moment; the text itself where it is none, or where the field takes a text alone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    cell = found.date() if len(text) == DAY_ALONE else found
    return text if _means_something(text, read) and not _means_something(cell, read) else cell


def _means_something(cell: Cell, read: Read) -> bool:
    try:
        read(cell)
    except InvalidAnswer:
        return False
    return True
