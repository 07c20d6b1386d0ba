"""«Оказано»: the services that a client did receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from paperwork.sheets.answers.fields import FILE_NUMBER, Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Record):
    """One delivery of a service."""

    sheet: ClassVar[Sheet] = Sheet(
        order=130,
        title="Оказано",
        paper="deliveries",
        purpose="Что и когда оказано на деле",
        rows_tag="оказано",
        per_client=True,
        same_by=(("file_number", "service", "given", "receipt?"),),
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    service: str | None = answer(
        "Услуга", required=True, link="Перечень услуг", hint="Из листа «Перечень услуг»"
    )
    given: date | None = answer("Дата", Kind.DATE, required=True)
    quantity: int | Decimal | str | None = answer(
        "Количество", Kind.NUMBER, required=True, hint="Число: сколько единиц"
    )
    receipt: str | None = answer("Квитанция", Kind.CODE, hint="Номер квитанции")
