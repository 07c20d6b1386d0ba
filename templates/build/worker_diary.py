"""«Дневник социального работника»: the visits of a period, on a lying page; a sample of a region's."""

from __future__ import annotations

from .form import letterhead, over_period, title
from .grid import Column
from .grouped import grouped
from .ooxml import paragraph
from .package import Page
from .signatures import HEAD, Signer, signatures

FOLDER = "more"
TITLE = "Дневник социального работника"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
WORKER = (
    "{% if работник.фио %}{{ работник.фио }}{% if работник.должность %}, {{ работник.должность }}{% endif %}"
    "{% else %}Специалист не указан{% endif %}"
)
COLUMNS = (
    Column("Дата и время посещения (прихода, ухода)", 36, "{{ строка.дата }}", centred=True),
    Column(
        "ФИО получателя услуг (утрата способности к самообслуживанию)",
        58,
        "{{ строка.фио }}{% if строка.самообслуживание %} ({{ строка.самообслуживание }}){% endif %}",
    ),
    Column("Доставка продуктов питания и иных товаров", 52, "{{ строка.доставка }}"),
    Column("Иные оказанные услуги", 62, "{{ строка.услуги }}"),
    Column("Денежные средства (получено, израсходовано, остаток)", 35, "{{ строка.квитанции }}"),
    Column("Подпись получателя", 24),
)


def page() -> Page:
    """The diary: times, money and signatures are written by hand."""
    rows = grouped(
        COLUMNS,
        "работник in дневник_работников",
        "строка in работник.посещения",
        WORKER,
        tied=True,
        blanks=5,
        height=14,
        middle=False,
    )
    body = (
        *(letterhead(WIDTH, low=True), title(TITLE), over_period(WIDTH), paragraph(style="Spacer"), rows),
        signatures(Signer("Дневник вел(а)"), HEAD, width=WIDTH),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=TITLE)
