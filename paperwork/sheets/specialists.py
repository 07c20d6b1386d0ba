"""«Специалисты»: those who lead the clients' cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from paperwork.sheets.answers.fields import Kind, Record, Sheet, answer
from paperwork.sheets.people import PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialist(Record):
    """One specialist."""

    sheet: ClassVar[Sheet] = Sheet(
        order=30,
        title="Специалисты",
        paper="specialists",
        purpose="Кто ведет клиентов: их коды выбирают на листе «Клиенты»",
        tag="специалист",
        rows_tag="специалисты",
        key="code",
        computed=PERSON,
    )
    code: str | None = answer("Код", Kind.CODE, required=True, hint="Короткий код, например: С1")
    surname: str | None = answer("Фамилия", required=True)
    given_name: str | None = answer("Имя", required=True)
    patronymic: str | None = answer("Отчество", hint="Если есть")
    post: str | None = answer("Должность", required=True, hint="Например: специалист по социальной работе")
    phone: str | None = answer("Телефон", Kind.PHONE, withheld="телефон")
    email: str | None = answer("Электронная почта", withheld="почта")
