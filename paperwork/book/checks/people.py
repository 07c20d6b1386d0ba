"""What a book lacks as a whole, and what the law asks for before it may hold it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution
from paperwork.sheets.people import NAME_PARTS
from paperwork.sheets.specialists import Specialist

NAMED: tuple[type[Client] | type[Specialist], ...] = (Client, Specialist)


def emptiness(book: Book, _today: date) -> Iterator[Problem]:
    """A sheet of clients or of the institution that is there and holds nothing."""
    for record, message, fix in (
        (Client, "нет ни одного клиента", "заполните хотя бы одну строку"),
        (Institution, "лист не заполнен", "заполните его: название учреждения стоит на каждой бумаге"),
    ):
        title = record.sheet.title
        if title in book.records and not book.records[title]:
            yield Problem(message, fix, Level.WARNING, CellPlace(book.file, title))


def capitals(book: Book, _today: date) -> Iterator[Problem]:
    """Names as no one signs: in capitals, or without one; so they would stand on every paper."""
    for record in NAMED:
        for row in book.all(record):
            for name in NAME_PARTS[:2]:  # a patronymic follows them
                text = getattr(row, name) or ""
                if (text.isupper() or text.islower()) and len(text.rstrip(".")) > 1:  # no initial
                    from paperwork.russian.full_names import cased  # knows words, and is needed seldom

                    message = f"написано {'заглавными' if text.isupper() else 'строчными'} буквами"
                    fix = f"так и будет на бумагах; напишите «{' '.join(map(cased, text.split()))}»"
                    yield problem_at(row, name, message, fix, Level.WARNING)


def same_person(book: Book, _today: date) -> Iterator[Problem]:
    """Who is entered once more under another number: by surname, name and day of birth.

    A case that was opened after the other had ended is another case of his.
    """
    first: dict[tuple[str, str, date], Client] = {}
    for client in book.clients:
        if not (client.surname and client.given_name and client.birth_date):
            continue
        person = fold(client.surname), fold(client.given_name), client.birth_date
        other = first.setdefault(person, client)
        if client.admitted and other.has_ended(client.admitted):
            first[person] = client
            continue
        if other.admitted and client.has_ended(other.admitted):
            continue
        patronymics = {fold(name) for name in (client.patronymic, other.patronymic) if name}
        if same(client.file_number) != same(other.file_number) and len(patronymics) < 2:
            message = f"тот же человек записан под делом {other.file_number or 'без номера'}"
            fix = "оставьте одно дело и перенесите в него записи; если это разные люди, так и оставьте"
            yield problem_at(client, OWNER, message, fix, Level.WARNING)


def consents(book: Book, _today: date) -> Iterator[Problem]:
    """Special categories of personal data without a consent (152-ФЗ, article 10)."""
    unsigned = {same(client.file_number) for client in book.clients if not client.consented}
    for schema in SCHEMAS:
        for item in schema.fields:
            for row in book.records.get(schema.sheet.title, ()) if item.special else ():
                if getattr(row, item.name) and same(row.file_number) in unsigned:
                    message = "специальные персональные данные без согласия клиента (152-ФЗ, ст. 10)"
                    fix = f"получите согласие и впишите «Дата согласия» на лист «{Client.sheet.title}»"
                    yield problem_at(row, item.name, message, fix, Level.WARNING)
