"""«Перечень услуг»: what the institution gives, to whom and how it is received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from paperwork.sheets.answers.fields import Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueService(Record):
    """One service of the institution's list."""

    sheet: ClassVar[Sheet] = Sheet(
        order=40,
        title="Перечень услуг",
        paper="services",
        purpose="Какие услуги оказывает учреждение: из них выбирают услуги плана",
        rows_tag="перечень_услуг",
        key="service",
    )
    service: str | None = answer(
        "Услуга",
        required=True,
        choices="Услуга",
        hint="Название услуги: из списка или свое",
    )
    sort: str | None = answer("Вид", Kind.CHOICE, choices="Вид", hint="Вид социальных услуг")
    service_form: str | None = answer(
        "Форма обслуживания", Kind.CHOICE, choices="Форма обслуживания", hint="Где услуга оказывается"
    )
    description: str | None = answer("Описание", Kind.LINES, hint="Что входит в услугу")
    periodicity: str | None = answer("Периодичность", Kind.CHOICE, choices="Периодичность")
    procedure: str | None = answer(
        "Порядок получения", Kind.LINES, hint="Куда обратиться, какие нужны документы"
    )
    entitled: str | None = answer("Кому положена", Kind.LINES, hint="Категории граждан")
    payment: str | None = answer("Оплата", hint="Бесплатно, частично, тариф")
