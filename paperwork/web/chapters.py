"""The chapters of the page: which sheets go together as one form, a client's and those of the whole book."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS, heads_first
from paperwork.sheets.answers.fields import Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.plans import Plan
from paperwork.web.open_book import OpenBook
from paperwork.web.sheet_editor import RowEditor

CLIENT = schema_of(Client)
TITLES = {"Клиенты": "Личные данные", "Портреты": "Портрет", "Планы": "План", "Программы": "Программа"}


def chapters(opened: OpenBook | None = None) -> list[tuple[Schema, ...]]:
    """The sheets of a client as pages: one each, and the rows of a plan or under a head with these.

    Those of the user's own are in his book.
    """
    own = [(schema,) for schema in opened.book.own_sheets] if opened else []
    return [*_known(), *sorted(own, key=lambda schemas: schemas[0].sheet.order)]


@cache
def _known() -> Sequence[tuple[Schema, ...]]:
    headed = {schema.sheet.heads for schema in SCHEMAS if schema.sheet.heads}
    tied = [schema for schema in SCHEMAS if schema.sheet.per_client and not schema.sheet.per_plan]
    first = heads_first(schema for schema in tied if schema.sheet.rows_tag not in headed)
    return [(schema_of(Client),), *((schema, *_inside(schema)) for schema in first)]


def _inside(schema: Schema) -> list[Schema]:
    """The sheets whose rows are on the page of another."""
    if schema.record is Plan:
        return [inner for inner in SCHEMAS if inner.sheet.per_plan]
    return [inner for inner in SCHEMAS if inner.sheet.rows_tag and inner.sheet.rows_tag == schema.sheet.heads]


@cache
def common() -> Sequence[Schema]:
    """The sheets that belong to no client."""
    return [schema for schema in SCHEMAS if not schema.sheet.per_client and schema.record is not Client]


@dataclass(frozen=True)
class Chapter:
    """What one form is about: some sheets, a client's rows of them or all; ``path`` is its address."""

    schemas: Sequence[Schema]
    path: str
    client: RowEditor | None = None
    are_strays: bool = False

    def row_editors(self, opened: OpenBook, schema: Schema) -> list[RowEditor]:
        """The rows of a sheet that the form shows."""
        if schema is CLIENT:
            return [self.client] if self.client else []
        if self.are_strays:
            return opened.strays(schema)
        return opened.tied(schema, self.client) if self.client else opened.editors[schema.sheet.title].visible

    def following(self, opened: OpenBook) -> int:
        """The order of the client's next chapter; 0 after the last."""
        orders = [schemas[0].sheet.order for schemas in chapters(opened)]
        after = [order for order in orders if order > self.schemas[0].sheet.order]
        return after[0] if self.client and after else 0


@dataclass(frozen=True)
class Tab:
    """A chapter of a client as a link; ``count`` is how many rows he has there."""

    order: int
    title: str
    count: int
    errors: int


def chapter_links(opened: OpenBook, client: RowEditor) -> list[Tab]:
    """The chapters of a client."""
    tabs = []
    for schemas in chapters(opened):
        row_editors = [
            row_editor
            for schema in schemas
            for row_editor in ([client] if schema is CLIENT else opened.tied(schema, client))
        ]
        keys = {row_editor.key for row_editor in row_editors}
        errors = sum(
            problem.is_error
            for (key, _), problems in opened.located.items()
            for problem in problems
            if key in keys
        )
        tabs.append(Tab(schemas[0].sheet.order, title_of(schemas), len(row_editors), errors))
    return tabs


def title_of(schemas: Sequence[Schema]) -> str:
    """The title of a chapter: its first sheet's, but for what is said of one person."""
    return TITLES.get(schemas[0].sheet.title, schemas[0].sheet.title)
