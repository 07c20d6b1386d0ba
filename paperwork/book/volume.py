"""How much of a service its periodicity makes over its days: «объем = раз в период × число периодов»."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from paperwork.russian.numbers import Span

EVERY = {
    "ежедневно": "день",
    "еженедельно": "неделю",
    "ежемесячно": "месяц",
    "ежеквартально": "квартал",
    "ежегодно": "год",
}
TIMES = re.compile(r"(?:(\d+)\s+)?раза?\s+в\s+(день|неделю|месяц|квартал|полугодие|год)", re.IGNORECASE)
LEADING_NUMBER = re.compile(r"(\d+)(?!\d|\s*[-–—.,]\s*\d)")  # neither «1,5» nor «10–12»
MINUTE, HOUR = "мин", r"час|ч\b"  # measures, each with all that it is written as
SUMMED = (HOUR, "шт", "мест", "комплект", "набор", "порци", r"пар[аы]?\b")  # so many may be those of a year
MEASURES = (MINUTE, *SUMMED, "кв|м[2²]", r"м\b|м\.", "км", "кг", r"г\b", r"л\b|литр", "руб")
# a volume of each time: minutes, metres, pieces, of which no periodicity makes a sum
MEASURED = re.compile(rf"\d+\s*(?:{'|'.join(MEASURES)})", re.IGNORECASE)
ONE_TIME = r"(?:\s*(?:/|за|в)\s*(?:раз|день|посещение|визит|занятие|сеанс))?"
AMOUNT = re.compile(  # «2 часа», «по 22,5 кв. м за раз», but neither «1 час 30 минут» nor «24 часа в год»
    rf"(?:по\s+)?(\d+(?:[.,]\d+)?)\s*(?:{'|'.join(f'({words})' for words in MEASURES)})"
    rf"\w*\.?(?:\s*м[2²]?\.?)?{ONE_TIME}",
    re.IGNORECASE,
)
MONTHS = {"месяц": 1, "квартал": 3, "полугодие": 6, "год": 12}
WEEK = 7  # days
HOURS = 24  # of a day; more are no volume of one time
MINUTES = 60  # of an hour
LENGTHS = {"день": 1, "неделю": WEEK, "месяц": 30, "квартал": 91, "полугодие": 182, "год": 365}  # in days


@lru_cache(maxsize=2**12)  # few volumes are written in thousands of rows
def typed_volume(volume: str | None) -> int | None:
    """The number that a volume begins with («12 единиц/раз» → 12); None when there is none."""
    found = LEADING_NUMBER.match((volume or "").strip())
    return int(found.group()) if found else None


@lru_cache(maxsize=2**12)
def is_measured(volume: str | None) -> bool:
    """Whether a volume is told in units of time, size or things («30 минут»), not as so many times."""
    return MEASURED.match((volume or "").strip()) is not None


@lru_cache(maxsize=2**12)
def weekly_volume(periodicity: str | None) -> int | None:
    """How often a service is given in a week, a begun time as a whole one; None without a count."""
    times, period = _rate(periodicity or "")
    return None if times is None else -(-times * WEEK // LENGTHS[period])


def planned_volume(
    volume: str | None, periodicity: str | None, start: date | None, end: date | None
) -> range | None:
    """How much is planned over a whole term: the volume that is typed, unless the periodicity gives another.

    «1 час» twice a week is a hundred visits in a year and not one: what a plan promises of a month and
    of its whole term comes from the periodicity. None where neither can be counted.
    """
    expected, typed = expected_volume(periodicity, start, end), typed_volume(volume)
    if typed is not None and (expected is None or typed in expected):
        return range(typed, typed + 1)
    return expected


def planned_units(
    volume: str | None, periodicity: str | None, start: date | None, end: date | None, unit: str | None
) -> Span | None:
    """The same in the units of the service's tariff."""
    times = expected_volume(periodicity, start, end)
    each = each_time(volume, periodicity, start, end, unit)
    if times is None or each == 1:  # the volume is all there is, or as many times
        times, each = planned_volume(volume, periodicity, start, end), 1
    return Span(times.start * each, (times.stop - 1) * each) if times else None


@lru_cache(maxsize=2**12)
def each_time(
    volume: str | None, periodicity: str | None, start: date | None, end: date | None, unit: str | None
) -> int | Decimal:
    """How many units of its tariff are given each time: 2 where the hour is one and the volume is «2 часа».

    What is given is written down in these units, and so has to be planned. It is 1 where the unit is another
    one, and where the volume is that of the whole term.
    """
    amount, measure = _amount(volume)
    _, of_tariff = _amount(f"1 {(unit or '').strip()}")
    times = expected_volume(periodicity, start, end) or ()
    if amount is None or of_tariff is None or {measure, of_tariff} not in ({measure}, {MINUTE, HOUR}):
        return 1
    if measure == HOUR and amount > HOURS:
        amount = next((amount / count for count in times if amount % count == 0), Decimal(1))
    elif amount in times and measure in SUMMED:
        return 1
    count, period = _rate(periodicity or "")
    if count and period == "день" and (volume or "").lower().endswith(period):
        amount /= count  # «4 часа в день», twice a day
    if measure != of_tariff:
        amount = amount / MINUTES if of_tariff == HOUR else amount * MINUTES
    if amount != round(amount, 2):
        return 1  # «20 минут» are no part of an hour that anybody writes down
    return int(amount) if amount == int(amount) else amount.normalize()


def _amount(words: str | None) -> tuple[Decimal | None, str | None]:
    """The number and the measure of «2 часа»; nothing where the words are not such."""
    found = AMOUNT.fullmatch((words or "").strip())
    if found is None or found.lastindex is None:
        return None, None
    return Decimal(found[1].replace(",", ".")), MEASURES[found.lastindex - 2]


@lru_cache(maxsize=2**12)
def expected_volume(periodicity: str | None, start: date | None, end: date | None) -> range | None:
    """The volumes that agree with the periodicity from ``start`` to ``end``, both included.

    None where it cannot be counted: dates are missing, or the service is given as needed. A period
    that has only begun at the end may count or not, so there may be several. Source: the
    arithmetic of individual programmes (1 a month – 12 a year, 4 a month – 48, weekly – 52).
    """
    promised = promised_volume(periodicity, start, end) if start and end else None
    if promised is None:
        return None
    times = _rate(periodicity or "")[0] or 0
    return range(max(promised.start, times), max(promised.stop, times + 1))


@lru_cache(maxsize=2**12)
def promised_volume(periodicity: str | None, start: date, end: date) -> range | None:
    """The volumes that keep the promise of the periodicity over days that are a part of the service's term.

    The least is that of whole periods alone: who comes once a week comes four times in any 31 days.
    A period that has only begun counts in the most. None where nothing can be counted.
    """
    times, period = _rate(periodicity or "")
    if times is None or end < start:
        return None
    few, many = _periods(period, start, end)
    return range(times * few, times * many + 1)


def _rate(periodicity: str) -> tuple[int | None, str]:
    """(2, «месяц») for «2 раза в месяц»; (None, …) when the words give no count."""
    every = EVERY.get(periodicity.strip().lower())
    if every:
        return 1, every
    found = TIMES.fullmatch(periodicity.strip())
    return (int(found.group(1) or 1), found.group(2).lower()) if found else (None, "")


def _periods(period: str, start: date, end: date) -> tuple[int, int]:
    """The fewest and the most periods that the days hold."""
    days = (end - start).days + 1
    if period == "день":
        return days, days
    if period == "неделю":
        return days // 7, -(-days // 7)
    whole = _whole_months(start, end + timedelta(days=1))
    length = MONTHS[period]
    return whole // length, max(-(-whole // length), 1)


def _whole_months(start: date, after: date) -> int:
    """Months from ``start`` to the day after the end; a begun month counts from its half on."""
    months = (after.year - start.year) * 12 + after.month - start.month
    return months + (after.day - start.day > 15) - (start.day - after.day > 15)
