"""«Что пора сделать»: the printed list of ``paperwork due``, with boxes to tick off what is done."""

from __future__ import annotations

from .form import letterhead, title
from .grid import Column
from .grouped import grouped
from .ooxml import paragraph, run, tag_paragraph
from .package import Page

TITLE = "Что пора сделать"
FOLDER = "lists"
FOOT = f"{TITLE} · {{{{ список.на|дата }}}} – {{{{ список.по|дата }}}}"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
COLUMNS = (
    Column("№ п/п", 9, "{{ дело.номер }}", centred=True),
    Column("Срок", 21, "{{ дело.дата|дата }}", centred=True, bold="дело.просрочено"),
    Column(
        "Что сделать",
        97,
        "{{ дело.что }}{% if дело.подробности %}: {{ дело.подробности }}{% endif %}",
    ),
    Column("Дело", 26, "{{ дело.дело }}", centred=True),
    Column("Обращение", 20, "{{ дело.обращение }}", centred=True),
    Column("Кто", 48, "{{ дело.имя }}"),
    Column("Телефон", 31, "{{ дело.телефон }}", centred=True),
    Column("Сделано", 15),
)
COUNTS = (
    "Всего {{ список.всего }}, из них просрочено {{ список.просрочено }}"
    "{% if список.просрочено %} (срок полужирным){% endif %}"
)


def page() -> Page:
    """The list."""
    body = (
        letterhead(WIDTH),
        title(TITLE),
        paragraph(run("{{ список.на|дата }} – {{ список.по|дата }}"), style="Subtitle"),
        tag_paragraph("{%p if дни %}"),
        paragraph(run(COUNTS), style="Subtitle"),
        grouped(COLUMNS, "день in дни", "дело in день.дела", "{{ день.название }}"),
        tag_paragraph("{%p else %}"),
        paragraph(run("Срочных дел нет."), style="Subtitle"),
        tag_paragraph("{%p endif %}"),
        paragraph(style="Spacer"),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=FOOT)
