"""What only shows when all sheets are read: links that lead nowhere, doubles, impossible dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from paperwork.casebook import Book, problem_at, same
from paperwork.errors import Level, Problem
from paperwork.fields import FILE_NUMBER, Form, Record, form_of
from paperwork.naming import nearest
from paperwork.records import FORMS
from paperwork.records.actions import Action
from paperwork.records.catalogue import CatalogueService
from paperwork.records.clients import OLDEST, Client
from paperwork.records.goals import Goal
from paperwork.records.institution import Institution
from paperwork.records.plans import Plan
from paperwork.records.requests import Request
from paperwork.records.services import Service
from paperwork.records.specialists import Specialist
from paperwork.russian.numbers import age_on
from paperwork.volume import expected_volume, typed_volume


def link(book: Book, today: date) -> Book:
    """The book with its records tied to their clients, and with the problems of the whole."""
    book = _with_only_client(book)
    for check in CHECKS:
        book.problems.extend(check(book, today))
    return book


def _with_only_client(book: Book) -> Book:
    """With exactly one client in the book «Дело» may stay empty everywhere."""
    if len(book.clients) != 1:
        return book
    number = book.clients[0].file_number
    records = {
        form.sheet.title: [
            replace(row, file_number=number)  # type: ignore[call-arg]  # every such sheet has it
            if form.sheet.per_client and not row.file_number  # type: ignore[attr-defined]
            else row
            for row in book.records.get(form.sheet.title, ())
        ]
        for form in FORMS
        if form.sheet.title in book.records
    }
    return replace(book, records=records)


def _tied(book: Book) -> Iterator[tuple[Form, Record]]:
    """Every row that carries «Дело», but for the clients' own."""
    for form in FORMS:
        if form.sheet.per_client or form.record is Request:
            for row in book.records.get(form.sheet.title, ()):
                yield form, row


def file_numbers(book: Book, _today: date) -> Iterator[Problem]:
    """A file number that is missing, that no client has, or that two clients have."""
    known = {same(client.file_number): client.file_number or "" for client in book.clients}
    if len(book.clients) > 1:
        for client in book.clients:
            if not client.file_number and "file_number" not in client.broken:
                yield problem_at(client, "file_number", "обязательное поле", f"впишите «{FILE_NUMBER}»")
    for form, row in _tied(book):
        number: str | None = getattr(row, "file_number", None)
        if "file_number" in row.broken or same(number) in known:
            continue
        if number:
            yield _stranger(row, "file_number", "клиента с таким делом нет", known.values(), Level.ERROR)
        elif form.sheet.per_client:
            cure = "впишите номер дела с листа «Клиенты»"
            yield problem_at(row, "file_number", "обязательное поле", cure)


def _stranger(row: Record, name: str, what: str, known: Any, level: Level) -> Problem:
    """A link that leads nowhere, with the nearest name that does exist."""
    near = nearest(getattr(row, name), [text for text in known if text], closeness=60)
    sheet = form_of(type(row)).by_name[name].link
    cure = f"похоже на «{near}»" if near else f"проверьте по листу «{sheet}»"
    return problem_at(row, name, what, cure, level)


def doubles(book: Book, _today: date) -> Iterator[Problem]:
    """A key that stands twice on its sheet."""
    for form in FORMS:
        key = form.sheet.key
        first: dict[str, Record] = {}
        for row in book.records.get(form.sheet.title, ()) if key else ():
            value = same(getattr(row, key or ""))
            if not value:
                continue
            if value in first:
                other = first[value].cell(key or "") or f"строка {first[value].row}"
                yield problem_at(row, key or "", f"повторяется (уже стоит в {other})", "оставьте одну строку")
            first.setdefault(value, row)


def dates_in_order(book: Book, _today: date) -> Iterator[Problem]:
    """An end before a start."""
    for form in FORMS:
        ordered = [item for item in form.fields if item.not_before]
        for row in book.records.get(form.sheet.title, ()) if ordered else ():
            for item in ordered:
                start, end = getattr(row, item.not_before or ""), getattr(row, item.name)
                if start and end and _moment(end) < _moment(start):
                    begins = form.by_name[item.not_before or ""].header
                    cure = f"исправьте одну из дат: «{begins}» — {start:%d.%m.%Y}"
                    yield problem_at(row, item.name, f"раньше, чем «{begins}»", cure)


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def ages(book: Book, today: date) -> Iterator[Problem]:
    """An age that no one has."""
    for client in book.clients:
        if client.birth_date and not 0 <= age_on(client.birth_date, today) <= OLDEST:
            age = age_on(client.birth_date, today)
            what = "дата еще не наступила" if age < 0 else f"возраст {age} лет невозможен"
            yield problem_at(client, "birth_date", what, "исправьте дату рождения")


def specialists(book: Book, _today: date) -> Iterator[Problem]:
    """A specialist's code that nobody has."""
    codes = [item.code for item in book.all(Specialist)]
    for form in FORMS:
        linked = [item.name for item in form.fields if item.link == Specialist.sheet.title]
        for row in book.records.get(form.sheet.title, ()) if linked else ():
            for name in linked:
                if getattr(row, name) and not book.specialist(getattr(row, name)):
                    what = "специалиста с таким кодом нет"
                    yield _stranger(row, name, what, codes, Level.WARNING)


def catalogue(book: Book, _today: date) -> Iterator[Problem]:
    """A service that is not on the institution's list."""
    listed = [item.service for item in book.all(CatalogueService) if item.service]
    known = {same(service) for service in listed}
    for form in FORMS:
        linked = [item.name for item in form.fields if item.link == CatalogueService.sheet.title]
        for row in book.records.get(form.sheet.title, ()) if linked else ():
            for name in linked:
                if getattr(row, name) and same(getattr(row, name)) not in known:
                    yield _stranger(row, name, "такой услуги нет в перечне", listed, Level.WARNING)


def versions(book: Book, _today: date) -> Iterator[Problem]:
    """Rows of a plan that belong to no version, and numbers of versions that repeat."""
    for client in book.clients:
        plans = book.plans(client.file_number)
        yield from _double_numbers(plans)
        numbers = {same(plan.number): plan.number or "" for plan in plans if plan.number}
        for form in FORMS:
            if form.sheet.per_plan:
                for row in book.of_client(form, client.file_number):
                    yield from _without_plan(row, plans, numbers)


def _double_numbers(plans: Sequence[Plan]) -> Iterator[Problem]:
    seen: set[str] = set()
    for plan in plans:
        if plan.number and same(plan.number) in seen:
            yield problem_at(plan, "number", "номер плана повторяется", "дайте версии другой номер")
        seen.add(same(plan.number))


def _without_plan(row: Record, plans: Sequence[Plan], numbers: dict[str, str]) -> Iterator[Problem]:
    number: str | None = getattr(row, "plan", None)
    if number and same(number) not in numbers:
        there = ", ".join(f"«{text}»" for text in numbers.values()) or "планов с номером нет"
        cure = f"у клиента есть: {there}; пусто — план, который действует"
        yield problem_at(row, "plan", "у клиента нет плана с таким номером", cure)
    elif not plans:
        what = "у клиента нет плана, строка не попадет в документы"
        cure = "добавьте план на лист «Планы»"
        yield problem_at(row, "file_number", what, cure, Level.WARNING)


def goals(book: Book, _today: date) -> Iterator[Problem]:
    """An action that names the number of a goal which is not there."""
    for client in book.clients:
        plans = book.plans(client.file_number)
        for plan in plans:
            in_force = plan is plans[-1]
            count = len(book.of_plan(form_of(Goal), plan, in_force))
            for row in book.of_plan(form_of(Action), plan, in_force):
                typed = getattr(row, "goal", None) or ""
                if typed.isdigit() and not 1 <= int(typed) <= count:
                    cure = f"в плане целей: {count}; исправьте номер или впишите слова цели"
                    yield problem_at(row, "goal", "цели с таким номером нет", cure, Level.WARNING)


def consents(book: Book, _today: date) -> Iterator[Problem]:
    """Special categories of personal data without a consent (152-ФЗ, article 10)."""
    signed = {same(client.file_number) for client in book.clients if client.consented}
    for form in FORMS:
        special = [item for item in form.fields if item.special]
        for row in book.records.get(form.sheet.title, ()) if special else ():
            for item in special:
                number = getattr(row, "file_number", None)
                if getattr(row, item.name) and same(number) not in signed:
                    what = "специальные персональные данные без согласия клиента (152-ФЗ, ст. 10)"
                    cure = "получите согласие и впишите «Дата согласия» на лист «Клиенты»"
                    yield problem_at(row, item.name, what, cure, Level.WARNING)


def undecided(book: Book, _today: date) -> Iterator[Problem]:
    """A service of which nobody has said whether it is given now."""
    for service in book.all(Service):
        if not service.given and "given" not in service.broken:
            cure = "выберите «сейчас» или «позднее»; в плане услуга стоит среди тех, что оказываются сейчас"
            yield problem_at(service, "given", "не сказано, когда предоставляется", cure, Level.WARNING)


def volumes(book: Book, _today: date) -> Iterator[Problem]:
    """A volume that its periodicity does not give over the days in force."""
    for service in book.all(Service):
        typed = typed_volume(service.volume)
        expected = expected_volume(service.periodicity, service.start, service.end)
        if typed is not None and expected is not None and typed not in expected:
            likely = expected[len(expected) // 2]
            cure = f"за срок услуги получается {likely}; исправьте объем, периодичность или даты"
            yield problem_at(service, "volume", "не сходится с периодичностью", cure, Level.WARNING)


def emptiness(book: Book, _today: date) -> Iterator[Problem]:
    """A book without clients, and a book without its institution."""
    if not book.clients:
        yield Problem(
            "в книге нет ни одного клиента",
            "заполните хотя бы одну строку",
            Level.WARNING,
            book.file,
            Client.sheet.title,
        )
    if book.card(Institution) is None:
        yield Problem(
            "лист не заполнен",
            "заполните его: название учреждения стоит на каждой бумаге",
            Level.WARNING,
            book.file,
            Institution.sheet.title,
        )


CHECKS: tuple[Callable[[Book, date], Iterator[Problem]], ...] = (
    emptiness,
    file_numbers,
    doubles,
    dates_in_order,
    ages,
    specialists,
    catalogue,
    versions,
    goals,
    consents,
    undecided,
    volumes,
)
