"""«Сверка оказанных услуг»: what the plan promised in a period against what the client was given."""

from __future__ import annotations

from .form import Fact, blank_lines, facts, heading, item, letterhead, statement, tag, title
from .grid import Column, grid
from .ooxml import paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, signatures, specialist

TITLE = "Сверка оказанных услуг"
PERIOD = paragraph(run("за {{ период.название }}"), style="Subtitle")
ABOUT = (
    Fact("Клиент", tag("клиент.фио")),
    Fact("№ личного дела", tag("клиент.дело")),
    Fact("План", tag("итоги_сверки.план")),
)
COLUMNS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Услуга", 50, "{{ строка.услуга }}", note="строка.периодичность"),
    Column("По плану", 16, "{{ строка.по_плану|число }}", centred=True),
    Column("Оказано", 16, "{{ строка.оказано|число }}", centred=True),
    Column("Разница", 16, "{{ строка.разница|со_знаком }}", centred=True),
    Column("Квитанции", 26, "{{ строка.квитанции }}"),
    Column("Примечание, причина", 38, "{{ строка.примечание }}"),
)
RESULTS = (
    Fact("Услуг по плану за период", tag("итоги_сверки.услуг_по_плану")),
    Fact("из них оказаны не меньше плана", tag("итоги_сверки.без_недостачи")),
)
CONSENT = (
    'Со сверкой {{ клиент.пол|род("ознакомлен", "ознакомлена") }}, экземпляр'
    ' {{ клиент.пол|род("получил", "получила") }}.'
)


def page() -> Page:
    """The check."""
    body = (
        letterhead(),
        title(TITLE),
        PERIOD,
        facts(*ABOUT, label=46),
        paragraph(style="Spacer"),
        grid(COLUMNS, "строка in сверка", blanks=5),
        heading("Вывод"),
        facts(*RESULTS, label=80),
        item("", "Оказано меньше, чем по плану (не хватает)", "итоги_сверки.меньше_плана", lines=1),
        item("", "Оказано не по плану", "итоги_сверки.не_по_плану", lines=1),
        item("", "Оказано после окончания услуги", "итоги_сверки.после_окончания", lines=1),
        paragraph(run("Замечания клиента, принятое решение"), style="Heading2"),
        blank_lines(2, keep=True),
        statement(CONSENT),
        signatures(CLIENT, REPRESENTATIVE, specialist("Социальный работник")),
    )
    return Page(TITLE, body, left=25, right=15)
