"""What a provider asks the ministry for: the services of a period, what clients paid, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal

from paperwork.book.service_kinds import URGENT, kind_named
from paperwork.case.computation import Scope
from paperwork.case.statistics.charges import Charge, Listed, listed
from paperwork.case.statistics.delivery import Line, lines
from paperwork.case.statistics.given import Number
from paperwork.case.statistics.money import cost, number, total
from paperwork.case.statistics.reckoning import TARIFF, Reckoning, has_charges
from paperwork.common.naming import fold
from paperwork.common.records import dataclass

KOPECK = Decimal("0.01")


@dataclass
class Compensated:
    """One service of all clients; what is not known of one of them is not known of all."""

    name: str
    tariff: Decimal | None
    planned: list[Number] = field(default_factory=list)
    given: list[Number] = field(default_factory=list)
    costs: list[Decimal | None] = field(default_factory=list)
    paid: list[Decimal | None] = field(default_factory=list)

    @property
    def by_programme(self) -> Number | None:
        """How much is planned for the period at the least; None where nothing of it can be counted."""
        return sum(self.planned, start=0) if self.planned else None

    @property
    def planned_cost(self) -> Decimal | None:
        """What that costs."""
        planned = self.by_programme
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
    def lacking(self) -> list[str]:
        """What has to be written in by hand."""
        without = [it.name for it in self.services if it.tariff is None]
        unknown = [str(it.scope.number) for it in self.reckonings if it.due is None]
        found = [f"{TARIFF}: {', '.join(without)}"] if without else []
        return [*found, *([f"плата по делам {', '.join(unknown)}"] if unknown else [])]


def reckonings(scope: Scope) -> Iterator[Reckoning]:
    """Those of all clients who were given anything in the period."""
    names = listed(scope.book)
    for client in scope.book.clients:
        own = replace(scope, client=client)
        if has_charges(own):
            yield Reckoning(own, names)


def compensation(scope: Scope) -> Compensation:
    """The statement of the period, its services in the order of the institution's list."""
    found: dict[str, Compensated] = {}
    names = listed(scope.book)
    made = list(reckonings(scope))
    for reckoning in made:
        shares = shared(reckoning.due, [charge.payable for charge in reckoning.charges])
        for charge, share in zip(reckoning.charges, shares, strict=True):
            _add(found, charge, share)
        for line in lines(reckoning.scope):
            _plan(found, line, names)
    order = {name: place for place, name in enumerate(names)}
    rows = sorted(found, key=lambda name: order.get(name, len(order)))
    return Compensation([found[name] for name in rows], made)


def _add(found: dict[str, Compensated], charge: Charge, share: Decimal | None) -> None:
    """Adds what a client was given of a service, and his share of the payment."""
    row = found.setdefault(fold(charge.name), Compensated(charge.name, charge.tariff))
    row.given.append(charge.volume)
    row.costs.append(charge.cost)
    row.paid.append(share)


def _plan(found: dict[str, Compensated], line: Line, names: Listed) -> None:
    """Adds what a client was to be given of a service, whether he was or not."""
    item = names.get(fold(line.service))
    is_urgent = item is not None and kind_named(item.sort) == URGENT
    if line.planned and not is_urgent:
        tariff = number(item.tariff) if item else None
        row = found.setdefault(fold(line.service), Compensated(line.service, tariff))
        row.planned.append(int(line.planned))


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
