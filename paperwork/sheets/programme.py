"""«Программа»: the rows of the programme of help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.sheets.answers.fields import FILE_NUMBER, Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow(Record):
    """One row of the programme's table."""

    sheet: ClassVar[Sheet] = Sheet(
        order=110,
        title="Программа",
        paper="programme",
        purpose="Программа помощи: одна строка — одна проблема и работа с ней",
        rows_tag="программа",
        per_client=True,
        same_by=(("file_number", "problem", "measures?"),),
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    problem: str | None = answer(
        "Проблема", Kind.LINES, required=True, hint="Проблема или потребность клиента"
    )
    goal: str | None = answer("Цель", Kind.LINES)
    tasks: str | None = answer("Задачи", Kind.LINES)
    measures: str | None = answer("Мероприятия", Kind.LINES, hint="Содержание работы")
    methods: str | None = answer("Формы и методы", Kind.LINES, hint="Формы и методы работы")
    terms: date | str | None = answer("Сроки", Kind.DATE_OR_WORDS, hint="Начало – окончание")
    responsible: str | None = answer("Ответственный")
    expected: str | None = answer("Ожидаемый результат", Kind.LINES)
    done: str | None = answer("Отметка о выполнении", Kind.CHOICE, choices="Отметка о выполнении")
