"""What programs wrap around cells of a table of texts, and what they write for an empty one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.intake.phone.tables import Table
from paperwork.sheets.answers.cells import Cell, clean

# Folded; a dash of any length and number is one too.
EMPTY = frozenset({
    "n/a", "#n/a", "#n/a!", "n.a.", "na", "#н/д", "н/д",
    "null", "(null)", "<null>", "[null]", "nil", "none", "nan", "#nan", "<na>", "\\n",
    "n\\a", "н.д.", "undefined", "(blank)", "(пусто)", "<пусто>",
})  # fmt: skip
LONGEST = max(map(len, EMPTY))
DASHES = re.compile("[-–—−‐‑]+")


def without_markers(file: str, table: Table) -> tuple[Table, list[Problem]]:
    """The table with its markers of empty cells emptied, and how many of each there were."""
    found: Counter[str] = Counter()
    rows = tuple((number, list(_emptied(cells, found))) for number, cells in table.rows)
    if not found:
        return table, []
    listed = ", ".join(f"«{text}» {count}" for text, count in found.most_common())
    message = f"приняты за пустые ячейки: {listed}"
    fix = "если это ответы, напишите их словами"
    return replace(table, rows=rows), [Problem(message, fix, Level.WARNING, CellPlace(file, table.title))]


def _emptied(cells: Sequence[Cell], found: Counter[str]) -> Iterator[Cell]:
    for cell in cells:
        if isinstance(cell, str) and cell and is_marker(cell):
            found[clean(cell)] += 1
            yield ""
        else:
            yield cell


def is_marker(text: str) -> bool:
    """Whether the text is what programs write for an empty cell."""
    if len(text) > 2 * LONGEST:
        return False
    text = clean(text)
    return text.casefold() in EMPTY or DASHES.fullmatch(text) is not None
