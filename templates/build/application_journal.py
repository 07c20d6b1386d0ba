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
COLUMNS = (
    Column("№", 14, "{{ loop.index }}", centred=True),
    Column("Дата", 26, "{{ строка.дата_приема }}", centred=True),
    Column("ФИО, адрес", 82, "{{ строка.фио }}", note="строка.адрес"),
    Column("Суть (форма обслуживания)", 50, "{{ строка.причина_обращения }}"),
    Column("Решение, дата", 38),
    Column("№ ИППСУ", 25),
    Column("Примечание", 32),
)


def page() -> Page:
    """The journal: the decision is written by hand."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        grid(COLUMNS, "строка in клиенты", blanks=5),
        signatures(Signer("Журнал вел(а)"), HEAD, width=WIDTH),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=TITLE)
