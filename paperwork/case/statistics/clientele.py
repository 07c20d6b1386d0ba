"""How many clients a period has: at its beginning, admitted, left and why, at its end, with plans."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from paperwork.book.casebook import Book
from paperwork.book.period import DAY, Period
from paperwork.case.computation import Scope
from paperwork.case.statistics.charts import UNKNOWN, in_order
from paperwork.case.statistics.declared import Count, Statistics, Words
from paperwork.case.statistics.promises import versions
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import column
from paperwork.sheets.clients import Client

REASONS = "Причина окончания"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Statistics):
    """How many clients left for a reason, in the period and in the one before."""

    name: Words = column("Название")
    count: Count = column("Число")
    before: Count = column("Прежде")


def is_client(client: Client, day: date) -> bool:
    """Whether he is one when the day is over: admitted by then, and his case not closed."""
    return client.has_come(day) and not client.has_ended(day)


def clientele(scope: Scope) -> dict[str, Any]:
    """The clients of the period, with the plans that they had by its end; by the fields of the summary.

    Those at its beginning, with the admitted and without those who left, are those at its end.
    """
    book, period = scope.book, scope.period
    starts = [(client, _starts(book, client)) for client in book.clients]
    there = [days for client, days in starts if is_client(client, period.end)]
    at_start = sum(is_client(client, period.start - DAY) for client in book.clients)
    admitted = sum(client.admitted in period for client in book.clients)
    return {
        "at_start": at_start,
        "admitted": admitted,
        "served": at_start + admitted,
        "left": sum(client.ended in period for client in book.clients),
        "reasons": _reasons(book, period),
        "clients": len(there),
        "with_plans": sum(any(day <= period.end for day in days) for days in there),
        "first_plans": sum(day in period for _, days in starts for day in days[:1]),
        "later_plans": sum(day in period for _, days in starts for day in days[1:]),
    }


def _reasons(book: Book, period: Period) -> tuple[Left, ...]:
    """Why clients left: the reasons of this period and of the one before, since both are compared."""
    now, before = (
        Counter(client.end_reason or UNKNOWN for client in book.clients if client.ended in one)
        for one in (period, period.before)
    )
    names = in_order({*now, *before}, book.lists[REASONS])
    return tuple(Left(name=name, count=now[name], before=before[name]) for name in names)


def _starts(book: Book, client: Client) -> list[date]:
    """The days from which the versions of his plan are in force."""
    return [start for _, start, _ in versions(book, client.file_number)]
