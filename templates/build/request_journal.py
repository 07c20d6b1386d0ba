"""«Журнал обращений»: the register of a period on a lying page, with the deadlines and what is overdue."""

from __future__ import annotations

from .form import figures, letterhead, of_period, over_period, tag, title
from .grid import Column, grid
from .ooxml import paragraph
from .package import Page
from .signatures import HEAD, Signer, signatures

TITLE = "Журнал обращений"
FOOT = of_period("Журнал обращений")
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
COLUMNS = (
    Column("№ п/п", 9, "{{ строка.номер }}", centred=True),
    Column("Поступило", 20, "{{ строка.поступило|время }}", centred=True),
    Column("Канал", 22, "{{ строка.канал }}"),
    Column("Заявитель, телефон", 32, "{{ строка.заявитель }}", note="строка.телефон"),
    Column("Суть", 42, "{{ строка.суть }}"),
    Column("Приоритет", 22, "{{ строка.приоритет }}"),
    Column("Передано", 27, "{{ строка.передано|время }}"),
    Column("Срок ответа", 20, "{{ строка.срок_ответа|время }}", note="строка.просрочено", centred=True),
    Column("Уведомлен о приеме", 20, "{{ строка.уведомлен|время }}", centred=True),
    Column("Отвечено, через сколько", 20, "{{ строка.отвечено|время }}", note="строка.время_ответа"),
    Column("Результат", 33, "{{ строка.результат }}"),
)
TOTALS = (
    ("Всего обращений", tag("итоги_журнала.обращений")),
    ("Отвечено в срок", tag("итоги_журнала.отвечено_в_срок")),
    ("Отвечено с опозданием", tag("итоги_журнала.отвечено_с_опозданием")),
    ("Без ответа", tag("итоги_журнала.без_ответа")),
    ("Просрочено всего", tag("итоги_журнала.просрочено")),
    ("Без уведомления о приеме", tag("итоги_журнала.без_уведомления")),
)


def _end() -> str:
    """The figures of the journal and who answers for it."""
    totals = figures(*TOTALS, width=WIDTH, columns=3, keep=True)
    signed = signatures(Signer("Журнал вел(а)"), HEAD, width=WIDTH)
    return paragraph(style="Spacer", keep=True) + totals + signed


def page() -> Page:
    """The journal."""
    body = (
        letterhead(WIDTH),
        title(TITLE),
        over_period(),
        grid(COLUMNS, "строка in журнал", blanks=8, tied=True),
        _end(),
    )
    return Page(
        TITLE,
        body,
        left=LEFT,
        right=RIGHT,
        landscape=True,
        foot=FOOT,
        several=True,
    )
