"""The families of the clients at the end of a period, and the children in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from paperwork.book.casebook import Book
from paperwork.case.computation import Scope
from paperwork.case.statistics.clientele import is_client
from paperwork.case.statistics.money import ADULT
from paperwork.common.naming import fold
from paperwork.russian.numbers import age_on
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.family import APART, FamilyMember
from paperwork.sheets.people import name_of

Person = tuple[str, date | None]  # the folded name, and the day of birth where it is known


def households(scope: Scope) -> dict[str, Any]:
    """The families of those who are clients at the end of the period; by the fields of the summary.

    Nothing where the book has none. A family is a client with those who live with him; clients of one
    family are in it together.
    """
    if not scope.book.all(FamilyMember):
        return {}
    day = scope.period.end
    found = _found(scope.book, day)
    children = [sum(_is_child(person, day) for person in family) for family in found]
    return {
        "families": len(found),
        "members": sum(map(len, found)),
        "families_with_children": sum(map(bool, children)),
        "children": sum(children),
    }


def _found(book: Book, day: date) -> list[set[Person]]:
    known = _days_of_birth(book)
    family_of: dict[Person, set[Person]] = {}
    for client in book.clients:
        if not is_client(client, day):
            continue
        own = {_person(name, born, known) for name, born in _together(book, client, day)}
        if len(own) > 1:
            family = own.union(*(family_of[person] for person in own if person in family_of))
            family_of.update(dict.fromkeys(family, family))
    return list({id(family): family for family in family_of.values()}.values())


def _together(book: Book, client: Client, day: date) -> Iterator[tuple[str, date | None]]:
    """The client and who lives with him on the day."""
    yield name_of(client), client.birth_date
    for member in _members(book.of_client(schema_of(FamilyMember), client.file_number)):
        is_born = member.birth_date is None or member.birth_date <= day
        if member.full_name and is_born and fold(member.lives or "") != APART:
            yield member.full_name, member.birth_date


def _members(rows: Iterable[object]) -> Iterator[FamilyMember]:
    return (row for row in rows if isinstance(row, FamilyMember))


def _days_of_birth(book: Book) -> dict[str, set[date]]:
    """The days on which those who have a name were born."""
    known: dict[str, set[date]] = {}
    members = ((member.full_name or "", member.birth_date) for member in book.all(FamilyMember))
    for name, born in (*((str(name_of(client)), client.birth_date) for client in book.clients), *members):
        if born:
            known.setdefault(fold(name), set()).add(born)
    return known


def _person(name: str, born: date | None, known: dict[str, set[date]]) -> Person:
    """Who it is: without a day of birth the only one of that name who has one."""
    days = known.get(fold(name), set())
    return fold(name), born or (min(days) if len(days) == 1 else None)


def _is_child(person: Person, day: date) -> bool:
    return person[1] is not None and age_on(person[1], day) < ADULT
