"""«Журнал учета семей»: families of the clients, on a lying page; a sample of a region's."""

from __future__ import annotations

from .form import letterhead, title
from .grid import Column, grid
from .package import Page
from .signatures import HEAD, Signer, signatures

FOLDER = "more"
TITLE = "Журнал учета семей"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
COLUMNS = (
    Column("№", 12, "{{ строка.номер }}", centred=True),
    Column("Дата постановки на учет", 25, "{{ строка.дата_постановки }}", centred=True),
    Column("Состав семьи (ФИО, дата рождения)", 76, "{{ строка.состав }}"),
    Column("Адрес", 45, "{{ строка.адрес }}"),
    Column("Основание учета", 40, "{{ строка.основание }}"),
    Column("Специалист", 39, "{{ строка.специалист }}"),
    Column("Снята с учета (дата, причина)", 30, "{{ строка.дата_снятия }}", note="строка.причина_снятия"),
)


def page() -> Page:
    """The journal."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        grid(COLUMNS, "строка in журнал_семей", blanks=4, tied=True),
        signatures(Signer("Журнал вел(а)"), HEAD, width=WIDTH),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=TITLE)
