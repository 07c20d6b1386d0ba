"""What a client's services of a period come to, month by month, and what is to be paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from paperwork.book.casebook import Book
from paperwork.book.period import DAY, Period
from paperwork.case.computation import Scope
from paperwork.case.statistics.charges import Charge, charges
from paperwork.case.statistics.money import (
    ADULT,
    BY_AGE,
    BY_CONTRACT,
    NOTHING,
    Terms,
    is_free,
    roubles,
    total,
)
from paperwork.case.statistics.row_numbers import named_rows
from paperwork.common.records import dataclass
from paperwork.russian.dates import add_months
from paperwork.russian.numbers import age_on, money
from paperwork.sheets.answers.fields import Record, fields_of, schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import Contract
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.timesheet import Timesheet

PAID = "за плату: по тарифам"
PAID_IN_PART = "за частичную плату: не больше предельного размера"
TARIFF, QUANTITY = "тариф", "количество числом"
ASKED = {item.name for item in fields_of(Client, lambda it: (it.birth_date, it.average_income))}
IN_USE = (Contract, IndividualProgramme, Timesheet)  # whoever has a row there signs acts


def months_of(period: Period) -> Iterator[Period]:
    """The months of a period, the first and the last as far as they are in it."""
    start = period.start
    while start <= period.end:
        end = min(period.end, add_months(start.replace(day=1), 1) - DAY)
        yield Period(start, end)
        start = end + DAY


def has_charges(scope: Scope) -> bool:
    """Whether the client was given anything in the period, and signs acts."""
    return has_acts(scope) and bool(charges(scope))


def has_acts(scope: Scope) -> bool:
    """Whether the client's papers are those of a contract.

    A book that has no contracts, programmes, timesheets and tariffs does without acts.
    """
    book = scope.book
    own = any(book.records.get(record.sheet.title) and _rows(book, record, scope.number) for record in IN_USE)
    return own or has_tariffs(book)


def has_tariffs(book: Book) -> bool:
    """Whether the institution's list says what any service costs."""
    return any(item.tariff is not None for item in book.all(CatalogueService))


def _rows(book: Book, record: type[Record], client: str | None) -> Sequence[Record]:
    return book.of_client(schema_of(record), client)


def contract_of(book: Book, client: str | None, day: date) -> Contract | None:
    """The newest contract signed by the day, else the first one; None where there is none."""
    rows = [row for row in book.versions(schema_of(Contract), client) if isinstance(row, Contract)]
    return next((row for row in reversed(rows) if row.signed and row.signed <= day), next(iter(rows), None))


def programme_of(book: Book, client: str | None, day: date) -> IndividualProgramme | None:
    """The same of individual programmes."""
    found = book.versions(schema_of(IndividualProgramme), client)
    rows = [row for row in found if isinstance(row, IndividualProgramme)]
    return next(
        (row for row in reversed(rows) if row.drawn_up and row.drawn_up <= day), next(iter(rows), None)
    )


@dataclass
class Reckoning:
    """What a client's services of a period come to, month by month, and what is to be paid."""

    scope: Scope

    @cached_property
    def charges(self) -> list[Charge]:
        """The services of the period."""
        return charges(self.scope)

    @cached_property
    def contract(self) -> Contract | None:
        """The contract of the period."""
        return contract_of(self.scope.book, self.scope.number, self.scope.period.end)

    @cached_property
    def programme(self) -> IndividualProgramme | None:
        """The individual programme of the period."""
        return programme_of(self.scope.book, self.scope.number, self.scope.period.end)

    @cached_property
    def terms(self) -> Terms:
        """What the payment depends on."""
        own = self.scope.book.card(Institution)
        return Terms(
            income=roubles(self.scope.client.average_income) if self.scope.client else None,
            limit=roubles(own.income_limit) if own else None,
            form=self._form,
            payment=self._payment,
        )

    @property
    def monthly(self) -> Decimal | None:
        """What the contract names for a month, for all months of the period in which anything was given.

        Each month has its own contract; one that is free asks for nothing.
        """
        if not self._is_month:
            fees = [month.monthly for month in self.months]
            known = any(fee is not None for fee in fees)
            free = (month.terms.free == BY_CONTRACT for month in self.months)
            return (
                total(NOTHING if it else fee for it, fee in zip(free, fees, strict=True)) if known else None
            )
        fee = roubles(self.contract.monthly) if self.contract else None
        return None if fee is None else money(fee)

    @cached_property
    def payables(self) -> list[Decimal | None]:
        """What of each of the charges may be asked for, before the cap."""
        return [charge.payable(self.is_free_on) for charge in self.charges]

    def is_free_on(self, day: date) -> bool:
        """Whether the contract of the day says that nothing is paid."""
        contract = contract_of(self.scope.book, self.scope.number, day)
        return contract is not None and is_free(contract.payment)

    @property
    def _payment(self) -> str | None:
        """What the contracts of the days say on which anything was given: «бесплатно» where all do."""
        days = sorted({row.given for charge in self.charges for row in charge.rows if row.given})
        found = [contract_of(self.scope.book, self.scope.number, day) for day in days] or [self.contract]
        said = [contract.payment for contract in found if contract]
        return next((one for one in reversed(said) if not is_free(one)), said[-1] if said else None)

    @property
    def _form(self) -> str | None:
        """How the client is served: by his programme, else by the services that he was given."""
        forms = (item.service.service_form for item in self.charges if item.service)
        own = self.programme.service_form if self.programme else None
        return own or next(filter(None, forms), None)

    @property
    def total(self) -> Decimal | None:
        """What all that was given costs; None where a tariff is not known."""
        return total(charge.cost for charge in self.charges)

    @property
    def months(self) -> Sequence[Reckoning]:
        """The reckonings of the months in which anything was given: the cap is one of a month."""
        return [self] if self._is_month else self._months

    @cached_property
    def _months(self) -> Sequence[Reckoning]:
        whole = months_of(self.scope.period)
        scopes = (Scope(self.scope.book, self.scope.client, self.scope.today, month) for month in whole)
        return [month for scope in scopes if (month := Reckoning(scope)).charges]

    @property
    def _is_month(self) -> bool:
        first, last = self.scope.period.start, self.scope.period.end
        return (first.year, first.month) == (last.year, last.month)

    @property
    def due(self) -> Decimal | None:
        """What is to be paid, each month's own; None where it cannot be computed."""
        if not self._is_month:
            return total(month.due for month in self.months)
        if not self.terms.free and self._is_doubtful:
            return None
        asked, cap = self.terms.due(total(self.payables)), self.terms.cap
        if not asked or cap is None or self.scope.period.start.day == 1:
            return asked
        before = self._before.due
        return None if before is None else min(asked, max(cap - before, NOTHING))

    @property
    def _before(self) -> Reckoning:
        """That of the days of the month before the period: the cap is one of the whole month."""
        start = self.scope.period.start
        return Reckoning(replace(self.scope, period=Period(start.replace(day=1), start - DAY)))

    @property
    def _is_doubtful(self) -> bool:
        """Whether the day of birth or the income is there and cannot be read."""
        return self.scope.client is not None and not self.scope.client.broken.isdisjoint(ASKED)

    @property
    def free(self) -> str | None:
        """Why nothing is to be paid; None where something is, or where that is not known."""
        if not self._is_month and self.months:
            reasons = [month.free for month in self.months]
            return reasons[-1] if all(reasons) else None
        if self.terms.free:
            return self.terms.free
        born = self.scope.client.birth_date if self.scope.client else None
        return BY_AGE if born and age_on(born, self.scope.period.end) < ADULT else None

    @property
    def said(self) -> str | None:
        """On what terms the services were given, as the law calls them; None where that is not known."""
        if self.free:
            return f"бесплатно: {self.free}"
        due, asked = self.due, total(self.payables)
        if not due or asked is None:
            return None
        return PAID if due >= asked else PAID_IN_PART

    @property
    def lacking(self) -> list[str]:
        """What has to be written in by hand: tariffs with the numbers of their rows, income, limit.

        Of who is served free only what the acts sum up.
        """
        without = [str(it.place) for it in self.charges if it.tariff is None]
        unknown = [str(it.place) for it in self.charges if it.is_unread]
        found = [f"{TARIFF} ({named_rows(len(without), ', '.join(without))})"] if without else []
        found += [f"{QUANTITY} ({named_rows(len(unknown), ', '.join(unknown))})"] if unknown else []
        if self.free:
            return found
        terms = [self.terms] if self._is_month else [month.terms for month in self.months]
        return [*found, *dict.fromkeys(name for one in terms for name in one.lacking)]
