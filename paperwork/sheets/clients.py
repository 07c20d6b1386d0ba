"""«Клиенты»: the people whose cases the book holds."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf, SeveralOf
from paperwork.sheets.answers.kinds.numbers import Money, Snils
from paperwork.sheets.answers.kinds.texts import Code, Email, Phone, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup
from paperwork.sheets.people import PERSON
from paperwork.sheets.representation import REPRESENTATION

ALLOWED = "разрешена"
OLDEST = 120  # years; an age beyond it is a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Record):
    """One client."""

    sheet: ClassVar[Sheet] = Sheet(
        order=50,
        group=SheetGroup.CLIENT,
        title="Клиенты",
        paper="client",
        purpose="Личные данные клиентов: одна строка — один человек",
        tag="клиент",
        rows_tag="клиенты",
        key="file_number",
        same_by=(("file_number",), ("surname", "given_name", "patronymic?")),
        apart_by=("birth_date",),
        computed=(*PERSON, *REPRESENTATION),
    )
    file_number: Code = column(FILE_NUMBER, required=True, hint="Номер личного дела: у каждого клиента свой")
    surname: Text = column("Фамилия", required=True)
    given_name: Text = column("Имя", required=True)
    patronymic: Text = column("Отчество", hint="Если есть")
    sex: OneOf = column("Пол", required=True, choices="Пол")
    birth_date: Day = column(
        "Дата рождения", hint="Например: 14.02.1980", years_back=OLDEST, withheld="дата рождения"
    )
    address: Text = column("Адрес", hint="Где человек живет", withheld="адрес", width=30)
    phone: Phone = column("Телефон", withheld="телефон")
    email: Email = column("Электронная почта", withheld="почта", width=24)
    document: Text = column(
        "Документ", hint="Вид, серия и номер, кем и когда выдан", withheld="документ", width=30
    )
    snils: Snils = column("СНИЛС", hint="Например: 112-233-445 95", withheld="СНИЛС")
    education: OneOf = column("Образование", choices="Образование")
    profession: Text = column("Профессия")
    social_position: OneOf = column("Социальное положение", choices="Социальное положение")
    family_status: OneOf = column("Семейное положение", choices="Семейное положение")
    category: OneOf = column("Категория", choices="Категория")
    representative: Text = column("Законный представитель", hint="Фамилия, имя, отчество и кем приходится")
    specialist: Code = column("Специалист", link="Специалисты", hint="Код с листа «Специалисты»")
    admitted: Day = column("Дата приема", not_before="birth_date", hint="Дата первичного приема")
    reason: OneOf = column("Причина обращения", choices="Причина обращения")
    consented: Day = column(
        "Дата согласия",
        not_before="birth_date",
        hint="Когда подписано согласие на обработку персональных данных",
    )
    processing: OneOf = column(
        "Обработка данных",
        choices="Обработка данных",
        hint="Пусто — разрешена; «заблокирована» или «отозвано» — документов и списков не будет",
    )
    citizenship: Text = column("Гражданство", hint="Для заявления: Российская Федерация")
    workplace: Text = column("Место работы", hint="Где работает или учится")
    work_address: Text = column("Адрес места работы", withheld="адрес", width=30)
    registered_address: Text = column(
        "Адрес регистрации", hint="Если человек живет не там, где зарегистрирован", withheld="адрес", width=30
    )
    disability: OneOf = column("Группа инвалидности", choices="Группа инвалидности", special=True)
    disability_until: Day = column(
        "Инвалидность до",
        runs_out="инвалидность",
        not_before="birth_date",
        hint="Пусто – срока нет или инвалидности нет",
    )
    average_income: Money = column(
        "Среднедушевой доход", hint="Рублей в месяц на человека: 14250,50", width=18
    )
    circumstances: SeveralOf = column(
        "Обстоятельства",
        choices="Обстоятельства",
        hint="Почему человек нуждается в обслуживании: 442-ФЗ, статья 15",
        width=44,
    )
    representative_document: Text = column(
        "Представитель: документ", hint="Паспорт представителя", withheld="документ", width=30
    )
    representative_powers: Text = column(
        "Представитель: полномочия",
        hint="Доверенность, решение суда: номер, дата, кем выдано",
        withheld="документ",
        width=30,
    )
    representative_address: Text = column("Представитель: адрес", withheld="адрес", width=30)
    representative_phone: Phone = column("Представитель: телефон", withheld="телефон")
    registration_basis: Text = column(
        "Основание учета", hint="Почему ведется профилактическая работа: постановление КДН и ЗП", width=20
    )
    registered: Day = column(
        "Дата постановки", not_before="birth_date", hint="Когда поставлен на профилактический учет"
    )
    ended: Day = column(
        "Дата окончания",
        not_before="admitted",
        hint="Когда обслуживание закончилось; пусто – продолжается",
    )
    end_reason: OneOf = column("Причина окончания", choices="Причина окончания", width=24)
    age: int | None = None  # in full years, where the date of birth is withheld

    def has_come(self, day: date) -> bool:
        """Whether the client had come by the day; in doubt he had."""
        return self.admitted is None or self.admitted <= day

    def has_ended(self, day: date) -> bool:
        """Whether the service has ended by the day: papers, lists and periods after it know of no client."""
        return self.ended is not None and self.ended <= day

    @property
    def is_blocked(self) -> bool:
        """Whether the personal data may not be used (152-ФЗ, articles 9 and 21); in doubt they may not."""
        return "processing" in self.broken or (self.processing or ALLOWED) != ALLOWED
