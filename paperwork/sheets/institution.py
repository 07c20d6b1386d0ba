"""«Учреждение»: the institution whose card is printed and whose name is on every paper."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.russian.cases import Case
from paperwork.russian.from_dative import from_dative
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.days import DayOrWords
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.numbers import Inn, Money, Ogrn
from paperwork.sheets.answers.kinds.texts import Code, Email, Lines, Phone, Text
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup, SheetLayout

GENERAL = "Общие сведения"
WORK = "Деятельность"
RESOURCES = "Ресурсы и связи"
OFFICIAL = "Для договоров и официальных бумаг"


def with_whom(institution: Institution, _around: Around) -> str | None:
    """The target group in the instrumental: «работа с молодежью»."""
    group = institution.target_group
    return from_dative(group, Case.INSTRUMENTAL) if group else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(Record):
    """The answers of the institution's card."""

    sheet: ClassVar[Sheet] = Sheet(
        order=10,
        group=SheetGroup.INSTITUTION,
        title="Учреждение",
        paper="institution",
        purpose="Сведения об учреждении: для визитной карточки и для шапки всех бумаг",
        layout=SheetLayout.CARD,
        tag="учреждение",
        computed=(ComputedTag("целевой_группой", "Целевая группа: работа с кем", with_whom),),
    )
    full_name: Text = column(
        "Полное наименование", required=True, section=GENERAL, hint="Как в уставе, с кавычками"
    )
    short_name: Text = column("Краткое наименование", section=GENERAL, hint="Например: ГБУ «КЦСОН»")
    founder: Text = column("Учредитель", section=GENERAL, hint="Кто учредил: министерство, администрация")
    founded: DayOrWords = column(
        "Дата создания", section=GENERAL, hint="Дата создания, регистрации: 01.09.1995"
    )
    address: Text = column("Адрес", section=GENERAL, hint="Индекс, населенный пункт, улица, дом")
    phone: Phone = column("Телефон", section=GENERAL, hint="С кодом города")
    email: Email = column("Электронная почта", section=GENERAL)
    website: Text = column("Сайт", section=GENERAL)
    ogrn: Ogrn = column("ОГРН", section=GENERAL, hint="13 цифр")
    inn: Inn = column("ИНН", section=GENERAL, hint="10 цифр")
    head: Text = column(
        "Руководитель", required=True, section=GENERAL, hint="Фамилия, имя и отчество полностью"
    )
    head_post: Text = column("Должность руководителя", section=GENERAL, hint="Например: директор")
    goals: Lines = column("Цели и задачи", section=WORK, hint="Каждая цель с новой строки (Alt+Enter)")
    sphere: Text = column(
        "Сфера деятельности", section=WORK, hint="Например: социальное обслуживание населения"
    )
    target_group: OneOf = column(
        "Целевая группа",
        section=WORK,
        choices="Целевая группа",
        default="молодежи",
        hint="Кому оказываются услуги; если не заполнено — «молодежи»",
    )
    services: Lines = column("Виды услуг", section=WORK, hint="Каждый вид с новой строки")
    hours: Text = column(
        "Режим работы", section=WORK, hint="Например: Пн–Пт, 8:00–17:30, перерыв 12:30–13:15"
    )
    work_forms: Lines = column("Формы работы", section=WORK, hint="Групповые занятия, консультации, выезды")
    funding: Text = column(
        "Источники финансирования", section=RESOURCES, hint="Бюджет, плата за услуги, пожертвования"
    )
    paid_services: Lines = column(
        "Платные услуги", section=RESOURCES, hint="Есть ли платные услуги и как их получить"
    )
    staff: Lines = column("Кадровый состав", section=RESOURCES, hint="Штат по должностям")
    partners: Lines = column(
        "Связи с учреждениями", section=RESOURCES, hint="С кем учреждение работает вместе"
    )
    advice: Lines = column(
        "Рекомендации",
        section=RESOURCES,
        hint="Что предложить для развития социально-педагогической деятельности",
    )
    city: Text = column("Город", section=OFFICIAL, hint="Место заключения договора: г. Казань")
    powers: Text = column(
        "Основание полномочий", section=OFFICIAL, hint="На основании чего действует руководитель: устав"
    )
    bank: Lines = column("Банковские реквизиты", section=OFFICIAL, hint="Счет, банк, БИК")
    kpp: Code = column("КПП", section=OFFICIAL, hint="9 цифр")
    authority: Text = column(
        "Уполномоченный орган",
        section=OFFICIAL,
        hint="Кто составляет индивидуальные программы; пусто – само учреждение",
    )
    authority_head: Text = column(
        "Руководитель органа", section=OFFICIAL, hint="Фамилия, имя и отчество полностью"
    )
    authority_head_post: Text = column("Должность руководителя органа", section=OFFICIAL)
    income_limit: Money = column(
        "Предельная величина дохода",
        section=OFFICIAL,
        hint="Рублей в месяц: при доходе не выше нее обслуживают бесплатно",
    )
