"""«Контакты»: the talks with a client that took place."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines
from paperwork.sheets.answers.kinds.times import TimeOfDay
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """One contact with a client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=120,
        group=SheetGroup.WORK,
        title="Контакты",
        paper="contacts",
        purpose="Когда и о чем говорили с клиентом",
        rows_tag="контакты",
        per_client=True,
        same_by=(("file_number", "held", "content?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    held: Day = column("Дата", required=True)
    way: OneOf = column("Способ", choices="Способ")
    content: Lines = column("Содержание", hint="О чем говорили, что решили")
    specialist: Code = column("Специалист", link="Специалисты", hint="Код с листа «Специалисты»")
    new_needs: Lines = column("Новые потребности")
    begun: TimeOfDay = column("Время", hint="Начало")
