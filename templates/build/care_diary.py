"""«Дневник ухода»: what an assistant of long-term care does at each visit; compare with the region's."""

from __future__ import annotations

from .care_supplement import CARE, supplement
from .form import foot, tag, title
from .grid import Column, grid, head, rows_to_end
from .official_form import fact, official_page, wording
from .ooxml import rows_if, run, table
from .package import Page
from .signatures import HEAD, LONG, Signer, signatures

FOLDER = "more"
TITLE = "Дневник ухода"
ASSIGNED = "Перечень социальных услуг по уходу:"
VISITS = "Посещения помощника по уходу:"
VISIT = (
    Column("Дата", 18, centred=True),
    Column("Время прихода – ухода", 24, centred=True),
    Column("Оказанные услуги (номера по перечню)", 38),
    Column("Самочувствие, что замечено, что передано родным", 46),
    Column("Подпись помощника", 22, centred=True),
    Column("Подпись гражданина", 22, centred=True),
)
ROWS, FEWER = 12, 2
HEIGHT = 9.0
TELEPHONES = "Телефон организации, куда сообщить об изменении состояния"


def _visits() -> str:
    """Empty rows: the diary lies at the client's home and is written there."""
    widths = [column.width for column in VISIT]
    rows = rows_to_end(VISIT, ROWS, HEIGHT)
    # a long post has a line of its own, and would go to another page with a row and the signatures
    is_short = f"({HEAD.post} or '')|length <= {LONG}"
    rows[:FEWER] = rows_if(is_short, *rows[:FEWER], span=len(widths), width=sum(widths))
    return table(widths, head(VISIT), *rows, style="Grid")


def page() -> Page:
    """The diary of one client: what is assigned above, the visits under it."""
    body = (
        title(TITLE),
        fact("Фамилия, Имя, Отчество", tag("клиент.фио"), 52),
        fact("Адрес", tag("клиент.адрес"), 52),
        supplement(),
        fact(TELEPHONES, tag("учреждение.телефон"), 118),
        wording(run(ASSIGNED)),
        grid(CARE, "строка in услуги_иппсу.по_уходу", blanks=4, tied=True, height=8.5, held=True),
        wording(run(VISITS)),
        _visits(),
        signatures(Signer("Помощник по уходу"), HEAD),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
