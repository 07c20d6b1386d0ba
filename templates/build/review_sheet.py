"""«Лист пересмотра плана»: the version in force against the one before, signed by both sides."""

from __future__ import annotations

from .form import Fact, answer, facts, foot, heading, letterhead, statement, subheading, tag, title, whose
from .grid import Column, grid
from .ooxml import run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST, signatures

TITLE = "Лист пересмотра плана"
VERSIONS = (
    Fact("Прежний план", run("№ {{ пересмотр.прежний_план }} от {{ пересмотр.прежняя_дата }}")),
    Fact("Действующий план", run("№ {{ пересмотр.план }} от {{ пересмотр.дата }}")),
)
SERVICES = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Услуга", 55, "{{ строка.услуга }}"),
    Column("Решение", 26, "{{ строка.решение }}", centred=True),
    Column("Что изменилось", 55, "{{ строка.что_изменилось }}"),
    Column("Право сохраняется (да / нет)", 26),
)
UNNEEDED = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Услуга", 112, "{{ строка.услуга }}"),
    Column("Причина", 50, "{{ строка.почему }}"),
)
NEEDS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Дата контакта", 24, "{{ строка.дата }}", centred=True),
    Column("Потребность", 88, "{{ строка.потребность }}"),
    Column("Решение (услуга, срок)", 50),
)
GOALS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Цель", 112, "{{ строка.цель }}"),
    Column("Решение", 50, "{{ строка.решение }}", centred=True),
)
AGREED = (
    'С изменениями плана {{ клиент.пол|род("ознакомлен", "ознакомлена") }} и'
    ' {{ клиент.пол|род("согласен", "согласна") }}, экземпляр действующего плана'
    ' {{ клиент.пол|род("получил", "получила") }}:'
)


def page() -> Page:
    """The sheet."""
    body = (
        letterhead(),
        title(TITLE),
        whose(),
        facts(*VERSIONS, label=50),
        heading("1. Проблема"),
        subheading("в прежнем плане"),
        answer("пересмотр.прежняя_проблема"),
        subheading("в действующем плане"),
        answer("пересмотр.проблема"),
        heading("2. Цели"),
        grid(GOALS, "строка in изменения_целей", blanks=2),
        heading("3. Услуги: что добавлено, изменено, прекращено"),
        grid(SERVICES, "строка in изменения_услуг"),
        heading("4. Услуги, которые больше не нужны"),
        grid(UNNEEDED, "строка in ненужные_услуги", blanks=2),
        heading("5. Новые потребности, выявленные при контактах"),
        grid(NEEDS, "строка in новые_потребности", blanks=2, always=1),
        heading("6. Следующий пересмотр"),
        facts(Fact("Дата следующего пересмотра", tag("пересмотр.дата_пересмотра")), label=66, keep=True),
        statement(AGREED),
        signatures(CLIENT, REPRESENTATIVE, SPECIALIST),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE), several=True)
