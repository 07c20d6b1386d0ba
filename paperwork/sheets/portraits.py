"""«Портреты»: the socio-psychological profile, one row a client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from paperwork.sheets.answers.fields import FILE_NUMBER, Kind, Record, Sheet, answer

SEVERAL = "Можно несколько: через ; или с новой строки (Alt+Enter)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait(Record):
    """The profile of one client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=60,
        title="Портреты",
        paper="client",
        purpose="Социально-психологический портрет: одна строка на клиента",
        tag="портрет",
        per_client=True,
        key="file_number",
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    wealth: str | None = answer("Материальное положение", Kind.CHOICE, choices="Материальное положение")
    religion: str | None = answer(
        "Вероисповедание",
        Kind.CHOICE,
        choices="Вероисповедание",
        special=True,
        hint="Только с письменного согласия клиента; можно не заполнять",
    )
    culture: str | None = answer(
        "Культурный уровень", Kind.CHOICE, choices="Культурный уровень", hint="Культура речи, быта, внешности"
    )
    more_on_position: str | None = answer(
        "Дополнительно о положении", Kind.LINES, hint="Дополнительные сведения к социальной характеристике"
    )
    behaviour: str | None = answer(
        "Особенности поведения", Kind.CHOICES, choices="Особенности поведения", hint=SEVERAL
    )
    life_stance: str | None = answer("Жизненная позиция", Kind.CHOICE, choices="Жизненная позиция")
    emotions: str | None = answer(
        "Проявление эмоций", Kind.CHOICES, choices="Проявление эмоций", hint=SEVERAL
    )
    activity: str | None = answer("Активность в общении", Kind.CHOICE, choices="Активность в общении")
    awareness: str | None = answer(
        "Осознание проблемы", Kind.LINES, hint="Как клиент понимает проблему, как к ней относится"
    )
    problem_solving: str | None = answer(
        "Умение решать проблему", Kind.CHOICE, choices="Умение решать проблему"
    )
    experience: str | None = answer("Опыт решения проблем", Kind.CHOICE, choices="Опыт решения проблем")
    openness: str | None = answer("Открытость в беседе", Kind.CHOICE, choices="Открытость в беседе")
    family: str | None = answer("Отношения в семье", Kind.CHOICE, choices="Отношения в семье")
    habits: str | None = answer(
        "Вредные привычки",
        Kind.CHOICES,
        choices="Вредные привычки",
        special=True,
        hint="Только с письменного согласия клиента. " + SEVERAL,
    )
    leisure: str | None = answer("Свободное время", Kind.LINES, hint="Чем занят в свободное время")
    more: str | None = answer("Дополнительные сведения", Kind.LINES)
    advice: str | None = answer(
        "Рекомендации", Kind.LINES, hint="По развитию личностных ресурсов и успешной социализации"
    )
