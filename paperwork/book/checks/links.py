"""Links between sheets: file numbers, codes, services; and keys that occur twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.book.named import MOST_NAMED, called, namesakes
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import nearest
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, Record, Schema, schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of
from paperwork.sheets.requests import Request
from paperwork.sheets.specialists import Specialist

MOST_GUESSES = 200  # names that are looked for among all; a book wrong throughout needs no more
NO_CLIENT = "клиента с таким делом нет"
IN_RECORD = ("запись", "записи")  # in a book without cells a place is a record: «в записи 3»
SERVICES = "Услуга"  # the list of services that the program comes with


class Guesses:
    """The nearest of the names that are there, for a name that is not."""

    def __init__(self, known: Iterable[str]) -> None:
        """Guesses among the known names."""
        self._known = list(known)
        self._found: dict[str, str | None] = {}

    def nearest(self, name: str) -> str | None:
        """The most similar known name, or None."""
        if name not in self._found:
            too_many = len(self._found) >= MOST_GUESSES
            self._found[name] = None if too_many else nearest(name, self._known, closeness=60)
        return self._found[name]

    def unknown(self, row: Record, name: str, message: str, level: Level = Level.ERROR) -> Problem:
        """The problem of a link that leads nowhere."""
        near = self.nearest(getattr(row, name))
        sheet = schema_of(type(row)).by_name[name].link
        fix = f"похоже на «{near}»; исправьте" if near else "исправьте"
        return problem_at(row, name, message, f"{fix} или добавьте на лист «{sheet}»", level)


def file_numbers(book: Book, _today: date) -> Iterator[Problem]:
    """A file number that is missing, or that no client has."""
    if len(book.clients) > 1:
        nameless = [client for client in book.clients if not client.file_number]
        yield from _missing(nameless, "впишите номер дела: по нему находят строки клиента")
        if nameless and not nameless[0].cell(OWNER):
            return  # without the column no row can be tied
    if Client.sheet.title not in book.records:
        yield from _no_clients(book)
        return
    known = {same(client.file_number): client.file_number for client in book.clients}
    guesses = Guesses(number for number in known.values() if number)
    by_name = cache(partial(_by_name, book))
    unread = next((client for client in book.clients if OWNER in client.broken), None)
    cure = f"сначала исправьте номер дела в {unread.cell(OWNER)} на листе «Клиенты»" if unread else ""
    for schema in book.schemas:
        if schema.sheet.per_client or schema.record is Request:
            for problem in _untied(schema, book.records.get(schema.sheet.title, ()), known, guesses):
                is_unknown = problem.message == NO_CLIENT and problem.place.value
                # who is named, or else whose number could not be read, may be the client who is looked for
                fix = (by_name(problem.place.value or "") or cure) if is_unknown else ""
                yield replace(problem, fix=fix) if fix else problem


def _by_name(book: Book, typed: str) -> str:
    """The cure of a name in place of a number, where it is one client's; else nothing."""
    meant = [] if any(map(str.isdecimal, typed)) else called(book.clients, typed)
    number = meant[0].file_number if len(meant) == 1 else None
    return f"так зовут клиента с делом «{number}»; впишите «{number}»" if number else ""


def _no_clients(book: Book) -> Iterator[Problem]:
    """Rows of clients in a book without the sheet of clients: said once."""
    rows = [
        row
        for schema in book.schemas
        if schema.sheet.per_client
        for row in book.records.get(schema.sheet.title, ())
    ]
    if rows:
        message = f"нет листа «{Client.sheet.title}», а на других листах есть строки клиентов"
        fix = "верните лист или исправьте его название"
        yield Problem(message, fix, place=CellPlace(book.file))


def _untied(
    schema: Schema, rows: Sequence[Record], known: dict[str, str | None], guesses: Guesses
) -> Iterator[Problem]:
    numbers: set[str | None] = {row.file_number for row in rows}
    unknown = {number for number in numbers if same(number) not in known}
    if not unknown:
        return
    tied = [row for row in rows if row.file_number in unknown]
    for row in tied:
        if row.file_number:
            yield guesses.unknown(row, OWNER, NO_CLIENT)
    if schema.sheet.per_client:
        without = [row for row in tied if not row.file_number]
        yield from _missing(without, f"впишите номер дела с листа «{Client.sheet.title}»")


def _missing(rows: list[Record] | list[Client], fix: str) -> Iterator[Problem]:
    """The rows without a number; where the whole column is missing, it is said once."""
    for row in rows:
        if not row.cell(OWNER):
            header = schema_of(type(row)).by_name[OWNER].header
            message = f"нет обязательного столбца «{header}»"
            source = row.source
            place = CellPlace(source.file, source.sheet)
            yield Problem(message, f"верните заголовок «{header}»", place=place)
            return
        if OWNER not in row.broken:
            yield problem_at(row, OWNER, "обязательное поле", fix)


def doubles(book: Book, _today: date) -> Iterator[Problem]:
    """A key that occurs twice on its sheet: an error where other records refer to it."""
    linked = {item.link for schema in SCHEMAS for item in schema.fields if item.link} - {
        CatalogueService.sheet.title
    }
    for schema in SCHEMAS:
        key = schema.sheet.key
        if key is None:
            continue
        is_grave = schema.sheet.title in linked or schema.sheet.per_client
        first: dict[str, Record] = {}
        for row in book.records.get(schema.sheet.title, ()):
            value = same(getattr(row, key))
            if value and (other := first.setdefault(value, row)) is not row:
                place = other.cell(key).replace(*IN_RECORD) or f"строке {other.row}"
                level = Level.ERROR if is_grave else Level.WARNING
                yield problem_at(
                    row, key, f"уже стоит в {place}", "оставьте одну строку или впишите другое", level
                )


def specialists(book: Book, _today: date) -> Iterator[Problem]:
    """A code that no specialist has."""
    people = book.all(Specialist)
    codes = {same(item.code): item.code for item in people if item.code}
    for problem in _unknown_keys(book, Specialist.sheet.title, codes, "специалиста с таким кодом нет"):
        meant = namesakes(people, problem.place.value or "") if problem.place else []
        listed = ", ".join(f"{person.code} {name_of(person)}" for person in meant[:MOST_NAMED])
        yield replace(problem, fix=f"так зовут нескольких: {listed}; впишите код") if meant else problem


def catalogue(book: Book, _today: date) -> Iterator[Problem]:
    """A service that is not on the institution's list; on the usual one, where that is empty."""
    title = CatalogueService.sheet.title
    own = [item.service for item in book.all(CatalogueService) if item.service]
    listed = own or [choice.shown for choice in book.lists[SERVICES].values]
    known = {same(service): service for service in listed}
    return _unknown_keys(book, title, known, "такой услуги нет в перечне")


def _unknown_keys(book: Book, title: str, known: dict[str, str], message: str) -> Iterator[Problem]:
    """Answers that repeat a key of the sheet, though it is not there."""
    guesses = Guesses(known.values())
    for schema in SCHEMAS:
        for item in schema.fields:
            if item.link == title:
                for row in book.records.get(schema.sheet.title, ()):
                    value = getattr(row, item.name)
                    if value and value not in known and same(value) not in known:
                        yield guesses.unknown(row, item.name, message, Level.WARNING)
