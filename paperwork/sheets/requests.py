"""«Обращения»: the register of requests, with what its deadlines are counted from."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import DayOrWords, Moment
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Phone, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """One request."""

    sheet: ClassVar[Sheet] = Sheet(
        order=140,
        group=SheetGroup.WORK,
        title="Обращения",
        paper="requests",
        purpose="Журнал обращений: срок ответа — 24 часа",
        rows_tag="обращения",
        same_by=(("number",), ("received", "applicant")),
    )
    number: Code = column("Номер")
    received: Moment = column("Поступило", required=True, hint="Дата и время: 05.03.2026 14:30")
    channel: OneOf = column("Канал", choices="Канал")
    applicant: Text = column("Заявитель", required=True)
    phone: Phone = column("Телефон", withheld="телефон")
    file_number: Code = column(FILE_NUMBER, link="Клиенты", hint="Если заявитель — уже клиент")
    matter: Lines = column("Суть", required=True)
    priority: OneOf = column("Приоритет", choices="Приоритет")
    passed_to: DayOrWords = column("Передано", hint="Кому и когда передано")
    notified: DayOrWords = column("Уведомлен", hint="Когда заявителю сообщили, что заявка принята")
    answered: Moment = column("Отвечено", not_before="received", hint="Дата и время ответа")
    outcome: Lines = column("Результат")
