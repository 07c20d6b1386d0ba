"""Dates: how they are printed and planned."""

from datetime import date, datetime

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from paperwork.russian import dates

DAY = date(2016, 6, 5)


@each(
    ("printed", "expected"),
    [
        (dates.short_date(DAY), "05.06.2016"),
        (dates.short_date(date(16, 1, 1)), "01.01.0016"),
        (dates.long_date(DAY), "5~июня~2016~г."),
        (dates.quoted_date(DAY), "«05»~июня~2016~г."),
        (dates.blank_date(), "«___»~____________~20__~г."),
        (dates.date_or_blank(DAY), "5~июня~2016~г."),
        (dates.date_or_blank(None), "«___»~____________~20__~г."),
        (dates.month_year(DAY), "июнь~2016~г."),
        (dates.moment(datetime(2016, 6, 5, 9, 5)), "05.06.2016 09:05"),
        (dates.moment(DAY), "05.06.2016"),
    ],
)
def test_a_date_is_printed(printed: str, expected: str) -> None:
    assert printed == expected.replace("~", "\u00a0")


@each("month", range(1, 13))
def test_every_month_has_its_two_names(month: int) -> None:
    name, genitive = dates.MONTHS[month - 1], dates.MONTHS_GENITIVE[month - 1]
    assert name[:-1] == genitive[: len(name) - 1]


@each(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 3, 5), 12, date(2027, 3, 5)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_are_added(start: date, months: int, expected: date) -> None:
    assert dates.add_months(start, months) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_added_months_keep_the_day_or_end_the_month(start: date, months: int) -> None:
    later = dates.add_months(start, months)
    assert (later.year - start.year) * 12 + later.month - start.month == months
    assert later.day == min(start.day, dates.last_day(later.year, later.month))


def test_years_end() -> None:
    with pytest.raises(ValueError, match="year"):
        dates.add_months(date(9999, 12, 1), 1)


@each(
    ("every", "months", "expected"),
    [
        (14, 2, ["19.03.2026", "02.04.2026", "16.04.2026", "30.04.2026"]),
        (30, 2, ["04.04.2026", "04.05.2026"]),
        (61, 2, ["05.05.2026"]),
        (62, 2, []),
        (7, 1, ["12.03.2026", "19.03.2026", "26.03.2026", "02.04.2026"]),
    ],
)
def test_days_of_contact(every: int, months: int, expected: list[str]) -> None:
    days = dates.contact_dates(date(2026, 3, 5), every, months)
    assert [dates.short_date(day) for day in days] == expected


def test_no_start_no_contacts() -> None:
    assert dates.contact_dates(None) == []


def test_contacts_cannot_go_back_in_time() -> None:
    with pytest.raises(ValueError, match="не меньше одного дня"):
        dates.contact_dates(DAY, 0)
