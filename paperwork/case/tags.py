"""Every tag that a template may hold, as a list for people and as a tree for the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.projection import OPTION, OPTIONS, has_options
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS, aliases, own_schemas
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.plans import Plan

TODAY = "сегодня"
NUMBER = "номер"
ROW_NUMBER = "Номер строки по порядку"
PLAN_SCHEMAS = tuple(schema for schema in SCHEMAS if schema.sheet.per_plan)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag for people: its dotted name, the header behind it, and the sheet or the computed table."""

    name: str
    header: str
    sheet: str
    computed: str = ""


def all_tags(extra: Mapping[str, Mapping[str, str]] | None = None) -> Iterator[Tag]:
    """Every tag there is, in the order of the sheets; ``extra`` adds the user's own columns."""
    for schema in SCHEMAS:
        own = (extra or {}).get(schema.sheet.title, {})
        if schema.sheet.tag:
            yield from _tags(schema, schema.sheet.tag, own)
        if schema.sheet.rows_tag:
            yield from _tags(schema, f"{schema.sheet.rows_tag}[]", own, numbered=schema.number is None)
        if schema.record is Plan:
            for root in (schema.sheet.tag, f"{schema.sheet.rows_tag}[]"):
                for inner in PLAN_SCHEMAS:
                    inner_own = (extra or {}).get(inner.sheet.title, {})
                    yield from _tags(inner, f"{root}.{inner.sheet.rows_tag}[]", inner_own, numbered=True)
    for schema in own_schemas(extra or {}):
        own = (extra or {})[schema.sheet.title]
        yield from _tags(schema, f"{schema.sheet.rows_tag}[]", own, numbered=NUMBER not in own)
    for tag, schema in aliases(extra or {}).items():
        own = (extra or {}).get(schema.sheet.title, {})
        yield from _tags(schema, f"{tag}[]", own, numbered=schema.number is None)
    for table in COMPUTED_TABLES:
        root = table.tag if table.single else f"{table.tag}[]"
        columns = table.columns if table.single else {NUMBER: ROW_NUMBER, **table.columns}
        rows = table.tables.items()
        inside = {f"{tag}[].{name}": row[name] for tag, row in rows for name in row}
        yield from (
            Tag(f"{root}.{tag}", header, "", table.title) for tag, header in {**columns, **inside}.items()
        )
    yield Tag(TODAY, "Сегодняшнее число", "")


def _tags(schema: Schema, root: str, own: Mapping[str, str], numbered: bool = False) -> Iterator[Tag]:
    names = {item.tag: item.header for item in schema.fields}
    names |= own
    names |= {computed.tag: computed.header for computed in schema.sheet.computed}
    if numbered:
        names[NUMBER] = ROW_NUMBER
    for tag, header in names.items():
        yield Tag(f"{root}.{tag}", header, schema.sheet.title)
    if root == schema.sheet.tag:
        for item in schema.fields:
            if has_options(item, standard()):
                for name, meaning in OPTION.items():
                    header = f"{item.header} — {meaning.lower()}"
                    yield Tag(f"{root}.{OPTIONS}.{item.tag}[].{name}", header, schema.sheet.title)


TagTree = dict[str, Any]


def tag_tree(extra: Mapping[str, Mapping[str, str]] | None = None) -> TagTree:
    """The names that a template may use: dicts for records, one-element lists for rows, None for values."""
    tree: TagTree = {}
    for tag in all_tags(extra):
        _plant(tree, tag.name.split("."))
    return tree


def _plant(tree: TagTree, path: list[str]) -> None:
    for name in path[:-1]:
        bare = name.removesuffix("[]")
        tree = tree.setdefault(bare, {}) if bare == name else tree.setdefault(bare, [{}])[0]
    tree[path[-1]] = None
