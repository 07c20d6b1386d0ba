"""«Дневник практики»: a title page, a row a day with room for the supervisor's signature, his reference."""

from __future__ import annotations

from . import title_page
from .chapters import on_new_page
from .form import WIDTH, Fact, blank_lines, facts
from .grid import Column, head
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row
from .package import Page
from .signatures import Signer, signatures
from .title_page import STUDENT

TITLE = "Дневник практики"
DAYS = (
    Column("Дата", 21, "{{ строка.дата|дата }}", centred=True),
    Column("Содержание работы", 63, "{{ строка.содержание_работы }}"),
    Column("Результат", 44, "{{ строка.результат }}"),
    Column("Часы", 13, "{{ строка.часы|число }}", centred=True),
    Column("Подпись руководителя", 29),
)
BLANKS = 12
HOURS = 'дневник|map(attribute="часы")|select("number")'
SUM = f"{{% if {HOURS}|list %}}{{{{ {HOURS}|sum|число }}}}{{% endif %}}"
HEAD = Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения|инициалы_впереди")
SEALED = Signer(HEAD.words, HEAD.name, seal=True)
REFERENCE = (
    "Отношение к работе, знания и умения, что удалось и чему еще учиться, общение с клиентами и сотрудниками,"
    " соблюдение распорядка:"
)


def _days() -> str:
    """A row for each day, and the sum of the hours, on the page of the last of them."""
    widths = [column.width for column in DAYS]
    opening, otherwise, closing = (
        tag_row(f"{{%tr {words} %}}", len(widths), WIDTH)
        for words in ("for строка in дневник", "else", "endfor")
    )
    cells = (
        cell(paragraph(run(column.text) if column.text else "", style=column.style, keep=True), column.width)
        for column in DAYS
    )
    line = row(*cells, height=ROW)
    empty = row(*(cell(paragraph(style="Cell"), width) for width in widths), height=ROW)
    rows = (opening, line, otherwise, *[empty] * BLANKS, closing, _sum(widths))
    return table(widths, head(DAYS), *rows, style="Grid")


def _sum(widths: list[float]) -> str:
    words = paragraph(run("Всего часов", bold=True), style="Cell", keep=True)
    number = paragraph(run(SUM, bold=True), style="CellNumber", keep=True)
    return row(
        cell(words, sum(widths[:3]), span=3),
        cell(number, widths[3]),
        cell(paragraph(style="Cell", keep=True), widths[4]),
        height=ROW,
    )


def page() -> Page:
    """The diary."""
    body = (
        *title_page.title_page(TITLE),
        on_new_page("Ежедневные записи", "Title"),
        _days(),
        signatures(Signer(STUDENT, "практика.студент|инициалы_впереди"), HEAD),
        on_new_page("Характеристика", "Title"),
        paragraph(run("(отзыв руководителя практики от учреждения)"), style="Subtitle"),
        paragraph(run(REFERENCE), style="Statement"),
        blank_lines(18),
        paragraph(style="Spacer"),
        facts(Fact("Оценка"), label=30, keep=True),
        signatures(SEALED),
    )
    return Page(TITLE, body, left=30, right=10, styles=title_page.STYLES, foot=TITLE, title_page=True)
