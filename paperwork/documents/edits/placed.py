"""Answers that remember their record, so that what is computed of them can still be traced to a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from paperwork.book.casebook import Book
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Field, Record, Schema
from paperwork.sheets.clients import Client

Home = tuple[Schema, Record, Field]


class PlacedText(str):
    """A text of a cell."""

    home: Home


class PlacedDay(date):
    """A day of a cell."""

    home: Home


class PlacedWhole(int):
    """A whole number of a cell."""

    home: Home


class PlacedDecimal(Decimal):
    """A number of a cell."""

    home: Home


def home_of(value: object) -> Home | None:
    """The sheet, the record and the field that a value was an answer of, if it still is that answer."""
    return getattr(value, "home", None)


def placed(book: Book, client: Client | None) -> Book:
    """The book whose answers of the client, and of nobody, remember where they are."""
    number = same(client.file_number) if client else ""
    records = {
        schema.sheet.title: _rows(schema, book.records[schema.sheet.title], number)
        for schema in book.schemas
        if schema.sheet.title in book.records
    }
    # lists of its own: what is computed of them is remembered by answers, which these equal and are not
    lists = {name: replace(listed) for name, listed in book.lists.items()}
    return replace(book, records=records, lists=lists, projections={})


def _rows(schema: Schema, rows: Sequence[Record], number: str) -> list[Record]:
    is_tied = schema.sheet.per_client or schema.record is Client
    return [_placed(schema, row) if not is_tied or same(row.file_number) == number else row for row in rows]


def _placed(schema: Schema, record: Record) -> Record:
    answers: Mapping[str, Any] = {
        item.name: _answer(getattr(record, item.name), (schema, record, item)) for item in schema.fields
    }
    return replace(record, **answers)


def _answer(value: object, home: Home) -> object:
    found: PlacedText | PlacedDay | PlacedWhole | PlacedDecimal
    if isinstance(value, str):
        found = PlacedText(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        found = PlacedDay(value.year, value.month, value.day)
    elif isinstance(value, int) and not isinstance(value, bool):
        found = PlacedWhole(value)
    elif isinstance(value, Decimal):
        found = PlacedDecimal(value)
    else:
        return value
    found.home = home
    return found
