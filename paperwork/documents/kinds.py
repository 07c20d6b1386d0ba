"""The kinds of documents: each is a Word file in a folder of templates and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.context import ClientContext
from paperwork.case.tags import tag_tree
from paperwork.common.errors import Problem
from paperwork.documents.filters import RUSSIAN
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Schema, SheetLayout, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.specialists import Specialist
from paperwork.word import TagTree, Template
from paperwork.word.cache import user_cache

OWNERS = (Institution, Specialist)  # whose errors hold back the institution's own documents only
CLIENT = schema_of(Client)


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document: the stem of its file and its compiled template."""

    name: str
    template: Template
    digest: str  # of the template's bytes
    columns: str  # of the book's own: see `compiled`

    def __reduce__(self) -> tuple[Callable[..., DocumentKind], tuple[object, ...]]:
        """What goes to another process, which may have compiled the template already."""
        return kind_of, (self.name, self.template.source, self.template.name, self.columns)

    @property
    def title(self) -> str:
        """The title, which is the name of the file made."""
        return self.template.title

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """The sheets that the template reads, by itself or for what is worked out of them."""
        behind = {record for table in self._derived for record in table.reads}
        used = self.roots | self._inside_plans
        return tuple(schema for schema in SCHEMAS if schema.record in behind or set(schema.sheet.tags) & used)

    @cached_property
    def _derived(self) -> tuple[ComputedTable, ...]:
        """What the template uses of what is worked out."""
        return tuple(table for table in COMPUTED_TABLES if table.tag in self.roots)

    @cached_property
    def _paths(self) -> list[list[str]]:
        return [tag.replace("[]", "").split(".") for tag in self.template.tags]

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first names of the tags."""
        return frozenset(path[0] for path in self._paths)

    @cached_property
    def _inside_plans(self) -> frozenset[str]:
        """The tables of a version of the plan: «услуги» of «планы[].услуги[].услуга»."""
        plans = schema_of(Plan).sheet.tags
        tables = {schema.sheet.rows_tag for schema in SCHEMAS if schema.sheet.per_plan}
        return frozenset(path[1] for path in self._paths if path[0] in plans and path[1:2]) & tables

    @cached_property
    def _singles(self) -> tuple[Schema, ...]:
        """The sheets of which a client has one record that the template reads."""
        return tuple(
            schema for schema in self.schemas if schema.sheet.per_client and schema.sheet.tag in self.roots
        )

    @cached_property
    def _rows(self) -> tuple[Schema, ...]:
        """The sheets whose rows of a client the template reads."""
        return tuple(
            schema
            for schema in self.schemas
            if schema.sheet.per_client and schema.sheet.rows_tag in self.roots
        )

    @cached_property
    def per_client(self) -> bool:
        """Whether the document is made for each client and not once."""
        own = {CLIENT.sheet.tag, schema_of(Specialist).sheet.tag} & self.roots
        return bool(own or self._singles or self._rows or not all(table.of_all for table in self._derived))

    def lacks(self, case: ClientContext) -> str | None:
        """Why there is no need of the document for the case, or None where there is."""
        occasions = [schema for schema in self.schemas if schema.sheet.occasion]
        if occasions and not any(case.book.all(schema.record) for schema in occasions):
            return f"не {'заполнен лист' if len(occasions) == 1 else 'заполнены листы'} {_named(occasions)}"
        if not self.per_client:
            return self._lacks_institution(case.book)
        number = case.client.file_number if case.client else None
        for schema in self._singles:
            if not case.book.of_client(schema, number):
                return f"нет строки на листе {_named([schema])}"
        deciding = [table for table in self._derived if table.lacking]
        for table in deciding:
            if table.single and not _has(table, case):
                return table.lacking
        if self._singles or any(table.single for table in deciding):
            return None
        return self._lacks_rows(case, deciding)

    def _lacks_rows(self, case: ClientContext, tables: Sequence[ComputedTable]) -> str | None:
        """Rows of any of the tables are enough."""
        number = case.client.file_number if case.client else None
        if any(case.book.of_client(schema, number) for schema in self._rows):
            return None
        if any(_has(table, case) for table in tables):
            return None
        if self._rows:
            return f"нет строк на {'листе' if len(self._rows) == 1 else 'листах'} {_named(self._rows)}"
        return tables[0].lacking if tables else None

    def _lacks_institution(self, book: Book) -> str | None:
        """A document of no other card than the institution's needs that card: its name is required.

        What is worked out of other sheets needs just a row there.
        """
        if any(book.all(record) for table in self._derived for record in table.reads):
            return None
        cards = [schema for schema in self.schemas if schema.sheet.layout is SheetLayout.CARD]
        if cards == [schema_of(Institution)] and book.card(Institution) is None:
            return f"не заполнен лист {_named(cards)}"
        return None

    def held_by(self, case: ClientContext) -> list[Problem]:
        """The errors that hold the document back."""
        client = same(case.client.file_number) if case.client and self.per_client else None
        found: list[Problem] = []
        for schema in self._held_schemas:
            is_tied = schema.sheet.per_client or schema.record is Client
            found += self._heeded(schema, case.book.errors.on(schema, client if is_tied else None))
        return found

    def _heeded(self, schema: Schema, errors: Sequence[Problem]) -> Sequence[Problem]:
        """The errors of a sheet that matter: only those of some columns, where it is merely counted."""
        read = [
            table.counts.get(schema.record, ()) for table in self._derived if schema.record in table.reads
        ]
        if self.per_client or not read or () in read or set(schema.sheet.tags) & self.roots:
            return errors
        headers = {schema.by_name[name].header for names in read for name in names}
        return [problem for problem in errors if not problem.place.header or problem.place.header in headers]

    @cached_property
    def _held_schemas(self) -> tuple[Schema, ...]:
        """The sheets whose errors count: those that are read, and the one that the document is about."""
        if self.per_client:
            return (CLIENT, *(schema for schema in self.schemas if schema.record not in (Client, *OWNERS)))
        return tuple(schema for schema in SCHEMAS if schema in self.schemas or schema.record in OWNERS)


def _has(table: ComputedTable, case: ClientContext) -> bool:
    return table.has_rows(case.scope)


def _named(schemas: Iterable[Schema]) -> str:
    return ", ".join(f"«{schema.sheet.title}»" for schema in schemas)


def kind_of(stem: str, source: bytes, name: str, columns: str) -> DocumentKind:
    """The kind of a template file: see `compiled`. Raises `PaperworkError` where it is no good."""
    return DocumentKind(stem, compiled(source, name, columns), sha256(source).hexdigest(), columns)


@lru_cache(maxsize=128)
def compiled(source: bytes, name: str, columns: str) -> Template:
    """The template for books whose own columns these are, sheet → tag → header, as JSON: made once."""
    return Template(source, tag_tree=_tag_tree(columns), filters=RUSSIAN, name=name, cache=user_cache())


@lru_cache(maxsize=8)
def _tag_tree(columns: str) -> TagTree:
    return tag_tree(json.loads(columns))
