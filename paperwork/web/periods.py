"""The period of the papers that have one: what can be chosen on the page, and what was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from paperwork.book.period import Period, last_month, month, quarter
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.russian.date_reading import parse_date
from paperwork.russian.dates import add_months, short_date

MONTHS, QUARTERS = 13, 5  # this one and those before that are offered
MONTH, QUARTER = "month", "quarter"
NOT_A_DAY = "«{}» — не дата; напишите, например, 05.03.2026."
NO_START = "К последнему дню периода нужен и первый: с какого дня считать."
BACKWARDS = "Последний день периода раньше первого; поменяйте их местами."


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """What the form of the period shows: the period now, what is offered, the days that were typed."""

    name: str
    value: str
    offered: Sequence[tuple[str, str]]
    start: str
    end: str


def choice_of(period: Period | None, today: date) -> PeriodChoice:
    """The form for the period; None is the last month."""
    found = period or last_month(today)
    offered = _offered(today)
    value = next((value for value, one in offered if one == found), "")
    start, end = ("", "") if value else (short_date(found.start), short_date(found.end))
    return PeriodChoice(found.name, value, [(value, one.name) for value, one in offered], start, end)


def _offered(today: date) -> list[tuple[str, Period]]:
    first = today.replace(day=1)
    months = [add_months(first, -back) for back in range(MONTHS)]
    names = [(f"{day.year}-{day.month}", month(f"{day.year}-{day.month}")) for day in months]
    numbers = [divmod(today.year * 4 + (today.month - 1) // 3 - back, 4) for back in range(QUARTERS)]
    quarters = [(f"{year}-{number + 1}", quarter(f"{year}-{number + 1}")) for year, number in numbers]
    return [
        *((f"{MONTH}:{text}", period) for text, period in names),
        *((f"{QUARTER}:{text}", period) for text, period in quarters),
    ]


def period_of(named: str, start: str, end: str, today: date) -> Period | None:
    """The period that was chosen or typed; days that were typed win. Raises `PaperworkError`."""
    if not (start or end):
        return dict(_offered(today)).get(named)
    if not start:
        raise PaperworkError(NO_START)
    first = _day(start, today)
    last = _day(end, today) if end else today
    if last < first:
        raise PaperworkError(BACKWARDS)
    return Period(first, last)


def _day(text: str, today: date) -> date:
    try:
        return parse_date(text, today=today)
    except ValueError:
        raise PaperworkError(NOT_A_DAY.format(text)) from None
