"""«Специалисты»: those who lead the clients' cases."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.texts import Code, Email, Phone, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup
from paperwork.sheets.people import PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialist(Record):
    """One specialist."""

    sheet: ClassVar[Sheet] = Sheet(
        order=30,
        group=SheetGroup.INSTITUTION,
        title="Специалисты",
        paper="specialists",
        purpose="Кто ведет клиентов: их коды выбирают на листе «Клиенты»",
        tag="специалист",
        rows_tag="специалисты",
        key="code",
        computed=PERSON,
    )
    code: Code = column("Код", required=True, hint="Короткий код, например: С1")
    surname: Text = column("Фамилия", required=True)
    given_name: Text = column("Имя", required=True)
    patronymic: Text = column("Отчество", hint="Если есть")
    post: Text = column("Должность", required=True, hint="Например: специалист по социальной работе")
    phone: Phone = column("Телефон", withheld="телефон")
    email: Email = column("Электронная почта", withheld="почта", width=24)
