"""Services of many days that are written on one: papers by days cannot say when they were given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.book.day_sums import exceeded
from paperwork.book.timesheets import deliveries_of
from paperwork.common.errors import Level, Problem
from paperwork.russian.numbers import decimal
from paperwork.sheets.answers.fields import Record, field_of
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.timesheet import DAYS, Timesheet

QUANTITY = field_of(Delivery, lambda it: it.quantity).name
FIX = (
    f"если это сумма, впишите дни по одному или на лист «{Timesheet.sheet.title}»: в табеле и дневнике"
    " такое число стоит без дня"
)


def day_sums(book: Book, _today: date) -> Iterator[Problem]:
    """A quantity of one day that is more than the plan has in a week: a warning."""
    for typed, name, row in _written(book):
        most = exceeded(book, row)
        if most is not None and not isinstance(row.quantity, (str, type(None))):
            message = f"за один день – {decimal(row.quantity)}, а по плану за неделю – {most}"
            yield problem_at(typed, name, message, FIX, Level.WARNING)


def _written(book: Book) -> Iterator[tuple[Record, str, Delivery]]:
    """Every delivery with the record and the answer that say how much it is."""
    for row in book.records.get(Delivery.sheet.title, ()):
        if isinstance(row, Delivery):
            yield row, QUANTITY, row
    for sheet in book.records.get(Timesheet.sheet.title, ()):
        for row in deliveries_of([sheet]):
            if row.given:
                yield sheet, DAYS[row.given.day], row
