"""Services that were given when there was no contract, or when the service of the client had ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.book.service_kinds import URGENT, kind_named, kind_of_service
from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.dates import day_meant
from paperwork.sheets.answers.fields import field_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import Contract
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.services import Service

SIGNED, UNTIL = (field_of(Contract, lambda it: it.signed).name, field_of(Contract, lambda it: it.until).name)
ENDED = field_of(Client, lambda it: it.ended).name
SHOWN = 3  # days: of more the number is said


def outside_terms(book: Book, today: date) -> Iterator[Problem]:
    """Services on days that no contract has, and after the end of a case: a warning a client."""
    holders = dict.fromkeys(same(row.file_number) for row in book.all(Contract))
    for number in holders:
        yield from _outside_contracts(book, number, today)
    for client in book.clients:
        ended = client.ended
        if ended and (days := _days(book, client.file_number, ended.__lt__)):
            message = f"обслуживание окончено, а после этого дня оказаны услуги: {_named(days)}"
            fix = "исправьте дату окончания или дни услуг"
            yield problem_at(client, ENDED, message, fix, Level.WARNING)


def _outside_contracts(book: Book, number: str, today: date) -> Iterator[Problem]:
    rows = [row for row in book.of_client(schema_of(Contract), number) if isinstance(row, Contract)]
    if any(row.signed is None or {SIGNED, UNTIL} & row.broken for row in rows):
        return  # what is not known has its own problem, and may be the contract of these days
    days = _days(book, number, lambda day: not any(_covers(row, day, today) for row in rows))
    if not days:
        return
    rows.sort(key=lambda row: row.signed or date.min)
    early = rows[0].signed is not None and days[0] < rows[0].signed
    nearest, name = (rows[0], SIGNED) if early else (rows[-1], UNTIL)
    message = f"в эти дни услуги оказаны без договора: {_named(days)}"
    fix = "исправьте срок договора или дни услуг, или впишите договор, который тогда действовал"
    yield problem_at(nearest, name, message, fix, Level.WARNING)


def _covers(contract: Contract, day: date, today: date) -> bool:
    """Whether the contract was in force on the day; an end in words that name no day is open."""
    until = day_meant(contract.until, today) or date.max
    return contract.signed is not None and contract.signed <= day <= until


def _days(book: Book, number: str | None, is_out: Callable[[date], bool]) -> list[date]:
    """The days out of a term on which the client was given what needs a contract; urgent services do not."""
    rows = [row for row in book.of_client(schema_of(Delivery), number) if isinstance(row, Delivery)]
    found = [(row.given, fold(row.service or "")) for row in rows if row.given and is_out(row.given)]
    own = book.of_client(schema_of(Service), number) if found else ()
    kinds = {fold(row.service or ""): kind_of_service(book, row) for row in own if isinstance(row, Service)}
    return sorted({day for day, name in found if _kind(book, kinds, name) != URGENT})


def _kind(book: Book, kinds: Mapping[str, str | None], name: str) -> str | None:
    """The kind by the client's own rows, else by the list of services."""
    return kinds.get(name) or kind_named(book.listed_sorts.get(name))


def _named(days: Sequence[date]) -> str:
    """«02.03.2026, 04.03.2026», «02.03.2026, 03.03.2026, 04.03.2026 и еще дней: 5»."""
    first = ", ".join(map(shown, days[:SHOWN]))
    more = len(days) - SHOWN
    return f"{first} и еще дней: {more}" if more > 0 else first
