"""«Индивидуальный план обслуживания»: ten blocks, a contract between the client and the institution."""

from __future__ import annotations

from .chapters import on_new_page
from .form import (
    WIDTH,
    Fact,
    answer,
    docket,
    fact_cell,
    facts,
    foot,
    heading,
    item,
    letterhead,
    numbered,
    said,
    statement,
    subheading,
    tag,
    title,
)
from .glossary import CHOOSE, FILE_NUMBER
from .grid import GROUP, Column, Group, grid
from .ooxml import ROW, cell, paragraph, row, run, table, tag_paragraph, tag_row
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SEALED_HEAD, SPECIALIST, signatures

TITLE = "Индивидуальный план обслуживания"
FOOT = foot(
    "План{% if план.номер %} № {{ план.номер }}{% endif %}"
    "{% if план.дата %} от {{ план.дата|дата }}{% endif %}"
)
DAYS = "план.дней_между_контактами"
ACTIONS = (
    Column("№ п/п", 9, "{{ действие.номер }}", centred=True),
    Column("Действие", 62, "{{ действие.действие }}"),
    Column("К цели №", 19, "{{ действие.к_цели }}", centred=True),
    Column("Исполнитель", 34, "{{ действие.исполнитель }}"),
    Column("Срок", 25, "{{ действие.срок }}"),
    Column("Отметка", 21),
)
SERVICES = (
    Column("№ п/п", 8, "{{ loop.index }}", centred=True),
    Column("Услуга", 58, "{{ услуга.услуга }}"),
    Column(
        "Объем, периодичность",
        26,
        "{{ услуга.объем }}{% if услуга.объем and услуга.периодичность %}, {% endif %}"
        "{{ услуга.периодичность }}",
    ),
    Column("Срок", 25, "{{ услуга.срок }}"),
    Column("Условие", 31, "{{ услуга.условие }}"),
    Column("Отметка о выполнении", 22, "{{ услуга.отметка_о_выполнении }}"),
)
SORT = Group("вид", "{{ услуга.вид|с_заглавной }}")
CONTACTS = (
    Column("№ п/п", 9, "{{ loop.index }}", centred=True),
    Column("Плановая дата", 25, "{{ день|дата }}", centred=True),
    Column("Способ (лично / по телефону / письмо)", 32),
    Column("Фактическая дата", 25),
    Column("Содержание, отметка", 79),
)
RATE = (
    f"{{% if not план.дата %}}раз в неделю; раз в две недели {CHOOSE}"
    f"{{% elif {DAYS} == 7 %}}раз в неделю{{% else %}}раз в две недели{{% endif %}}"
)
CHANGES = (
    Column("План №", 33, "{{ версия.номер }}", centred=True),
    Column("Дата", 25, "{{ версия.дата|дата }}", centred=True),
    Column("Содержание изменений", 60),
    Column("Подпись клиента", 26),
    Column("Подпись специалиста", 26),
)
NAME = Fact("Ф.И.О.", tag("клиент.фио"))
CLIENT_FACTS = (
    (Fact(FILE_NUMBER, tag("клиент.дело")), Fact("Контактный телефон", tag("клиент.телефон"))),
    (
        Fact("Дата первичного приема", tag("клиент.дата_приема")),
        Fact("Пересмотр плана", tag("план.дата_пересмотра")),
    ),
)
WORKER_FACTS = (
    Fact("Ф.И.О.", tag("специалист.фио")),
    Fact("Контактный телефон", tag("специалист.телефон")),
)
REVIEW = "9. Дата очередного пересмотра, лист изменений"
REVIEW_FACTS = (
    Fact("Пересмотр через (6 или 12 месяцев)", tag("план.пересмотр_через")),
    Fact("Дата очередного пересмотра", tag("план.дата_пересмотра")),
)
RECEIVED = (
    f"Экземпляр плана, перечень услуг организации и контакты специалиста {said('получил', 'получила')}."
)


def _goals() -> str:
    """The numbered list of goals, or three numbered rules to write them on."""
    widths = (7.0, WIDTH - 7)

    def line(number: str, text: str) -> str:
        words = fact_cell(text, widths[1])
        return row(cell(paragraph(run(f"{number}"), style="Fact"), widths[0]), words, height=ROW)

    rows = [tag_row("{%tr for цель in цели %}", 2, WIDTH), line("{{ цель.номер }}.", tag("цель.цель"))]
    rows += [tag_row("{%tr else %}", 2, WIDTH), *(line(f"{number}.", "") for number in (1, 2, 3))]
    return table(widths, *rows, tag_row("{%tr endfor %}", 2, WIDTH))


def _services() -> tuple[str, ...]:
    later = 'услуга.предоставляется == "позднее"'
    rows = 'услуга in услуги|sort(attribute="вид")'
    return (
        heading("7. Услуги"),
        subheading("предоставляются сейчас"),
        grid(SERVICES, f"{rows} if not {later}", groups=[SORT]),
        subheading("могут быть оказаны позднее"),
        grid(SERVICES, f"{rows} if {later}", blanks=2, groups=[SORT]),
    )


def _review() -> tuple[str, ...]:
    return (
        # On one sheet with the signatures: a table that may grow cannot be held with what follows it. On a
        # blank that would leave the page before it nearly empty.
        tag_paragraph("{%p if план.дата %}"),
        on_new_page(REVIEW, "Heading1"),
        tag_paragraph("{%p else %}"),
        heading(REVIEW),
        tag_paragraph("{%p endif %}"),
        subheading("Очередной пересмотр"),
        facts(*REVIEW_FACTS, label=80),
        subheading("Лист изменений"),
        grid(CHANGES, "версия in планы", blanks=1, always=2),
    )


def page() -> Page:
    """The plan."""
    body = (
        letterhead(),
        title(TITLE),
        numbered("план.номер", "план.дата"),
        heading("1. Клиент"),
        docket((NAME,), *CLIENT_FACTS, label=46, second=40),
        heading("2. Специалист"),
        docket(WORKER_FACTS, label=17, second=40),
        heading("3. Проблема, ставшая причиной обращения; пути решения"),
        item("", "Проблема", "план.проблема", lines=3),
        item("", "Пути решения", "план.пути_решения", lines=3),
        heading("4. Другие выявленные / возможные потребности"),
        answer("план.другие_потребности"),
        heading("5. Цели оказания услуг"),
        _goals(),
        heading("6. Действия"),
        grid(ACTIONS, "действие in действия"),
        *_services(),
        heading("8. График контактов первых двух месяцев"),
        subheading(RATE),
        grid(CONTACTS, f"день in план.дата|даты_контактов(every={DAYS})", blanks=5),
        *_review(),
        heading("10. Подписи"),
        signatures(CLIENT, REPRESENTATIVE, SPECIALIST, SEALED_HEAD, follows=True),
        statement(RECEIVED),
        signatures(CLIENT, REPRESENTATIVE),
    )
    return Page(TITLE, body, left=30, right=10, foot=FOOT, styles=(GROUP,))
