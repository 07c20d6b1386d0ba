"""«Жилье»: the dwelling of a client, one row a client."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.numbers import Number
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.listed import listed
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Housing(Record):
    """The dwelling of one client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=64,
        group=SheetGroup.CLIENT,
        title="Жилье",
        paper="survey",
        purpose="Жилищные условия: одна строка на клиента",
        tag="жилье",
        per_client=True,
        key="file_number",
        beside="обследование",
        computed=(
            listed("вид_жилья", "Вид жилья", "sort", "Вид жилья"),
            listed("санитарное_состояние", "Санитарное состояние", "sanitary", "Санитарное состояние"),
        ),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    sort: OneOf = column("Вид жилья", choices="Вид жилья")
    owner: Text = column(
        "Собственник", hint="Или наниматель: фамилия, имя, отчество, кем приходится клиенту", width=30
    )
    area: Number = column("Общая площадь", hint="Квадратных метров: 42,5")
    rooms: Number = column("Комнат", hint="Сколько комнат занимает клиент с семьей")
    room_sizes: Text = column("Размеры комнат", hint="Квадратных метров, через ; – 18; 12,5")
    floor: Code = column("Этаж")
    floors: Code = column("Этажность", hint="Сколько этажей в доме")
    house: Lines = column(
        "Качество дома", hint="Кирпичный, панельный, деревянный; ветхий; комнаты сухие, светлые, проходные"
    )
    comforts: Lines = column(
        "Благоустройство", hint="Водопровод, канализация, отопление, газ, ванна, лифт, телефон"
    )
    sanitary: OneOf = column("Санитарное состояние", choices="Санитарное состояние")
    of_child: Lines = column(
        "Условия ребенка", hint="Отдельная комната, место для сна, игр, занятий, игрушки, книги"
    )
