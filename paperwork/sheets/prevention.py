"""«Профилактика»: the measures of individual preventive work with a minor and his family."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import DayOrWords
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class PreventiveMeasure(Record):
    """One measure of the plan of preventive work."""

    sheet: ClassVar[Sheet] = Sheet(
        order=112,
        group=SheetGroup.PLAN,
        title="Профилактика",
        paper="prevention",
        purpose="План индивидуальной профилактической работы с несовершеннолетним и его семьей",
        rows_tag="профилактика",
        per_client=True,
        same_by=(("file_number", "measure"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    part: OneOf = column("Раздел", choices="Раздел", hint="Какая это помощь")
    measure: Lines = column("Мероприятие", required=True, hint="Что будет сделано")
    term: DayOrWords = column("Срок", hint="День или слова: ежемесячно, до 01.09.2026")
    responsible: Text = column("Ответственный", hint="Фамилия, имя, отчество или инициалы")
    body: Text = column("Орган", hint="Учреждение или орган, который исполняет: школа, КДН и ЗП")
    done: OneOf = column(
        "Отметка о выполнении", choices="Отметка о выполнении", hint="Дата и результат, когда выполнено"
    )
