"""«Дневник социального работника»: the visits of a period, on a lying page; a sample of a region's."""

from __future__ import annotations

from collections.abc import Sequence

from .form import letterhead, of_period, over_period, statement, title
from .grid import WHOLE, Column, grid, head, rows_to_end
from .official_form import Part, line
from .ooxml import ROW, blocks_if, cell, paragraph, row, run, table, tag_paragraph
from .package import Page
from .signatures import HEAD, Signer, signatures

FOLDER = "more"
TITLE = "Дневник социального работника"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
DAY = "{{ строка.дата }}{% if строка.суммой %} (записано суммой, без дней){% endif %}"
COLUMNS = (
    Column("Дата и время посещения (прихода, ухода)", 24, DAY, centred=True),
    Column(
        "ФИО получателя услуг (утрата способности к самообслуживанию)",
        40,
        "{{ строка.фио }}{% if строка.самообслуживание %} ({{ строка.самообслуживание }}){% endif %}",
    ),
    Column("Доставка продуктов питания и иных товаров", 75, "{{ строка.доставка }}"),
    Column("Иные оказанные услуги", 66, "{{ строка.услуги }}"),
    Column(
        "Денежные средства (получено, израсходовано, остаток)",
        42,
        # a bare number would be read as roubles
        '{% if строка.квитанции %}по {{ "квитанциям" if ", " in строка.квитанции else "квитанции" }}'
        f" № {{{{ строка.квитанции{WHOLE} }}}}{{% endif %}}",
    ),
    Column("Подпись получателя", 20),
)
VISITS = "строка in работник.посещения"
BLANKS, HEIGHT = 6, 11.0
WORKER = "{{ работник.фио or '' }}{% if работник.должность %}, {{ работник.должность }}{% endif %}"
COUNT = '{{ работник.посещения|rejectattr("суммой")|list|length }}'
BY_ANYBODY = "Дневник вел(а)"
# of a foreign name the sex may not be known
BY_KNOWN = 'Дневник {{ работник.фио|пол|род("вел", "вела") }}'
KEPT = Signer(
    f"{{% if работник.фио|пол %}}{BY_KNOWN}{{% else %}}{BY_ANYBODY}{{% endif %}}",
    "работник.фио|инициалы_впереди",
)


def _diary(visits: Sequence[str], count: str, keeper: Signer) -> tuple[str, ...]:
    """The diary of one worker, who signs for it."""
    return (
        letterhead(WIDTH, low=True),
        title(TITLE),
        over_period(WIDTH),
        *visits,
        statement(f"Посещений за период: {count}.") if count else "",  # with the signatures, on any page
        signatures(keeper, HEAD, width=WIDTH, height=8),
    )


def _whose() -> str:
    """The row over the heads, on every page: the diaries of several workers are numbered through."""
    words = paragraph(run("Работник: ", bold=True), run(WORKER), style="Cell", keep=True)
    return row(cell(words, WIDTH, span=len(COLUMNS), align="center"), height=ROW, header=True)


def _visits() -> str:
    """The visits of one worker, the last two with what follows them."""
    return grid(COLUMNS, VISITS, blanks=0, tied=True, height=HEIGHT, paired=True, above=_whose())


def _written() -> tuple[str, ...]:
    """Rows to write on, under the name that is written too."""
    rows = rows_to_end(COLUMNS, BLANKS, HEIGHT)
    return (
        line(Part(36, "Работник"), Part(WIDTH - 36, answer="")),
        paragraph(style="Spacer"),
        table((it.width for it in COLUMNS), head(COLUMNS), *rows, style="Grid"),
    )


def page() -> Page:
    """The diaries, each on pages of its own: times, money and signatures are written by hand."""
    body = (
        tag_paragraph("{%p for работник in дневник_работников %}"),
        blocks_if("not loop.first", paragraph(style="Seam", new_page=True)),
        *_diary((_visits(),), COUNT, KEPT),
        tag_paragraph("{%p else %}"),
        *_diary(_written(), "", Signer(BY_ANYBODY)),
        tag_paragraph("{%p endfor %}"),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=of_period(TITLE))
