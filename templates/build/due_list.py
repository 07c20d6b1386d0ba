"""«Что пора сделать»: the printed list of ``paperwork due``, with boxes to tick off what is done."""

from __future__ import annotations

from .form import letterhead, title
from .grid import Column
from .grouped import grouped
from .ooxml import paragraph, run, tag_paragraph
from .package import Page
from .styles import Style

TITLE = "Что пора сделать"
FOLDER = "lists"
FOOT = f"{TITLE} · {{{{ список.на|дата }}}} – {{{{ список.по|дата }}}}"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
COLUMNS = (
    Column("№ п/п", 8, "{{ дело.номер }}", centred=True),
    Column(
        "Срок",
        20,
        "{% if дело.дата %}{{ дело.дата|дата }}{% else %}сразу{% endif %}",
        centred=True,
        bold="дело.просрочено",
    ),
    Column(
        "Что сделать",
        84,
        "{{ дело.что }}{% if дело.подробности %}: {{ дело.подробности }}{% endif %}",
    ),
    Column(
        "Дело № (обращение)",
        27,
        "{{ дело.дело }}{% if дело.обращение is not none %}"
        "обращение {{ дело.обращение or 'без номера' }}{% endif %}",
        centred=True,
    ),
    Column("Клиент, заявитель", 39, "{{ дело.имя }}"),
    Column("Ответственный", 40, "{{ дело.ответственный }}"),
    Column("Телефон", 31, "{{ дело.телефон }}", centred=True),
    Column("Сделано", 18),
)
COUNTS = (
    "Всего {{ список.всего }}, из них просрочено {{ список.просрочено }}"
    "{% if список.просрочено %} (срок полужирным){% endif %}"
)
COVERED = (
    "В списке: контакты по графику, пересмотр планов, окончание услуг и сроков (ИППСУ, договоры,"
    " инвалидность, документы), согласия, документы дела, обращения."
    " На обращение без приоритета отвечают за 24 часа. Сроки действий по целям – в планах."
)
NARROW = Style("Subtitle", "Subtitle", centred=True, keep=True, after=3)
SMALL = Style("Covered", "Covered", size=9, centred=True, keep=True, after=4)


def page() -> Page:
    """The list."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        paragraph(run("{{ список.на|дата }} – {{ список.по|дата }}"), style="Subtitle"),
        tag_paragraph("{%p if дни %}"),
        paragraph(run(COUNTS), style="Subtitle"),
        paragraph(run(COVERED), style=SMALL.identifier),
        # tied: what follows a table that fills its page is never alone on the next one
        grouped(COLUMNS, "день in дни", "дело in день.дела", "{{ день.название }}", tied=True),
        tag_paragraph("{%p else %}"),
        paragraph(run("Срочных дел нет."), style="Subtitle"),
        tag_paragraph("{%p endif %}"),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, styles=(NARROW, SMALL), foot=FOOT)
