"""Timesheets: days that their month has not, and what is written down twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.links import IN_RECORD
from paperwork.book.checks.placing import problem_at
from paperwork.book.timesheets import Key, deliveries_of, key_of
from paperwork.common.errors import Level, Problem
from paperwork.russian.dates import last_day, month_year
from paperwork.sheets.answers.fields import field_of
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.timesheet import DAYS, Timesheet, day_of, filled_days

QUANTITY = field_of(Delivery, lambda it: it.quantity).name


def timesheets(book: Book, _today: date) -> Iterator[Problem]:
    """A filled day that its month has not: an error; a delivery that is there already: a warning."""
    rows = book.records.get(Timesheet.sheet.title, ())
    if not rows:
        return
    seen: dict[Key, Delivery] = {}
    for row in book.records.get(Delivery.sheet.title, ()):
        if isinstance(row, Delivery) and (key := key_of(row)):
            seen.setdefault(key, row)
    for row in rows:
        if isinstance(row, Timesheet):
            yield from _impossible(row)
            yield from _twice(row, seen)


def _impossible(row: Timesheet) -> Iterator[Problem]:
    for name, number, quantity in filled_days(row):
        if row.month and quantity != 0 and not day_of(row.month, number):
            last = last_day(row.month.year, row.month.month)
            message = f"{month_year(row.month)} – в этом месяце дней {last}, а заполнен день {number}"
            fix = "перенесите отметку на другой день или исправьте месяц"
            yield problem_at(row, name, message, fix)


def _twice(row: Timesheet, seen: dict[Key, Delivery]) -> Iterator[Problem]:
    for delivery in deliveries_of([row]):
        key = key_of(delivery)
        if key is None:
            continue
        other = seen.setdefault(key, delivery)
        if other is not delivery:
            place = other.cell(QUANTITY).replace(*IN_RECORD) or f"строке {other.row}"
            message = (
                f"эта услуга в этот день уже есть на листе «{other.source.sheet}», {place}: считается та"
            )
            yield problem_at(row, DAYS[key[2].day], message, "оставьте одну из двух записей", Level.WARNING)
