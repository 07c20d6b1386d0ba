"""«Контакты»: the talks with a client that took place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.sheets.answers.fields import FILE_NUMBER, Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """One contact with a client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=120,
        title="Контакты",
        paper="contacts",
        purpose="Когда и о чем говорили с клиентом",
        rows_tag="контакты",
        per_client=True,
        same_by=(("file_number", "held", "content?"),),
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    held: date | None = answer("Дата", Kind.DATE, required=True)
    way: str | None = answer("Способ", Kind.CHOICE, choices="Способ")
    content: str | None = answer("Содержание", Kind.LINES, hint="О чем говорили, что решили")
    specialist: str | None = answer(
        "Специалист", Kind.CODE, link="Специалисты", hint="Код с листа «Специалисты»"
    )
    new_needs: str | None = answer("Новые потребности", Kind.LINES)
