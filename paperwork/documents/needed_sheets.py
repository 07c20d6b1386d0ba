"""The sheets that a set of papers needs, for a blank book without the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from paperwork.documents.catalogue import load_kinds
from paperwork.documents.kinds import CLIENT
from paperwork.documents.order import set_of
from paperwork.documents.template_files import template_paths
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.sheet import SheetGroup

LISTS = tuple(schema.sheet.title for schema in SCHEMAS if schema.sheet.group is SheetGroup.LISTS)


def sheets_of_set(name: str) -> tuple[Schema, ...]:
    """The sheets that the ready templates of the set read, and those that these refer to, in order."""
    files = template_paths(None)
    kinds, _ = load_kinds([files[stem] for stem in set_of(name, files)], {})
    read = {schema.sheet.title for kind in kinds for schema in kind.schemas}
    titles = with_referred({*read, *LISTS, CLIENT.sheet.title}, lambda schema: schema.fields)
    return tuple(schema for schema in SCHEMAS if schema.sheet.title in titles)


def with_referred(titles: Iterable[str], kept: Callable[[Schema], Iterable[Field]]) -> set[str]:
    """The sheets and all that they refer to, by the columns that are ``kept`` of a sheet."""
    found: set[str] = set()
    left = list(titles)
    while left:
        title = left.pop()
        if title not in found:
            found.add(title)
            left += [field.link for field in kept(SCHEMA_BY_TITLE[title]) if field.link]
    return found
