"""«Программы»: the head of the programme of help, one row a client."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.texts import Code, Lines
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup
from paperwork.sheets.programme import ProgrammeRow


def _specialist(head: Programme, around: Around) -> object:
    """The name of whose code it is."""
    return around.named(head.specialist)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """What stands above the programme's table."""

    sheet: ClassVar[Sheet] = Sheet(
        order=111,
        group=SheetGroup.PLAN,
        title="Программы",
        paper="programme",
        purpose="Цель и срок программы помощи: одна строка на клиента",
        tag="программа_помощи",
        heads=ProgrammeRow.sheet.rows_tag,
        per_client=True,
        key="file_number",
        computed=(ComputedTag("специалист", "Специалист", _specialist),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    drawn_up: Day = column("Дата", hint="Когда составлена программа")
    aim: Lines = column("Цель программы")
    start: Day = column("Начало", hint="Первый день срока реализации")
    end: Day = column("Окончание", not_before="start", hint="Последний день срока реализации")
    specialist: Code = column(
        "Специалист",
        link="Специалисты",
        hint="Код с листа «Специалисты»; пусто — специалист, который ведет клиента",
    )
