"""How many clients there are in a period, and with which plans."""

from __future__ import annotations

from datetime import date
from typing import Any

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.case.computation import Scope
from paperwork.case.statistics.promises import versions
from paperwork.sheets.clients import Client


def is_there(client: Client, period: Period) -> bool:
    """Whether he is a client in the period: admitted by its end, and his case not closed before it."""
    if client.ended and client.ended < period.start:
        return False
    return client.admitted is None or client.admitted <= period.end


def clientele(scope: Scope) -> dict[str, Any]:
    """The clients of the period, with the plans that they had by its end; by the fields of the summary."""
    starts = [(client, _starts(scope.book, client)) for client in scope.book.clients]
    there = [days for client, days in starts if is_there(client, scope.period)]
    return {
        "clients": len(there),
        "admitted": sum(client.admitted in scope.period for client, _ in starts),
        "with_plans": sum(any(day <= scope.period.end for day in days) for days in there),
        "first_plans": sum(day in scope.period for _, days in starts for day in days[:1]),
        "later_plans": sum(day in scope.period for _, days in starts for day in days[1:]),
    }


def _starts(book: Book, client: Client) -> list[date]:
    """The days from which the versions of his plan are in force."""
    return [start for _, start, _ in versions(book, client.file_number)]
