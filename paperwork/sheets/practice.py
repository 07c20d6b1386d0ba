"""«Практика»: a student's practice, whose report and diary are made of the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.sheets.answers.fields import Kind, Record, Sheet, SheetLayout, answer

STUDY = "Учеба"
PLACE = "Практика"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Record):
    """The answers of the practice's card."""

    sheet: ClassVar[Sheet] = Sheet(
        order=142,
        title="Практика",
        paper="practice",
        purpose="Для студентов: сведения для отчета и дневника практики",
        layout=SheetLayout.CARD,
        tag="практика",
        occasion=True,
    )
    school: str | None = answer(
        "Учебное заведение", section=STUDY, hint="Полное название, как на титульном листе"
    )
    faculty: str | None = answer("Факультет", section=STUDY)
    chair: str | None = answer("Кафедра", section=STUDY)
    sort: str | None = answer("Вид практики", section=STUDY, hint="Например: производственная практика")
    student: str | None = answer("Студент", section=STUDY, hint="Фамилия, имя и отчество полностью")
    speciality: str | None = answer("Специальность", section=STUDY, hint="Специальность или направление")
    course: str | None = answer("Курс", Kind.CODE, section=STUDY)
    group: str | None = answer("Группа", Kind.CODE, section=STUDY)
    place: str | None = answer("Место практики", section=PLACE, hint="Название учреждения и отделения")
    start: date | None = answer("Начало", Kind.DATE, section=PLACE, hint="Первый день практики")
    end: date | None = answer(
        "Окончание", Kind.DATE, section=PLACE, not_before="start", hint="Последний день практики"
    )
    school_head: str | None = answer(
        "Руководитель от вуза", section=PLACE, hint="Фамилия, имя и отчество полностью"
    )
    place_head: str | None = answer(
        "Руководитель от учреждения", section=PLACE, hint="Фамилия, имя и отчество полностью"
    )
    city: str | None = answer("Город", section=PLACE, hint="Для титульного листа")
