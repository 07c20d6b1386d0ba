"""«Обращения»: the register of requests, with what its deadlines are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from paperwork.sheets.answers.fields import FILE_NUMBER, Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """One request."""

    sheet: ClassVar[Sheet] = Sheet(
        order=140,
        title="Обращения",
        paper="requests",
        purpose="Журнал обращений: срок ответа — 24 часа",
        rows_tag="обращения",
        same_by=(("number",), ("received", "applicant")),
    )
    number: str | None = answer("Номер", Kind.CODE)
    received: datetime | None = answer(
        "Поступило", Kind.MOMENT, required=True, hint="Дата и время: 05.03.2026 14:30"
    )
    channel: str | None = answer("Канал", Kind.CHOICE, choices="Канал")
    applicant: str | None = answer("Заявитель", required=True)
    phone: str | None = answer("Телефон", Kind.PHONE, withheld="телефон")
    file_number: str | None = answer(
        FILE_NUMBER, Kind.CODE, link="Клиенты", hint="Если заявитель — уже клиент"
    )
    matter: str | None = answer("Суть", Kind.LINES, required=True)
    priority: str | None = answer("Приоритет", Kind.CHOICE, choices="Приоритет")
    passed_to: date | str | None = answer("Передано", Kind.DATE_OR_WORDS, hint="Кому и когда передано")
    notified: date | str | None = answer(
        "Уведомлен", Kind.DATE_OR_WORDS, hint="Когда заявителю сообщили, что заявка принята"
    )
    answered: datetime | None = answer(
        "Отвечено", Kind.MOMENT, not_before="received", hint="Дата и время ответа"
    )
    outcome: str | None = answer("Результат", Kind.LINES)
