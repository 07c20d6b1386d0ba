"""«Портреты»: the socio-psychological profile, one row a client."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.lists import OneOf, SeveralOf
from paperwork.sheets.answers.kinds.texts import Code, Lines
from paperwork.sheets.answers.sheet import Sheet, SheetGroup

SEVERAL = "Можно несколько: через ; или с новой строки (Alt+Enter)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait(Record):
    """The profile of one client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=60,
        group=SheetGroup.CLIENT,
        title="Портреты",
        paper="client",
        purpose="Социально-психологический портрет: одна строка на клиента",
        tag="портрет",
        per_client=True,
        key="file_number",
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    wealth: OneOf = column("Материальное положение", choices="Материальное положение")
    religion: OneOf = column(
        "Вероисповедание",
        choices="Вероисповедание",
        special=True,
        hint="Только с письменного согласия клиента; можно не заполнять",
    )
    culture: OneOf = column(
        "Культурный уровень", choices="Культурный уровень", hint="Культура речи, быта, внешности"
    )
    more_on_position: Lines = column(
        "Дополнительно о положении", hint="Дополнительные сведения к социальной характеристике"
    )
    behaviour: SeveralOf = column("Особенности поведения", choices="Особенности поведения", hint=SEVERAL)
    life_stance: OneOf = column("Жизненная позиция", choices="Жизненная позиция")
    emotions: SeveralOf = column("Проявление эмоций", choices="Проявление эмоций", hint=SEVERAL)
    activity: OneOf = column("Активность в общении", choices="Активность в общении")
    awareness: Lines = column("Осознание проблемы", hint="Как клиент понимает проблему, как к ней относится")
    problem_solving: OneOf = column("Умение решать проблему", choices="Умение решать проблему")
    experience: OneOf = column("Опыт решения проблем", choices="Опыт решения проблем")
    openness: OneOf = column("Открытость в беседе", choices="Открытость в беседе")
    family: OneOf = column("Отношения в семье", choices="Отношения в семье")
    habits: SeveralOf = column(
        "Вредные привычки",
        choices="Вредные привычки",
        special=True,
        hint="Только с письменного согласия клиента. " + SEVERAL,
    )
    leisure: Lines = column("Свободное время", hint="Чем занят в свободное время")
    more: Lines = column("Дополнительные сведения")
    advice: Lines = column("Рекомендации", hint="По развитию личностных ресурсов и успешной социализации")
