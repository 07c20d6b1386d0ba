"""«График контактов»: the planned days of the first two months, what took place, room for the pen."""

from __future__ import annotations

from .form import Fact, facts, foot, heading, letterhead, tag, title, whose
from .grid import Column, grid
from .ooxml import paragraph, run, tag_paragraph
from .package import Page

TITLE = "График контактов"
WAY = "Способ (лично / по телефону / письмо)"
RULE = (
    "В первые два месяца с клиентом связываются раз в одну-две недели, лично или по телефону: узнают,"
    " оказываются ли услуги, и выявляют новые потребности."
)
CLIENT = (
    Fact("Телефон клиента", tag("клиент.телефон")),
    Fact("Специалист", tag("специалист.фио")),
    Fact("Телефон специалиста", tag("специалист.телефон")),
)


def _columns(planned: bool) -> tuple[Column, ...]:
    first = (Column("Плановая дата", 22, "{{ встреча.плановая_дата }}", centred=True),) if planned else ()
    wider = 0.0 if planned else 11.0
    return (
        Column("№ п/п", 8, "{{ встреча.номер }}", centred=True),
        *first,
        Column("Фактическая дата", 22, "{{ встреча.дата }}", centred=True),
        Column(WAY, 25, "{{ встреча.способ }}", note="встреча.специалист"),
        Column("Содержание", 53 + wider, "{{ встреча.содержание }}"),
        Column("Новые потребности", 40 + wider, "{{ встреча.новые_потребности }}"),
    )


def page() -> Page:
    """The schedule."""
    body = (
        letterhead(),
        title(TITLE),
        whose(),
        facts(*CLIENT, label=50),
        paragraph(style="Spacer"),
        paragraph(run(RULE), style="Text"),
        heading("1. Первые два месяца"),
        grid(_columns(True), "встреча in график_контактов", blanks=5, always=2),
        tag_paragraph("{%p if прочие_контакты %}"),
        heading("2. Другие состоявшиеся контакты"),
        grid(_columns(False), "встреча in прочие_контакты"),
        tag_paragraph("{%p endif %}"),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE))
