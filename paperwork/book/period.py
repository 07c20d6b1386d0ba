"""The period that a paper covers: a month, a quarter, a year or any days, and its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from paperwork.common.records import dataclass
from paperwork.russian.date_reading import month_of, year_of_work
from paperwork.russian.dates import add_months, month_year, short_date

MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
MONTH_FIRST = re.compile(r"(\d{1,2})[-./](\d{4})")
NAMED_MONTH = re.compile(r"([а-яё]{3,})\.?(?:\s+(\d{4}|\d\d)(?:\s*г(?:\.|ода?)?)?)?")
QUARTERS = ("I", "II", "III", "IV")
NO_BREAK = "\u00a0"
DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, the first and the last included. Raises ValueError where the end is before the start."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("конец периода раньше начала")

    def __contains__(self, day: date | None) -> bool:
        """Whether the day, or the day of the moment, is in the period."""
        return day is not None and self.start <= _day(day) <= self.end

    @property
    def name(self) -> str:
        """«октябрь 2026 г.», «IV квартал 2026 г.», «2026 год», «период с 05.03.2026 по 17.04.2026», a day."""
        for months, named in NAMES.items():
            first = date(self.start.year, (self.start.month - 1) // months * months + 1, 1)
            if self == _months(first, months):
                return named(first)
        if self.start == self.end:
            return short_date(self.start)
        return NO_BREAK.join(("период с", short_date(self.start), "по", short_date(self.end)))

    @property
    def before(self) -> Period:
        """The one just before: as many months where it is of whole months, else as many days."""
        last = self.start - DAY
        if self.start.day == 1 and (self.end + DAY).day == 1:
            count = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1
            return Period(add_months(self.start, -count), last)
        return Period(last - (self.end - self.start), last)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _months(first: date, count: int) -> Period:
    return Period(first, add_months(first, count) - timedelta(1))


def _quarter_name(first: date) -> str:
    return NO_BREAK.join((QUARTERS[first.month // 3], "квартал", str(first.year), "г."))


def _year_name(first: date) -> str:
    return f"{first.year}{NO_BREAK}год"


NAMES: dict[int, Callable[[date], str]] = {1: month_year, 3: _quarter_name, 12: _year_name}


def month(text: str, today: date | None = None) -> Period:
    """The month written «2026-10», «10.2026», «октябрь 2026» or «октябрь»: the last one that has begun.

    Raises ValueError for anything else.
    """
    found = MONTH_FIRST.fullmatch(text.strip()) or NAMED_MONTH.fullmatch(text.strip().lower())
    if not found:
        year, number = _numbers(text)
        return _months(date(year, number, 1), 1)
    word, typed = found[1], found[2]
    number = int(word) if word.isdecimal() else month_of(word)
    today = today or date.today()
    year = year_of_work(typed) if typed else today.year - (number > today.month)
    return _months(date(*_numbers(f"{year}-{number}"), 1), 1)


def quarter(text: str) -> Period:
    """The quarter written «2026-4». Raises ValueError for anything else."""
    year, number = _numbers(text)
    if not 1 <= number <= len(QUARTERS):
        raise ValueError(f"квартала {number} нет")
    return _months(date(year, 3 * number - 2, 1), 3)


def _numbers(text: str) -> tuple[int, int]:
    found = MONTH.fullmatch(text.strip())
    if not found or not 1900 <= int(found[1]) <= 2100:
        raise ValueError("это не год и номер")
    return int(found[1]), int(found[2])


@lru_cache(maxsize=64)  # every client of a batch has the same
def last_month(today: date) -> Period:
    """The last month that is over."""
    return _months(add_months(today.replace(day=1), -1), 1)
