"""Deliveries that hold what was given on many days: «12» on the last day of a month."""

from __future__ import annotations

from paperwork.book.casebook import Book
from paperwork.book.volume import MEASURED, is_measured, weekly_volume
from paperwork.common.naming import fold
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.services import Service

FEW = 7  # so many in a day may be given whatever the plan says: there and back, visits made up for


def most_in_week(book: Book, row: Delivery) -> int | None:
    """How many the plans have of the service in a week; None where one of them has no number.

    A service that is counted in hours or things has none: all of a week may be given in a day.
    """
    name = fold(row.service or "")
    item = book.listed_services.get(name)
    if item and MEASURED.match(f"1 {item.unit or ''}"):
        return None
    planned = [
        service
        for service in book.of_client(schema_of(Service), row.file_number)
        if fold(service.service or "") == name  # type: ignore[attr-defined]  # rows of that sheet
    ]
    rates = [
        None if is_measured(service.volume) else weekly_volume(service.periodicity)
        for service in planned
        if isinstance(service, Service)
    ]
    known = [rate for rate in rates if rate is not None]
    return max(known) if known and len(known) == len(rates) else None


def is_day_sum(book: Book, row: Delivery) -> bool:
    """Whether one day has more than a few and more than a week of the plan: a sum whose days are lost."""
    if row.quantity is None or isinstance(row.quantity, str) or row.quantity <= FEW:
        return False
    most = most_in_week(book, row)
    return most is not None and row.quantity > most
