"""«Учреждение»: the institution whose card is printed and whose name stands on every paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.russian.cases import Case
from paperwork.russian.from_dative import from_dative
from paperwork.sheets.answers.fields import Around, ComputedTag, Kind, Record, Sheet, SheetLayout, answer

GENERAL = "Общие сведения"
WORK = "Деятельность"
RESOURCES = "Ресурсы и связи"


def with_whom(institution: Institution, _around: Around) -> str | None:
    """The target group in the instrumental: «работа с молодежью»."""
    group = institution.target_group
    return from_dative(group, Case.INSTRUMENTAL) if group else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(Record):
    """The answers of the institution's card."""

    sheet: ClassVar[Sheet] = Sheet(
        order=10,
        title="Учреждение",
        paper="institution",
        purpose="Сведения об учреждении: для визитной карточки и для шапки всех бумаг",
        layout=SheetLayout.CARD,
        tag="учреждение",
        computed=(ComputedTag("целевой_группой", "Целевая группа: работа с кем", with_whom),),
    )
    full_name: str | None = answer(
        "Полное наименование", required=True, section=GENERAL, hint="Как в уставе, с кавычками"
    )
    short_name: str | None = answer("Краткое наименование", section=GENERAL, hint="Например: ГБУ «КЦСОН»")
    founder: str | None = answer(
        "Учредитель", section=GENERAL, hint="Кто учредил: министерство, администрация"
    )
    founded: date | str | None = answer(
        "Дата создания", Kind.DATE_OR_WORDS, section=GENERAL, hint="Дата создания, регистрации: 01.09.1995"
    )
    address: str | None = answer("Адрес", section=GENERAL, hint="Индекс, населенный пункт, улица, дом")
    phone: str | None = answer("Телефон", Kind.PHONE, section=GENERAL, hint="С кодом города")
    email: str | None = answer("Электронная почта", section=GENERAL)
    website: str | None = answer("Сайт", section=GENERAL)
    ogrn: str | None = answer("ОГРН", Kind.OGRN, section=GENERAL, hint="13 цифр")
    inn: str | None = answer("ИНН", Kind.INN, section=GENERAL, hint="10 цифр")
    head: str | None = answer(
        "Руководитель", required=True, section=GENERAL, hint="Фамилия, имя и отчество полностью"
    )
    head_post: str | None = answer("Должность руководителя", section=GENERAL, hint="Например: директор")
    goals: str | None = answer(
        "Цели и задачи", Kind.LINES, section=WORK, hint="Каждая цель с новой строки (Alt+Enter)"
    )
    sphere: str | None = answer(
        "Сфера деятельности", section=WORK, hint="Например: социальное обслуживание населения"
    )
    target_group: str | None = answer(
        "Целевая группа",
        Kind.CHOICE,
        section=WORK,
        choices="Целевая группа",
        default="молодежи",
        hint="Кому оказываются услуги; если не заполнено — «молодежи»",
    )
    services: str | None = answer("Виды услуг", Kind.LINES, section=WORK, hint="Каждый вид с новой строки")
    hours: str | None = answer("Режим работы", section=WORK, hint="Например: с ПН-ПТ, с 7:00-17:30")
    work_forms: str | None = answer(
        "Формы работы", Kind.LINES, section=WORK, hint="Групповые занятия, консультации, выезды"
    )
    funding: str | None = answer(
        "Источники финансирования", section=RESOURCES, hint="Бюджет, плата за услуги, пожертвования"
    )
    paid_services: str | None = answer(
        "Платные услуги", Kind.LINES, section=RESOURCES, hint="Есть ли платные услуги и как их получить"
    )
    staff: str | None = answer("Кадровый состав", Kind.LINES, section=RESOURCES, hint="Штат по должностям")
    partners: str | None = answer(
        "Связи с учреждениями", Kind.LINES, section=RESOURCES, hint="С кем учреждение работает вместе"
    )
    advice: str | None = answer(
        "Рекомендации",
        Kind.LINES,
        section=RESOURCES,
        hint="Что предложить для развития социально-педагогической деятельности",
    )
