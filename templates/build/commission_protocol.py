"""«Протокол комиссии»: that a citizen is in need and his programme is approved; a sample of a region's."""

from __future__ import annotations

from .form import WIDTH, blank_lines, foot, letterhead, statement, tag, title
from .grid import Column, head
from .official_form import Part, fact, line, official_page, wording
from .ooxml import cell, paragraph, row, run, table
from .package import Page
from .signatures import Signer, signatures

FOLDER = "more"
TITLE = "Протокол комиссии"
WHOLE_TITLE = "Протокол заседания комиссии по признанию граждан нуждающимися в социальном обслуживании"
PRESENT = (Column("Ф.И.О.", 85), Column("Должность", 85))
PROGRAMME = (  # the number and the day are on one line
    "1.2. Утвердить прилагаемую программу"
    " №\u00a0{% if иппсу.номер %}{{ иппсу.номер }}{% else %}____________________{% endif %}\u00a0от\u00a0"
    "{% if иппсу.дата %}{{ иппсу.дата|дата }}."
    "{% else %}«___»\u00a0____________\u00a020__\u00a0г.{% endif %}"
)
RECOGNISED = '1.1. Признать {{ клиент.пол|род("гражданина", "гражданку") }}'
IN_NEED = (
    '{{ клиент.пол|род("нуждающимся", "нуждающейся") }} в социальном обслуживании,'
    " форма социального обслуживания:"
)
SIGNERS = (
    Signer("Председатель комиссии"),
    Signer("Член комиссии"),
    Signer("Член комиссии"),
    Signer("Секретарь"),
)


WRITTEN = 9.0  # a row for the pen: a blank leaves one as it is that is higher than a line


def _present() -> str:
    """Who is present, filled in by hand."""
    empty = [
        row(*(cell(paragraph(style="Cell"), column.width) for column in PRESENT), height=WRITTEN)
        for _ in range(4)
    ]
    return table((column.width for column in PRESENT), head(PRESENT), *empty, style="Grid")


def page() -> Page:
    """The record of a meeting."""
    body = (
        letterhead(),
        title(WHOLE_TITLE),
        line(
            Part(35), Part(8, "№"), Part(40, answer=""), Part(4), Part(9, "от"), Part(40, answer=""), Part(34)
        ),
        wording(run("ПРИСУТСТВОВАЛИ:", bold=True)),
        _present(),
        wording(run("Повестка дня:", bold=True)),
        blank_lines(2, indent=0),
        wording(run("ПОСТАНОВИЛИ:", bold=True)),
        fact(RECOGNISED, tag("клиент.фио", "винительный"), 54, caption="(фамилия, имя, отчество)"),
        statement(IN_NEED),
        line(Part(WIDTH, answer=tag("услуги_иппсу.формы"))),
        statement(PROGRAMME),
        signatures(*SIGNERS, height=9),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
