"""«Контрольный лист»: what lies in a packet of papers, with places for a tick and the day of signature."""

from __future__ import annotations

from .chapters import page_top
from .form import WIDTH, Fact, docket, either, letterhead, statement, title
from .grid import GROUP, Column, head
from .ooxml import ROW, blocks_if, cell, paragraph, row, run, table, tag_paragraph, tag_row
from .package import Page
from .signatures import Signer, signatures

TITLE = "Контрольный лист пакета документов"
FOOT = "Контрольный лист от {{ дата }}"
FOLDER = "lists"  # no document of a book: it stands apart from those that are offered
COLUMNS = (
    Column("№ п/п", 9, "номер", centred=True),
    Column("{{ столбец }}", 82, "что"),
    Column("Страницы", 18, "страницы", centred=True),
    Column("Есть", 11),
    Column("Кто подписал", 30),
    Column("Дата подписи", 20),
)


def page() -> Page:
    """The list."""
    body = (
        blocks_if("учреждение.полное_наименование", letterhead()),
        title(TITLE),
        paragraph(run("от {{ дата }}. {{ итог }}"), style="Subtitle"),
        # a table for each part of a group: only so is its name over it on every page
        tag_paragraph("{%p for группа in группы %}"),
        *either("группа.с_новой_страницы", [page_top()], [paragraph(style="Spacer")]),
        _group(),
        tag_paragraph("{%p endfor %}"),
        paragraph(style="Spacer", keep=True),
        docket((Fact("Не хватает"),)),
        statement("Пакет проверен:"),
        signatures(Signer("")),
    )
    return Page(TITLE, body, left=30, right=10, styles=(GROUP,), foot=FOOT)


def _group() -> str:
    """The rows of a group under its name; the last ones on the page of the signature."""
    name = cell(paragraph(run("{{ группа.заголовок }}"), style=GROUP.identifier), WIDTH, span=len(COLUMNS))
    return table(
        [column.width for column in COLUMNS],
        row(name, header=True),
        head(COLUMNS),
        _tagged("for строка in группа.строки"),
        _row("строка"),
        _tagged("endfor"),
        _tagged("for строка in группа.последние"),
        _row("строка", keep=True),
        _tagged("endfor"),
        style="Grid",
    )


def _row(path: str, *, keep: bool = False) -> str:
    return row(*(_cell(column, path, keep) for column in COLUMNS), height=ROW)


def _cell(column: Column, path: str, keep: bool) -> str:
    content = run(f"{{{{ {path}.{column.text} }}}}") if column.text else ""
    return cell(paragraph(content, style=column.style, keep=keep), column.width, align="center")


def _tagged(words: str) -> str:
    return tag_row(f"{{%tr {words} %}}", len(COLUMNS), WIDTH)
