"""Payments: what the reckoning of a contract lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.book.service_kinds import URGENT, kind_named
from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.russian.numbers import decimal
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import field_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import FREE, IN_FULL, Contract
from paperwork.sheets.institution import Institution

TARIFF = field_of(CatalogueService, lambda it: it.tariff)
INCOME = field_of(Client, lambda it: it.average_income)
LIMIT = field_of(Institution, lambda it: it.income_limit)
BY_HAND = "иначе сумму придется вписать в акт от руки"


def payments(book: Book, _today: date) -> Iterator[Problem]:
    """Contracts that are paid for without an income or the limit, services without a tariff or with two."""
    yield from _tariffs(book)
    paid = {
        same(row.file_number)
        for row in book.all(Contract)
        if row.payment and fold(row.payment) not in {FREE, IN_FULL}
    }
    if not paid:
        return
    for client in book.clients:
        if same(client.file_number) in paid and client.average_income is None:
            fix = f"впишите «{INCOME.header}»: {BY_HAND}"
            yield _missing(client, INCOME.name, "по договору клиент платит, а доход не указан", fix)
    own = book.card(Institution)
    if own and own.income_limit is None:
        fix = f"впишите «{LIMIT.header}»: {BY_HAND}"
        yield _missing(own, LIMIT.name, "клиенты платят по договорам, а предельная величина не указана", fix)


def _tariffs(book: Book) -> Iterator[Problem]:
    listed = book.all(CatalogueService)
    if not any(item.tariff is not None for item in listed):
        return
    for item in listed:
        other = book.listed_services.get(fold(item.service or ""), item)
        if item.service and item.tariff != other.tariff and None not in (item.tariff, other.tariff):
            above = other.tariff if isinstance(other.tariff, str) else decimal(other.tariff or 0)
            message = f"у этой услуги выше другой тариф: {above}"
            fix = "в расчет идет первый; назовите услуги по-разному"
            yield problem_at(item, TARIFF.name, message, fix, Level.WARNING)
        if item.tariff is None and item.service and kind_named(item.sort) != URGENT:
            fix = f"впишите «{TARIFF.header}» (0, если услуга бесплатна): {BY_HAND}"
            yield _missing(item, TARIFF.name, "у других услуг тариф есть, а у этой нет", fix)


def _missing(row: CatalogueService | Client | Institution, name: str, message: str, fix: str) -> Problem:
    return problem_at(row, name, message, fix, Level.WARNING, value="")
