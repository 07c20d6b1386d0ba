"""What a provider asks the ministry for: the services of a period, what clients paid, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

from paperwork.book.casebook import Book
from paperwork.book.service_kinds import URGENT, kind_named
from paperwork.case.computation import Scope
from paperwork.case.statistics.act_remarks import OFF_PLAN, in_programme, off_plan, rows
from paperwork.case.statistics.charges import Charge
from paperwork.case.statistics.delivery import UNCOUNTED, Line, lines
from paperwork.case.statistics.given import Number
from paperwork.case.statistics.money import NOTHING, cost, roubles, total
from paperwork.case.statistics.reckoning import (
    QUANTITY,
    TARIFF,
    Reckoning,
    has_acts,
    has_charges,
    has_tariffs,
)
from paperwork.common.naming import fold
from paperwork.common.records import dataclass

KOPECK = Decimal("0.01")
MORE = "больше наименьшего объема по программе"  # that of the column


@dataclass
class Compensated:
    """One service of all clients; the sums that are not known of one of them are not known of all."""

    name: str
    tariff: Decimal | None
    planned: list[Number] = field(default_factory=list)
    given: list[Number] = field(default_factory=list)
    costs: list[Decimal | None] = field(default_factory=list)
    paid: list[Decimal | None] = field(default_factory=list)
    uncounted: int = 0  # clients whose programme names no volume
    surplus: Number = 0  # what was given in time above the volume of the column

    @property
    def by_programme(self) -> Number | None:
        """How much is planned for the period at the least; None where the plan does not say how much."""
        return sum(self.planned, start=0) if self.planned or not self.uncounted else None

    @property
    def planned_cost(self) -> Decimal | None:
        """What that costs."""
        planned = self.by_programme
        if planned == 0:
            return NOTHING
        return None if planned is None or self.tariff is None else cost(planned, self.tariff)

    @property
    def cost(self) -> Decimal | None:
        """What was given costs: the sum of the clients' acts."""
        return total(self.costs)

    @property
    def payment(self) -> Decimal | None:
        """What the clients pay."""
        return total(self.paid)

    @property
    def compensation(self) -> Decimal | None:
        """What is left of the cost."""
        return None if self.cost is None or self.payment is None else self.cost - self.payment


@dataclass
class Compensation:
    """The statement of a period: its services, the reckonings of the clients, what is not known."""

    services: list[Compensated]
    reckonings: Sequence[Reckoning]

    @property
    def planned_cost(self) -> Decimal | None:
        """What all costs of which the programmes say how much; None where a tariff is not known."""
        return total(it.planned_cost for it in self.services if it.by_programme is not None)

    @property
    def cost(self) -> Decimal | None:
        """What all that was given costs: the sum of the acts."""
        return total(it.total for it in self.reckonings)

    @property
    def payment(self) -> Decimal | None:
        """What the clients pay."""
        return total(it.due for it in self.reckonings)

    @property
    def compensation(self) -> Decimal | None:
        """What is left of the cost."""
        return None if self.cost is None or self.payment is None else self.cost - self.payment

    @property
    def remarks(self) -> str | None:
        """What the acts of the clients remark of services that are given, by the rows of the statement.

        An auditor strikes a compensation for what the programme has not, unless it says so itself.
        """
        places = {fold(it.name): place for place, it in enumerate(self.services, 1)}
        found: dict[str, dict[int, Number]] = {}
        for own in self.reckonings:
            for words, amounts in off_plan(own.scope, own.charges).items():
                row = found.setdefault(words, {})
                for charge in own.charges:
                    place = places[fold(charge.name)]
                    row[place] = row.get(place, 0) + amounts.get(charge.place, 0)
        found[MORE] = {place: it.surplus for place, it in enumerate(self.services, 1)}
        volumes = {place: sum(it.given) for place, it in enumerate(self.services, 1)}
        told = (rows(words, volumes, found.get(words, {})) for words in (*OFF_PLAN, MORE))
        return "; ".join(filter(None, told)) or None

    @property
    def lacking(self) -> list[str]:
        """What has to be written in by hand."""
        unread = [it.name for it in self.services if it.tariff is not None and it.cost is None]
        named = (
            (f"{TARIFF}: ", self.without_tariff),
            (f"{QUANTITY}: ", unread),
            ("плата по делу " if len(self.unreckoned) == 1 else "плата по делам ", self.unreckoned),
        )
        return [words + ", ".join(names) for words, names in named if names]

    @property
    def without_tariff(self) -> list[str]:
        """The services whose tariff is not known."""
        return [it.name for it in self.services if it.tariff is None]

    @property
    def unreckoned(self) -> list[str]:
        """The numbers of the files of which it is not known what is to be paid."""
        return [str(it.scope.number) for it in self.reckonings if it.due is None]


def reckonings(scope: Scope) -> Iterator[Reckoning]:
    """Those of all clients who were given anything in the period."""
    for client in scope.book.clients:
        own = replace(scope, client=client)
        if has_charges(own):
            yield Reckoning(own)


def compensation(scope: Scope) -> Compensation:
    """The statement of the period, its services in the order of the institution's list."""
    found: dict[str, Compensated] = {}
    made = list(reckonings(scope))
    for reckoning in made:
        shares = shared(reckoning.due, reckoning.payables)
        for charge, share in zip(reckoning.charges, shares, strict=True):
            _add(found, charge, share)
    promised = list(_promised(scope))
    for line in promised:
        _plan(found, line, scope.book)
    for line in promised:  # now all rows are there
        if row := found.get(fold(line.service)):
            row.uncounted += line.checked == UNCOUNTED
            if line.is_planned and line.planned is not None:
                row.surplus += max(line.in_time - line.planned.least, 0)
    order = {name: place for place, name in enumerate(scope.book.listed_services)}
    names = sorted(found, key=lambda name: order.get(name, len(order)))
    return Compensation([found[name] for name in names], made)


def sums(scope: Scope) -> dict[str, Any]:
    """What the services of the period come to, by the fields of the summary; nothing without tariffs."""
    if not has_tariffs(scope.book):
        return {}
    made = compensation(scope)
    return {
        "planned_cost": made.planned_cost,
        "cost": made.cost,
        "payment": made.payment,
        "compensation": made.compensation,
        "without_tariff": len(made.without_tariff),
        "unreckoned": len(made.unreckoned),
    }


def _add(found: dict[str, Compensated], charge: Charge, share: Decimal | None) -> None:
    """Adds what a client was given of a service, and his share of the payment."""
    row = found.setdefault(fold(charge.name), Compensated(charge.name, charge.tariff))
    row.given.append(charge.volume)
    row.costs.append(charge.cost)
    row.paid.append(share)


def _promised(scope: Scope) -> Iterator[Line]:
    """The lines of the check of all clients, by what their programmes have, without urgent services."""
    for client in scope.book.clients:
        own = replace(scope, client=client)
        if has_acts(own):
            yield from (it for it in lines(own, in_programme(own)) if not _is_urgent(scope.book, it))


def _is_urgent(book: Book, line: Line) -> bool:
    item = book.listed_services.get(fold(line.service))
    return item is not None and kind_named(item.sort) == URGENT


def _plan(found: dict[str, Compensated], line: Line, book: Book) -> None:
    """Adds what a client was to be given of a service, whether he was or not."""
    if line.planned:
        key = fold(line.service)
        item = book.listed_services.get(key)
        tariff = roubles(item.tariff) if item else None
        found.setdefault(key, Compensated(line.service, tariff)).planned.append(line.planned.least)


def shared(due: Decimal | None, costs: Sequence[Decimal | None]) -> list[Decimal | None]:
    """A payment shared among services by what they cost, to the kopeck; the dearest one gets the rest."""
    known = [one for one in costs if one is not None]
    if due is not None and not due:
        return [Decimal("0.00")] * len(costs)
    if due is None or len(known) < len(costs) or not sum(known):
        return [None] * len(costs)
    whole = sum(known)
    shares = [(due * one / whole).quantize(KOPECK, "ROUND_DOWN") for one in known]
    shares[known.index(max(known))] += due - sum(shares)
    return list(shares)
