"""The kinds of documents: each is a Word file in a folder of templates and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from hashlib import sha256

from paperwork.book.casebook import Book
from paperwork.book.parts import tied
from paperwork.case.computation import ComputedTable
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.tags import PLAN_SCHEMAS, all_tags, tag_tree
from paperwork.common.records import dataclass
from paperwork.documents.filters import RUSSIAN, TYPESETTING
from paperwork.sheets import SCHEMAS, aliases, own_schemas
from paperwork.sheets.answers.fields import Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.programmes import Programme
from paperwork.sheets.specialists import Specialist
from paperwork.word import TagTree, Template, TemplateError
from paperwork.word.cache import user_cache

OWNERS = (Institution, Specialist)  # whose errors block the institution's own documents only
CLIENT = schema_of(Client)
# what is looked at beside the tags: a paper has its day of a plan, its specialist of a programme
BEHIND = (schema_of(Plan), schema_of(Programme), *PLAN_SCHEMAS)
NO_COLUMNS = "{}"
DRAFT = " (черновик)"  # in the names of files that are drafts


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document: the stem of its file and its compiled template."""

    name: str
    template: Template
    digest: str  # of the template's bytes
    columns: str  # of the book's own: see `compiled`
    is_draft: bool = False
    like: bytes | None = None  # the template without the picture of the letterhead, where it has one

    def __reduce__(self) -> tuple[Callable[..., DocumentKind], tuple[object, ...]]:
        """What goes to another process, which may have compiled the template already."""
        template = self.template
        return kind_of, (self.name, template.source, template.name, self.columns, self.is_draft, self.like)

    @property
    def title(self) -> str:
        """The title, which is the name of the file made."""
        return f"{self.template.title}{DRAFT if self.is_draft else ''}"

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """The sheets that the template reads, by itself or for what is computed of them."""
        behind = {record for table in self.computed for record in table.reads}
        used = self.roots | self._inside_plans | {record.sheet.rows_tag for record in behind}
        return tuple(
            schema
            for schema in (*SCHEMAS, *self.own_sheets)
            if schema.record in behind or {*schema.sheet.tags, schema.sheet.feeds} & used - {None}
        )

    @cached_property
    def own_sheets(self) -> tuple[Schema, ...]:
        """The sheets of the user's own that books of the template have."""
        return own_schemas(json.loads(self.columns))

    @cached_property
    def occasions(self) -> tuple[Schema, ...]:
        """The sheets of a student's practice that the template reads: it belongs to the practice."""
        return tuple(schema for schema in self.schemas if schema.sheet.occasion)

    @cached_property
    def computed(self) -> tuple[ComputedTable, ...]:
        """The computed tables that the template reads."""
        return tuple(table for table in COMPUTED_TABLES if table.tag in self.roots)

    @cached_property
    def is_of_period(self) -> bool:
        """Whether what it says depends on a period: a check, a journal, a summary."""
        return any(table.over_period for table in self.computed)

    @cached_property
    def _paths(self) -> list[list[str]]:
        return [tag.replace("[]", "").split(".") for tag in self.template.tags]

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first names of the tags, those that sheets have by other titles as their own."""
        others = aliases(json.loads(self.columns))
        names = {path[0] for path in self._paths}
        return frozenset((others[name].sheet.rows_tag or name) if name in others else name for name in names)

    @cached_property
    def _inside_plans(self) -> frozenset[str]:
        """The tables of a version of the plan: «услуги» of «планы[].услуги[].услуга»."""
        plans = schema_of(Plan).sheet.tags
        tables = {schema.sheet.rows_tag for schema in SCHEMAS if schema.sheet.per_plan}
        return frozenset(path[1] for path in self._paths if path[0] in plans and path[1:2]) & tables

    @cached_property
    def single_sheets(self) -> tuple[Schema, ...]:
        """The sheets of which a client has one record that the template reads.

        Without the heads of tables that it reads as well: there the rows decide; and without what only adds
        to another sheet that it reads.
        """
        return tuple(
            schema
            for schema in self.schemas
            if schema.sheet.per_client
            and schema.sheet.tag in self.roots
            and self.roots.isdisjoint({schema.sheet.heads, schema.sheet.beside})
        )

    @cached_property
    def row_sheets(self) -> tuple[Schema, ...]:
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
        return bool(
            own or self.single_sheets or self.row_sheets or not all(table.of_all for table in self.computed)
        )

    @cached_property
    def blocking_sheets(self) -> tuple[Schema, ...]:
        """The sheets whose errors block the document: those that are read, and the one that it is about."""
        if self.per_client:
            return (CLIENT, *(schema for schema in self.schemas if schema.record not in (Client, *OWNERS)))
        return tuple(schema for schema in SCHEMAS if schema in self.schemas or schema.record in OWNERS)


def looked_at(kinds: Iterable[DocumentKind], book: Book) -> tuple[Schema, ...]:
    """The sheets of which documents may see a client's rows: all, where something is computed of them."""
    kinds = tuple(kinds)
    if not all(table.of_cards for kind in kinds for table in kind.computed):
        return tied(book)
    seen = {schema.sheet.title for schema in (*BEHIND, *(it for kind in kinds for it in kind.schemas))}
    return tuple(schema for schema in tied(book) if schema.sheet.title in seen)


def kind_of(
    stem: str, source: bytes, name: str, columns: str, is_draft: bool = False, like: bytes | None = None
) -> DocumentKind:
    """The kind of a template file: see `compiled`. Raises `PaperworkError` where it is no good."""
    template = draft(source, name, columns) if is_draft else compiled(source, name, columns, like)
    return DocumentKind(stem, template, sha256(source).hexdigest(), columns, is_draft, like)


def draft_of(kind: DocumentKind) -> DocumentKind:
    """The same kind whose documents name what is not filled in."""
    template = kind.template
    return kind_of(kind.name, template.source, template.name, kind.columns, is_draft=True)


@lru_cache(maxsize=128)
def draft(source: bytes, name: str, columns: str) -> Template:
    """The template whose documents name what is not filled in: see `compiled`."""
    headers = {tag.name: tag.header for tag in all_tags(json.loads(columns))}
    return Template(
        source,
        tag_tree=_tag_tree(columns),
        filters=RUSSIAN,
        name=name,
        typesetting=TYPESETTING,
        blanks=headers.get,
    )


@lru_cache(maxsize=128)
def compiled(source: bytes, name: str, columns: str, like: bytes | None) -> Template:
    """The template for books whose own columns these are, sheet → tag → header, as JSON: made once.

    ``like`` is the same one without a picture: see `Template`.
    """
    tree, cache = _tag_tree(columns), user_cache()
    # few templates name a column of the user's own: the rest need not be compiled anew for each book
    if columns != NO_COLUMNS and not (cache and cache.find(source, tree, RUSSIAN)):
        common = _common(source, name, like)
        if common:
            return common
    return Template(
        source,
        tag_tree=tree,
        filters=RUSSIAN,
        name=name,
        cache=cache,
        typesetting=TYPESETTING,
        like=like,
    )


def has_to_be_compiled(source: bytes) -> bool:
    """Whether the template could be kept compiled, for books without columns of their own, and is not."""
    cache = user_cache()
    return cache is not None and cache.lacks(source, _tag_tree(NO_COLUMNS), RUSSIAN)


@lru_cache(maxsize=128)
def _common(source: bytes, name: str, like: bytes | None) -> Template | None:
    """The template where it names no column of the user's own: more names change nothing in it."""
    try:
        return compiled(source, name, NO_COLUMNS, like)
    except TemplateError:
        return None


@lru_cache(maxsize=8)
def _tag_tree(columns: str) -> TagTree:
    return tag_tree(json.loads(columns))
