"""The same table in two papers: what a cell prints is read from the rows of both clients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paperwork.documents.learning.cells import cell_code
from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.repeated import Loop

COUNTS: Final = "loop.index"
PARTS: Final = 8  # a letter less is explained for each
SHARE: Final = 0.8  # of what the other paper's code explains of its cells


def read_with(loop: Loop, others: Sequence[Loop]) -> Loop:
    """The loop with codes that fit the rows of the other paper's loop over the same records too."""
    other = next((known for known in others if _is_same(loop, known)), None)
    if other is None:
        return loop
    records = _of_both(loop.records, other.records)
    first = len(loop.records.rows.rows)
    indexes = [*loop.selection.indexes, *(first + index for index in other.selection.indexes)]
    codes: list[CellCode] = []
    for number, (mine, theirs) in enumerate(zip(loop.codes, other.codes, strict=True)):
        if mine.code == theirs.code or COUNTS in mine.code:
            codes.append(mine)
            continue
        texts = [line.texts[number] for known in (loop, other) for line in known.lines]
        made = cell_code(records, indexes, texts, loop.lines[0].header(number))
        alone = mine if mine.explained > 0 else max(mine, theirs, key=lambda code: code.explained)
        enough = max(mine.explained, 0) + SHARE * max(theirs.explained, 0) - PARTS
        codes.append(made if made.explained >= enough and made.explained > 0 else alone)
    return replace(loop, codes=codes)


def _is_same(loop: Loop, other: Loop) -> bool:
    same_rows = loop.records.rows.tag == other.records.rows.tag
    same_lines = loop.lines[0].kind == other.lines[0].kind and len(loop.codes) == len(other.codes)
    return same_rows and same_lines and loop.selection.condition == other.selection.condition


def _of_both(records: Records, other: Records) -> Records:
    """The records of both clients as those of one table."""
    values = replace(records.values, seen=f"{records.values.seen}\n{other.values.seen}", _seen={}, _known={})
    rows = replace(records.rows, rows=[*records.rows.rows, *other.rows.rows])
    return Records(rows, values, columns=records.columns)
