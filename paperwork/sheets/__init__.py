"""Every sheet of the casebook, one file each: a new sheet is a new file here and nothing else."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from paperwork.sheets.answers.fields import Record, Schema, schema_of
from paperwork.sheets.answers.sheet import Sheet


def _declared() -> Iterator[type[Record]]:
    """The record types that the modules of this package declare."""
    for item in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{item.name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Record) and value.__module__ == module.__name__:
                yield value


SCHEMAS: tuple[Schema, ...] = tuple(
    sorted((schema_of(record) for record in _declared()), key=lambda schema: schema.sheet.order)
)
SCHEMA_BY_TITLE: dict[str, Schema] = {schema.sheet.title: schema for schema in SCHEMAS}


def heads_first(schemas: Iterable[Schema]) -> list[Schema]:
    """The sheets as people fill them in: what heads a table before its rows."""
    places = {schema.sheet.rows_tag or "": schema.sheet.order for schema in SCHEMAS}
    return sorted(schemas, key=lambda schema: _reading_place(schema.sheet, places))


def _reading_place(sheet: Sheet, places: Mapping[str, int]) -> tuple[int, bool]:
    return (places[sheet.heads], False) if sheet.heads else (sheet.order, True)
