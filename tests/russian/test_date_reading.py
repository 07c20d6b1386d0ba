"""Reading of dates: every shape that people type, and what is no date."""

import pickle
from datetime import date, datetime

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from paperwork.russian.date_reading import NoSuchDate, parse_date, parse_moment, parse_month
from paperwork.russian.dates import long_date, quoted_date, short_date

TODAY = date(2026, 11, 22)

FIRST_OF_FEBRUARY = (
    "1.2.1980", "01.02.1980", "01.02.80", "1. 2. 1980", " 01.02.1980 г. ", "1.02.1980г", "1-02-1980",
    "1–02–1980", "1/2/1980", "1980-02-01", "1980.02.01", "1980/2/1", "1 февраля 1980 г.", "1 февраля 1980 г",
    "1 февраля 1980 года", "1 февраля 1980", "01 ФЕВРАЛЯ 1980 Г.", "«1» февраля 1980 г.", "«01» февраля 1980",
    '"01" февраля 1980 г.', "„1“ февраля 1980 года", "1 фев 1980", "1 фев. 1980", "1 февр. 80 г.",
    "1 февраль 1980", "1\u00a0февраля\u202f1980\u00a0г.", "\ufeff1\u200b.2.1980", "01.02.1980 г.р.",
)  # fmt: skip

# A day that no calendar has, and the nearest one that it has.
NO_SUCH = (
    ("32.01.2026", date(2026, 1, 31)),
    ("29.02.2023", date(2023, 2, 28)),
    ("29.02.23", date(2023, 2, 28)),
    ("31 июня", date(2026, 6, 30)),
    ("31 июня 2025 г.", date(2025, 6, 30)),
    ("«31» апр. 2025", date(2025, 4, 30)),
    ("2026-02-30", date(2026, 2, 28)),
    ("00.01.2026", date(2026, 1, 1)),
    ("01.13.2026", None),
    ("1.2.0000", None),
)

NO_DATE = (
    "", " ", "весной", "1", "1980", "1.2", "1 июня", "29 февраля", "1.2.198", "1.2-1980", "1.2.19800",
    "1 02 1980", "1 ма 1980", "1 мартобря 1980", "до 01.02.1980", "01.02.1980 и позже",
    "12.5", "44927", "1.2.1980.",
)  # fmt: skip

TWO_FIGURES = (
    ("22.11.26", date(2026, 11, 22), date(2026, 11, 22)),
    ("23.11.26", date(2026, 11, 23), date(1926, 11, 23)),
    ("01.01.36", date(2036, 1, 1), date(1936, 1, 1)),
    ("01.01.37", date(1937, 1, 1), date(1937, 1, 1)),
    ("1 мая 00 г.", date(2000, 5, 1), date(2000, 5, 1)),
)

MOMENTS = (
    ("05.03.2026 14:30", datetime(2026, 3, 5, 14, 30)),
    ("05.03.26, 9:05", datetime(2026, 3, 5, 9, 5)),
    ("5 марта 2026 г. в 9.05", datetime(2026, 3, 5, 9, 5)),
    ("5 марта 2026 года\u00a0в 09:05", datetime(2026, 3, 5, 9, 5)),
    ("2026-03-05T14:30:00", datetime(2026, 3, 5, 14, 30)),
    ("2026-03-05 14:30:15.250", datetime(2026, 3, 5, 14, 30, 15)),
    ("05.03.2026", datetime(2026, 3, 5)),
)


@each("text", FIRST_OF_FEBRUARY)
def test_a_date_in_every_shape(text: str) -> None:
    assert parse_date(text, today=TODAY) == date(1980, 2, 1)


@each(("text", "nearest"), NO_SUCH)
def test_no_such_day(text: str, nearest: date | None) -> None:
    with pytest.raises(NoSuchDate) as caught:
        parse_date(text, today=TODAY)
    assert caught.value.nearest == nearest
    assert pickle.loads(pickle.dumps(caught.value)).nearest == nearest


@each("text", NO_DATE)
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="дат") as caught:
        parse_date(text, today=TODAY)
    assert not isinstance(caught.value, NoSuchDate)


@each(("text", "future", "past"), TWO_FIGURES)
def test_a_year_of_two_figures(text: str, future: date, past: date) -> None:
    assert parse_date(text, today=TODAY) == future
    assert parse_date(text, today=TODAY, past=True) == past


@each(("text", "expected"), MOMENTS)
def test_a_moment(text: str, expected: datetime) -> None:
    assert parse_moment(text, TODAY) == expected


@each("text", ["05.03.2026 25:00", "05.03.2026 14:60", "14:30", "завтра 9:05", ""])
def test_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_moment(text, TODAY)


def test_a_moment_of_no_such_day() -> None:
    with pytest.raises(NoSuchDate):
        parse_moment("32.01.2026 14:30", TODAY)


@given(st.dates())
def test_what_is_printed_is_read_back(day: date) -> None:
    assert parse_date(short_date(day), today=TODAY) == day
    assert parse_date(day.isoformat(), today=TODAY) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_words_are_read_back(day: date) -> None:
    assert {parse_date(text, today=TODAY) for text in (long_date(day), quoted_date(day))} == {day}


@given(st.text() | st.from_regex(r"\d{1,3}[./ -]\w{1,4}[./ -]\d{1,5}( \d\d:\d\d)?", fullmatch=True))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    for read in (parse_date, parse_moment):
        try:
            assert read(text, today=TODAY)
        except ValueError:
            continue


MONTHS = (
    "03.2026",
    "3/2026",
    "2026-03",
    "март 2026",
    "Март 2026 г.",
    "мар. 2026",
    "март 26",
    "мар. 26 г.",
    "март'26",
)
NO_MONTHS = ("26 март", "март", "март 126", "13.2026", "мартобрь 2026", "03.26")


def test_a_month_is_read_as_people_write_it() -> None:
    assert {text: parse_month(text) for text in MONTHS} == dict.fromkeys(MONTHS, date(2026, 3, 1))
    for text in NO_MONTHS:
        with pytest.raises(ValueError, match=r"месяц|month"):
            parse_month(text)
