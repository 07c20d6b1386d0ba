"""«Семья»: who lives with a client, and his near relatives wherever they live."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.russian.names import PersonName, parse_name
from paperwork.russian.relatives import sex_of_relative
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.numbers import Money
from paperwork.sheets.answers.kinds.texts import Code, Phone, Text
from paperwork.sheets.answers.listed import listed
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup
from paperwork.sheets.clients import OLDEST

APART = "не проживает"  # of the list «Проживает»


def name_of_member(member: FamilyMember, _around: Around | None = None) -> PersonName | str | None:
    """The name, which knows its parts and the sex, and so can be declined; as typed where it is no name."""
    name = parse_name(member.full_name or "")
    if name is None:
        return member.full_name
    return PersonName(name, *name.parts, name.sex or sex_of_relative(member.relation or ""))


def year_of_birth(member: FamilyMember, _around: Around | None = None) -> int | None:
    """The year of birth alone."""
    return member.birth_date.year if member.birth_date else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember(Record):
    """One member of a client's family."""

    sheet: ClassVar[Sheet] = Sheet(
        order=62,
        group=SheetGroup.CLIENT,
        title="Семья",
        paper="survey",
        purpose="Состав семьи: родственники и все, кто живет вместе с клиентом; сам клиент здесь не нужен",
        rows_tag="семья",
        per_client=True,
        same_by=(("file_number", "full_name"),),
        apart_by=("birth_date",),
        computed=(
            ComputedTag("фио", "ФИО", name_of_member),
            ComputedTag("год_рождения", "Год рождения", year_of_birth),
            listed("проживает", "Проживает", "lives", "Проживает"),
            listed("участие_в_воспитании", "Участие в воспитании", "upbringing", "Участие в воспитании"),
        ),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    full_name: Text = column("ФИО", required=True, hint="Фамилия, имя и отчество полностью", width=30)
    relation: Text = column("Кем приходится", required=True, hint="Клиенту: мать, сын, супруга, сосед")
    birth_date: Day = column(
        "Дата рождения", hint="Например: 14.02.1980", years_back=OLDEST, withheld="дата рождения"
    )
    occupation: Text = column("Занятость", hint="Место работы или учебы, должность; не работает", width=30)
    lives: OneOf = column("Проживает", choices="Проживает", hint="Вместе с клиентом")
    upbringing: OneOf = column(
        "Участие в воспитании", choices="Участие в воспитании", hint="В воспитании и содержании ребенка"
    )
    income: Money = column("Доход в месяц", hint="Рублей в среднем за месяц")
    address: Text = column("Адрес", hint="Если живет отдельно", withheld="адрес", width=30)
    phone: Phone = column("Телефон", withheld="телефон")
