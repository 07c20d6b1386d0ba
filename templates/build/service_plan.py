"""«Индивидуальный план обслуживания»: ten blocks, a contract between the client and the institution."""

from __future__ import annotations

from .chapters import on_new_page
from .form import (
    BLANK,
    GOT,
    WIDTH,
    Fact,
    answer,
    docket,
    either,
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
from .grid import GROUP, WHOLE, Column, Group, Under, any_written, below, grid, none_written
from .ooxml import ROW, blocks_if, cell, paragraph, row, rows_if, run, table, tag_row
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SEALED_HEAD, SPECIALIST_BY_HAND, signatures
from .styles import GUTTER, Style

TITLE = "Индивидуальный план обслуживания"
FOOT = foot(
    "{% if план.номер or план.дата %}План{% if план.номер %} № {{ план.номер }}{% endif %}"
    f"{{% if план.дата %}} от {{{{ план.дата|дата }}}}{{% endif %}}{{% else %}}{TITLE}{{% endif %}}"
)
DAYS = "план.дней_между_контактами"
ACTIONS = (
    Column("№ п/п", 8, "{{ действие.номер }}", centred=True),
    Column("Действие", 78, "{{ действие.действие }}"),
    Column("К цели №", 13, "{{ действие.к_цели }}", centred=True),
    Column("Исполнитель", 32, "{{ действие.исполнитель }}"),
    Column("Срок", 23, "{{ действие.срок }}"),
    Column("Отметка", 16),
)
FITTED, OF_ACTIONS = below(ACTIONS, {"действие.действие": 300})
SHORT = 18  # signs of a frequency that is on one line
LONG = 120  # signs: a longer condition has the whole width under its service
IS_LONG = f"услуга.условие and услуга.условие|length > {LONG}"
SERVICES = (
    Column("№ п/п", 8, "{{ услуга.номер_в_плане or loop.index }}", centred=True),
    Column("Услуга", 54, "{{ услуга.услуга }}"),
    Column(
        "Объем, периодичность",
        33,
        "{{ услуга.объем|неразрывно }}{% if услуга.объем and услуга.периодичность %}, {% endif %}"
        f"{{% if услуга.периодичность and услуга.периодичность|length <= {SHORT} %}}"
        '{{ услуга.периодичность|replace(" ", "\u00a0") }}'
        "{% else %}{{ услуга.периодичность|неразрывно }}{% endif %}",
    ),
    Column("Срок", 23.5, "{{ услуга.срок_в_плане }}"),
    Column("Условие", 30.5, f"{{% if {IS_LONG} %}}см. ниже{{% else %}}{{{{ услуга.условие }}}}{{% endif %}}"),
    Column("Отметка о выполнении", 21, "{{ услуга.отметка_о_выполнении }}"),
)
# Lower than elsewhere: the signatures are to be on the page of the blocks before them.
LOW = (
    Style("Title", "Title", size=14, bold=True, before=4, after=1, centred=True, keep=True),
    Style("heading 1", "Heading1", bold=True, before=6, after=1, keep=True, outline=0),
    Style("heading 2", "Heading2", italic=True, before=3, after=1.5, keep=True, outline=1),
    Style("Item", "Item", before=3, left=GUTTER, hanging=GUTTER, keep=True),
    Style("Statement", "Statement", before=4, after=1, keep=True),
)
HIGH = 15.5  # a row that is written by hand
AIRY = 8.0  # a row of which the day alone is known
DAYS_HIGH = 14.0  # a row of the schedule without a day: those of two months are on one page of a blank
SIGNED = 8.0  # the line that is signed
DATES = f"день in план.дата|даты_контактов(every={DAYS})"
DONE = ("к_цели", "исполнитель", "срок")  # what is agreed on of an action
AGREED = ("объем", "периодичность", "срок_в_плане", "условие")  # of a service
PLANNED = "план.пути_решения or " + any_written("действия", *DONE)
UNDER = Under(IS_LONG, "Условие:", "{{ услуга.условие }}")
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
# As in the signatures below: who represents a small child signs alone.
SIGNING_SIDE = (
    "{% if not клиент.подписывает %}представителя{% elif not клиент.фио %}клиента (представителя)"
    "{% elif клиент.есть_представитель %}клиента, представителя{% else %}клиента{% endif %}"
)
CHANGES = (
    Column("План №", 34, f"{{{{ (версия.номер or ''){WHOLE} }}}}", centred=True),
    Column("Дата", 23, "{{ версия.дата|дата }}", centred=True),
    Column("Содержание изменений", 45),
    Column(f"Подпись {SIGNING_SIDE}", 42),
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
SPEAKING = "клиент.представитель"
TELEPHONE = "клиент.телефон_представителя"
SPEAKER = Fact(
    "Представитель, телефон",
    run(
        f"{{{{ {SPEAKING} }}}}{{% if {SPEAKING} and {TELEPHONE} %}}, {{% endif %}}"
        f"{{% if {TELEPHONE} %}}{{{{ {TELEPHONE} }}}}{{% endif %}}"
    ),
    given="клиент.есть_представитель",
)
WORKER_FACTS = (
    Fact("Ф.И.О.", tag("специалист.фио")),
    Fact("Контактный телефон", tag("специалист.телефон")),
)
REVIEW_FACTS = (
    (Fact("Пересмотр через (6 или 12 месяцев)", tag("план.пересмотр_через")),),
    (Fact("Дата пересмотра", tag("план.дата_пересмотра")),),
)
REVIEW = "план.дата_пересмотра"
# A paragraph, not a table: LibreOffice keeps no table with what follows it.
NEXT = (
    "{% if план.срок_пересмотра and not план.конец_срока_пересмотра %}"
    "Пересмотр через {{ план.пересмотр_через }}, дата{% else %}Дата{% endif %}"
    f" пересмотра – {{{{ {REVIEW} }}}}"
    "{% if план.конец_срока_пересмотра %} (назначена; срок в {{ план.пересмотр_через }} истекает"
    " {{ план.конец_срока_пересмотра }}){% endif %}."
)
AGREEMENT = "План согласован сторонами."
RECEIVED = f"Экземпляр плана, перечень услуг организации и контакты специалиста {GOT}."


def _on_page(words: str, style: str) -> tuple[str, ...]:
    """A heading; on a blank, whose tables are all of one length, on top of a new page."""
    return either(BLANK, [on_new_page(words, style)], [paragraph(run(words), style=style)])


def _goals() -> str:
    """The numbered list of goals, with rules for at least five where the plan is to be written by hand."""
    widths = (7.0, WIDTH - 7)

    def line(number: str, text: str) -> str:
        words = fact_cell(text, widths[1])
        return row(cell(paragraph(run(f"{number}"), style="Fact"), widths[0]), words, height=ROW)

    def tagged(words: str) -> str:
        return tag_row(f"{{%tr {words} %}}", 2, WIDTH)

    empty = [line(f"{number}.", "") for number in range(1, 6)]

    def under(condition: str, *lines: str) -> tuple[str, ...]:
        return rows_if(condition, *lines, span=2, width=WIDTH)

    few = (part for number in range(2, 6) for part in under(f"loop.length < {number}", empty[number - 1]))
    return table(
        widths,
        tagged("for цель in цели"),
        line("{{ цель.номер }}.", tag("цель.цель")),
        *under(f"loop.last and loop.length < 5 and not ({PLANNED})", *few),
        tagged("else"),
        *empty,
        tagged("endfor"),
    )


def _services() -> tuple[str, ...]:
    """What is given now and what later, each with rows for the pen where no service is written up."""
    later = 'услуга.предоставляется == "позднее"'
    rows = 'услуга in услуги|sort(attribute="номер_в_плане")'

    def services(condition: str, least: int, *, numbered: bool) -> str:
        loop, empty = f"{rows} if {condition}", none_written("услуга", *AGREED)
        return grid(
            SERVICES,
            loop,
            numbered=numbered,
            unnumbered=True,  # both tables have one row of numbers
            least=least,
            unless=any_written("услуги", *AGREED),
            unwritten=empty,
            room=HIGH,
            groups=[SORT],
            under=UNDER,
        )

    return (
        heading("7. Услуги"),
        subheading("предоставляются сейчас"),
        services(f"not {later}", 4, numbered=True),
        *_on_page("могут быть оказаны позднее", "Heading2"),
        services(later, 2, numbered=False),
    )


def _actions() -> str:
    empty = none_written("действие", *DONE)
    return grid(
        FITTED,
        "действие in действия",
        least=3,
        unless=any_written("действия", *DONE),
        unwritten=empty,
        room=HIGH,
        under=OF_ACTIONS,
    )


def _review() -> tuple[str, ...]:
    """The day of the review and the list of the plans with rows for changes."""
    return (
        *_on_page("9. Дата очередного пересмотра, лист изменений", "Heading1"),
        *either(
            REVIEW,
            [statement(NEXT), paragraph(style="Spacer", keep=True)],
            [docket(*REVIEW_FACTS, label=69)],
        ),
        grid(CHANGES, "версия in планы", blanks=1, always=2, joined=True),
    )


def page() -> Page:
    """The plan."""
    body = (
        letterhead(),
        title(TITLE),
        numbered("план.номер", "план.дата"),
        heading("1. Клиент"),
        docket((NAME,), *CLIENT_FACTS, (SPEAKER,), label=46.1, second=39.9, spaced=False),
        heading("2. Специалист"),
        docket(WORKER_FACTS, label=17, second=39.9, spaced=False),
        heading("3. Проблема, ставшая причиной обращения; пути решения"),
        item("", "Проблема", answer("план.проблема", lines=3)),
        item("", "Пути решения", answer("план.пути_решения", lines=3)),
        heading("4. Другие выявленные / возможные потребности"),
        *either(
            "план.пути_решения",
            [answer("план.другие_потребности", lines=1)],
            [answer("план.другие_потребности", lines=3, more=1)],
        ),
        heading("5. Цели оказания услуг"),
        _goals(),
        heading("6. Действия"),
        _actions(),
        *_services(),
        heading(f"8. График контактов первых двух месяцев{RATE}"),
        blocks_if("not план.дата", subheading(f"раз в неделю; раз в две недели {CHOOSE}")),
        grid(CONTACTS, DATES, blanks=5, height=AIRY, unwritten="not день", room=DAYS_HIGH, paired=True),
        *_review(),
        heading("10. Подписи"),
        statement(AGREEMENT),
        signatures(CLIENT, REPRESENTATIVE, *SPECIALIST_BY_HAND, SEALED_HEAD, follows=True, height=SIGNED),
        statement(RECEIVED),
        signatures(CLIENT, REPRESENTATIVE, height=SIGNED),
    )
    return Page(TITLE, body, left=30, right=10, foot=FOOT, styles=(GROUP, *LOW))
