"""Dates that contradict each other or the length of a life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.common.errors import Level, Problem
from paperwork.russian.numbers import age_on
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.fields import Field, Record, Schema, field_of, fields_of
from paperwork.sheets.clients import OLDEST, Client
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.practice import Practice
from paperwork.sheets.practice_task import PracticeTask

OF_PRACTICE: tuple[tuple[type[Record], list[str]], ...] = (
    (DiaryDay, [field_of(DiaryDay, lambda it: it.day).name]),
    (PracticeTask, [item.name for item in fields_of(PracticeTask, lambda it: (it.start, it.end))]),
)
ENDED = field_of(Client, lambda it: it.ended).name
BIRTH_DATE = field_of(Client, lambda it: it.birth_date).name


def dates_in_order(book: Book, _today: date) -> Iterator[Problem]:
    """An end before a start."""
    for schema in SCHEMAS:
        for item in schema.fields:
            if item.not_before:
                yield from _early(book, schema, item, schema.by_name[item.not_before])


def _early(book: Book, schema: Schema, item: Field, begins: Field) -> Iterator[Problem]:
    for row in book.records.get(schema.sheet.title, ()):
        start, end = getattr(row, begins.name), getattr(row, item.name)
        if start and end and _is_before(end, start):
            fix = f"исправьте одну из дат: «{begins.header}» — {shown(start)}"
            yield problem_at(row, item.name, f"раньше, чем «{begins.header}»", fix)


def _is_before(day: date, other: date) -> bool:
    """Whether the day is before the other; either may know its hour."""
    if day.__class__ is other.__class__:
        return day < other
    return _moment(day) < _moment(other)


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def outside_practice(book: Book, _today: date) -> Iterator[Problem]:
    """A day of the diary or of the task before the practice begins or after it ends."""
    practice = book.card(Practice)
    start, end = (practice.start, practice.end) if practice else (None, None)
    term = " ".join(f"{word} {shown(day)}" for word, day in (("с", start), ("по", end)) if day)
    fix = f"проверьте день или срок практики ({term}) на листе «{Practice.sheet.title}»"
    rows = ((row, name) for record, names in OF_PRACTICE for row in book.all(record) for name in names)
    for row, name in rows:
        day = getattr(row, name)
        if day and ((start and day < start) or (end and day > end)):
            yield problem_at(row, name, "этого дня нет в сроке практики", fix, Level.WARNING)


def closed_without_day(book: Book, _today: date) -> Iterator[Problem]:
    """A reason why the service has ended, and no day: he is taken for a client still."""
    for client in book.clients:
        if client.end_reason and not client.ended and ENDED not in client.broken:
            message = "причина окончания есть, а даты нет: человек считается клиентом"
            yield problem_at(client, ENDED, message, "впишите дату или уберите причину", Level.WARNING)


def ages(book: Book, today: date) -> Iterator[Problem]:
    """An age that no one has."""
    for client in book.clients:
        if client.birth_date and not 0 <= (age := age_on(client.birth_date, today)) <= OLDEST:
            message = "эта дата еще не наступила" if age < 0 else f"возраст {age} — больше {OLDEST} лет"
            yield problem_at(client, BIRTH_DATE, message, "исправьте дату рождения")
