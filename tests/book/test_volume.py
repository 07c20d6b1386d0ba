"""The arithmetic of services: how much of one its periodicity makes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from paperwork.book.volume import (
    each_time,
    expected_volume,
    is_measured,
    planned_units,
    planned_volume,
    typed_volume,
)

JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
YEAR = (JANUARY, DECEMBER)
EXPECTED = (
    ("1 раз в месяц", YEAR, range(12, 13)), ("4 раза в месяц", YEAR, range(48, 49)),
    ("1 раз в неделю", YEAR, range(52, 54)),
    ("ежедневно", YEAR, range(365, 366)), ("2 раза в день", (JANUARY, date(2026, 1, 10)), range(20, 21)),
    ("1 раз в квартал", YEAR, range(4, 5)), ("1 раз в полугодие", YEAR, range(2, 3)),
    ("2 раза в год", YEAR, range(2, 3)),
    ("1 раз в месяц", (date(2026, 3, 5), date(2026, 9, 4)), range(6, 7)),
    ("1 раз в месяц", (date(2026, 3, 5), date(2026, 3, 5)), range(1, 2)),
    ("1 раз в квартал", (JANUARY, date(2026, 4, 30)), range(1, 3)),
    ("1 РАЗ В МЕСЯЦ ", YEAR, range(12, 13)),
)  # fmt: skip
UNCOUNTED = (
    ("по мере необходимости", JANUARY, DECEMBER), (None, JANUARY, DECEMBER),
    ("1 раз в месяц", None, DECEMBER),
    ("1 раз в месяц", JANUARY, None), ("1 раз в месяц", DECEMBER, JANUARY),
    ("до 2 раз в неделю", JANUARY, DECEMBER),
    ("1 раз в 2 недели", JANUARY, DECEMBER),
)  # fmt: skip
TYPED = (
    ("12 единиц/раз", 12), (" 48", 48), ("двенадцать", None), ("", None), (None, None), ("около 5", None),
    ("1,5 часа", None),
    ("10-12 раз", None), ("12.", 12), ("12 раз в год", 12),
)  # fmt: skip

PLANNED = (  # the whole term is a year
    ("12 единиц", "1 раз в месяц", range(12, 13)),
    ("52 единицы", "1 раз в неделю", range(52, 53)),  # one of the two that agree
    ("1 час", "2 раза в неделю", range(104, 107)), ("30 минут", "ежедневно", range(365, 366)),
    ("20 м2", "1 раз в месяц", range(12, 13)), ("1 занятие", "2 раза в месяц", range(24, 25)),
    ("12 единиц", "2 раза в неделю", range(104, 107)),  # typed wrong: as the month's check counts it
    ("8 часов", "по мере необходимости", range(8, 9)), ("по потребности", "1 раз в квартал", range(4, 5)),
    ("по потребности", "по обращению", None), (None, None, None),
)  # fmt: skip
MEASURED = (
    "30 минут",
    "1 час",
    "2 ч",
    "20 м2",
    "18 кв. м",
    "40 м²",
    "5 кг",
    "1 шт.",
    "2 комплекта",
    "1 место",
)
HALF = Decimal("0.5")
EACH = (  # the unit of the tariff, the volume, how often in a year, how many units each time
    ("час", "2 часа", "2 раза в неделю", 2), ("ч.", "3 ч", "ежедневно", 3),
    ("часы", "0,5 часа", "ежедневно", HALF), ("минута", "60 мин", "однократно", 60),
    ("мин.", "90 минут", "1 раз в полугодие", 90), ("кв. м", "20 м2", "1 раз в месяц", 20),
    ("м²", "22,5 кв. м", "1 раз в месяц", 22 + HALF), ("кг", "1,50 кг", "1 раз в неделю", 1 + HALF),
    ("комплект", "2 комплекта", "по мере необходимости", 2),
    ("час", "90 минут", "ежедневно", 1 + HALF), ("мин.", "2 часа", "1 раз в неделю", 120),
    ("час", "45 мин", "2 раза в год", Decimal("0.75")), ("минута", "0,5 часа", "однократно", 30),
    ("час", "по 2 часа", "ежедневно", 2), ("час", "3 часа/раз", "1 раз в неделю", 3),
    ("час", "2 часа в день", "ежедневно", 2), ("шт.", "2 шт. за посещение", "1 раз в неделю", 2),
    ("час", "4 часа в день", "2 раза в день", 2), ("час", "4 часа", "2 раза в день", 4),
    ("м²", "12 м²", "1 раз в месяц", 12), ("мин", "365 мин", "ежедневно", 365),
    # of the whole term
    ("час", "12 часов", "1 раз в месяц", 1), ("комплект", "53 комплекта", "1 раз в неделю", 1),
    ("час", "104 часа", "1 раз в неделю", 2), ("час", "104 часа", "2 раза в неделю", 1),
    ("час", "100 часов", "ежедневно", 1),
    # in another unit, in none, or told otherwise
    ("услуга", "2 часа", "ежедневно", 1), ("час", "20 минут", "ежедневно", 1),
    ("набор", "2 комплекта", "ежедневно", 1), (None, "2 часа", "ежедневно", 1),
    ("час", None, "ежедневно", 1), ("час", "2 раза", "ежедневно", 1),
    ("час", "1 час 30 минут", "ежедневно", 1), ("час", "24 часа в год", "2 раза в месяц", 1),
    ("час", "1–2 часа", "ежедневно", 1), ("30 мин.", "60 мин.", "ежедневно", 1),
)  # fmt: skip
UNITS = (  # the unit, the volume, how often in a year: how many units in it
    ("кг", "52 кг", "1 раз в неделю", "2704–2756"), ("час", "2 часа", "1 раз в неделю", "104–106"),
    ("час", "12 часов", "1 раз в месяц", "12"), ("услуга", "52 кг", "1 раз в неделю", "52"),
    ("час", "2 часа", "по мере необходимости", "2"), ("час", "1 час", "1 раз в месяц", "12"),
)  # fmt: skip
COUNTED = ("12 единиц", "12", "4 раза", "3 услуги", "2 занятия", "6 мероприятий", "5 консультаций", "12 чел.")


@pytest.mark.parametrize(("volume", "periodicity", "planned"), PLANNED)
def test_what_is_planned_of_a_whole_term(
    volume: str | None, periodicity: str | None, planned: range | None
) -> None:
    assert planned_volume(volume, periodicity, *YEAR) == planned


def test_a_volume_of_each_time_is_told_from_a_number_of_times() -> None:
    assert [volume for volume in MEASURED if not is_measured(volume)] == []
    assert [volume for volume in COUNTED if is_measured(volume)] == []


@pytest.mark.parametrize(("unit", "volume", "periodicity", "each"), EACH)
def test_how_many_units_of_a_tariff_each_time_is(
    unit: str | None, volume: str | None, periodicity: str, each: int | Decimal
) -> None:
    assert each_time(volume, periodicity, *YEAR, unit) == each


@pytest.mark.parametrize(("unit", "volume", "periodicity", "planned"), UNITS)
def test_how_many_units_are_planned_of_a_whole_term(
    unit: str, volume: str, periodicity: str, planned: str
) -> None:
    assert str(planned_units(volume, periodicity, *YEAR, unit)) == planned


@pytest.mark.parametrize(("periodicity", "days", "expected"), EXPECTED)
def test_what_a_periodicity_makes(periodicity: str, days: tuple[date, date], expected: range) -> None:
    assert expected_volume(periodicity, *days) == expected


@pytest.mark.parametrize(("periodicity", "start", "end"), UNCOUNTED)
def test_what_cannot_be_counted(periodicity: str | None, start: date | None, end: date | None) -> None:
    assert expected_volume(periodicity, start, end) is None


@pytest.mark.parametrize(("volume", "number"), TYPED)
def test_the_number_of_a_volume(volume: str | None, number: int | None) -> None:
    assert typed_volume(volume) == number
