"""«ИППСУ»: the individual programme of social services that the authorised body draws up."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup

WHOLLY, NOT_WHOLLY = "полностью", "не полностью"  # of the list «Реализована»
FIRST, AGAIN = "впервые", "повторно"  # of the list «Разработана»


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualProgramme(Record):
    """One version of a client's individual programme; the newest by date is in force."""

    sheet: ClassVar[Sheet] = Sheet(
        order=113,
        group=SheetGroup.OFFICIAL,
        title="ИППСУ",
        paper="individual_programme",
        purpose="Индивидуальная программа предоставления социальных услуг и ее выполнение",
        tag="иппсу",
        rows_tag="все_иппсу",
        per_client=True,
        newest_by="drawn_up",
        same_by=(("file_number", "number"), ("file_number", "drawn_up")),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    number: Code = column("Номер", hint="Номер программы")
    drawn_up: Day = column("Дата", required=True, hint="Когда составлена программа")
    drawn_up_again: OneOf = column("Разработана", choices="Разработана", hint="впервые или повторно")
    until: Day = column(
        "На срок до",
        runs_out="ИППСУ",
        not_before="drawn_up",
        hint="Последний день: программу пересматривают не реже чем раз в 3 года, обычно это дата и 3 года",
    )
    service_form: OneOf = column("Форма обслуживания", choices="Форма обслуживания")
    conditions: Lines = column("Условия", hint="Что нужно соблюдать при оказании услуг")
    suppliers: Lines = column(
        "Рекомендуемые поставщики",
        hint="Каждый с новой строки: название; адрес; телефон, почта. Пусто – само учреждение",
    )
    signed_by: Text = column("Подписал", hint="Фамилия, имя и отчество полностью")
    signed_by_post: Text = column("Должность подписавшего")
    carried_out: OneOf = column("Реализована", choices="Реализована", hint="В конце срока")
    concluded: Day = column("Дата заключения", not_before="drawn_up", hint="Заключение о выполнении")
    conclusion_number: Code = column("Номер заключения")
    advice: Lines = column("Рекомендации", hint="Рекомендации в заключении")
