"""«Программа»: the rows of the programme of help."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import DayOrWords
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow(Record):
    """One row of the programme's table."""

    sheet: ClassVar[Sheet] = Sheet(
        order=110,
        group=SheetGroup.PLAN,
        title="Программа",
        paper="programme",
        purpose="Программа помощи: одна строка — одна проблема и работа с ней",
        rows_tag="программа",
        per_client=True,
        same_by=(("file_number", "problem", "measures?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    problem: Lines = column("Проблема", required=True, hint="Проблема или потребность клиента")
    goal: Lines = column("Цель")
    tasks: Lines = column("Задачи")
    measures: Lines = column("Мероприятия", hint="Содержание работы")
    methods: Lines = column("Формы и методы", hint="Формы и методы работы")
    terms: DayOrWords = column("Сроки", hint="Начало – окончание")
    responsible: Text = column("Ответственный")
    expected: Lines = column("Ожидаемый результат")
    done: OneOf = column("Отметка о выполнении", choices="Отметка о выполнении")
