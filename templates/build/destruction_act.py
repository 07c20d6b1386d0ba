"""«Акт об уничтожении персональных данных»: what was destroyed, how, why, and who answers for it.

It holds what the order of Roskomnadzor № 179 of 28.10.2022 asks for. It lies in a folder of its own, since
it is made when data are destroyed and not with the papers of a book.
"""

from __future__ import annotations

from dataclasses import replace

from .chart import held
from .form import SPLIT, WIDTH, Fact, fact_cell, facts, tag, title
from .glossary import HEAD_POST, NAME, SEAL, SIGN
from .grid import WHOLE, Column, filled, head
from .ooxml import NO_BREAK, ROW, cell, paragraph, row, rows_if, run, table, tag_row
from .package import Page
from .signatures import HEAD, SPACE, Signer, signatures
from .styles import GUTTER, STYLES, Style

FOLDER = "acts"
TITLE = "Акт об уничтожении персональных данных"
OPERATOR = (
    Fact("Оператор", tag("учреждение.полное_наименование"), "1."),
    Fact("Адрес оператора", tag("учреждение.адрес"), "2."),
    Fact("Обработчик (если есть)", "", "3."),  # who processed the data by order of the operator
)
SYSTEM = Fact("Информационная система", run("электронная книга дел «{{ акт.книга }}»"), "5.")
WAY = (
    "7.\tДата и способ уничтожения: {{ сегодня|дата }}; строки удалены из книги, файл книги записан заново на"
    " место прежнего; восстановить данные средствами программы нельзя."
)
FIT = 1200  # signs of all rows that are on one page with all points, if their letters are small
SHEETS = (
    Column("№", 6.5, "{{ loop.index }}", centred=True),
    Column("Лист книги", 27, "{{ лист.лист }}"),
    Column("Строк", 11.5, "{{ лист.строк }}", centred=True),
    Column("Категория и перечень уничтоженных данных", 125, "{{ лист.данные|с_заглавной }}"),
)
REASON = "(отзыв согласия, цель обработки достигнута, срок хранения истек, иное)"
# what is not in the book is known to the commission alone
PAPER = "(что уничтожено, листов, способ; либо: дела нет, хранится до …)"
EVENTS = "(регистрации событий, на … листах; либо: нет, сведения – в пп. 4–9)"
BY_HAND = (
    (Fact("Причина уничтожения", number="8."), REASON),
    (Fact("Личное дело на бумаге", number="9."), PAPER),
    (Fact("Выгрузка из журнала", number="10."), EVENTS),
)
LABEL = 52.0  # of all points
MEMBER = Signer("")
# one wording over all three: so the act of a file with a line of each sheet is on one page
CHAIR = replace(
    MEMBER, statement="Председатель и члены комиссии, уничтожившей данные (председатель – первым):"
)
SIGNED = 8.0  # the line that is signed
OVER = Style("Point Over", "PointOver", size=11, before=2, after=1, left=GUTTER, hanging=GUTTER, keep=True)
UNDER = Style("Caption Under", "CaptionUnder", size=8.5, left=LABEL + SPLIT, centred=True)
POINT = Style("Point", "Point", size=11, before=2, left=GUTTER, hanging=GUTTER)
TOP = Style("Title", "Title", size=14, bold=True, before=5, after=0, centred=True, keep=True)
# Millimetres: «№», its rule and the date; what is left free; the signature and the name of who approves.
LEFT, MIDDLE, RIGHT = (8.0, 40.0, 28.0), 4.0, (30.0, 4.0, 56.0)
WIDTHS = (*LEFT, MIDDLE, *RIGHT)
# so tight that the act of a usual file is on one page
SMALLER = tuple(
    # level with its answer, which stands at the foot of the row
    replace(style, size=11, before=style.before + (1.2 if style.identifier.startswith("Fact") else 0))
    for style in STYLES
    if style.identifier in {"Fact", "FactAnswer", "FactLabel", "Line", "SignatureName"}
)
LOW = tuple(replace(style, after=0) for style in STYLES if style.identifier.startswith("CellNote")) + tuple(
    replace(style, before=0.3, after=0.3) for style in STYLES if style.identifier in {"Cell", "CellNumber"}
)
COMMISSION = Style("Statement", "Statement", size=11, before=4, keep=True)
APPROVAL = Style("Approval", "Approval", size=11, left=WIDTH - sum(RIGHT), keep=True)


def _top() -> str:
    """The number, the date and the place of the act at the left, who approves it at the right."""
    post = f"{{{{ {HEAD.post}|с_заглавной if {HEAD.post} else '{HEAD_POST}' }}}}"
    name, day = f"{{{{ {HEAD.name} }}}}", f"{NO_BREAK}от {{{{ сегодня|дата }}}}"
    free = cell(paragraph(style="Line", keep=True), sum(WIDTHS[:4]), span=4)
    number = zip(("№", "", day, "", "", "", name), WIDTHS, strict=True)
    place = (
        cell(_paragraph("", "Line"), sum(LEFT), ruled=True, span=3, align="bottom"),
        cell(_paragraph("", "Line"), MIDDLE),
        cell(
            _paragraph(f"«___» ____________ 20__ г.{NO_BREAK * 8}{SEAL}", "Line"),
            sum(RIGHT),
            span=3,
            align="bottom",
        ),
    )
    captions = (
        cell(_paragraph({4: SIGN, 6: NAME}.get(at, ""), "Caption"), width) for at, width in enumerate(WIDTHS)
    )
    return paragraph(run("УТВЕРЖДАЮ"), style=APPROVAL.identifier) + table(
        WIDTHS,
        row(free, cell(paragraph(run(post), style="Line"), sum(RIGHT), span=3)),
        row(
            *(
                cell(_paragraph(text, "Line"), width, ruled=at in {1, 4, 6}, align="bottom")
                for at, (text, width) in enumerate(number)
            ),
            height=ROW,
        ),
        row(*captions),
        row(*place, height=ROW),
        row(
            _small("(место составления)", sum(LEFT), span=3),
            _small("", MIDDLE + sum(RIGHT), span=4),
        ),
    )


def _small(words: str, width: float, span: int = 1) -> str:
    return cell(_paragraph(words, "Caption"), width, span=span)


def _paragraph(words: str, style: str) -> str:
    return paragraph(run(words) if words else "", style=style, keep=True)


def _subject() -> str:
    """Whose data they were: the file, and beside it a rule for the name, which the program has destroyed."""
    widths = (LABEL, SPLIT, 60.0, SPLIT, 12.5, WIDTH - LABEL - 2 * SPLIT - 72.5)
    label, gap, number, _, name, rule = widths
    line = (
        cell(_paragraph("4.\tСубъект данных", "FactLabel"), label),
        cell("", gap),
        fact_cell(run(f"личное дело № {{{{ акт.дело{WHOLE} }}}}"), number, keep=True),
        cell("", gap),
        cell(_paragraph("Ф.И.О.", "Fact"), name),
        fact_cell("", rule, keep=True),
    )
    return table(widths, row(*line, height=ROW))


def _sheets() -> str:
    """A row for each sheet of the book, as low as its words, which are small if they then fit on the page."""
    widths = [column.width for column in SHEETS]
    opening, otherwise, closing = (
        tag_row(f"{{%tr {words} %}}", len(widths), WIDTH)
        for words in ("for лист in акт.листы", "else", "endfor")
    )
    large = filled(SHEETS, height=0)
    styles = ("CellNoteCentred", "CellNote", "CellNoteCentred", "CellNote")
    cells = zip(SHEETS, styles, strict=True)
    small = row(*(cell(paragraph(run(column.text), style=style), column.width) for column, style in cells))
    many, few = (f'акт.листы|map(attribute="данные")|join|length {sign} {FIT}' for sign in (">", "<="))
    line = "".join(
        part
        for condition, each in ((many, large), (few, small))
        for part in rows_if(condition, each, span=len(widths), width=WIDTH)
    )
    empty = row(*(cell(paragraph(style="Cell"), width) for width in widths), height=ROW)
    return table(widths, head(SHEETS), opening, line, otherwise, *[empty] * 3, closing, style="Grid")


def page() -> Page:
    """The act."""
    body = (
        _top(),
        title(TITLE),
        facts(*OPERATOR, label=LABEL, keep=True),
        paragraph(style="Seam"),
        _subject(),
        paragraph(style="Seam"),
        facts(SYSTEM, label=LABEL, keep=True),
        paragraph(run("6.\tЧто уничтожено"), style=OVER.identifier),
        paragraph(style="Seam"),
        _sheets(),
        paragraph(style="Seam"),
        held(  # the signatures confirm when, how and why
            paragraph(run(WAY), style=POINT.identifier),
            paragraph(style="Seam"),
            *(
                facts(fact, label=LABEL, keep=True) + paragraph(run(words), style=UNDER.identifier, keep=True)
                for fact, words in BY_HAND
            ),
            signatures(CHAIR, MEMBER, MEMBER, height=SIGNED).removeprefix(SPACE),
        ),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(*SMALLER, *LOW, TOP, OVER, UNDER, POINT, APPROVAL, COMMISSION),
        foot=f"{TITLE} · дело № {{{{ акт.дело }}}}",
    )
