"""What a template may see: the records of a case under their Russian names, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from paperwork.book.casebook import Book
from paperwork.book.period import Period, last_month
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.projection import (
    ALL,
    NAME_PARTS,
    OPTION,
    OPTIONS,
    WHOLE,
    Projection,
    Requested,
    Tags,
    has_options,
    projection_of,
    requested_of,
)
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Around, Record, Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.goals import Goal
from paperwork.sheets.plans import Plan
from paperwork.sheets.specialists import Specialist

TODAY = "сегодня"
NUMBER = "номер"
ROW_NUMBER = "Номер строки по порядку"
CASES_KEY = "склонения"  # for the filters of cases; no tag

PLAN_FORMS = tuple(schema for schema in SCHEMAS if schema.sheet.per_plan)


@dataclass(frozen=True)
class ClientContext:
    """One client of a book, or the book as a whole (``client`` is None); ``period`` None: the last month."""

    book: Book
    today: date
    client: Client | None = None
    period: Period | None = None

    def context(self, tags: Iterable[str]) -> Tags:
        """The values of the dotted tags, as nested plain data, and nothing more."""
        requested = requested_of(frozenset(tags))
        context: Tags = {CASES_KEY: self.book.declensions}
        for root in requested.keys() & _roots().keys():
            context[root] = self._root(root, requested[root])
        return context

    @property
    def scope(self) -> Scope:
        """What is worked out about: the client or everybody, over the period."""
        return Scope(self.book, self.client, self.today, self.period or last_month(self.today))

    def _root(self, root: str, requested: Requested) -> object:
        schema = _roots()[root]
        if schema is None:
            return self.today
        if isinstance(schema, ComputedTable):
            return self._computed(schema, requested)
        if root == schema.sheet.rows_tag:
            return self._rows(schema, requested)
        return self._single(schema, requested)

    def _computed(self, table: ComputedTable, requested: Requested) -> Tags | list[Tags]:
        """What is worked out for the client or for everybody, cut to what is asked for."""
        columns = _asked(table.columns, requested)
        views = [_cut(row, columns, table, requested) for row in table.of(self.scope)]
        if table.single:
            return views[0] if views else dict.fromkeys(columns)
        if NUMBER not in table.columns:
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def _single(self, schema: Schema, requested: Requested) -> Tags:
        """The one record that the case has of a sheet; a blank one when it has none."""
        if schema.record is Plan:
            plans = self.book.plans(self._number)
            if plans:
                return self._plan(plans[-1], requested, in_force=True)
            return self._blank(schema, requested) | {_rows_tag(inner): [] for inner in PLAN_FORMS}
        record = self._record(schema)
        return self._view(schema, record, requested) if record else self._blank(schema, requested)

    def _record(self, schema: Schema) -> Record | None:
        if schema.record is Client:
            return self.client
        if schema.record is Specialist:
            found = self.book.specialists(self.client.specialist) if self.client else ()
            return found[0] if len(found) == 1 else None  # whose code is not known is left blank
        if schema.sheet.per_client:
            rows = self.book.of_client(schema, self._number)
            return rows[0] if rows else None
        return self.book.card(schema.record)

    @property
    def _number(self) -> str | None:
        return self.client.file_number if self.client else None

    def _rows(self, schema: Schema, requested: Requested) -> list[Tags]:
        if schema.record is Plan:
            plans = self.book.plans(self._number)
            return [self._plan(plan, requested, in_force=plan is plans[-1]) for plan in plans]
        if schema.sheet.per_plan:
            plans = self.book.plans(self._number)
            return self._plan_rows(schema, plans[-1], requested, in_force=True) if plans else []
        if schema.sheet.per_client:
            return self._views(schema, self.book.of_client(schema, self._number), requested)
        return self._views(schema, self.book.all(schema.record), requested)

    def _plan(self, plan: Plan, requested: Requested, in_force: bool) -> Tags:
        """A version of the plan with its own goals, actions and services."""
        view = self._view(schema_of(Plan), plan, requested)
        for inner in PLAN_FORMS:
            tag = _rows_tag(inner)
            if tag in requested or ALL in requested:
                view[tag] = self._plan_rows(inner, plan, requested.get(tag, WHOLE), in_force)
        return view

    def _plan_rows(self, schema: Schema, plan: Plan, requested: Requested, in_force: bool) -> list[Tags]:
        goals = tuple(self.book.of_plan(schema_of(Goal), plan, in_force)) if schema.sheet.computed else ()
        rows = self.book.of_plan(schema, plan, in_force)
        return self._views(schema, rows, requested, Around(self.today, goals))

    def _views(
        self, schema: Schema, rows: Sequence[Record], requested: Requested, surroundings: Around | None = None
    ) -> list[Tags]:
        views = [self._view(schema, row, requested, surroundings) for row in rows]
        if schema.number is None and NUMBER not in self.book.extra.get(schema.sheet.title, ()):
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def _view(
        self, schema: Schema, record: Record, requested: Requested, surroundings: Around | None = None
    ) -> Tags:
        """One record as a template sees it."""
        projection = self._projection(schema, requested)
        sex = self._sex(record) if projection.choices or projection.options else None
        return projection.view(record, self.book.lists, sex, surroundings or Around(self.today))

    def _blank(self, schema: Schema, requested: Requested) -> Tags:
        """A record with nothing filled in but the defaults; nobody has a name there."""
        return self._view(schema, schema.record(broken=NAME_PARTS), requested)

    def _projection(self, schema: Schema, requested: Requested) -> Projection:
        """The lens for a sheet and what is asked for, ground once for a book."""
        key = schema.sheet.title, id(requested)
        projection = self.book.projections.get(key)
        if projection is None:
            own = self.book.extra.get(schema.sheet.title, ())
            self.book.projections[key] = projection = (
                requested,
                projection_of(schema, own, requested, self.book.lists),
            )
        return projection[1]

    def _sex(self, record: Record) -> str | None:
        sex = getattr(record, "sex", None) or (self.client.sex if self.client else None)
        return sex if isinstance(sex, str) else None


def _asked(columns: Mapping[str, object], requested: Requested) -> list[str]:
    return [tag for tag in columns if tag in requested or ALL in requested]


def _cut(row: Row, columns: Sequence[str], table: ComputedTable, requested: Requested) -> Tags:
    """A row with what is asked for of its columns and of the tables inside it."""
    view = {tag: row[tag] for tag in columns}
    for tag in _asked(table.tables, requested):
        inner = _asked(table.tables[tag], requested.get(tag, WHOLE))
        view[tag] = [{name: item[name] for name in inner} for item in cast(Sequence[Row], row[tag])]
    return view


def _rows_tag(schema: Schema) -> str:
    return schema.sheet.rows_tag or ""


@cache
def _roots() -> dict[str, Schema | ComputedTable | None]:
    """Every name that a template can begin with → what is behind it."""
    roots: dict[str, Schema | ComputedTable | None] = {
        tag: schema for schema in SCHEMAS for tag in schema.sheet.tags
    }
    return roots | {table.tag: table for table in COMPUTED_TABLES} | {TODAY: None}


def cases(book: Book, today: date, period: Period | None = None) -> list[ClientContext]:
    """A case for each client of the book, in the order of the book."""
    return [ClientContext(book, today, client, period) for client in book.clients]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag for people: its dotted name, the header behind it, and the sheet or what is worked out."""

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
                for inner in PLAN_FORMS:
                    inner_own = (extra or {}).get(inner.sheet.title, {})
                    yield from _tags(inner, f"{root}.{inner.sheet.rows_tag}[]", inner_own, numbered=True)
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
                for leaf, meaning in OPTION.items():
                    header = f"{item.header} — {meaning.lower()}"
                    yield Tag(f"{root}.{OPTIONS}.{item.tag}[].{leaf}", header, schema.sheet.title)


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
