"""«График контактов»: the planned days of the first two months, what took place, room for the pen."""

from __future__ import annotations

from dataclasses import replace

from .form import CLIENT_FACTS, UNNUMBERED, Fact, docket, foot, heading, letterhead, tag, title
from .glossary import SPECIALIST
from .grid import Column, Under, below, grid
from .ooxml import paragraph, run
from .package import Page

TITLE = "График контактов"
WAY = "Способ, кто связался"
USUAL = "раз в одну-две недели"
RATE = (
    f'{{% for встреча in график_контактов %}}{{% if loop.first %}}{{{{ встреча.как_часто or "{USUAL}" }}}}'
    f"{{% endif %}}{{% else %}}{USUAL}{{% endfor %}}"
)
RULE = (
    f"В первые два месяца с клиентом связываются {RATE}, лично, по телефону или письмом: узнают,"
    " оказываются ли услуги, и выявляют новые потребности."
)
PLAN = (
    "{% for встреча in график_контактов %}{% if loop.first %}"
    f"{{% if встреча.план[:1] != '№' %}}{UNNUMBERED}{{% endif %}}"
    "{{ встреча.план }}{% endif %}{% endfor %}"
)
REPRESENTED = "клиент.есть_представитель"
# an infant has no telephone of his own; where his representative's is written as his, it is printed
CALLED = "клиент.подписывает or клиент.телефон"
LONG = 70  # signs: who represents the client then takes the whole width
IS_LONG = f"клиент.законный_представитель and клиент.законный_представитель|length > {LONG}"
HIS_PHONE = "Тел. представителя"
# under his name
THAT_PHONE = '{{ клиент.пол_представителя|род("Его", "Ее")|с_заглавной }} телефон'
THEIR_PHONE = Fact("Тел. клиента", tag("клиент.телефон"))
# a number that is written by hand takes more room
UNNAMED = '(график_контактов|map(attribute="план")|first|default("№", true))[:1] != "№"'
ABOUT = (
    (
        Fact(
            "Представитель", tag("клиент.законный_представитель"), given=f"{REPRESENTED} and not ({IS_LONG})"
        ),
        Fact(HIS_PHONE, tag("клиент.телефон_представителя")),
    ),
    (Fact("Представитель", tag("клиент.законный_представитель"), given=IS_LONG),),
    (Fact(THAT_PHONE, tag("клиент.телефон_представителя"), given=IS_LONG),),
    (Fact("План", run(PLAN), given=f"({CALLED}) and not {UNNAMED}"), THEIR_PHONE),
    (Fact("План", run(PLAN), given=f"not ({CALLED}) or {UNNAMED}"),),
    (replace(THEIR_PHONE, given=f"({CALLED}) and {UNNAMED}"),),
    (Fact(SPECIALIST, tag("специалист.фио")), Fact("Тел. специалиста", tag("специалист.телефон"))),
)
UNPLANNED = (
    "{% if встреча.плановая_дата %}{{ встреча.плановая_дата }}{% elif встреча.дата %}"
    "{% if встреча.в_день_плана %}в день плана{% else %}вне плана{% endif %}{% endif %}"
)
ROOM = 12.0  # millimetres for what is written by hand after a contact
LOW = 9.5  # of a row whose day is known, and of other contacts: the last of them had a page of its own


LONG_WORDS = 200  # signs: more are a column of many lines


def _columns(planned: bool) -> tuple[tuple[Column, ...], tuple[Under, ...]]:
    """The columns, and the rows under a contact of which much is told."""
    first = (Column("Плановая дата", 21, UNPLANNED, centred=True),) if planned else ()
    words, needs = (48, 37) if planned else (67, 39)
    columns = (
        Column("№ п/п", 8, "{{ встреча.номер }}", centred=True),
        *first,
        Column("Фактическая дата", 22, "{{ встреча.дата }}", centred=True),
        Column(WAY, 34, "{{ встреча.способ }}", note="встреча.специалист"),
        Column("Содержание", words, "{{ встреча.содержание }}"),
        Column("Новые потребности", needs, "{{ встреча.новые_потребности }}"),
    )
    return below(columns, dict.fromkeys(("встреча.содержание", "встреча.новые_потребности"), LONG_WORDS))


def page() -> Page:
    """The schedule."""
    (planned, under_planned), (others, under_others) = _columns(True), _columns(False)
    body = (
        letterhead(),
        title(TITLE),
        docket(CLIENT_FACTS, *ABOUT, label=28.4, second=37.5),
        paragraph(run(RULE), style="Note"),
        heading("1. Первые два месяца плана"),
        grid(
            planned,
            "встреча in график_контактов",
            blanks=8,
            always=1,
            height=LOW,
            room=ROOM,
            numbered=True,
            under=under_planned,
        ),
        heading("2. Другие контакты"),
        grid(
            others,
            "встреча in прочие_контакты",
            blanks=1,
            always=1,
            room=LOW,
            numbered=True,
            under=under_others,
        ),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE))
