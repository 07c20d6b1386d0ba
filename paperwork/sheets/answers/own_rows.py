"""Rows of the user's own sheets: tied to clients by «Дело», with whatever other columns they have."""

from __future__ import annotations

import copyreg
from functools import cache
from typing import ClassVar, cast
from zlib import crc32

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, Schema, column, schema_of
from paperwork.sheets.answers.kinds.texts import Code
from paperwork.sheets.answers.sheet import Sheet, SheetGroup

PURPOSE = "Ваш собственный лист: строки клиентов, которые печатают ваши шаблоны"
TIE = fold(FILE_NUMBER)  # the header by which such a sheet is known
FIRST, PLACES = 10_000, 1_000_000  # the orders of such sheets, after all others
# What the program computes, in a higher room, and the names of the context: a test compares them.
COMPUTED = frozenset({
    "начисления", "табель_месяца", "расчет", "компенсация", "график_контактов", "прочие_контакты",
    "условия_договора", "услуги_для_клиента", "сведения_заявления", "комиссия", "родители", "опись_дела",
    "услуги_иппсу", "поставщики", "заключение_иппсу", "период", "сверка", "итоги_сверки", "журнал",
    "итоги_журнала", "сводка", "пересмотр", "изменения_услуг", "ненужные_услуги", "новые_потребности",
    "изменения_целей", "разделы_профилактики", "о_профилактике", "особые_данные", "возможные_особые_данные",
    "практикант", "составитель_программы", "прежняя_сводка", "срочные_услуги", "срочный_акт",
    "журнал_заявлений", "дневник_работников", "журнал_семей", "замечания_акта", "состоявшиеся_контакты",
    "сегодня", "склонения",
})  # fmt: skip
NO_NAMES = frozenset({"and", "else", "false", "for", "if", "in", "is", "loop", "none", "not", "or", "true"})


class _OwnType(type):
    """The type of the record types that are made when a book is read."""

    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow(Record, metaclass=_OwnType):
    """One row of a sheet of the user's own; all its answers but the file number are in ``extra``."""

    sheet: ClassVar[Sheet]
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")


@cache
def own_rows(title: str, tag: str) -> Schema:
    """The schema of the sheet with the title, whose rows templates call so: always the same one."""
    sheet = Sheet(
        order=FIRST + crc32(title.encode()) % PLACES,
        group=SheetGroup.OWN,
        title=title,
        purpose=PURPOSE,
        rows_tag=tag,
        per_client=True,
    )
    members = {"__slots__": (), "__module__": __name__, "__doc__": OwnRow.__doc__, "sheet": sheet}
    return schema_of(cast(type[Record], _OwnType(OwnRow.__name__, (OwnRow,), members)))


def is_own(schema: Schema) -> bool:
    """Whether the sheet is one of the user's own."""
    return isinstance(schema.record, _OwnType)


def _again(title: str, tag: str) -> type[Record]:
    return own_rows(title, tag).record


def _travelling(record: _OwnType) -> tuple[object, ...]:
    """A type that is on no module goes to another process as what it is made of."""
    return _again, (record.sheet.title, record.sheet.rows_tag)


copyreg.pickle(_OwnType, _travelling)  # type: ignore[arg-type]  # a type is an object too
