"""Whom people mean who name a person: specialists by the surname, clients by that or by part of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from paperwork.book.casebook import Book
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Field, Record, Schema
from paperwork.sheets.clients import Client
from paperwork.sheets.people import Person, name_of, parts_of
from paperwork.sheets.specialists import Specialist

PIECE = re.compile(r"\d+|[^\W\d_]+")
MOST_NAMED = 5  # people whom a sentence lists
ENOUGH = 3  # figures of a number, or letters of a surname, that say which it is


def with_codes(book: Book) -> Book:
    """The book with codes where a specialist is named by the surname, with initials or whole, and one is."""
    codes = {same(item.code): item.code for item in book.all(Specialist) if item.code}
    names: dict[str, str] | None = None
    records = dict(book.records)
    for schema, item in _links():
        rows = book.records.get(schema.sheet.title, ())
        unknown = {value for row in rows if (value := getattr(row, item.name)) and same(value) not in codes}
        if unknown:
            names = codes_by_name(book.all(Specialist)) if names is None else names
            meant = {value: code for value in unknown if (code := names.get(key_of_name(value)))}
            records[schema.sheet.title] = [_coded(row, item, meant) for row in rows] if meant else rows
    return replace(book, records=records) if names else book


@cache
def _links() -> tuple[tuple[Schema, Field], ...]:
    """The fields that hold a specialist's code."""
    title = Specialist.sheet.title
    return tuple((schema, item) for schema in SCHEMAS for item in schema.fields if item.link == title)


def _coded(row: Record, item: Field, meant: dict[str, str]) -> Record:
    code = meant.get(getattr(row, item.name) or "")
    changes: Any = {item.name: code}
    return replace(row, **changes) if code else row


def codes_by_name(people: Sequence[Specialist]) -> dict[str, str]:
    """The code by each spelling of a name that is one person's."""
    found: dict[str, set[str]] = {}
    for person in people:
        for spelling in spellings(person) if person.code else ():
            found.setdefault(spelling, set()).add(person.code or "")
    return {spelling: codes.pop() for spelling, codes in found.items() if len(codes) == 1}


def namesakes(people: Sequence[Specialist], typed: str) -> list[Specialist]:
    """Those whom a name means that is not one person's."""
    return [person for person in people if person.code and key_of_name(typed) in spellings(person)]


def spellings(person: Person) -> set[str]:
    """How a person may be named, by `key_of_name`: the surname, with the initials, with the names."""
    surname, given, patronymic = ((part or "").strip() for part in parts_of(person))
    if not surname:
        return set()
    initials = [f"{part[0]}." for part in (given, patronymic) if part]
    rests = ("", given, f"{given} {patronymic}", *("".join(initials[:count]) for count in (1, 2)))
    both = [(f"{surname} {rest}", f"{rest} {surname}") for rest in rests]
    return {key_of_name(spelling) for pair in both for spelling in pair}


def key_of_name(text: str) -> str:
    """What two spellings of one name have in common."""
    return "".join(fold(text.replace(".", ". ")).split())


def one_client(clients: Iterable[Client], typed: str) -> Client | None:
    """The client whom a number, a part of one or a name means; None where there is none.

    Raises `PaperworkError` where several people are meant.
    """
    found = {same(client.file_number): client for client in reversed(_meant(clients, typed))}
    if len(found) > 1:
        people = [f"{client.file_number} {name_of(client)}" for client in reversed(found.values())]
        listed = ", ".join(people[:MOST_NAMED]) + (", …" if len(people) > MOST_NAMED else "")
        raise PaperworkError(f"«{typed}» — не один клиент: {listed}; назовите номер дела")
    return next(iter(found.values()), None)


def called(clients: Iterable[Client], typed: str) -> list[Client]:
    """The clients of that name: the surname alone, with the initials or with the names."""
    key = key_of_name(typed)
    return [client for client in clients if key in spellings(client)]


def is_meant(client: Client, typed: str) -> bool:
    """Whether the number, the part of one or the name may mean that client."""
    return bool(_meant((client,), typed))


def _meant(clients: Iterable[Client], typed: str) -> list[Client]:
    known = list(clients)
    exact = [client for client in known if same(client.file_number) == same(typed)]
    if exact or not typed.strip():
        return exact
    named = called(known, typed) or [client for client in known if _begins(typed, client.surname or "")]
    return named or [client for client in known if _is_part(typed, client.file_number or "")]


def _begins(typed: str, surname: str) -> bool:
    """Whether what is typed is the beginning of a surname, or of a half of a double one."""
    text = fold(typed.strip())
    halves = re.split(r"[-\s]+", fold(surname))
    return len(text) >= ENOUGH and any(half.startswith(text) for half in (fold(surname), *halves))


def _is_part(typed: str, number: str) -> bool:
    """Whether the pieces of what is typed follow one another in a number: «14» in «2026-014»."""
    wanted, there = _pieces(typed), _pieces(number)
    places = range(len(there) - len(wanted) + 1) if wanted else range(0)
    if any(there[at : at + len(wanted)] == wanted for at in places):
        return True
    return len(typed.strip()) >= ENOUGH and same(typed) in same(number)


def _pieces(text: str) -> list[str]:
    """The words and numbers of a text, without leading zeros."""
    return [piece.lstrip("0") or piece for piece in PIECE.findall(text.casefold())]
