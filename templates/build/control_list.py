"""«Контрольный лист»: what lies in a packet of papers, with places for a tick and the day of signature."""

from __future__ import annotations

from .form import letterhead, statement, subheading, title
from .grid import Column, grid
from .ooxml import paragraph, run, tag_paragraph
from .package import Page
from .signatures import Signer, signatures

TITLE = "Контрольный лист"
FOLDER = "lists"  # no document of a book: it stands apart from those that are offered
COLUMNS = (
    Column("№ п/п", 12, "{{ строка.номер }}", centred=True),
    Column("{{ столбец }} · {{ группа.заголовок }}", 74, "{{ строка.что }}"),
    Column("Страницы", 20, "{{ строка.страницы }}", centred=True),
    Column("Есть", 10),
    Column("Кто подписал", 31),
    Column("Дата подписи", 23),
)


def page() -> Page:
    """The list."""
    body = (
        tag_paragraph("{%p if учреждение.полное_наименование %}"),
        letterhead(),
        tag_paragraph("{%p endif %}"),
        title(TITLE),
        paragraph(run("{{ итог }}"), style="Subtitle"),
        # a table for each group: only so is its name repeated on the next page
        tag_paragraph("{%p for группа in группы %}"),
        subheading("{{ группа.заголовок }}"),
        grid(COLUMNS, "строка in группа.строки", tied=True),
        tag_paragraph("{%p endfor %}"),
        statement("Пакет проверен:"),
        signatures(Signer("")),
    )
    return Page(TITLE, body, left=30, right=10, foot=TITLE)
