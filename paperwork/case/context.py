"""What a template may see: the records of a case under their Russian names, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import cast

from paperwork.book.casebook import Book
from paperwork.book.period import Period, last_month
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.paper import CLIENT, Paper
from paperwork.case.plan_views import PlanViews
from paperwork.case.projection import ALL, WHOLE, Requested, Tags, requested_of
from paperwork.case.tags import NUMBER, TODAY, all_tags
from paperwork.case.views import RecordViews
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Record, Schema
from paperwork.sheets.clients import Client
from paperwork.sheets.plans import Plan
from paperwork.sheets.specialists import Specialist

CASES_KEY = "склонения"  # for the filters of cases; no tag


@dataclass(frozen=True)
class ClientContext:
    """One client of a book, or the book as a whole (``client`` is None); ``period`` None: the last month.

    With ``as_typed`` the words are printed as they are in the book, not as a typographer sets them.
    """

    book: Book
    today: date
    client: Client | None = None
    period: Period | None = None
    as_typed: bool = False

    def context(self, tags: Iterable[str], on: date | None = None) -> Tags:
        """The values of the dotted tags, as nested plain data, and nothing more.

        ``on`` is the day of all ages; without it that is the day of the paper that has these tags.
        """
        requested = requested_of(frozenset(tags))
        context: Tags = {CASES_KEY: self.book.declensions}
        if self.as_typed:
            from paperwork.word.language.values import AS_TYPED  # the engine, which a list of tags needs not

            context[AS_TYPED] = True
        paper = Paper(_read(requested), self.scope, on)
        for root in requested.keys() & _roots().keys():
            context[root] = self._root(root, requested[root], paper)
        for schema in self.book.own_sheets:
            if (tag := schema.sheet.rows_tag or "") in requested:
                context[tag] = self._rows(schema, requested[tag], paper)
        for tag in self.book.aliases.keys() & requested.keys():
            context[tag] = self._rows(self.book.aliases[tag], requested[tag], paper)
        return context

    @cached_property
    def whole(self) -> Tags:
        """The values of all tags; who asks does not change them."""
        return self.context(tag.name for tag in all_tags(self.book.extra))

    @cached_property
    def scope(self) -> Scope:
        """What computed tables are about: the client or all clients, over the period."""
        return Scope(self.book, self.client, self.today, self.period or last_month(self.today))

    def _root(self, root: str, requested: Requested, paper: Paper) -> object:
        schema = _roots()[root]
        if schema is None:
            return self.today
        if isinstance(schema, ComputedTable):
            return self._computed(schema, requested)
        if root == schema.sheet.rows_tag:
            return self._rows(schema, requested, paper)
        return self._single(schema, requested, paper)

    def _computed(self, table: ComputedTable, requested: Requested) -> Tags | list[Tags]:
        """The computed table of the client or of all clients, cut to the requested columns."""
        columns = _asked(table.columns, requested)
        views = [_cut(row, columns, table, requested) for row in table.of(self.scope)]
        if table.single:
            return views[0] if views else _nothing(columns, table, requested)
        if NUMBER not in table.columns:
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def _single(self, schema: Schema, requested: Requested, paper: Paper) -> Tags:
        """The one record that the case has of a sheet; a blank one when it has none."""
        if schema.record is Plan:
            return self._plans.in_force(requested)
        record = self._record(schema, paper)
        if not schema.sheet.per_client and schema.record is not Client:
            return self._views.card(schema, record, requested, lambda: paper.around)
        return (
            self._views.one(schema, record, requested, paper.around)
            if record
            else self._views.blank(schema, requested)
        )

    def _record(self, schema: Schema, paper: Paper) -> Record | None:
        if schema.record is Client:
            return self.client
        if schema.record is Specialist:
            return paper.specialist
        if schema.sheet.per_client:
            rows = self.book.versions(schema, self._number)
            return rows[-1 if schema.sheet.newest_by else 0] if rows else None
        return self.book.card(schema.record)

    @cached_property
    def _views(self) -> RecordViews:
        return RecordViews(self.book, self.today, self.client)

    @cached_property
    def _plans(self) -> PlanViews:
        return PlanViews(self._views, self.book.plans(self._number))

    @property
    def _number(self) -> str | None:
        return self.client.file_number if self.client else None

    def _rows(self, schema: Schema, requested: Requested, paper: Paper) -> list[Tags]:
        if schema.record is Plan:
            return self._plans.all(requested)
        if schema.sheet.per_plan:
            return self._plans.rows_in_force(schema, requested)
        if schema.sheet.per_client:
            return self._views.rows(schema, self.book.versions(schema, self._number), requested)
        return self._views.rows(schema, self.book.all(schema.record), requested, paper.around)


def _read(requested: Requested) -> set[str]:
    """The names of what a paper reads, and of what it reads of its client."""
    return {*requested, *(f"{CLIENT}.{name}" for name in requested.get(CLIENT or "", ()))}


def _asked(columns: Mapping[str, object], requested: Requested) -> list[str]:
    return [tag for tag in columns if tag in requested or ALL in requested]


def _cut(row: Row, columns: Sequence[str], table: ComputedTable, requested: Requested) -> Tags:
    """A row with what is asked for of its columns and of the tables inside it."""
    view = {tag: row[tag] for tag in columns}
    for tag in _asked(table.tables, requested):
        inner = _asked(table.tables[tag], requested.get(tag, WHOLE))
        view[tag] = [{name: item[name] for name in inner} for item in cast(Sequence[Row], row[tag])]
    return view


def _nothing(columns: Sequence[str], table: ComputedTable, requested: Requested) -> Tags:
    """The single record of a table that has none: no values, and no rows inside it."""
    return {**dict.fromkeys(columns), **{tag: [] for tag in _asked(table.tables, requested)}}


@cache
def _roots() -> dict[str, Schema | ComputedTable | None]:
    """Every name that a template can begin with → what is behind it."""
    roots: dict[str, Schema | ComputedTable | None] = {
        tag: schema for schema in SCHEMAS for tag in schema.sheet.tags
    }
    return roots | {table.tag: table for table in COMPUTED_TABLES} | {TODAY: None}


def cases(
    book: Book, today: date, period: Period | None = None, *, as_typed: bool = False
) -> list[ClientContext]:
    """A case for each client of the book, in the order of the book."""
    return [ClientContext(book, today, client, period, as_typed) for client in book.clients]
