"""«Дневник практики»: a title page, a row a day with room for the supervisor's signature, his reference."""

from __future__ import annotations

from dataclasses import replace

from . import styles, title_page
from .chapters import on_new_page
from .form import WIDTH, Fact, blank_lines
from .grid import Column, below, either_of, head, with_under
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row
from .package import Page
from .signatures import Signer, signatures
from .title_page import STUDENT

TITLE = "Дневник практики"
DAYS = (
    Column("Дата", 21, "{{ строка.дата|дата }}", centred=True),
    Column("Содержание работы", 60, "{{ строка.содержание_работы }}"),
    Column("Результат", 43, "{{ строка.результат }}"),
    Column("Часы", 17, "{{ строка.часы|число }}", centred=True),
    Column("Подпись руководителя", 29),
)
FITTED, LONG = below(DAYS, {"строка.содержание_работы": 240, "строка.результат": 160})
LETTERS = 11  # points: a student's words are read and signed
ROWS = 14  # on its page, of a diary whose hours are not known yet: it goes on by hand
HEIGHT = 12.0  # of a row, in millimetres: it is signed
CELLS = {
    style.identifier: replace(style, size=LETTERS)
    for style in (*styles.STYLES, *styles.ROOMY)
    if style.identifier.startswith("Cell")
}
HOURS = 'дневник|map(attribute="часы")|select("number")'
SUM = f"{{% if {HOURS}|list %}}{{{{ {HOURS}|sum|число }}}}{{% endif %}}"
HEAD = Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения|инициалы_впереди")
SEALED = replace(HEAD, seal=True)
CONFIRMED = replace(HEAD, statement="Записи и число часов подтверждаю.")
REFERENCE = (
    "Отношение к работе, знания и умения, что удалось и чему еще учиться, общение с клиентами и сотрудниками,"
    " соблюдение распорядка:"
)


def _days() -> str:
    """A row for each day, and the sum of the hours, on the page of the last of them."""
    widths = [column.width for column in DAYS]
    spare = f"for свободная in range({ROWS} - дневник|length) if not {HOURS}|list"
    tags = ("for строка in дневник", spare, "endfor", f"if {either_of(LONG)}", "else", "endif")
    opening, adding, closing, if_long, otherwise, end = (
        tag_row(f"{{%tr {words} %}}", len(widths), WIDTH) for words in tags
    )
    cells = (
        cell(paragraph(run(column.text) if column.text else "", style=column.style, keep=True), column.width)
        for column in DAYS
    )
    line = row(*cells, height=HEIGHT)
    empty = row(*(cell(paragraph(style="Cell", keep=True), width) for width in widths), height=HEIGHT)
    long = with_under(FITTED, LONG, HEIGHT, keep=True)
    rows = (opening, if_long, long, otherwise, line, end, closing, adding, empty, closing, _sum(widths))
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
        signatures(Signer(STUDENT, "практика.студент|инициалы_впереди"), CONFIRMED),
        on_new_page("Характеристика", "Title"),
        paragraph(run("(отзыв руководителя практики от учреждения)"), style="Subtitle"),
        title_page.lines((title_page.WHO, title_page.WHEN)),
        paragraph(run(REFERENCE), style="Statement"),
        blank_lines(20, indent=0),
        paragraph(style="Spacer"),
        title_page.lines((Fact("Оценка"),), keep=True),
        signatures(SEALED),
    )
    own = (*title_page.styles(over=110), *CELLS.values())
    return Page(TITLE, body, left=30, right=10, styles=own, foot=title_page.foot(TITLE), title_page=True)
