"""What a client was given: the deliveries of each service, how much they come to, and in which time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal

from paperwork.book.casebook import Book
from paperwork.book.volume import planned_units
from paperwork.case.statistics.promises import Promise, ended, is_once
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import decimal
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.deliveries import Delivery

Number = int | Decimal


def deliveries(book: Book, number: str | None) -> dict[str, list[Delivery]]:
    """The deliveries of a client by the folded name of the service; a quantity of 0 is none."""
    found: dict[str, list[Delivery]] = {}
    for row in book.of_client(schema_of(Delivery), number):
        if isinstance(row, Delivery) and row.service and row.given and row.quantity != 0:
            found.setdefault(fold(row.service), []).append(row)
    return found


def total(rows: Iterable[Delivery]) -> Number:
    """How much was given; a quantity that is no number counts for nothing."""
    return sum((row.quantity for row in rows if isinstance(row.quantity, (int, Decimal))), 0)


def unread(rows: Iterable[Delivery]) -> list[str]:
    """The quantities that are no numbers, as typed."""
    return [row.quantity for row in rows if isinstance(row.quantity, str)]


def amount(rows: Sequence[Delivery]) -> str:
    """How much was given, in words: «2», «2 и «много»»."""
    words = [f"«{quantity}»" for quantity in unread(rows)]
    whole = total(rows)
    return " и ".join([decimal(whole), *words] if whole or not words else words)


def is_whole(promise: Promise, rows: Iterable[Delivery], day: date) -> bool:
    """Whether by the day all was given that the plan says of a service: its volume, as often as it says.

    False where neither is a number.
    """
    service = promise.service
    start, end = service.start or promise.start, service.end
    if not (start and end):
        return False
    planned = planned_units(service.volume, service.periodicity, start, end, promise.unit)
    most = max(planned.most or 0 if planned else 0, promise.each if is_once(service) else 0)
    own = [row for row in rows if row.given and start <= row.given <= min(end, day)]
    return 0 < most <= total(own)


@dataclass(frozen=True, slots=True)
class Times:
    """The deliveries of one service: within its term, after the term, and outside of any.

    ``outside`` is what was given before the term begins, or what no plan names; ``ended`` is the
    last day of the term where something was given after it.
    """

    in_time: list[Delivery] = field(default_factory=list)
    late: list[Delivery] = field(default_factory=list)
    outside: list[Delivery] = field(default_factory=list)
    ended: date | None = None


def by_time(rows: Iterable[Delivery], kept: Sequence[Promise]) -> Times:
    """The deliveries of one service by the time of its promises: each is in one of the three lists."""
    times = Times()
    last: list[date] = []
    for row in rows:
        end = ended(kept, row.given) if row.given else None
        if end:
            times.late.append(row)
            last.append(end)
        elif row.given and any(promise.covers(row.given) for promise in kept):
            times.in_time.append(row)
        else:
            times.outside.append(row)
    return Times(times.in_time, times.late, times.outside, max(last, default=None))
