"""«Табель»: what a client was given on each day of a month, a row a service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.russian.dates import last_day
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.months import Mark, Month
from paperwork.sheets.answers.kinds.texts import Code, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup
from paperwork.sheets.deliveries import Delivery

DAYS = {number: f"day_{number}" for number in range(1, 32)}  # the attribute of each day


@dataclass(frozen=True, slots=True, kw_only=True)
class Timesheet(Record):
    """A service of a client in a month: every filled day is a delivery."""

    sheet: ClassVar[Sheet] = Sheet(
        order=131,
        group=SheetGroup.WORK,
        title="Табель",
        paper="timesheet",
        purpose="То же по дням месяца: строка – услуга, столбец – день",
        per_client=True,
        feeds=Delivery.sheet.rows_tag,
        same_by=(("file_number", "month", "service", "receipt?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    month: Month = column("Месяц", required=True, hint="Месяц и год: 03.2026")
    service: Text = column(
        "Услуга", required=True, link="Перечень услуг", hint="Из листа «Перечень услуг»", width=44
    )
    day_1: Mark = column("1")
    day_2: Mark = column("2")
    day_3: Mark = column("3")
    day_4: Mark = column("4")
    day_5: Mark = column("5")
    day_6: Mark = column("6")
    day_7: Mark = column("7")
    day_8: Mark = column("8")
    day_9: Mark = column("9")
    day_10: Mark = column("10")
    day_11: Mark = column("11")
    day_12: Mark = column("12")
    day_13: Mark = column("13")
    day_14: Mark = column("14")
    day_15: Mark = column("15")
    day_16: Mark = column("16")
    day_17: Mark = column("17")
    day_18: Mark = column("18")
    day_19: Mark = column("19")
    day_20: Mark = column("20")
    day_21: Mark = column("21")
    day_22: Mark = column("22")
    day_23: Mark = column("23")
    day_24: Mark = column("24")
    day_25: Mark = column("25")
    day_26: Mark = column("26")
    day_27: Mark = column("27")
    day_28: Mark = column("28")
    day_29: Mark = column("29")
    day_30: Mark = column("30")
    day_31: Mark = column("31")
    receipt: Code = column("Квитанция", hint="Номер квитанции за месяц")


def filled_days(row: Timesheet) -> Iterator[tuple[str, int, Mark]]:
    """The days that have something written: the attribute, the number of the day, how much."""
    for number, name in DAYS.items():
        quantity = getattr(row, name)
        if quantity is not None:
            yield name, number, quantity


def day_of(month: date, number: int) -> date | None:
    """That day of the month; None where the month has no such day."""
    return month.replace(day=number) if number <= last_day(month.year, month.month) else None
