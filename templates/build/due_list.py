"""«Что пора сделать»: the printed list of ``paperwork due``, with room to tick off what is done."""

from __future__ import annotations

from .form import figures, letterhead, tag, title
from .grid import Column, grid
from .ooxml import paragraph, run
from .package import Page

TITLE = "Что пора сделать"
FOLDER = "lists"
FOOT = f"{TITLE} · {{{{ список.на|дата }}}} – {{{{ список.по|дата }}}}"
COLUMNS = (
    Column("№ п/п", 9, "{{ дело.номер }}", centred=True),
    Column("Срок", 22, "{{ дело.дата|дата }}", note="дело.просрочено", centred=True),
    Column("Что сделать", 42, "{{ дело.что }}", note="дело.подробности"),
    Column("Дело", 15, "{{ дело.дело }}", centred=True),
    Column("Обращение", 21, "{{ дело.обращение }}", centred=True),
    Column("Кто", 36, "{{ дело.имя }}", note="дело.телефон"),
    Column("Отметка", 25),
)


def page() -> Page:
    """The list."""
    body = (
        letterhead(),
        title(TITLE),
        paragraph(run("{{ список.на|дата }} – {{ список.по|дата }}"), style="Subtitle"),
        figures(("Всего", tag("список.всего")), ("из них просрочено", tag("список.просрочено"))),
        paragraph(style="Spacer"),
        grid(COLUMNS, "дело in дела", blanks=5),
        paragraph(style="Spacer"),
    )
    return Page(TITLE, body, left=30, right=10, foot=FOOT)
