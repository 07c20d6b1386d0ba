"""«Индивидуальный план обслуживания»: ten blocks, a contract between the client and the institution."""

from __future__ import annotations

from .chapters import on_new_page
from .form import (
    GOT,
    WIDTH,
    Fact,
    answer,
    docket,
    fact_cell,
    foot,
    heading,
    item,
    letterhead,
    numbered,
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
    Column("№ п/п", 8, "{{ действие.номер }}", centred=True),
    Column("Действие", 77, "{{ действие.действие }}"),
    Column("К цели №", 13, "{{ действие.к_цели }}", centred=True),
    Column("Исполнитель", 30, "{{ действие.исполнитель }}"),
    Column("Срок", 23, "{{ действие.срок }}"),
    Column("Отметка", 19),
)
SERVICES = (
    Column("№ п/п", 8, "{{ loop.index }}", centred=True),
    Column("Услуга", 53, "{{ услуга.услуга }}"),
    Column(
        "Объем, периодичность",
        28,
        "{{ услуга.объем }}{% if услуга.объем and услуга.периодичность %}, {% endif %}"
        "{{ услуга.периодичность }}",
    ),
    Column("Срок", 23, "{{ услуга.срок }}"),
    Column("Условие", 37, "{{ услуга.условие }}"),
    Column("Отметка о выполнении", 21, "{{ услуга.отметка_о_выполнении }}"),
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
    f"{{% if план.дата %}}: {{% if {DAYS} == 7 %}}раз в неделю{{% else %}}раз в две недели{{% endif %}}"
    "{% endif %}"
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
    Fact("Дата пересмотра", tag("план.дата_пересмотра")),
)
RECEIVED = f"Экземпляр плана, перечень услуг организации и контакты специалиста {GOT}."


def _goals() -> str:
    """The numbered list of goals, with rules for at least three."""
    widths = (7.0, WIDTH - 7)

    def line(number: str, text: str) -> str:
        words = fact_cell(text, widths[1])
        return row(cell(paragraph(run(f"{number}"), style="Fact"), widths[0]), words, height=ROW)

    def tagged(words: str, *lines: str) -> str:
        return "".join((tag_row(f"{{%tr {words} %}}", 2, WIDTH), *lines))

    few = (tagged(f"if loop.length < {number}", line(f"{number}.", ""), tagged("endif")) for number in (2, 3))
    rows = [tagged("for цель in цели", line("{{ цель.номер }}.", tag("цель.цель")))]
    rows += [tagged("if loop.last and loop.length < 3", *few, tagged("endif"))]
    rows += [tagged("else"), *(line(f"{number}.", "") for number in (1, 2, 3)), tagged("endfor")]
    return table(widths, *rows)


def _services() -> tuple[str, ...]:
    later = 'услуга.предоставляется == "позднее"'
    rows = 'услуга in услуги|sort(attribute="вид")'
    return (
        heading("7. Услуги"),
        subheading("предоставляются сейчас"),
        grid(SERVICES, f"{rows} if not {later}", numbered=True, least=4, groups=[SORT]),
        subheading("могут быть оказаны позднее"),
        grid(SERVICES, f"{rows} if {later}", least=2, numbered=True, groups=[SORT]),
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
        docket(REVIEW_FACTS, label=69, second=33),
        grid(CHANGES, "версия in планы", blanks=1, always=2),
    )


def page() -> Page:
    """The plan."""
    body = (
        letterhead(),
        title(TITLE),
        numbered("план.номер", "план.дата"),
        heading("1. Клиент"),
        docket((NAME,), *CLIENT_FACTS, label=46.1, second=39.9, spaced=False),
        heading("2. Специалист"),
        docket(WORKER_FACTS, label=17, second=39.9, spaced=False),
        heading("3. Проблема, ставшая причиной обращения; пути решения"),
        item("", "Проблема", "план.проблема", lines=3),
        item("", "Пути решения", "план.пути_решения", lines=3),
        heading("4. Другие выявленные / возможные потребности"),
        answer("план.другие_потребности"),
        heading("5. Цели оказания услуг"),
        _goals(),
        heading("6. Действия"),
        grid(ACTIONS, "действие in действия", least=3),
        *_services(),
        heading(f"8. График контактов первых двух месяцев{RATE}"),
        tag_paragraph("{%p if not план.дата %}"),
        subheading(f"раз в неделю; раз в две недели {CHOOSE}"),
        tag_paragraph("{%p endif %}"),
        grid(CONTACTS, f"день in план.дата|даты_контактов(every={DAYS})", blanks=5),
        *_review(),
        heading("10. Подписи"),
        signatures(CLIENT, REPRESENTATIVE, SPECIALIST, SEALED_HEAD, follows=True),
        statement(RECEIVED),
        signatures(CLIENT, REPRESENTATIVE),
    )
    return Page(TITLE, body, left=30, right=10, foot=FOOT, styles=(GROUP,))
