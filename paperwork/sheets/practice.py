"""«Практика»: a student's practice, whose report and diary are made of the book."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup, SheetLayout

STUDY = "Учеба"
PLACE = "Практика"
TASK = "Задание и оценка"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Record):
    """The answers of the practice's card."""

    sheet: ClassVar[Sheet] = Sheet(
        order=142,
        group=SheetGroup.PRACTICE,
        title="Практика",
        paper="practice",
        purpose="Для студентов: сведения для отчета и дневника практики",
        layout=SheetLayout.CARD,
        tag="практика",
        occasion=True,
    )
    school: Text = column("Учебное заведение", section=STUDY, hint="Полное название, как на титульном листе")
    faculty: Text = column("Факультет", section=STUDY)
    chair: Text = column("Кафедра", section=STUDY)
    sort: Text = column("Вид практики", section=STUDY, hint="Например: производственная практика")
    student: Text = column("Студент", section=STUDY, hint="Фамилия, имя и отчество полностью")
    speciality: Text = column("Специальность", section=STUDY, hint="Специальность или направление")
    course: Code = column("Курс", section=STUDY)
    group: Code = column("Группа", section=STUDY)
    place: Text = column("Место практики", section=PLACE, hint="Название учреждения и отделения")
    start: Day = column("Начало", section=PLACE, hint="Первый день практики")
    end: Day = column("Окончание", section=PLACE, not_before="start", hint="Последний день практики")
    school_head: Text = column(
        "Руководитель от вуза", section=PLACE, hint="Фамилия, имя и отчество полностью"
    )
    place_head: Text = column(
        "Руководитель от учреждения", section=PLACE, hint="Фамилия, имя и отчество полностью"
    )
    city: Text = column("Город", section=PLACE, hint="Для титульного листа")
    client: Text = column(
        "Клиент в отчете",
        section=PLACE,
        hint="Пусто – инициалы; «полностью» – фамилия, имя и отчество; или обозначение, например К-1",
    )
    school_head_post: Text = column(
        "Руководитель от вуза: должность", section=TASK, hint="Например: доцент кафедры социальной работы"
    )
    place_head_post: Text = column("Руководитель от учреждения: должность", section=TASK)
    subject: Lines = column("Тема индивидуального задания", section=TASK)
    aim: Lines = column("Цель практики", section=TASK)
    instructed: Day = column("Дата инструктажа", section=TASK, hint="Охрана труда, пожарная безопасность")
    reference: Lines = column(
        "Характеристика", section=TASK, hint="Слова руководителя от учреждения: подготовка, отношение к делу"
    )
    grade: Text = column("Оценка", section=TASK, hint="Отлично, хорошо, удовлетворительно")
    contract_number: Code = column("Номер договора", section=TASK, hint="Договор о практической подготовке")
    contract_day: Day = column("Дата договора", section=TASK)
