"""«Журнал регистрации заявлений»: of the institution's clients, on a lying page; a sample of a region's."""

from __future__ import annotations

from .form import letterhead, title
from .grid import Column, grid
from .package import Page
from .signatures import HEAD, Signer, signatures

FOLDER = "more"
TITLE = "Журнал регистрации заявлений"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
DECISION = "{% if строка.дата_иппсу %}составлена ИППСУ, {{ строка.дата_иппсу|дата }}{% endif %}"
ENDED = "{% if строка.дата_окончания %}обслуживание окончено {{ строка.дата_окончания|дата }}{% endif %}"
MATTER = (
    "{% if строка.форма_обслуживания %}{{ строка.форма_обслуживания }}"
    "{% if строка.причина_обращения %}; {{ строка.причина_обращения|со_строчной }}{% endif %}"
    "{% else %}{{ строка.причина_обращения }}{% endif %}"
)
COLUMNS = (
    Column("№", 14, "{{ строка.номер }}", centred=True),
    Column("Дата", 26, "{{ строка.дата }}", centred=True),
    Column("ФИО, адрес", 82, "{{ строка.фио }}", note="строка.адрес"),
    Column("Суть (форма обслуживания)", 50, MATTER),
    Column("Решение, дата", 38, DECISION),
    Column("№ ИППСУ", 25, "{{ строка.номер_иппсу }}", centred=True),
    Column("Примечание", 32, ENDED),
)


def page() -> Page:
    """The journal: what was decided beside an individual programme is written by hand."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        grid(COLUMNS, "строка in журнал_заявлений", blanks=8, tied=True, height=9),
        signatures(Signer("Журнал вел(а)"), HEAD, width=WIDTH),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=TITLE)
