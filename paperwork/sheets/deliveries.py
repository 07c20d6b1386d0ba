"""«Оказано»: the services that a client did receive."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.numbers import Number
from paperwork.sheets.answers.kinds.texts import Code, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Record):
    """One delivery of a service."""

    sheet: ClassVar[Sheet] = Sheet(
        order=130,
        group=SheetGroup.WORK,
        title="Оказано",
        paper="deliveries",
        purpose="Что и когда оказано на деле",
        rows_tag="оказано",
        per_client=True,
        same_by=(("file_number", "service", "given", "receipt?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    service: Text = column(
        "Услуга", required=True, link="Перечень услуг", hint="Из листа «Перечень услуг»", width=44
    )
    given: Day = column("Дата", required=True)
    quantity: Number = column("Количество", required=True, hint="Число: сколько единиц")
    receipt: Code = column("Квитанция", hint="Номер квитанции")
