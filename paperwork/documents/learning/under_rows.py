"""A row over the whole width under that of a record, with the answer that is too long for its column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.lines import Line
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.wordings import likeness

LABELLED: Final = re.compile(r"(?P<label>[^:]{3,40}:\s)(?P<answer>\S.*)", re.DOTALL)
NAMED: Final = 0.6  # likeness of the label to the header of its column
LONG: Final = 12  # letters of an answer that a row of its own is for
PLAIN: Final = re.compile(r"\{\{ \{x\}\.\w+ \}\}")


@dataclass(frozen=True, slots=True)
class UnderRows:
    """Such rows: by the place of the record above each its row, and the column whose answer they hold.

    ``cell`` is the number of that column's cell, which says that the answer is below (``elsewhere``); None
    where the table has no such column. An answer of more letters than ``most`` has a row.
    """

    rows: Mapping[int, Line]
    label: str
    column: str
    cell: int | None = None
    elsewhere: str = ""
    most: int = 0

    def condition(self, record: str) -> str:
        """When there is such a row."""
        answer = f"{record}.{self.column}"
        return f"{answer} and {answer}|length > {self.most}" if self.most else answer

    def texts(self, number: int, texts: Sequence[str]) -> list[str]:
        """The texts of a column, with the answers that are below in their cells."""
        if number != self.cell:
            return list(texts)
        return [_answer(row) if (row := self.rows.get(at)) else text for at, text in enumerate(texts)]

    def coded(self, codes: Sequence[CellCode]) -> list[CellCode] | None:
        """The codes of the cells with the words that the answer is below; None where it is not printed so."""
        if self.cell is None:
            return list(codes)
        own = codes[self.cell]
        if not PLAIN.fullmatch(own.code) or own.columns != (self.column,):
            return None
        code = f"{{% if {self.condition('{x}')} %}}{self.elsewhere}{{% else %}}{own.code}{{% endif %}}"
        return [replace(own, code=code) if at == self.cell else one for at, one in enumerate(codes)]


def under_rows(
    lines: Sequence[Line], places: Sequence[int], records: Records, shown: Sequence[int]
) -> UnderRows | None:
    """The rows under those of records, each with an answer of the record above it behind the same label."""
    rows = {at: line for at, place in enumerate(places) if (line := _below(lines, places, place))}
    labels = {_label(line) for line in rows.values()}
    if len(labels) != 1:
        return None
    label = labels.pop()
    every = [
        {cell.column for cell in records.whole(shown[at], _answer(line)) if not cell.rendering.filters}
        for at, line in rows.items()
    ]
    titles = records.rows.columns
    fits = [(likeness(label, titles.get(name, "")), name) for name in sorted(set.intersection(*every))]
    score, column = max(fits, default=(0.0, ""))
    if score < NAMED:
        return None
    found = UnderRows(rows, label, column)
    return _with_cell(found, [lines[place] for place in places], records, shown)


def _below(lines: Sequence[Line], places: Sequence[int], place: int) -> Line | None:
    """The row right under that of a record, where it is one cell with a label and a long answer."""
    if place + 1 >= len(lines) or place + 1 in places:
        return None
    line = lines[place + 1]
    is_one = line.is_merged and line.is_free and len(line.cells[0]) == 1
    match = LABELLED.fullmatch(line.texts[0]) if is_one else None
    return line if match and len(match["answer"]) >= LONG else None


def _label(line: Line) -> str:
    match = LABELLED.fullmatch(line.texts[0])
    return match["label"] if match else ""


def _answer(line: Line) -> str:
    return line.texts[0].removeprefix(_label(line))


def _with_cell(
    found: UnderRows, chosen: Sequence[Line], records: Records, shown: Sequence[int]
) -> UnderRows | None:
    """The rows with the cell in whose place they are, and how much it holds; None where that is not told."""
    for number in range(len(chosen[0].cells)):
        words = {chosen[at].texts[number] for at in found.rows}
        if len(words) != 1 or likeness(chosen[0].header(number), found.label) < NAMED:
            continue
        inside = [
            len(str(records.value(index, found.column) or ""))
            for at, index in enumerate(shown)
            if at not in found.rows
        ]
        below = min(len(_answer(line)) for line in found.rows.values())
        most = (max(inside, default=0) + below) // 2
        return replace(found, cell=number, elsewhere=words.pop(), most=most) if most < below else None
    without = [index for at, index in enumerate(shown) if at not in found.rows]
    return found if all(records.is_empty(index, found.column) for index in without) else None
