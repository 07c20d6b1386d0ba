"""«Дневник»: the days of a student's practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from paperwork.sheets.answers.fields import Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay(Record):
    """One entry of the diary."""

    sheet: ClassVar[Sheet] = Sheet(
        order=144,
        title="Дневник",
        paper="practice",
        purpose="Для студентов: дневник практики, одна строка — один день",
        rows_tag="дневник",
        same_by=(("day", "work"),),
        occasion=True,
    )
    day: date | None = answer("Дата", Kind.DATE, required=True)
    work: str | None = answer("Содержание работы", Kind.LINES, required=True, hint="Что сделано за день")
    outcome: str | None = answer("Результат", Kind.LINES, hint="Что получилось, чему научились")
    hours: int | Decimal | str | None = answer("Часы", Kind.NUMBER, hint="Число: сколько часов")
