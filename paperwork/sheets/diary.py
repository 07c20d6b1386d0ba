"""«Дневник»: the days of a student's practice."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.numbers import Number
from paperwork.sheets.answers.kinds.texts import Lines
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay(Record):
    """One entry of the diary."""

    sheet: ClassVar[Sheet] = Sheet(
        order=144,
        group=SheetGroup.PRACTICE,
        title="Дневник",
        paper="practice",
        purpose="Для студентов: дневник практики, одна строка — один день",
        rows_tag="дневник",
        same_by=(("day", "work"),),
        occasion=True,
    )
    day: Day = column("Дата", required=True)
    work: Lines = column("Содержание работы", required=True, hint="Что сделано за день")
    outcome: Lines = column("Результат", hint="Что получилось, чему научились")
    hours: Number = column("Часы", hint="Число: сколько часов")
