"""«Акт об уничтожении персональных данных»: what was destroyed, how, why, and who answers for it.

It holds what the order of Roskomnadzor № 179 of 28.10.2022 asks for. It lies in a folder of its own, since
it is made when data are destroyed and not with the papers of a book.
"""

from __future__ import annotations

from collections.abc import Sequence

from .chart import held
from .form import WIDTH, Fact, blank_lines, facts, statement, tag, title
from .glossary import HEAD_POST, NAME, SEAL, SIGN
from .grid import Column, head
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row
from .package import Page
from .signatures import HEAD, Signer, signatures
from .styles import GUTTER, Style

FOLDER = "acts"
TITLE = "Акт об уничтожении персональных данных"
ABOUT = (
    Fact("Оператор", tag("учреждение.полное_наименование"), "1."),
    Fact("Адрес оператора", tag("учреждение.адрес"), "2."),
    Fact("Субъект данных", run("личное дело № {{ акт.дело }}"), "3."),
    Fact("Где хранились данные", run("книга дел «{{ акт.книга }}»"), "4."),
    Fact("Дата уничтожения", tag("сегодня", "дата"), "5."),
)
WAY = (
    "Строки удалены из книги, файл книги записан заново на место прежнего; восстановить данные средствами"
    " программы нельзя."
)
SHEETS = (
    Column("№", 7, "{{ loop.index }}", centred=True),
    Column("Лист книги", 22, "{{ лист.лист }}"),
    Column("Строк", 13, "{{ лист.строк }}", centred=True),
    Column("Категории (перечень) уничтоженных данных", 128, "{{ лист.данные }}"),
)
REASON = "Причина уничтожения (отзыв согласия / цель достигнута / срок истек / иное)"
MEMBER = Signer("")
OVER = Style("Point Over", "PointOver", before=4, after=2, left=GUTTER, hanging=GUTTER, keep=True)
POINT = Style("Point", "Point", before=6, left=GUTTER, hanging=GUTTER)
APPROVED, MIDDLE = 78.0, 14.0  # millimetres: the block at the right, and what is left free beside it
APPROVAL = Style("Approval", "Approval", left=WIDTH - APPROVED, keep=True)


def _top() -> str:
    """The number and the place of the act at the left, who approves it at the right."""
    label, sign, gap = 8.0, 30.0, 4.0
    widths = (label, WIDTH - APPROVED - MIDDLE - label, MIDDLE, sign, gap, APPROVED - sign - gap)
    post = f"{{{{ {HEAD.post}|с_заглавной if {HEAD.post} else '{HEAD_POST}' }}}}"
    name = f"{{{{ {HEAD.name} }}}}"
    return paragraph(run("УТВЕРЖДАЮ"), style=APPROVAL.identifier) + table(
        widths,
        _right(post, widths),
        _line(("№", "", "", "", "", name), widths, ruled={1, 3, 5}),
        _captions(("", "", "", SIGN, "", NAME), widths),
        _line(("г.", "", "", "", "", ""), widths, ruled={1}, last="«___» ____________ 20__ г."),
        _captions(("", "(место составления)", "", SEAL, "", ""), widths),
    )


def _right(words: str, widths: Sequence[float]) -> str:
    """A line of the block at the right alone."""
    free = cell(paragraph(style="Line", keep=True), sum(widths[:3]), span=3)
    return row(free, cell(paragraph(run(words), style="Line"), sum(widths[3:]), span=3))


def _line(words: Sequence[str], widths: Sequence[float], *, ruled: set[int], last: str = "") -> str:
    """A line of six cells to be written on; of four, where the ``last`` takes the whole block."""
    count = 3 if last else 6
    cells = [
        cell(_paragraph(text, "Line"), width, ruled=place in ruled, align="bottom")
        for place, (text, width) in enumerate(zip(words[:count], widths, strict=False))
    ]
    if last:
        cells.append(cell(_paragraph(last, "Line"), sum(widths[3:]), span=3, align="bottom"))
    return row(*cells, height=ROW)


def _captions(words: Sequence[str], widths: Sequence[float]) -> str:
    cells = (cell(_paragraph(text, "Caption"), width) for text, width in zip(words, widths, strict=True))
    return row(*cells)


def _paragraph(words: str, style: str) -> str:
    return paragraph(run(words) if words else "", style=style, keep=True)


def _sheets() -> str:
    """A row for each sheet of the book, as low as its words."""
    widths = [column.width for column in SHEETS]
    opening, otherwise, closing = (
        tag_row(f"{{%tr {words} %}}", len(widths), WIDTH)
        for words in ("for лист in акт.листы", "else", "endfor")
    )
    styles = ("CellNoteCentred", "CellNote", "CellNoteCentred", "CellNote")
    cells = zip(SHEETS, styles, strict=True)
    line = row(*(cell(paragraph(run(column.text), style=style), column.width) for column, style in cells))
    empty = row(*(cell(paragraph(style="Cell"), width) for width in widths), height=ROW)
    return table(widths, head(SHEETS), opening, line, otherwise, *[empty] * 3, closing, style="Grid")


def page() -> Page:
    """The act."""
    body = (
        _top(),
        title(TITLE),
        facts(*ABOUT, label=56, keep=True),
        paragraph(run("6.\tЧто уничтожено"), style=OVER.identifier),
        paragraph(style="Seam"),
        _sheets(),
        paragraph(run(f"7.\tСпособ уничтожения. {WAY}"), style=POINT.identifier),
        paragraph(style="Seam"),
        held(
            paragraph(run(f"8.\t{REASON}"), style="Item"),
            blank_lines(1, keep=True),
            statement("Комиссия, уничтожившая данные:"),
            signatures(MEMBER, MEMBER, MEMBER),
        ),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(OVER, POINT, APPROVAL),
        foot="Акт об уничтожении данных · дело № {{ акт.дело }}",
    )
