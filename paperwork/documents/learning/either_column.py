"""A column headed by two answers, «Дата (срок)», of which no record that is shown has the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.pieces import of_record
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.wordings import likeness

BETWEEN: Final = re.compile(r"[(),/;]| или ")
NAMED: Final = 0.9  # likeness of a part of the header to the header of a column


def with_either(records: Records, indexes: Sequence[int], found: CellCode, header: str) -> CellCode:
    """The code that prints the other answer too, that which the header names first before the other."""
    named = [_column(records, part) for part in BETWEEN.split(header) if part.strip()]
    if len(found.columns) != 1 or found.columns[0] not in named or "\n" in found.code:
        return found
    printed = found.columns[0]
    others = [
        column
        for column in dict.fromkeys(named)
        if column and column != printed and all(records.is_empty(index, column) for index in indexes)
    ]
    if len(others) != 1:
        return found
    code = f"{{{{ {of_record(others[0])} }}}}"
    (first, own), (_, other) = sorted(
        ((printed, found.code), (others[0], code)), key=lambda way: named.index(way[0])
    )
    code = f"{{% if {of_record(first)} %}}{own}{{% else %}}{other}{{% endif %}}"
    return replace(found, code=code, columns=(printed, others[0]))


def _column(records: Records, part: str) -> str:
    """The column that a part of the header names by its header or, where this describes it, by its name."""
    fits = (
        (max(likeness(part, title), likeness(part, column.replace("_", " "))), column)
        for column, title in records.rows.columns.items()
    )
    score, column = max(fits, default=(0.0, ""))
    return column if score >= NAMED else ""
