"""«Ребенок»: what an act on a minor's living conditions asks for, one row a client under 18."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.listed import listed
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Child(Record):
    """What is known of one child, its parents and its home."""

    sheet: ClassVar[Sheet] = Sheet(
        order=68,
        group=SheetGroup.CLIENT,
        title="Ребенок",
        paper="child",
        purpose="Для акта обследования условий жизни несовершеннолетнего: одна строка на ребенка",
        tag="ребенок",
        per_client=True,
        key="file_number",
        beside="обследование",
        computed=(
            listed("брак_родителей", "Брак родителей", "marriage", "Брак родителей"),
            listed("родители_живут", "Родители живут", "parents_live", "Родители живут"),
        ),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    birth_certificate: Text = column(
        "Свидетельство о рождении", hint="Серия, номер, когда и кем выдано", withheld="документ", width=28
    )
    looks: Lines = column(
        "Внешний вид", hint="Личная гигиена, одежда и обувь по сезону, возрасту и полу", width=32
    )
    adaptation: Lines = column(
        "Социальная адаптация",
        hint="Навыки общения и самообслуживания, поведение в разной обстановке",
        width=32,
    )
    schooling: Lines = column(
        "Воспитание и образование", hint="Школа, кружки, успехи и трудности, режим дня, досуг", width=32
    )
    safety: Lines = column(
        "Безопасность", hint="Опасные предметы, лекарства, приборы; риск вреда дома и вне его", width=32
    )
    emotional_needs: Lines = column("Эмоциональные потребности", hint="Как они удовлетворяются", width=32)
    relations: Lines = column(
        "Отношения в семье", hint="Между членами семьи: их характер, уклад, ценности", width=32
    )
    ties: Lines = column("Социальные связи", hint="С соседями, знакомыми, сверстниками, педагогами", width=32)
    property: Lines = column("Имущество", hint="Имущество и имущественные права ребенка", width=32)
    talk: Lines = column(
        "Беседа с ребенком", hint="Отношение и привязанность к родителям и другим родным", width=32
    )
    talk_with_others: Lines = column(
        "Беседа с другими", hint="Что говорят те, кто знает семью, о родителях и ребенке", width=32
    )
    without_care: Lines = column(
        "Отсутствие попечения", hint="Обстоятельства, которые о нем говорят, или что их нет", width=32
    )
    protection: Lines = column(
        "Формы защиты", hint="Рекомендуемые: помощь семье, отобрание, другое", width=32
    )
    mother_work: Lines = column(
        "Мать: труд", hint="Работает ли: должность и место, телефон, режим, доход", width=32
    )
    mother_part: Lines = column(
        "Мать: участие",
        hint="Живет ли с ребенком, как заботится, сколько времени уделяет, поддерживает ли",
        width=32,
    )
    father_work: Lines = column(
        "Отец: труд", hint="Работает ли: должность и место, телефон, режим, доход", width=32
    )
    father_part: Lines = column(
        "Отец: участие",
        hint="Живет ли с ребенком, как заботится, сколько времени уделяет, поддерживает ли",
        width=32,
    )
    marriage: OneOf = column("Брак родителей", choices="Брак родителей", hint="Зарегистрированный")
    parents_live: OneOf = column("Родители живут", choices="Родители живут")
