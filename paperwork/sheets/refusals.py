"""«Отказы»: what a client refuses; the law has it written into his individual programme."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Record):
    """One refusal of a form of service, of a kind of services or of a service."""

    sheet: ClassVar[Sheet] = Sheet(
        order=114,
        group=SheetGroup.OFFICIAL,
        title="Отказы",
        paper="individual_programme",
        purpose="От чего отказался клиент: формы обслуживания, вида услуг, услуги",
        rows_tag="отказы",
        per_client=True,
        same_by=(("file_number", "refused", "day?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    refused: Text = column(
        "От чего отказ", required=True, hint="Форма обслуживания, вид услуг или услуга", width=44
    )
    reason: Lines = column("Причина", hint="Почему отказался")
    day: Day = column("Дата", hint="Когда отказался")
