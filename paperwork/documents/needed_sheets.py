"""The sheets that a set of papers needs, for a blank book without the rest."""

from __future__ import annotations

from collections.abc import Iterable

from paperwork.documents.catalogue import load_kinds
from paperwork.documents.kinds import CLIENT
from paperwork.documents.order import set_of
from paperwork.documents.template_files import template_paths
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.answers.sheet import SheetGroup


def sheets_of_set(name: str) -> tuple[Schema, ...]:
    """The sheets that the ready templates of the set read, and those that these refer to, in order."""
    files = template_paths(None)
    kinds, _ = load_kinds([files[stem] for stem in set_of(name, files)], {})
    read = {schema.sheet.title for kind in kinds for schema in kind.schemas}
    common = {schema.sheet.title for schema in SCHEMAS if schema.sheet.group is SheetGroup.LISTS}
    titles = _with_referred(read | common | {CLIENT.sheet.title})
    return tuple(schema for schema in SCHEMAS if schema.sheet.title in titles)


def _with_referred(titles: Iterable[str]) -> set[str]:
    found: set[str] = set()
    left = list(titles)
    while left:
        title = left.pop()
        if title not in found:
            found.add(title)
            left += [field.link for field in SCHEMA_BY_TITLE[title].fields if field.link]
    return found
