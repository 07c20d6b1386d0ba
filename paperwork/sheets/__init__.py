"""Every sheet of the casebook, one file each: a new sheet is a new file here and nothing else."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from paperwork.sheets.answers.fields import Record, Schema, schema_of


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
