"""When a document of a kind is made: what it needs in the book, and the errors that block it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable
from paperwork.case.context import ClientContext
from paperwork.common.errors import Problem
from paperwork.documents.kinds import OWNERS, DocumentKind
from paperwork.documents.order import PAPERS
from paperwork.russian.dates import short_date
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Schema, schema_of
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution


def lacking(
    kind: DocumentKind, case: ClientContext, *, is_asked: bool = False, is_for_him: bool = False
) -> str | None:
    """What the case lacks for the document, in words; None where it is to be made.

    ``is_asked``: a person has named the document, so it is made of sheets that hold nothing too;
    ``is_for_him``: the client too, so it is made though his service has ended.
    """
    if kind.occasions and not any(case.book.all(schema.record) for schema in kind.occasions):
        return _unfilled(kind.occasions)
    if not kind.per_client:
        return _lacking_card(kind, case.book) or (None if is_asked else _lacking_content(kind, case))
    if case.client and not is_for_him and case.client.has_ended(case.today) and not _is_asked_for(kind, case):
        return f"обслуживание окончено {short_date(case.client.ended or case.today)}"
    number = case.client.file_number if case.client else None
    for schema in kind.single_sheets:
        if not case.book.of_client(schema, number):
            return f"нет строки на листе {_named([schema])}"
    deciding = [table for table in kind.computed if table.lacking]
    for table in deciding:
        if table.single and not _has(table, case):
            return table.lacking
    if kind.single_sheets or any(table.single for table in deciding):
        return None
    return _lacking_rows(kind, case, deciding)


def _is_asked_for(kind: DocumentKind, case: ClientContext) -> bool:
    """Whether rows of the client decide about the document, and it is not one that every client has."""
    decided = kind.single_sheets or kind.row_sheets or any(table.lacking for table in kind.computed)
    return bool(decided) or any(table.is_kept and table.has_rows(case.scope) for table in kind.computed)


def _lacking_rows(kind: DocumentKind, case: ClientContext, tables: Sequence[ComputedTable]) -> str | None:
    """Rows of any of the tables are enough."""
    number = case.client.file_number if case.client else None
    if any(case.book.of_client(schema, number) for schema in kind.row_sheets):
        return None
    if any(_has(table, case) for table in tables):
        return None
    if kind.row_sheets:
        return f"нет строк на {'листе' if len(kind.row_sheets) == 1 else 'листах'} {_named(kind.row_sheets)}"
    return tables[0].lacking if tables else None


def _lacking_card(kind: DocumentKind, book: Book) -> str | None:
    """A document of no other card than the institution's needs that card: its name is required.

    What is computed of other sheets needs just a row there.
    """
    if any(book.all(record) for table in kind.computed for record in table.reads):
        return None
    cards = [schema for schema in kind.schemas if schema.sheet.layout is SheetLayout.CARD]
    if cards == [schema_of(Institution)] and book.card(Institution) is None:
        return f"не заполнен лист {_named(cards)}"
    return None


def _lacking_content(kind: DocumentKind, case: ClientContext) -> str | None:
    """A ready document of the institution's that tells of other sheets too needs something on one of them.

    One's own is made as its author has it.
    """
    if kind.name not in PAPERS:
        return None
    for table in kind.computed:
        if table.lacking and table.single and not _has(table, case):
            return table.lacking
    book, telling = case.book, [schema for schema in kind.schemas if schema.record not in OWNERS]
    if not telling or any(book.all(schema.record) for schema in telling):
        return None
    return _unfilled(telling)


def blocking_errors(kind: DocumentKind, case: ClientContext) -> list[Problem]:
    """The errors that block the document."""
    client = same(case.client.file_number) if case.client and kind.per_client else None
    found: list[Problem] = []
    for schema in kind.blocking_sheets:
        is_tied = schema.sheet.per_client or schema.record is Client
        errors = case.book.errors.on(schema, client if is_tied else None)
        if errors:  # there are hardly any, and a batch asks of each document
            found += _relevant(kind, schema, errors)
    return found


def _relevant(kind: DocumentKind, schema: Schema, errors: Sequence[Problem]) -> Sequence[Problem]:
    """The errors of a sheet that matter: only those of some columns, where its records are only counted."""
    errors = [problem for problem in errors if not problem.holds or not kind.roots.isdisjoint(problem.holds)]
    read = [table.counts.get(schema.record, ()) for table in kind.computed if schema.record in table.reads]
    if kind.per_client or not read or () in read or set(schema.sheet.tags) & kind.roots:
        return errors
    headers = {schema.by_name[name].header for names in read for name in names}
    return [problem for problem in errors if not problem.place.header or problem.place.header in headers]


def _has(table: ComputedTable, case: ClientContext) -> bool:
    return table.has_rows(case.scope)


def _unfilled(schemas: Sequence[Schema]) -> str:
    return f"не {'заполнен лист' if len(schemas) == 1 else 'заполнены листы'} {_named(schemas)}"


def _named(schemas: Iterable[Schema]) -> str:
    return ", ".join(f"«{schema.sheet.title}»" for schema in schemas)
