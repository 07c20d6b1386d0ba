"""Dates: how they are printed in papers and planned ahead."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from paperwork.russian.names import NO_BREAK_SPACE

MONTHS: Final = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_GENITIVE: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


@lru_cache(maxsize=2**12)  # papers of one department repeat the same days
def short_date(value: date) -> str:
    """Return «05.06.2016»."""
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def long_date(value: date) -> str:
    """Return «5 июня 2016 г.» with no-break spaces (ГОСТ Р 7.0.97-2025: the words-and-digits form)."""
    return _joined(str(value.day), MONTHS_GENITIVE[value.month - 1], str(value.year), "г.")


def long_date_of_year(value: date) -> str:
    """Return «5 июня 2016 года» with no-break spaces, as it is written inside a sentence."""
    return _joined(str(value.day), MONTHS_GENITIVE[value.month - 1], str(value.year), "года")


def brief_date(value: date) -> str:
    """Return «05.06.16»."""
    return f"{value.day:02}.{value.month:02}.{value.year % 100:02}"


def year_of(value: date) -> str:
    """Return «2016»."""
    return f"{value.year:04}"


def quoted_date(value: date) -> str:
    """Return ««05» июня 2016 г.» with no-break spaces."""
    return _joined(f"«{value.day:02}»", MONTHS_GENITIVE[value.month - 1], str(value.year), "г.")


def blank_date() -> str:
    """Return ««___» ____________ 20__ г.», to be filled in by hand; with no-break spaces."""
    return _joined("«___»", "____________", "20__", "г.")


def date_or_blank(value: date | str | None) -> str:
    """Return the long date, words as they are, or the blank date where there is nothing."""
    if isinstance(value, str) and value.strip():
        return value
    return long_date(value) if isinstance(value, date) else blank_date()


def month_year(value: date) -> str:
    """Return «июнь 2016 г.» with no-break spaces."""
    return _joined(MONTHS[value.month - 1], str(value.year), "г.")


def moment(value: date) -> str:
    """Return «05.06.2016 14:30»; the date alone where *value* has no time."""
    if not isinstance(value, datetime):
        return short_date(value)
    return f"{short_date(value)} {value.hour:02}:{value.minute:02}"


def add_months(start: date, months: int) -> date:
    """Return the same day *months* later (earlier if negative), or the last day of a shorter month.

    Raises ValueError where the year would not be between 1 and 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """Return the number of days in the month. Raises ValueError for a year that no date has."""
    first = date(year, month, 1)
    return 31 if month == 12 else (date(year, month + 1, 1) - first).days


def contact_dates(start: date | None, every: int = 14, months: int = 2) -> list[date]:
    """Return the days of contact after *start*, one *every* so many days, for so many *months*.

    «В течение первых двух месяцев необходимо раз в одну-две недели контактировать» with the client.
    Without a start there are none. Raises ValueError where *every* is not positive.
    """
    if start is None:
        return []
    if every < 1:
        raise ValueError("промежуток между контактами — не меньше одного дня")
    return list(_contacts(start, every, months))


@lru_cache(maxsize=2**10)  # as above
def _contacts(start: date, every: int, months: int) -> tuple[date, ...]:
    days = (add_months(start, months) - start).days
    return tuple(start + timedelta(step) for step in range(every, days + 1, every))


def _joined(*parts: str) -> str:
    return NO_BREAK_SPACE.join(parts)
