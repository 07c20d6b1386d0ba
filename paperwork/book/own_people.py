"""Who and what leads to a person on the sheets of the user's own, as their headers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.common.naming import fold
from paperwork.russian.names import PersonName, full_name, parse_name
from paperwork.sheets.answers.fields import Record
from paperwork.sheets.answers.own_kinds import own_field, own_value
from paperwork.sheets.answers.own_rows import OwnRow
from paperwork.sheets.family import FamilyMember, name_of_member

WHOLE = re.compile(r"(?:фио|ф и о|полное имя|фамилия имя(?: и)?(?: отчество)?|имя фамилия)\b.*")
PARTS = ("фамилия", "имя", "отчество")


def own_rows_of(book: Book) -> Iterator[OwnRow]:
    """The rows of all sheets of the user's own."""
    for schema in book.own_sheets:
        yield from (row for row in book.records.get(schema.sheet.title, ()) if isinstance(row, OwnRow))


def name_tags(row: Record) -> list[str]:
    """The tags of the columns that hold the name of the person whom the row is about, in order."""
    whole = [tag for tag in row.extra if WHOLE.fullmatch(fold(tag))]
    return whole[:1] or [tag for part in PARTS for tag in row.extra if fold(tag) == part]


def name_in(row: Record) -> str:
    """The name of the person whom the row is about; empty where it names no one."""
    return " ".join(text for tag in name_tags(row) if (text := row.extra.get(tag)))


def person_in(row: Record) -> PersonName | None:
    """The name with its parts, where it is a whole one: a given name alone is many people's."""
    tags = [tag for tag in name_tags(row) if row.extra.get(tag)]
    parts = {fold(tag): row.extra.get(tag) for tag in tags}
    if set(parts) <= set(PARTS) and len(parts) > 1:
        return full_name(*(parts.get(part) for part in PARTS))
    return parse_name(name_in(row)) if tags else None


def relative_in(row: Record) -> PersonName | None:
    """The name of the person whom a row of a family, or of a sheet of the user's own, is about."""
    name = name_of_member(row) if isinstance(row, FamilyMember) else None
    return person_in(row) if isinstance(row, OwnRow) else name if isinstance(name, PersonName) else None


def withheld_in(rows: Iterable[Record]) -> Iterator[tuple[str, str | date]]:
    """The answers by which a person is found, each with what it is: telephones, mail, birth days, homes."""
    for row in rows:
        for tag, text in row.extra.items() if isinstance(row, OwnRow) else ():
            item = own_field(tag, tag)
            value = own_value(item, text) if item.withheld else None
            if isinstance(value, (str, date)):
                yield item.withheld, value
