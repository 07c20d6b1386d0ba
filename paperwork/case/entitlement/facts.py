"""The facts of a client on which a right to a service may rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Any

from paperwork.book.casebook import Book
from paperwork.common.errors import shortened
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import age_on
from paperwork.sheets.answers.fields import Field, Record, fields_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.plans import Plan
from paperwork.sheets.portraits import Portrait

OF_CLIENT = fields_of(
    Client, lambda it: (it.category, it.social_position, it.family_status, it.reason, it.profession)
)
OF_PORTRAIT = fields_of(Portrait, lambda it: (it.wealth,))
OF_PLAN = fields_of(Plan, lambda it: (it.problem, it.other_needs))
OF_CONTACT = fields_of(Contact, lambda it: (it.new_needs,))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer under its header; ``is_need`` where it may speak of others, too («муж – инвалид»)."""

    header: str
    text: str
    folded: str
    is_need: bool

    def __str__(self) -> str:
        return f"{self.header.lower()}: {shortened(self.text)}"


@dataclass(frozen=True, slots=True)
class Facts:
    """The age in full years and the sex, None where they are not known, and the answers."""

    age: int | None
    sex: str | None
    answers: tuple[Answer, ...]
    memory: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)  # of `assess`


def facts_of(book: Book, client: Client, today: date) -> Facts:
    """What is known of a client on a day."""
    age = age_on(client.birth_date, today) if client.birth_date else None
    return Facts(age, client.sex, tuple(_answers(book, client)))


def _answers(book: Book, client: Client) -> Iterator[Answer]:
    number = client.file_number
    yield from _of(client, OF_CLIENT)
    for portrait in book.of_client(schema_of(Portrait), number)[:1]:
        yield from _of(portrait, OF_PORTRAIT)
    for plan in book.plans(number)[-1:]:
        yield from _of(plan, OF_PLAN, is_need=True)
    for contact in book.of_client(schema_of(Contact), number):
        yield from _of(contact, OF_CONTACT, is_need=True)


def _of(record: Record, fields: tuple[Field, ...], is_need: bool = False) -> Iterator[Answer]:
    for item in fields:
        if text := getattr(record, item.name):
            yield Answer(item.header, str(text), fold(f"{item.header} {text}"), is_need)
