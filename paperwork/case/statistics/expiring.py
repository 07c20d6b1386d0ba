"""What runs out: programmes, contracts, disabilities, documents of a file; and what the file still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from paperwork.book.casebook import Book
from paperwork.case.statistics.matters import Matter
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.dates import day_meant
from paperwork.sheets.answers.fields import Field, Record, Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.file_documents import FileDocument


@dataclass(frozen=True, slots=True)
class Term:
    """What runs out on a day, or is lacking (then without a day), and the sheet where it is noted."""

    matter: Matter
    day: date | None
    what: str
    sheet: str


def terms(book: Book, client: Client, on: date, until: date) -> Iterator[Term]:
    """What of the client has run out or does so by the day ``until``, and the documents that are lacking."""
    for schema, item in _running_out():
        for row in _in_force(book, client, schema):
            day = day_meant(getattr(row, item.name), on)
            if day and day <= until:
                yield Term(Matter.EXPIRY, day, _named(schema, item, row), schema.sheet.title)
    yield from _documents(book, client, on, until)


@cache
def _running_out() -> tuple[tuple[Schema, Field], ...]:
    """The columns that say until when something holds, each with its sheet."""
    return tuple((schema, item) for schema in SCHEMAS for item in schema.fields if item.runs_out)


def _in_force(book: Book, client: Client, schema: Schema) -> Sequence[Record]:
    """The rows of the client that hold: of several versions the newest."""
    if schema.record is Client:
        return (client,)
    rows = book.versions(schema, client.file_number)
    return rows[-1:] if schema.sheet.newest_by else rows


def _named(schema: Schema, item: Field, row: Record) -> str:
    """«ИППСУ № 214», «инвалидность»."""
    number = getattr(row, schema.number.name) if schema.number else None
    return f"{item.runs_out} №\u00a0{number}" if number else item.runs_out


def _documents(book: Book, client: Client, on: date, until: date) -> Iterator[Term]:
    found = book.of_client(schema_of(FileDocument), client.file_number)
    rows = [row for row in found if isinstance(row, FileDocument) and row.document]
    for row in rows:
        others = (other for other in rows if other is not row and _is_same(other, row))
        if not row.is_needed or any(_replaces(other, row, on) for other in others):
            continue
        if row.accepted is None:
            yield Term(Matter.DOCUMENT, None, row.document or "", FileDocument.sheet.title)
        elif row.valid_until and row.valid_until <= until:
            yield Term(Matter.EXPIRY, row.valid_until, row.document or "", FileDocument.sheet.title)


def _is_same(other: FileDocument, row: FileDocument) -> bool:
    return fold(other.document or "") == fold(row.document or "")


def _replaces(other: FileDocument, row: FileDocument, on: date) -> bool:
    """Whether the other row is of the same document that holds on the day, and longer than this one."""
    if other.accepted is None or (other.valid_until and other.valid_until < on):
        return False
    if row.accepted is None or other.valid_until is None:
        return True
    return row.valid_until is not None and other.valid_until > row.valid_until
