"""What a plan promises and what was given, reckoned day by day and in the simplest way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

FIRST, LAST = date(2026, 6, 1), date(2027, 3, 31)  # no plan is earlier, no period later
DAYS = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1)]
COUNTED = {  # how many times, and in how many days or months
    "ежедневно": (1, 1, 0),
    "2 раза в день": (2, 1, 0),
    "1 раз в неделю": (1, 7, 0),
    "3 раза в неделю": (3, 7, 0),
    "2 раза в месяц": (2, 0, 1),
    "1 раз в квартал": (1, 0, 3),
    "1 раз в полугодие": (1, 0, 6),
}
ONCE = "однократно"
KINDS = (  # of those that the stories have, in the order of the law
    "социально-бытовые",
    "социально-медицинские",
    "социально-психологические",
    "социально-педагогические",
    "социально-трудовые",
    "социально-правовые",
    "срочные социальные услуги",
)
UNCOUNTED = ("по обращению", "по мере необходимости", "постоянно", "до 2 раз в неделю", "1 раз в 2 недели")
Number = int | Decimal


@dataclass(frozen=True)
class Promised:
    """A row of a plan; ``begins`` and ``ends`` are what is typed in it."""

    service: str
    often: str | None
    volume: str | None
    begins: date | None
    ends: date | None
    is_later: bool
    kind: str | None


@dataclass(frozen=True)
class Given:
    """A row of what was given."""

    service: str
    day: date
    quantity: Number | str


@dataclass
class Sums:
    """One service in the period: ``most`` is None where there is none, ``least`` where nothing is counted."""

    service: str
    is_planned: bool
    kind: str | None = None
    least: int | None = 0
    most: int | None = 0
    in_time: Number = 0
    late: Number = 0
    outside: Number = 0
    unread: int = 0
    last_term: date | None = None
    is_stopped: bool = False

    @property
    def way(self) -> str:
        """How a planned service is checked: «по числу», «без числа», «прекращена» or «не требовалась»."""
        if self.least is None:
            return "без числа"
        if self.least or self.in_time:
            return "по числу"
        if self.is_stopped:
            return "прекращена"
        return "по числу" if self.late or self.outside else "не требовалась"

    @property
    def off(self) -> Number:
        """How far from what is planned."""
        if self.least is None:
            return 0
        if self.in_time < self.least:
            return self.in_time - self.least
        return self.in_time - self.most if self.most is not None and self.in_time > self.most else 0

    @property
    def planned(self) -> str:
        """How the plan is printed."""
        if self.least is None:
            return "–"
        if self.most is None:
            return f"от {self.least}"
        return f"{self.least}" if self.least == self.most else f"{self.least}–{self.most}"


@dataclass
class Story:
    """The versions of one client's plan by their dates, and all that he was given."""

    versions: dict[date, list[Promised]]
    given: list[Given]
    kinds: dict[str, str] = field(default_factory=dict)

    def sums(self, start: date, end: date) -> list[Sums]:
        """Every service of the period: as the last plan prints them, then those of former plans."""
        given = [row for row in self.given if row.quantity != 0]
        printed = [row.service for row in self._printed(end)]
        planned = [row.service for day in sorted(self.versions) for row in self.versions[day]]
        names = dict.fromkeys([*printed, *planned, *(row.service for row in given)])
        found = [
            self._sums(name, [row for row in given if row.service == name], start, end) for name in names
        ]
        return [item for item in found if item is not None]

    def _printed(self, day: date) -> list[Promised]:
        """The rows of the plan that is in force on the day: those of now, then of later, by their kinds."""
        dates = [dated for dated in self.versions if dated <= day]
        rows = self.versions[max(dates)] if dates else []
        kinds = [row.kind or self.kinds.get(row.service) for row in rows]
        places = [KINDS.index(kind) if kind else -1 for kind in kinds]
        order = sorted(range(len(rows)), key=lambda at: (rows[at].is_later, places[at]))
        return [rows[at] for at in order]

    def promised_on(self, name: str, day: date) -> Promised | None:
        """The row that promises the service for a day."""
        dates = [dated for dated in self.versions if dated <= day]
        for row in self.versions[max(dates)] if dates else ():
            begins = row.begins if row.begins and row.begins > max(dates) else None
            waits = row.is_later and begins is None
            if row.service == name and not waits and (begins or day) <= day <= (row.ends or day):
                return row
        return None

    def _sums(self, name: str, given: Sequence[Given], start: date, end: date) -> Sums | None:
        days = {day: row for day in DAYS if (row := self.promised_on(name, day))}
        now = [day for day in days if start <= day <= end]
        own = [row for row in given if start <= row.day <= end]
        if not now and not own:
            return None
        sums = Sums(name, bool(now), self._kind(name, [days[day] for day in now]))
        sums.is_stopped = self._is_stopped(name, days, end)
        for delivery in own:
            _put(delivery, days, sums)
        runs = [run for run in _runs(days) if start <= run[-1] and run[0] <= end]
        counts = [_count(run, days, given, start, end) for run in runs]
        known = [count for count in counts if count]
        if now:
            sums.least = sum(least for least, _ in known) if known else None
            sums.most = sum(most for _, most in known) if len(known) == len(counts) else None
        elif not self._is_countable(name):
            sums.least = None
        return sums

    def _is_stopped(self, name: str, days: dict[date, Promised], end: date) -> bool:
        """Whether the period's last version has it no more, although its term was not over."""
        dates = [dated for dated in sorted(self.versions) if dated <= end]
        if not dates or any(row.service == name for row in self.versions[dates[-1]]):
            return False
        last = max((day for day in days if day < dates[-1]), default=None)
        terms = [row.ends for day, row in days.items() if day < dates[-1]]  # what waits has no term yet
        return last is not None and last not in terms

    def _is_countable(self, name: str) -> bool:
        """Whether any row of the plans says how much, or the plans have none."""
        rows = [row for day in sorted(self.versions) for row in self.versions[day] if row.service == name]
        return not rows or any(
            row.often in COUNTED
            or row.often == ONCE
            or (not row.often and bool(re.match(r"\d+", row.volume or "") and row.begins and row.ends))
            for row in rows
        )

    def _kind(self, name: str, now: Sequence[Promised]) -> str | None:
        """The kind in the last row that has one: of the period's plan, else of any, else of the list."""
        every = [row for day in sorted(self.versions) for row in self.versions[day] if row.service == name]
        named = [row.kind for row in (*every, *now) if row.kind]
        return named[-1] if named else self.kinds.get(name)


def _put(row: Given, days: dict[date, Promised], sums: Sums) -> None:
    """A delivery goes into one of three columns."""
    number = 0 if isinstance(row.quantity, str) else row.quantity
    sums.unread += isinstance(row.quantity, str)
    before = [day for day in days if day < row.day]
    if row.day in days:
        sums.in_time += number
    elif before:
        sums.late += number
        sums.last_term = max(filter(None, (sums.last_term, max(before))))
    else:
        sums.outside += number


def _runs(days: dict[date, Promised]) -> Iterator[list[date]]:
    """Days without a gap in which the same is promised: what has no periodicity, row by row."""

    def alike(numbered: tuple[int, date]) -> object:
        row = days[numbered[1]]
        return (numbered[1] - timedelta(numbered[0]), row.often or id(row))

    for _, run in groupby(enumerate(days), alike):
        yield [day for _, day in run]


def _count(
    run: Sequence[date], days: dict[date, Promised], given: Sequence[Given], start: date, end: date
) -> tuple[int, int] | None:
    """The least and the most of a run in the period."""
    row, own = days[run[0]], [day for day in run if start <= day <= end]
    if row.often == ONCE:
        done = [item.day for item in given if item.day in run]
        if any(day < start for day in done):
            return 0, 0
        return int(run[-1] <= end or any(day <= end for day in done)), 1
    if row.often in COUNTED:
        least, most = _times(row.often, own[0], own[-1])
        whole = (row.begins, row.ends) == (own[0], own[-1])
        return max(least, COUNTED[row.often][0]) if whole else least, most
    volume = re.match(r"\d+", row.volume or "")
    if row.often or not (volume and row.begins and row.ends):
        return None
    part = Fraction(int(volume[0]) * len(own), (row.ends - row.begins).days + 1)
    return floor(part), ceil(part)


def _times(often: str, first: date, last: date) -> tuple[int, int]:
    times, days, months = COUNTED[often]
    if days:
        count = Fraction((last - first).days + 1, days)
        return times * floor(count), times * ceil(count)
    after = last + timedelta(1)
    # a begun month counts from its half on: 15 days are none yet, 16 are one
    odd = 31 * (12 * (after.year - first.year) + after.month - first.month) + after.day - first.day
    whole = Fraction(ceil(Fraction(odd - 15, 31)), months)
    return times * floor(whole), times * max(ceil(whole), 1)
