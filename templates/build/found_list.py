"""«Список клиентов»: the printed answer of ``paperwork find``, numbered, with the total and a signature."""

from __future__ import annotations

from .form import WIDTH, letterhead, title
from .grid import Column
from .grouped import grouped
from .ooxml import paragraph, run, tag_paragraph
from .package import Page
from .signatures import Signer, signatures
from .styles import Style

TITLE = "Список клиентов"
FOLDER = "lists"
FOOT = f"{TITLE} · на {{{{ список.на|дата }}}}"
COLUMNS = (
    Column("№ п/п", 9, "{{ строка.номер }}", centred=True),
    Column("Дело", 22, "{{ строка.дело }}", centred=True),
    Column("Клиент", 42, "{{ строка.имя }}"),
    Column("Дата рождения", 20, "{{ строка.дата_рождения|дата }}", centred=True),
    Column("Телефон", 31, "{{ строка.телефон }}", centred=True),
    Column("Сведения", WIDTH - 124, "{{ строка.сведения }}"),
)
NOBODY = "Таких клиентов в книге нет."
LEFT, RIGHT = 30, 10
NARROW = Style("Subtitle", "Subtitle", centred=True, keep=True, after=3)


def page() -> Page:
    """The list."""
    body = (
        letterhead(WIDTH),
        title(TITLE),
        tag_paragraph("{%p for слова in список.о_чем %}"),
        paragraph(run("{{ слова }}"), style="Subtitle"),
        tag_paragraph("{%p endfor %}"),
        paragraph(run("По данным на {{ список.на|дата }}"), style="Subtitle"),
        tag_paragraph("{%p if группы %}"),
        grouped(COLUMNS, "группа in группы", "строка in группа.клиенты", "{{ группа.название }}"),
        tag_paragraph("{%p else %}"),
        paragraph(run(NOBODY), style="Statement"),
        tag_paragraph("{%p endif %}"),
        paragraph(run("Всего в списке: {{ список.всего }}", bold=True), style="Statement"),
        signatures(Signer("", statement="Список составил(а):")),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, styles=(NARROW,), foot=FOOT)
