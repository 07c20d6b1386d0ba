"""«Задание»: what a student is to do on the practice."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.texts import Lines
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTask(Record):
    """One piece of work of the individual task."""

    sheet: ClassVar[Sheet] = Sheet(
        order=143,
        group=SheetGroup.PRACTICE,
        title="Задание",
        paper="practice_task",
        purpose="Для студентов: индивидуальное задание и рабочий график практики",
        rows_tag="задание",
        same_by=(("task",),),
        occasion=True,
    )
    task: Lines = column("Задание", required=True, hint="Вид работы, содержание задания")
    outcome: Lines = column("Результат", hint="Планируемый результат, компетенции")
    start: Day = column("Начало")
    end: Day = column("Окончание", not_before="start")
    done: Lines = column("Отметка", hint="Отметка о выполнении: выполнено, дата")
