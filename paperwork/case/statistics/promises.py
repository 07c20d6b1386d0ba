"""What the versions of a plan promise, and on which days: a later one replaces the earlier from its date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest
from math import ceil, floor

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.book.volume import each_time, expected_volume, promised_volume, typed_volume
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import Span, spans_sum
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service, in_order, is_waiting

ONCE = "однократно"
DAY = timedelta(1)
ANY = date(2026, 1, 1)  # whether a periodicity can be counted depends on no day


@dataclass(frozen=True, slots=True)
class Promise:
    """A service on the days when the plan promises it; without ``end`` for as long as the plan is in force.

    A service «позднее» is promised from its own start, where that is after the plan's date; else it
    waits for its condition, and ``start`` is None. ``of`` is the day of the version that promises it.
    It ``is_cut`` where the end of the client's case is its end. ``unit`` is that of the service's tariff.
    """

    of: date
    service: Service
    start: date | None
    end: date | None
    is_cut: bool = False
    unit: str | None = None

    @property
    def each(self) -> int | Decimal:
        """How many units it is each time."""
        service = self.service
        if not service.periodicity:
            return 1
        return each_time(service.volume, service.periodicity, service.start, service.end, self.unit)

    def covers(self, day: date) -> bool:
        """Whether the service is promised for the day."""
        return self.start is not None and self.start <= day and (self.end is None or day <= self.end)

    def within(self, period: Period) -> tuple[date, date] | None:
        """The first and the last of its days in the period, None where it has none there."""
        if self.start is None:
            return None
        first, last = max(self.start, period.start), min(self.end or period.end, period.end)
        return (first, last) if first <= last else None


def versions(book: Book, number: str | None) -> Iterator[tuple[Plan, date, date | None]]:
    """The versions of a client's plan with the days on which each is in force, the earliest first.

    None is in force after the end of his case.
    """
    dated = [(plan, plan.drawn_up) for plan in book.plans(number) if plan.drawn_up]
    last = book.last_days.get(same(number)) if book.last_days else None
    for (plan, start), following in zip_longest(dated, dated[1:]):
        ends = [day for day in (following[1] - DAY if following else None, last) if day]
        end = min(ends, default=None)
        if end is None or start <= end:
            yield plan, start, end


def numbered(book: Book, number: str | None, day: date) -> dict[str, str]:
    """The numbers («1, 5») of services in the plan that is in force on the day, by their folded names."""
    *_, plan = [None, *(plan for plan, start, _ in versions(book, number) if start <= day)]
    if plan is None:
        return {}
    kept = book.of_plan(schema_of(Service), plan, in_force=plan in book.plans(number)[-1:])
    found: dict[str, list[str]] = {}
    for place, row in enumerate(in_order(kept, book.listed_sorts), 1):
        found.setdefault(fold(row.service or ""), []).append(str(place))
    return {name: ", ".join(numbers) for name, numbers in found.items()}


def promises(book: Book, number: str | None) -> list[Promise]:
    """Every service of every version of a client's plan, in the order of the versions and of their rows."""
    newest = book.plans(number)[-1:]
    return [
        _promise(service, start, end, book.last_days.get(same(number)), book.unit_of(service.service))
        for plan, start, end in versions(book, number)
        for service in book.of_plan(schema_of(Service), plan, in_force=plan in newest)
        if isinstance(service, Service) and service.service
    ]


def _promise(
    service: Service, first: date, last: date | None, closing: date | None, unit: str | None
) -> Promise:
    """A service of a version that is in force from its first day to its last; the case may be closed then."""
    ends = [day for day in (service.end, last) if day]
    end = min(ends) if ends else None
    is_cut = end is not None and end == closing and end != service.end
    if is_waiting(service, first):
        return Promise(first, service, None, end, is_cut, unit)
    return Promise(first, service, max(service.start or first, first), end, is_cut, unit)


def ended(kept: Sequence[Promise], day: date) -> date | None:
    """The last day of a service, where a day is after it: what is given then is given after its term."""
    if any(promise.covers(day) for promise in kept):
        return None
    terms = [(promise.start, promise.end) for promise in kept if promise.start]
    return max((end for start, end in terms if end and start <= end < day), default=None)


def promised(kept: Sequence[Promise], period: Period, given: Collection[date]) -> Span | None:
    """The quantities that keep the promises of one service in the period; None where none can be counted.

    ``kept`` are all its promises, ``given`` all days on which it was given: what is promised once is
    due once. Where a part of the promises in the period cannot be counted, there is no most.
    """
    now = [promise for promise in _joined(kept) if promise.within(period)]
    counted = [(item, _counted(item, period, given)) for item in now]
    found = [
        Span(times.start * item.each, (times.stop - 1) * item.each)
        for item, times in counted
        if times is not None
    ]
    if not found:
        return None
    whole = spans_sum(found)
    return whole if len(found) == len(counted) else Span(whole.least, None)


def is_once(service: Service) -> bool:
    """Whether the service is given once in its term."""
    return fold(service.periodicity or "") == ONCE


def is_countable(promise: Promise) -> bool:
    """Whether the promise says how much it is of."""
    service = promise.service
    if not service.periodicity:
        return _share(promise, date.min, date.min) is not None
    return is_once(service) or promised_volume(service.periodicity, ANY, ANY) is not None


def _joined(kept: Sequence[Promise]) -> list[Promise]:
    """The promises with those made one that follow each other day by day in the same periodicity."""
    joined: list[Promise] = []
    own = (item for item in kept if item.start and (item.end is None or item.start <= item.end))
    for promise in sorted(own, key=lambda item: item.start or date.min):
        last = joined[-1] if joined else None
        if last and last.end and last.end + DAY == promise.start and _as_often(last, promise):
            joined[-1] = replace(last, end=promise.end)
        else:
            joined.append(promise)
    return joined


def _as_often(one: Promise, other: Promise) -> bool:
    often = fold(one.service.periodicity or "")
    return bool(often) and often == fold(other.service.periodicity or "") and one.each == other.each


def _counted(promise: Promise, period: Period, given: Collection[date]) -> range | None:
    days, service = promise.within(period), promise.service
    if days is None:
        return None
    if is_once(service):
        return _once(promise, period, given)
    if not service.periodicity:
        return _share(promise, *days)
    if (service.start, service.end) == days:
        return expected_volume(service.periodicity, *days)
    return promised_volume(service.periodicity, *days)


def _once(promise: Promise, period: Period, given: Collection[date]) -> range:
    """Due when the term ends; counted where it was given, and nowhere else afterwards."""
    own = [day for day in given if promise.covers(day)]
    if any(day < period.start for day in own):
        return range(1)
    # whose case is closed before the term is over lacks nothing
    is_due = promise.end is not None and promise.end <= period.end and not promise.is_cut
    return range(int(is_due or any(day in period for day in own)), 2)


def _share(promise: Promise, first: date, last: date) -> range | None:
    """The part of a volume without a periodicity that falls on the days, its term being known."""
    service = promise.service
    volume = typed_volume(service.volume)
    if volume is None or not (service.start and service.end and service.start <= service.end):
        return None
    share = volume * ((last - first).days + 1) / ((service.end - service.start).days + 1)
    return range(floor(share), ceil(share) + 1)
