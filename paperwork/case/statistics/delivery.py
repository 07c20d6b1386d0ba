"""What a client was promised in a period against what he was given: the rows of «Сверка оказанных услуг»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from paperwork.case.computation import Scope
from paperwork.case.statistics.declared import Amount, Count, Statistics, Words
from paperwork.case.statistics.promises import Promise, promised, promises, versions
from paperwork.common.naming import fold
from paperwork.russian.dates import short_date
from paperwork.russian.numbers import decimal, signed
from paperwork.sheets.answers.fields import column, schema_of
from paperwork.sheets.answers.kinds.texts import Text
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.deliveries import Delivery

SIMILAR = 80  # of 100: a service's words and its variant's («трехразовое питание», «двухразовое питание»)
NOTHING = "нет"
Number = int | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Statistics):
    """One service of a client in the period.

    ``planned`` is the least that keeps the promise, None where it cannot be counted; ``lacking`` is
    what is wanting to it, ``late`` what was given after the service had ended.
    """

    number: Count = column("Номер")
    service: Words = column("Услуга")
    sort: Text = column("Вид")
    periodicity: Text = column("Периодичность")
    planned: Count | None = column("По плану")
    given: Amount = column("Оказано")
    difference: Amount | None = column("Разница")
    receipts: Text = column("Квитанции")
    remark: Text = column("Примечание")
    lacking: Number = 0
    late: Number = 0
    is_planned: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Statistics):
    """What the lines come to."""

    plan: Text = column("План")
    services: Count | None = column("Услуг по плану")
    kept: Count | None = column("Без недостачи")
    lacking: Text = column("Меньше плана")
    late: Text = column("После окончания")
    unplanned: Text = column("Не по плану")


def lines(scope: Scope) -> list[Line]:
    """The client's services in the period: the planned ones in the order of the plan, then all others."""
    kept, given = _by_service(promises(scope.book, scope.number), _deliveries(scope))
    now = [promise for rows in kept.values() for promise in rows if promise.within(scope.period)]
    found: list[Line] = []
    for key in dict.fromkeys([*kept, *given]):
        service = _Service(scope, kept.get(key, []), given.get(key, []))
        if service.is_there:
            found.append(service.line(len(found) + 1, now))
    return found


def is_there(scope: Scope) -> bool:
    """Whether the client was promised or given anything in the period."""
    if any(row.given in scope.period for row in _deliveries(scope)):
        return True
    return any(promise.within(scope.period) for promise in promises(scope.book, scope.number))


def conclusion(scope: Scope) -> Conclusion:
    """What the lines of the client come to."""
    found = lines(scope)
    planned = [line for line in found if line.is_planned]
    return Conclusion(
        plan=_plans(scope),
        services=len(planned),
        kept=sum(not line.lacking for line in planned),
        lacking=_named((line.service, signed(-line.lacking)) for line in found if line.lacking),
        late=_named((line.service, decimal(line.late)) for line in found if line.late),
        unplanned=_named(
            (line.service, decimal(line.given)) for line in found if not (line.is_planned or line.late)
        ),
    )


def _plans(scope: Scope) -> str | None:
    """«№ 12-2 от 05.03.2026»: the versions that were in force in the period."""
    found = [
        f"№\u00a0{plan.number} от\u00a0{short_date(start)}" if plan.number else f"от\u00a0{short_date(start)}"
        for plan, start, end in versions(scope.book, scope.number)
        if start <= scope.period.end and (end is None or end >= scope.period.start)
    ]
    return ", ".join(found) or None


def _named(services: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} ({count})" for name, count in services) or NOTHING


def _deliveries(scope: Scope) -> list[Delivery]:
    rows = scope.book.of_client(schema_of(Delivery), scope.number)
    return [row for row in rows if isinstance(row, Delivery) and row.service and row.given]


def _by_service(
    kept: Sequence[Promise], given: Sequence[Delivery]
) -> tuple[dict[str, list[Promise]], dict[str, list[Delivery]]]:
    """The promises and the deliveries by the folded name of the service."""
    by_promise: dict[str, list[Promise]] = {}
    for promise in kept:
        by_promise.setdefault(fold(promise.service.service or ""), []).append(promise)
    by_delivery: dict[str, list[Delivery]] = {}
    for row in given:
        by_delivery.setdefault(fold(row.service or ""), []).append(row)
    return by_promise, by_delivery


def total(rows: Iterable[Delivery]) -> Number:
    """How much was given; a quantity that is no number counts for nothing, and `Line.remark` says so."""
    return sum((row.quantity for row in rows if isinstance(row.quantity, (int, Decimal))), 0)


@dataclass(frozen=True)
class _Service:
    """One service: everything that was ever promised of it, and every delivery."""

    scope: Scope
    kept: Sequence[Promise]
    given: Sequence[Delivery]

    @property
    def is_there(self) -> bool:
        return bool(self._now or self._rows)

    @property
    def _now(self) -> list[Promise]:
        """What is promised for days of the period."""
        return [promise for promise in self.kept if promise.within(self.scope.period)]

    @property
    def _rows(self) -> list[Delivery]:
        """What was given in the period."""
        return [row for row in self.given if row.given in self.scope.period]

    def line(self, number: int, others: Sequence[Promise]) -> Line:
        """The line of the service; ``others`` is all that is promised in the period."""
        rows, now = self._rows, self._now
        quantities = promised(now, self.scope.period, [row.given for row in self.given if row.given])
        given = total(rows)
        late = [row for row in rows if self._ended_before(row)]
        in_time = given - total(late)
        least = quantities.start if quantities is not None else None
        shown = (now or self.kept)[-1].service if self.kept else None
        return Line(
            number=number,
            service=(shown.service if shown else self.given[0].service) or "",
            sort=(shown.sort if shown else None) or self._sort,
            periodicity=shown.periodicity if shown else None,
            planned=least if now else 0,
            given=given,
            difference=None if now and least is None else given - (least or 0),
            receipts=", ".join(dict.fromkeys(row.receipt for row in rows if row.receipt)) or None,
            remark="; ".join(self._remarks(quantities, in_time, late, others)) or None,
            lacking=max((least or 0) - in_time, 0),
            late=total(late),
            is_planned=bool(now),
        )

    @property
    def _sort(self) -> str | None:
        """The sort of a service that no plan names: that of the institution's list."""
        key = fold(self.given[0].service or "") if self.given else ""
        listed = self.scope.book.all(CatalogueService)
        return next((item.sort for item in listed if fold(item.service or "") == key), None)

    def _is_promised(self, row: Delivery) -> bool:
        return any(row.given and promise.covers(row.given) for promise in self.kept)

    def _ended_before(self, row: Delivery) -> date | None:
        """The last day of the service, where it was given after it."""
        if self._is_promised(row):
            return None
        ends = [item.end for item in self.kept if item.start and item.end]
        return max((end for end in ends if row.given and end < row.given), default=None)

    def _remarks(
        self, quantities: range | None, in_time: Number, late: Sequence[Delivery], others: Sequence[Promise]
    ) -> Iterator[str]:
        if quantities is not None and in_time < quantities.start:
            yield f"меньше плана на {decimal(quantities.start - in_time)}"
        if quantities is not None and in_time > quantities.stop - 1:
            yield f"больше плана на {decimal(in_time - (quantities.stop - 1))}"
        if late:
            ended = max(day for row in late if (day := self._ended_before(row)))
            yield f"срок закончился {short_date(ended)}, после него оказано {decimal(total(late))}"
        early = [row for row in self._rows if not (self._is_promised(row) or self._ended_before(row))]
        if early and self.kept:
            yield self._early(early)
        elif early:
            yield self._unplanned(others)
        yield from (
            f"количество «{row.quantity}» — не число" for row in self._rows if isinstance(row.quantity, str)
        )

    def _early(self, rows: Sequence[Delivery]) -> str:
        """Given before its day: the day when it is to begin, where one is named."""
        starts = [item.start for item in self.kept if item.start]
        when = f"с {short_date(min(starts))}" if starts else "позднее"
        return f"по плану {when}, раньше оказано {decimal(total(rows))}"

    def _unplanned(self, others: Sequence[Promise]) -> str:
        """Given without being in the plan: perhaps a variant of a service that is there."""
        from rapidfuzz import fuzz  # heavy, and needed for few papers

        own = fold(self.given[0].service or "")
        names = {item.service.service or "" for item in others}
        near = max(names, key=lambda name: (fuzz.token_set_ratio(own, fold(name)), name), default=None)
        if near and fuzz.token_set_ratio(own, fold(near)) >= SIMILAR:
            return f"в плане нет; возможно, это вариант услуги «{near}»"
        return "в плане нет"
