"""«Журнал регистрации заявлений»: of the institution's clients, on a lying page; a sample of a region's."""

from __future__ import annotations

from .form import letterhead, title
from .grid import Column, any_written, grid
from .package import Page
from .signatures import HEAD, Pair, Signer, columns, side_by_side
from .styles import Style

FOLDER = "more"
TITLE = "Журнал регистрации заявлений"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
DECISION = "{% if строка.дата_иппсу %}Составлена ИППСУ, {{ строка.дата_иппсу|дата }}{% endif %}"
ENDED = "{% if строка.дата_окончания %}Обслуживание окончено {{ строка.дата_окончания|дата }}{% endif %}"
MATTER = (
    "{% if строка.форма_обслуживания %}{{ строка.форма_обслуживания|с_заглавной }}"
    "{% if строка.причина_обращения %}; {{ строка.причина_обращения|со_строчной }}{% endif %}"
    "{% else %}{{ строка.причина_обращения|с_заглавной }}{% endif %}"
)
COLUMNS = (
    Column("№", 8, "{{ строка.номер }}", centred=True),
    Column("Дата", 20, "{{ строка.дата }}", centred=True),
    Column("ФИО, адрес", 84, "{{ строка.фио }}", note="строка.адрес"),
    Column("Суть (форма обслуживания)", 69, MATTER),
    Column("Решение, дата", 33, DECISION),
    Column("№ ИППСУ", 19, "{{ строка.номер_иппсу }}", centred=True),
    Column("Примечание", 34, ENDED),
)
APART = 9.0
# lower than elsewhere: a dozen of applications with their signatures are one sheet
LOW = (Style("Title", "Title", size=14, bold=True, before=2, after=5, centred=True, keep=True),)
SIDE = columns(27, 30, 47.5, 20)
KNOWN = any_written("журнал_заявлений", "фио")  # else it is a blank, whose page is filled with rows


def page() -> Page:
    """The journal: what was decided beside an individual programme is written by hand."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        grid(COLUMNS, "строка in журнал_заявлений", blanks=11, least=11, unless=KNOWN, tied=True, height=8.5),
        side_by_side(Pair(Signer("Журнал вел(а)"), HEAD), left=SIDE, right=SIDE, apart=APART),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=TITLE, styles=LOW)
