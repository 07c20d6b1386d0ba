"""The problem of one answer of a record, placed in its cell."""

from __future__ import annotations

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.fields import Record, schema_of


def problem_at(
    record: Record, name: str, message: str, fix: str, level: Level = Level.ERROR, value: object = None
) -> Problem:
    """A problem of one answer of a record, placed in its cell."""
    item = schema_of(type(record)).by_name[name]
    typed = getattr(record, name) if value is None else value
    text = shown(item.kind.cell(typed))
    client = record.file_number or ""
    source = record.source
    place = CellPlace(source.file, source.sheet, record.cell(name), item.header, text, client)
    return Problem(message, fix, level, place)
