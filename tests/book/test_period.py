"""The period of a paper: how it is named, how a command is told, what stands on the paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from desk import INSTITUTION, VERA, Desk, plain

from paperwork.book.period import Period, last_month, month, quarter

NB = "\u00a0"
PERIODS: list[tuple[Period, date, date, str]] = [
    (month("2026-10"), date(2026, 10, 1), date(2026, 10, 31), "октябрь 2026 г."),
    (month("октябрь 26"), date(2026, 10, 1), date(2026, 10, 31), "октябрь 2026 г."),
    (month("2024-2"), date(2024, 2, 1), date(2024, 2, 29), "февраль 2024 г."),
    (month("06.2026"), date(2026, 6, 1), date(2026, 6, 30), "июнь 2026 г."),
    (month("июнь 2026"), date(2026, 6, 1), date(2026, 6, 30), "июнь 2026 г."),
    (month("Мая 2024 г."), date(2024, 5, 1), date(2024, 5, 31), "май 2024 г."),
    (month("июнь", date(2026, 6, 1)), date(2026, 6, 1), date(2026, 6, 30), "июнь 2026 г."),
    (month("декабрь", date(2026, 6, 1)), date(2025, 12, 1), date(2025, 12, 31), "декабрь 2025 г."),
    (quarter("2026-4"), date(2026, 10, 1), date(2026, 12, 31), "IV квартал 2026 г."),
    (quarter("2026-1"), date(2026, 1, 1), date(2026, 3, 31), "I квартал 2026 г."),
    (last_month(date(2026, 3, 31)), date(2026, 2, 1), date(2026, 2, 28), "февраль 2026 г."),
    (last_month(date(2026, 1, 1)), date(2025, 12, 1), date(2025, 12, 31), "декабрь 2025 г."),
    (Period(date(2026, 1, 1), date(2026, 12, 31)), date(2026, 1, 1), date(2026, 12, 31), "2026 год"),
    (
        Period(date(2026, 3, 5), date(2026, 4, 17)),
        date(2026, 3, 5),
        date(2026, 4, 17),
        "период с 05.03.2026 по 17.04.2026",
    ),
    (
        Period(date(2026, 2, 1), date(2026, 4, 30)),  # three months, and no quarter
        date(2026, 2, 1),
        date(2026, 4, 30),
        "период с 01.02.2026 по 30.04.2026",
    ),
    (Period(date(2028, 2, 29), date(2028, 2, 29)), date(2028, 2, 29), date(2028, 2, 29), "29.02.2028"),
]


@pytest.mark.parametrize(("period", "start", "end", "name"), PERIODS, ids=[case[3] for case in PERIODS])
def test_a_period_has_its_days_and_its_name(period: Period, start: date, end: date, name: str) -> None:
    assert (period.start, period.end) == (start, end)
    assert period.name.replace(NB, " ") == name
    assert start in period
    assert end in period
    assert start - timedelta(1) not in period
    assert end + timedelta(1) not in period


TODAY = date.today()
TOLD: list[tuple[tuple[str, ...], Period]] = [
    ((), last_month(TODAY)),
    (("--month", "2026-10"), month("2026-10")),
    (("--quarter", "2026-4"), quarter("2026-4")),
    (("--from", "05.03.2026", "--to", "2026-04-17"), Period(date(2026, 3, 5), date(2026, 4, 17))),
    (("--from", f"{TODAY:%d.%m.%Y}"), Period(TODAY, TODAY)),
]


def test_the_paper_says_of_which_period_it_tells(desk: Desk) -> None:
    desk.template("Отчет", "{{ период.название }}: {{ период.начало }}, {{ период.окончание }}", name="told")
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    for options, period in TOLD:
        assert desk.make(book, "--document", "told", *options).status == 0
        days = f"{period.start:%d.%m.%Y}, {period.end:%d.%m.%Y}"
        assert desk.text("Учреждение/Отчет") == f"{period.name}: {days}"


def test_another_period_is_another_run(desk: Desk) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    options = ("--document", "request_journal", "--month")
    made = [desk.make(book, *options, name).out.splitlines()[1] for name in ("2026-03", "2026-03", "2026-04")]
    assert made == ["  сделано: 1", "  не изменилось с прошлого раза: 1", "  сделано: 1"]
    assert "за апрель" in plain(desk.text("Учреждение/Журнал обращений"))
