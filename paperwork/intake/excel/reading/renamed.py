"""Sheets under titles of their own, known by their columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from paperwork.common.naming import fold
from paperwork.intake.excel.places import UNSURE, Rank
from paperwork.intake.excel.reading.found_answers import header_row
from paperwork.intake.excel.reading.grid import Grid
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import is_empty
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.answers.own_rows import TIE
from paperwork.sheets.answers.sheet import SheetLayout

OURS = frozenset(fold(schema.sheet.title) for schema in SCHEMAS)
FEWEST = 3  # headers of a sheet by which it is known
Again = Callable[[Rank], Iterable[Grid]]  # reads the book once more, the sheets that the rank names


def renamed(titles: Collection[str], others: Collection[str], again: Again) -> Iterator[tuple[Schema, Grid]]:
    """The tables whose titles are not in the book, on the sheets that have all they need and most else.

    ``titles`` are those of the book, ``others`` folded titles that are no records. Of two such sheets, and
    where one sheet may be two tables, nothing is guessed.
    """
    known = {fold(title) for title in titles}
    strange = known - OURS - set(others)
    if not strange:
        return
    missing = [
        schema for schema in SCHEMAS
        if schema.sheet.layout is SheetLayout.TABLE and fold(schema.sheet.title) not in known
    ]  # fmt: skip
    if not missing:
        return
    found: dict[str, list[tuple[Schema, Grid]]] = {}
    for grid in again(lambda title: UNSURE if fold(title) in strange else None):
        hits = {schema.sheet.title: _hits(grid, schema) for schema in missing}
        best = [schema for schema in missing if 0 < hits[schema.sheet.title] == max(hits.values())]
        if len(best) == 1:
            found.setdefault(best[0].sheet.title, []).append((best[0], grid))
    yield from (pairs[0] for pairs in found.values() if len(pairs) == 1)


def _hits(grid: Grid, schema: Schema) -> int:
    """How many columns of the schema the sheet has; 0 where it has too few, or lacks what a record needs.

    Of several columns that are needed one may be missing: it may have been renamed too; but not on a sheet
    that is tied to clients, which may be the user's own.
    """
    start = header_row(grid, schema) if grid.rows else None
    if start is None:
        return 0
    headers = {fold(cell) for cell in grid.rows[start][1] if isinstance(cell, str) and not is_empty(cell)}
    needed = {fold(item.header) for item in schema.fields if item.required and item is not schema.owner}
    hits = len(headers & schema.by_header.keys())
    may_lack = len(needed) > 1 and not (schema.sheet.per_client and TIE in headers)
    is_whole = len(needed - headers) <= may_lack
    return hits if is_whole and hits >= FEWEST and 2 * hits > len(headers) else 0
