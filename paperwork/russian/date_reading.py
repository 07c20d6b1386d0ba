"""Reading of dates that people type: digits, words, several orders and separators."""

import re
from datetime import date, datetime, time
from typing import Final

from paperwork.russian.dates import MONTHS, MONTHS_GENITIVE, last_day

_INVISIBLE: Final = "[\u200b-\u200f\u2060\ufeff\u00ad]"
_YEAR_WORD: Final = r"\s*(?:года?|г\.?\s*р?\.?)$"
_DAY_FIRST: Final = r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|[0-9]{2})"
_YEAR_FIRST: Final = r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})"
_IN_WORDS: Final = r"[«\"„“]?\s*([0-9]{1,2})\s*[»\"“”]?\s*([а-яё]{3,})\.?(?:\s*([0-9]{4}|[0-9]{2}))?"
_WITH_TIME: Final = r"(.*?)(?:,?\s+в\s+|,?\s+|t)([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.[0-9]+)?)?"
_MONTH_FIRST: Final = r"(?P<month>[0-9]{1,2})\s*[./-]\s*(?P<year>[0-9]{4})"
_CENTURY: Final = 2000  # «март 26» is of this century: months of work are no days of birth
_YEAR_AND_MONTH: Final = r"(?P<year>[0-9]{4})\s*[./-]\s*(?P<month>[0-9]{1,2})"
_MONTH_IN_WORDS: Final = r"([а-яё]{3,})\.?\s*'?([0-9]{4}|[0-9]{2})"
_LEAP_YEAR: Final = 2000


class NoSuchDate(ValueError):  # noqa: N818 - it says what is wrong, and «Error» would add nothing
    """The text has the shape of a date, but the calendar has no such day."""

    def __init__(self, nearest: date | None) -> None:
        """Keep the nearest real day of that month, None where the month itself is not real."""
        super().__init__("такой даты нет")
        self.nearest = nearest

    def __reduce__(self) -> tuple[type["NoSuchDate"], tuple[date | None]]:
        """Let the error travel between processes."""
        return type(self), (self.nearest,)


def parse_date(text: str, *, today: date, past: bool = False) -> date:
    """Return the date written in *text*: 1.2.1980, 01.02.80, 1980-02-01, «1» февраля 1980 г., 1 фев 1980.

    A year of two digits is between 90 years before *today* and 10 years after it; with *past*
    the day is the latest one that is not after *today*. Raises NoSuchDate for a day that no calendar
    has (29.02.2023), ValueError for any other text.
    """
    numbers = _numbers(_cleaned(text))
    if numbers is None:
        raise ValueError("это не дата")
    year, month, day = numbers
    if year is None:
        return _without_year(month, day, today)
    return _real_date(_full_year(year, month, day, today, past=past), month, day)


def parse_month(text: str) -> date:
    """Return the first day of the month written in *text*: 03.2026, 2026-03, март 2026 г., мар 26.

    Raises ValueError for any other text.
    """
    text = _cleaned(text)
    if found := re.fullmatch(_MONTH_IN_WORDS, text):
        return date(year_of_work(found[2]), month_of(found[1]), 1)
    found = re.fullmatch(_MONTH_FIRST, text) or re.fullmatch(_YEAR_AND_MONTH, text)
    if not found:
        raise ValueError("это не месяц")
    return date(int(found["year"]), int(found["month"]), 1)


def parse_moment(text: str, today: date, *, past: bool = False) -> datetime:
    """Return the date and the time written in *text*: 05.03.2026 14:30, 5 марта 2026 г. в 9.05, ISO 8601.

    A date alone is its midnight. Raises NoSuchDate and ValueError as parse_date does, ValueError also
    for an hour that the clock does not have.
    """
    found = re.fullmatch(_WITH_TIME, _spaced(text))
    if not found:
        return datetime.combine(parse_date(text, today=today, past=past), time())
    day = parse_date(found[1], today=today, past=past)
    return datetime.combine(day, time(int(found[2]), int(found[3]), int(found[4] or 0)))


def _spaced(text: str) -> str:
    """Return the text in lower case without invisible characters, with plain single spaces and hyphens."""
    visible = re.sub("[–—−‑]", "-", re.sub(_INVISIBLE, "", text))
    return " ".join(visible.lower().split())


def _cleaned(text: str) -> str:
    return re.sub(_YEAR_WORD, "", _spaced(text))


def _numbers(text: str) -> tuple[str | None, int, int] | None:
    """Return the year as it is typed, the month and the day; None for a text of another shape."""
    if found := re.fullmatch(_DAY_FIRST, text):
        return found[4], int(found[3]), int(found[1])
    if found := re.fullmatch(_YEAR_FIRST, text):
        return found[1], int(found[3]), int(found[4])
    found = re.fullmatch(_IN_WORDS, text)
    month = _month(found[2]) if found else None
    return (found[3], month, int(found[1])) if found and month else None


def month_of(word: str) -> int:
    """Return the number of a month for its name; raises ValueError where there is none."""
    month = _month(word)
    if month is None:
        raise ValueError("такого месяца нет")
    return month


def year_of_work(typed: str) -> int:
    """Return the year of a month in which somebody works, typed with four digits or with two."""
    return int(typed) + _CENTURY * (len(typed) == 2)


def _month(word: str) -> int | None:
    """Return the month's number for its name in any of two cases or for its first three letters or more."""
    for number, names in enumerate(zip(MONTHS, MONTHS_GENITIVE, strict=True), start=1):
        if any(name.startswith(word) for name in names):
            return number
    return None


def _full_year(typed: str, month: int, day: int, today: date, *, past: bool) -> int:
    """Return the year of four digits for one of two."""
    if len(typed) == 4:
        return int(typed)
    year = today.year // 100 * 100 + int(typed)
    if past:
        return year - 100 if (year, month, day) > (today.year, today.month, today.day) else year
    return year - 100 if year > today.year + 10 else year


def _without_year(month: int, day: int, today: date) -> date:
    """Raise the error for a day and a month alone: 31 июня is no day of any year."""
    if not 1 <= day <= last_day(_LEAP_YEAR, month):
        raise NoSuchDate(_nearest(today.year, month, day))
    raise ValueError("у даты нет года")


def _real_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDate(_nearest(year, month, day)) from None


def _nearest(year: int, month: int, day: int) -> date | None:
    """Return the real day of the month that is nearest, None where there is no such month."""
    try:
        return date(year, month, max(1, min(day, last_day(year, month))))
    except ValueError:
        return None
