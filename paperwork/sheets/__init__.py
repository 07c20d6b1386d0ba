"""Every sheet of the casebook, one file each: a new sheet is a new file here and nothing else."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from paperwork.common.naming import fold, tag_of
from paperwork.sheets.answers.fields import Record, Schema, schema_of
from paperwork.sheets.answers.own_rows import COMPUTED, NO_NAMES, own_rows
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

ALIAS = ""  # in place of a tag among the own columns of a title: it is another sheet's, which is named there
TAGS = frozenset(tag for schema in SCHEMAS for tag in schema.sheet.tags) | COMPUTED | NO_NAMES


def own_schema(title: str) -> Schema:
    """The schema of a sheet of the user's own; where its tag is taken already, it gets a number."""
    base = tag = tag_of(title)
    if not base.isidentifier():  # «2026 год»: no name of a template begins with a figure
        base = tag = f"лист_{base}".strip("_")
    number = 2
    while tag in TAGS:
        tag, number = f"{base}_{number}", number + 1
    return own_rows(title, tag)


def own_schemas(extra: Mapping[str, Mapping[str, str]]) -> tuple[Schema, ...]:
    """The schemas of the user's own sheets in the order of their titles; ``extra`` as in a `Book`."""
    titles = [
        title for title, columns in extra.items() if columns.keys() - {ALIAS} and title not in SCHEMA_BY_TITLE
    ]
    return tuple(own_schema(title) for title in sorted(titles, key=lambda title: (fold(title), title)))


def aliases(extra: Mapping[str, Mapping[str, str]]) -> dict[str, Schema]:
    """The sheets that have a title of the user's own, by the tag that their rows would have by that title."""
    return {
        own_schema(title).sheet.rows_tag or "": SCHEMA_BY_TITLE[columns[ALIAS]]
        for title, columns in extra.items()
        if columns.keys() == {ALIAS}
    }


def schema_titled(title: str) -> Schema:
    """The schema of a sheet that is known, or of one of the user's own."""
    return SCHEMA_BY_TITLE.get(title) or own_schema(title)


def heads_first(schemas: Iterable[Schema]) -> list[Schema]:
    """The sheets as people fill them in: what heads a table before its rows."""
    places = {schema.sheet.rows_tag or "": schema.sheet.order for schema in SCHEMAS}
    return sorted(schemas, key=lambda schema: _reading_place(schema.sheet, places))


def _reading_place(sheet: Sheet, places: Mapping[str, int]) -> tuple[int, bool]:
    return (places[sheet.heads], False) if sheet.heads else (sheet.order, True)
