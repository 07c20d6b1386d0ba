"""What a client was given in a period and what it costs, service by service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from paperwork.book.day_sums import is_day_sum
from paperwork.book.service_kinds import URGENT, kind_named, services_in_force
from paperwork.case.computation import Scope
from paperwork.case.statistics.given import Number, amount, deliveries, unread
from paperwork.case.statistics.given import total as quantity_of
from paperwork.case.statistics.money import ADULT, cost, roubles, total
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import age_on
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.deliveries import Delivery


@dataclass(frozen=True)
class Charge:
    """One service that a client was given in the period; urgent services are free and bear no tariff.

    Of the ``rows`` some may be ``sums`` of many days, of which the day of the row is not the day.
    """

    place: int
    rows: Sequence[Delivery]
    service: CatalogueService | None
    born: date | None
    sums: Sequence[Delivery] = ()

    @property
    def name(self) -> str:
        """The name of the service, as the list has it."""
        return (self.service and self.service.service) or self.rows[0].service or ""

    @property
    def is_urgent(self) -> bool:
        """Whether it is an urgent service: without a contract and free (442-ФЗ, articles 17 and 31)."""
        return self.service is not None and kind_named(self.service.sort) == URGENT

    @property
    def tariff(self) -> Decimal | None:
        """Roubles for a unit, None where the list has none."""
        return roubles(self.service.tariff) if self.service else None

    @property
    def volume(self) -> Number:
        """How much was given; what is no number counts for nothing."""
        return quantity_of(self.rows)

    @property
    def volume_in_words(self) -> str:
        """The same for people: «2», «2 и «много»»."""
        return amount(self.rows)

    @property
    def is_unread(self) -> bool:
        """Whether a quantity is no number."""
        return bool(unread(self.rows))

    @property
    def cost(self) -> Decimal | None:
        """What it costs, each month as its act says; None where the tariff or a quantity is not known."""
        return self._cost(self.rows)

    def payable(self, is_free: Callable[[date], bool]) -> Decimal | None:
        """What the law lets it be paid for: given to a grown-up, not urgent, and on no free day."""
        if self.is_urgent:
            return Decimal("0.00")
        paid = [row for row in self.rows if not (self._is_minor(row) or (row.given and is_free(row.given)))]
        return self._cost(paid) if paid else Decimal("0.00")

    def days(self) -> dict[int, str]:
        """The quantities of each day of a month, by its number; the sums of many days have none."""
        found: dict[int, list[Delivery]] = {}
        for row in self.rows:
            if row.given and row not in self.sums:
                found.setdefault(row.given.day, []).append(row)
        return {day: amount(rows) for day, rows in found.items()}

    @property
    def without_days(self) -> str | None:
        """The sums of many days, with the days under which they are written: «12 (31.03)»."""
        dated = sorted((row.given, amount([row])) for row in self.sums if row.given)
        return ", ".join(f"{words} ({day:%d.%m})" for day, words in dated) or None

    @property
    def is_given_to_minor(self) -> bool:
        """Whether a part of it, or all, was given before he was of age."""
        return any(map(self._is_minor, self.rows))

    def _is_minor(self, row: Delivery) -> bool:
        return self.born is not None and row.given is not None and age_on(self.born, row.given) < ADULT

    def _cost(self, rows: Sequence[Delivery]) -> Decimal | None:
        if self.is_urgent:
            return Decimal("0.00")
        if self.tariff is None or unread(rows):
            return None
        months: dict[tuple[int, int], list[Delivery]] = {}
        for row in rows:
            if row.given:
                months.setdefault((row.given.year, row.given.month), []).append(row)
        return total(cost(quantity_of(own), self.tariff) for own in months.values())


def charges(scope: Scope, *, with_urgent: bool = False) -> list[Charge]:
    """The services given in the period: those of the plan in its order, then all others.

    Urgent services have an act of their own.
    """
    given = {
        key: [row for row in rows if row.given in scope.period]
        for key, rows in deliveries(scope.book, scope.number).items()
    }
    there = {key: rows for key, rows in given.items() if rows}
    planned = (
        [fold(item.service or "") for item in services_in_force(scope.book, scope.number)] if there else []
    )
    order = [key for key in dict.fromkeys([*planned, *there]) if key in there]
    born = scope.client.birth_date if scope.client else None
    names = scope.book.listed_services
    sums = {key: [row for row in rows if is_day_sum(scope.book, row)] for key, rows in there.items()}
    made = [Charge(place, there[key], names.get(key), born, sums[key]) for place, key in enumerate(order, 1)]
    if with_urgent or not any(charge.is_urgent for charge in made):
        return made
    rest = [charge for charge in made if not charge.is_urgent]
    return [replace(charge, place=place) for place, charge in enumerate(rest, 1)]
