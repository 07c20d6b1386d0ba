"""«Перечень услуг и порядок их получения»: what a client takes home, with the receipt that he has it."""

from __future__ import annotations

from .form import Fact, facts, foot, heading, letterhead, statement, subheading, tag, title, whose
from .grid import Column, checklist, grid
from .ooxml import paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST, signatures

TITLE = "Перечень услуг и порядок их получения"
SERVICES = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Услуга", 50, "{{ строка.услуга }}", note="строка.описание"),
    Column("Кому положена", 34, "{{ строка.кому_положена }}"),
    Column("Порядок получения", 36, "{{ строка.порядок_получения }}", note="строка.форма_обслуживания"),
    Column("Периодичность, оплата", 27, "{{ строка.периодичность }}", note="строка.оплата"),
    Column("Вам*", 15, "{% if строка.положена %}да{% endif %}", note="строка.в_плане", centred=True),
)
LEGEND = (
    "* да – по сведениям учреждения услуга может быть Вам положена; сейчас, позднее – она есть в Вашем плане."
    " Право на услугу подтверждается документами. Если Вам нужна услуга, у которой отметки нет, спросите"
    " о ней своего специалиста."
)
CONTACT = (
    Fact("Ф.И.О.", tag("специалист.фио")),
    Fact("Должность", tag("специалист.должность")),
    Fact("Телефон", tag("специалист.телефон")),
    Fact("Электронная почта", tag("специалист.электронная_почта")),
)
INSTITUTION = (
    Fact("Адрес", tag("учреждение.адрес")),
    Fact("Телефон", tag("учреждение.телефон")),
    Fact("Режим работы", tag("учреждение.режим_работы")),
)
PAPERS = (
    "Перечень услуг и порядок их получения (этот документ)",
    "Экземпляр индивидуального плана обслуживания",
    "График контактов",
    "Экземпляр согласия на обработку персональных данных",
    "Контакты специалиста",
    "",
)
RECEIVED = 'Отмеченные документы {{ клиент.пол|род("получил", "получила") }}.'


def page() -> Page:
    """The list."""
    body = (
        letterhead(),
        title(TITLE),
        whose(),
        heading("1. К кому обращаться"),
        subheading("Ваш специалист"),
        facts(*CONTACT, label=50),
        subheading("Учреждение"),
        facts(*INSTITUTION, label=50),
        heading("2. Услуги"),
        grid(SERVICES, "строка in услуги_для_клиента"),
        paragraph(run(LEGEND), style="Note"),
        heading("3. Переданные документы"),
        checklist(("Документ", 130.0), ("Отметка о передаче", 40.0), PAPERS),
        statement(RECEIVED),
        signatures(CLIENT, REPRESENTATIVE, SPECIALIST),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE), several=True)
