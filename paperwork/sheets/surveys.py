"""«Обследования»: the surveys of a client's living conditions; the newest is the one that counts."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.listed import listed
from paperwork.sheets.answers.recommended import recommended_forms, recommended_kinds, said_of_need
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup


def _forms(survey: Survey, _around: Around) -> str | None:
    """Each in a line of its own: those of the recommendations, or of the conclusion."""
    return "\n".join(recommended_forms(survey.advice, survey.conclusion)) or None


def _kinds(survey: Survey, _around: Around) -> str | None:
    return "\n".join(recommended_kinds(survey.advice, survey.conclusion)) or None


def _need(survey: Survey, _around: Around) -> str | None:
    """What the commission has concluded, in the words of the forms; None where it does not say it."""
    return {True: "нуждается", False: "не нуждается", None: None}[
        said_of_need(survey.conclusion, survey.advice)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """One survey of the living conditions of a client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=66,
        group=SheetGroup.CLIENT,
        title="Обследования",
        paper="survey",
        purpose="Акты обследования условий жизни; новая строка – новое обследование",
        tag="обследование",
        rows_tag="обследования",
        per_client=True,
        same_by=(("file_number", "surveyed"),),
        newest_by="surveyed",
        computed=(
            listed("условия", "Условия", "conditions", "Условия жизни"),
            ComputedTag("рекомендуемые_формы", "Формы обслуживания, которые названы в рекомендациях", _forms),
            ComputedTag("нуждаемость", "«нуждается» или «не нуждается», как сказано в выводе", _need),
            ComputedTag("рекомендуемые_виды", "Виды услуг, которые названы в рекомендациях", _kinds),
        ),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    surveyed: Day = column("Дата", required=True, hint="Когда проведено обследование")
    number: Code = column("Номер", hint="Номер акта")
    occasion: Text = column("Повод", hint="Заявление клиента, плановое, сообщение школы", width=30)
    commission: Lines = column(
        "Комиссия", hint="Каждый с новой строки (Alt+Enter): должность; фамилия, имя, отчество", width=44
    )
    health: Lines = column(
        "Здоровье", special=True, hint="Только с письменного согласия клиента или его представителя"
    )
    self_care: OneOf = column(
        "Самообслуживание", choices="Самообслуживание", hint="Еда, гигиена, одежда, покупки"
    )
    moving: Text = column("Передвижение", hint="Самостоятельно, с опорой, только по дому, не передвигается")
    help: Lines = column("Помощь родных", hint="Родственников, соседей, организаций: кто и чем помогает")
    income: Lines = column("Доход", hint="Из чего складывается: пенсия, пособие, заработок, алименты")
    sufficiency: Lines = column("Достаточность дохода", hint="На что хватает и на что не хватает")
    more: Lines = column("Дополнительно", hint="Другие данные обследования")
    conditions: OneOf = column("Условия", choices="Условия жизни")
    conclusion: Lines = column("Вывод", required=True, hint="К чему пришла комиссия", width=44)
    advice: Lines = column("Рекомендации", hint="Форма обслуживания, виды услуг, меры помощи")
