"""«Контрольный лист»: what lies in a packet of papers, with places for a tick and the day of signature."""

from __future__ import annotations

from .form import WIDTH, letterhead, title
from .grid import Column, head
from .ooxml import ROW, cell, paragraph, row, run, table, tag_paragraph, tag_row
from .package import Page
from .signatures import Signer, signatures

TITLE = "Контрольный лист"
FOLDER = "lists"  # no document of a book: it stands apart from those that are offered
COLUMNS = (
    Column("№ п/п", 12, "{{ строка.номер }}", centred=True),
    Column("{{ столбец }}", 86, "{{ строка.что }}"),
    Column("Страницы", 24, "{{ строка.страницы }}", centred=True),
    Column("Отметка", 20),
    Column("Дата подписи", 28),
)


def _entries() -> str:
    """A group (a client or a kind of document) and under it its rows, as many as there are."""
    widths = [column.width for column in COLUMNS]
    cells = []
    for column in COLUMNS:
        style = "CellNumber" if column.centred else "Cell"
        content = paragraph(run(column.text) if column.text else "", style=style)
        cells.append(cell(content, column.width, align="center"))
    above = paragraph(run("{{ группа.заголовок }}", bold=True), style="Cell", keep=True)

    def tagged(tag: str) -> str:
        return tag_row(tag, len(widths), WIDTH)

    return table(
        widths,
        head(COLUMNS),
        tagged("{%tr for группа in группы %}"),
        row(cell(above, WIDTH, span=len(widths), align="bottom"), height=ROW),
        tagged("{%tr for строка in группа.строки %}"),
        row(*cells, height=ROW),
        tagged("{%tr endfor %}"),
        tagged("{%tr endfor %}"),
        style="Grid",
    )


def page() -> Page:
    """The list."""
    body = (
        tag_paragraph("{%p if учреждение.полное_наименование %}"),
        letterhead(),
        tag_paragraph("{%p endif %}"),
        title(TITLE),
        paragraph(run("{{ итог }}"), style="Subtitle"),
        _entries(),
        signatures(Signer("Пакет проверен")),
    )
    return Page(TITLE, body, left=30, right=10, foot=TITLE)
