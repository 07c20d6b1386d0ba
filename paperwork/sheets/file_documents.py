"""«Документы дела»: the documents that a client's file holds or still needs."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.numbers import Number
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup

NO = "нет"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDocument(Record):
    """One document of a file."""

    sheet: ClassVar[Sheet] = Sheet(
        order=69,
        group=SheetGroup.CLIENT,
        title="Документы дела",
        paper="documents",
        purpose="Что лежит в личном деле, чего не хватает и что скоро устареет",
        rows_tag="документы_дела",
        per_client=True,
        same_by=(("file_number", "document", "accepted?"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    document: Text = column("Документ", required=True, hint="Например: справка МСЭ, копия паспорта", width=40)
    needed: OneOf = column(
        "Нужен", choices="Да или нет", hint="Пусто – да: пока документ не принят, о нем напомнит список дел"
    )
    accepted: Day = column("Принят", hint="Когда документ положен в дело; пусто – его еще нет")
    valid_until: Day = column("Действует до", not_before="accepted", hint="Пусто – срока нет")
    sheets: Number = column("Листов", hint="Сколько листов в деле он занимает")
    note: Lines = column("Примечание", hint="Подлинник или копия, где взят")

    @property
    def is_needed(self) -> bool:
        """Whether the file asks for it."""
        return self.needed != NO
