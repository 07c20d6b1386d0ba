"""«Сопровождение»: help of other organisations that goes along with the social services."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Record):
    """One measure of social support."""

    sheet: ClassVar[Sheet] = Sheet(
        order=115,
        group=SheetGroup.OFFICIAL,
        title="Сопровождение",
        paper="individual_programme",
        purpose="Социальное сопровождение: помощь, которая не относится к социальным услугам",
        rows_tag="сопровождение",
        per_client=True,
        same_by=(("file_number", "sort", "receiver?", "organisation?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    sort: OneOf = column("Вид сопровождения", required=True, choices="Вид сопровождения")
    receiver: Text = column("Получатель", hint="Клиент, родители или другие законные представители")
    organisation: Text = column("Организация", hint="Кто оказывает помощь")
    done: OneOf = column("Отметка о выполнении", choices="Отметка о выполнении")
