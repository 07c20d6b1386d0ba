"""Parts of a book: without the blocked clients, without any client, the rows of some clients."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from paperwork.book.casebook import Book
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Schema
from paperwork.sheets.clients import Client


def tied(book: Book) -> tuple[Schema, ...]:
    """The sheets that are tied to clients."""
    return tuple(schema for schema in book.schemas if schema.sheet.per_client)


def without_blocked(book: Book) -> Book:
    """The book as papers and lists may see it: clients whose data may not be used are on no sheet.

    Where other rows name them there is a code instead, and a warning for the cell.
    """
    blocked = [client for client in book.clients if client.is_blocked]
    if not blocked:
        return book
    numbers = {same(client.file_number) for client in blocked}
    records = {
        title: [row for row in rows if not is_of(row, numbers)] for title, rows in book.records.items()
    }
    records[Client.sheet.title] = [client for client in book.clients if not client.is_blocked]
    from paperwork.book.mentions import without_mentions  # heavy, and few books have blocked clients

    return without_mentions(replace(book, records=records, blocked=blocked, projections={}))


def is_of(row: Record, numbers: Collection[str]) -> bool:
    """Whether the row concerns one of these clients, by their normalised numbers.

    A row of no client («Обращения») concerns none.
    """
    return is_tied(row) and same(row.file_number) in numbers


def is_tied(row: Record) -> bool:
    """Whether the row is of a client: a request without a file number is of none."""
    return row.sheet.per_client or isinstance(row, Client) or row.file_number is not None


def without_clients(book: Book, keep_list: bool) -> Book:
    """What all clients have in common; with ``keep_list`` the sheet «Клиенты» too."""
    titles = {schema.sheet.title for schema in tied(book)}
    titles |= set() if keep_list else {Client.sheet.title}
    records = {title: rows for title, rows in book.records.items() if title not in titles}
    return replace(book, records=records, problems=[], blocked=(), projections={})


def rows_of(
    book: Book, clients: Iterable[Client | None], schemas: Iterable[Schema]
) -> dict[str, list[Record]]:
    """The clients' own rows on the sheets, by their titles; none of a sheet that is not tied to clients.

    What a sheet feeds to another is among the rows of that one.
    """
    numbers = [client.file_number for client in clients if client]
    return {
        schema.sheet.title: [row for number in numbers for row in book.of_client(schema, number)]
        for schema in schemas
        if schema.sheet.per_client and not schema.sheet.feeds
    }
