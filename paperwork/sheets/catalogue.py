"""«Перечень услуг»: what the institution gives, to whom and how it is received."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.numbers import Money, Number
from paperwork.sheets.answers.kinds.texts import Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueService(Record):
    """One service of the institution's list."""

    sheet: ClassVar[Sheet] = Sheet(
        order=40,
        group=SheetGroup.INSTITUTION,
        title="Перечень услуг",
        paper="services",
        purpose="Какие услуги оказывает учреждение: из них выбирают услуги плана",
        rows_tag="перечень_услуг",
        key="service",
    )
    service: Text = column(
        "Услуга",
        required=True,
        choices="Услуга",
        hint="Название услуги: из списка или свое",
        width=44,
    )
    sort: OneOf = column("Вид", choices="Вид", hint="Вид социальных услуг")
    service_form: OneOf = column(
        "Форма обслуживания", choices="Форма обслуживания", hint="Где услуга оказывается"
    )
    description: Lines = column("Описание", hint="Что входит в услугу")
    periodicity: OneOf = column("Периодичность", choices="Периодичность")
    procedure: Lines = column("Порядок получения", hint="Куда обратиться, какие нужны документы")
    entitled: Lines = column("Кому положена", hint="Категории граждан")
    payment: Text = column("Оплата", hint="Бесплатно, частично, тариф")
    tariff: Money = column("Тариф", hint="Рублей за единицу: 184,50")
    unit: Text = column("Единица", hint="За что тариф: услуга, час, посещение", width=14)
    minutes: Number = column("Время (мин.)", hint="Сколько минут занимает услуга")
