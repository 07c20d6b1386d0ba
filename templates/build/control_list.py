"""«Контрольный лист»: what lies in a packet of papers, with places for a tick and the day of signature."""

from __future__ import annotations

from paperwork.documents.paper.list_length import HELD

from .form import WIDTH, letterhead, statement, title
from .grid import GROUP, Column, head
from .ooxml import ROW, blocks_if, cell, paragraph, row, rows_if, run, table, tag_paragraph, tag_row
from .package import Page
from .signatures import Signer, signatures

TITLE = "Контрольный лист"
FOLDER = "lists"  # no document of a book: it stands apart from those that are offered
COLUMNS = (
    Column("№ п/п", 9, "номер", centred=True),
    Column("{{ столбец }}", 74, "что"),
    Column("Страницы", 18, "страницы", centred=True),
    Column("Есть", 9),
    Column("Кто подписал", 40),
    Column("Дата подписи", 20),
)


def page() -> Page:
    """The list."""
    body = (
        blocks_if("учреждение.полное_наименование", letterhead()),
        title(TITLE),
        paragraph(run("{{ итог }}"), style="Subtitle"),
        # a table for each group: only so is its name repeated on the next page
        tag_paragraph("{%p for группа in группы %}"),
        paragraph(style="Spacer"),
        _group(),
        tag_paragraph("{%p endfor %}"),
        statement("Пакет проверен:"),
        signatures(Signer("")),
    )
    return Page(TITLE, body, left=30, right=10, styles=(GROUP,), foot=TITLE)


def _group() -> str:
    """The rows of a group under its name, its last ones on the page of what follows.

    They are outside of the loop, in which only the last row can be kept.
    """
    name = cell(paragraph(run("{{ группа.заголовок }}"), style=GROUP.identifier), WIDTH, span=len(COLUMNS))
    held = [
        part
        for place in range(HELD, 1, -1)
        for part in rows_if(
            f"группа.последние|length >= {place}",
            _row(f"группа.последние[-{place}]", keep=True),
            span=len(COLUMNS),
            width=WIDTH,
        )
    ]
    # what follows is the next group, or the signature
    last = [_row("группа.последние[-1]", keep=is_kept) for is_kept in (True, False)]
    return table(
        [column.width for column in COLUMNS],
        row(name, header=True),
        head(COLUMNS),
        _tagged("for строка in группа.первые"),
        _row("строка"),
        _tagged("endfor"),
        *held,
        _tagged("if loop.last"),
        last[0],
        _tagged("else"),
        last[1],
        _tagged("endif"),
        style="Grid",
    )


def _row(path: str, *, keep: bool = False) -> str:
    return row(*(_cell(column, path, keep) for column in COLUMNS), height=ROW)


def _cell(column: Column, path: str, keep: bool) -> str:
    content = run(f"{{{{ {path}.{column.text} }}}}") if column.text else ""
    return cell(paragraph(content, style=column.style, keep=keep), column.width, align="center")


def _tagged(words: str) -> str:
    return tag_row(f"{{%tr {words} %}}", len(COLUMNS), WIDTH)
