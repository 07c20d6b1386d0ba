"""«Оценки практики»: how well a student did each sort of work."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Lines
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeGrade(Record):
    """The grade of one sort of work."""

    sheet: ClassVar[Sheet] = Sheet(
        order=145,
        group=SheetGroup.PRACTICE,
        title="Оценки практики",
        paper="practice_task",
        purpose="Для студентов: аттестационный лист, одна строка – один вид работ",
        rows_tag="оценки",
        same_by=(("work",),),
        occasion=True,
    )
    work: Lines = column("Вид работ", required=True, hint="Вид и объем работ")
    quality: OneOf = column("Качество", choices="Качество", hint="Соответствует ли требованиям, или балл")
    competence: Lines = column("Компетенция", hint="Что освоено: ПК 1.1, ОК 3")
