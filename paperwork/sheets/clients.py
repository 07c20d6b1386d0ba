"""«Клиенты»: the people whose cases the book holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.russian.numbers import Age, age_on
from paperwork.sheets.answers.fields import FILE_NUMBER, Around, ComputedTag, Kind, Record, Sheet, answer
from paperwork.sheets.people import PERSON

ALLOWED = "разрешена"
OLDEST = 120  # years; an age beyond it is a slip of the pen


def _age(client: Client, surroundings: Around) -> Age | None:
    """The client's full years today, or None without a date of birth."""
    if client.age is not None:
        return Age(client.age)
    return Age(age_on(client.birth_date, surroundings.today)) if client.birth_date else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Record):
    """One client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=50,
        title="Клиенты",
        paper="client",
        purpose="Личные данные клиентов: одна строка — один человек",
        tag="клиент",
        rows_tag="клиенты",
        key="file_number",
        same_by=(("file_number",), ("surname", "given_name", "patronymic?")),
        apart_by=("birth_date",),
        computed=(*PERSON, ComputedTag("возраст", "Возраст", _age)),
    )
    file_number: str | None = answer(
        FILE_NUMBER, Kind.CODE, required=True, hint="Номер личного дела: у каждого клиента свой"
    )
    surname: str | None = answer("Фамилия", required=True)
    given_name: str | None = answer("Имя", required=True)
    patronymic: str | None = answer("Отчество", hint="Если есть")
    sex: str | None = answer("Пол", Kind.CHOICE, required=True, choices="Пол")
    birth_date: date | None = answer(
        "Дата рождения", Kind.DATE, hint="Например: 14.02.1980", withheld="дата рождения"
    )
    address: str | None = answer("Адрес", hint="Где человек живет", withheld="адрес")
    phone: str | None = answer("Телефон", Kind.PHONE, withheld="телефон")
    email: str | None = answer("Электронная почта", withheld="почта")
    document: str | None = answer(
        "Документ", hint="Вид, серия и номер, кем и когда выдан", withheld="документ"
    )
    snils: str | None = answer("СНИЛС", Kind.SNILS, hint="Например: 112-233-445 95", withheld="СНИЛС")
    education: str | None = answer("Образование", Kind.CHOICE, choices="Образование")
    profession: str | None = answer("Профессия")
    social_position: str | None = answer("Социальное положение", Kind.CHOICE, choices="Социальное положение")
    family_status: str | None = answer("Семейное положение", Kind.CHOICE, choices="Семейное положение")
    category: str | None = answer("Категория", Kind.CHOICE, choices="Категория")
    representative: str | None = answer(
        "Законный представитель", hint="Фамилия, имя, отчество и кем приходится"
    )
    specialist: str | None = answer(
        "Специалист", Kind.CODE, link="Специалисты", hint="Код с листа «Специалисты»"
    )
    admitted: date | None = answer(
        "Дата приема", Kind.DATE, not_before="birth_date", hint="Дата первичного приема"
    )
    reason: str | None = answer("Причина обращения", Kind.CHOICE, choices="Причина обращения")
    consented: date | None = answer(
        "Дата согласия",
        Kind.DATE,
        not_before="birth_date",
        hint="Когда подписано согласие на обработку персональных данных",
    )
    processing: str | None = answer(
        "Обработка данных",
        Kind.CHOICE,
        choices="Обработка данных",
        hint="Пусто — разрешена; «заблокирована» или «отозвано» — документов и списков не будет",
    )
    age: int | None = None  # in full years, where the date of birth is withheld

    @property
    def is_blocked(self) -> bool:
        """Whether the personal data may not be used (152-ФЗ, articles 9 and 21); in doubt they may not."""
        return "processing" in self.broken or (self.processing or ALLOWED) != ALLOWED
