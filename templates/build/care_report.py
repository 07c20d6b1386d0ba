"""«Отчет о предоставлении социальных услуг по уходу» for a month; compare with the region's."""

from __future__ import annotations

from .care_supplement import supplement
from .form import BLANK, foot, over_period, tag, title
from .grid import Column, for_the_pen, grid
from .official_form import fact, official_page, wording
from .ooxml import run
from .package import Page
from .signatures import CLIENT, HEAD, REPRESENTATIVE, Signer, signatures

FOLDER = "more"
TITLE = "Отчет о предоставлении социальных услуг по уходу"
GIVEN = "{% for дано in начисления if дано.услуга == строка.услуга %}{{ дано.объем }}{% endfor %}"
CARE = (
    Column("№ п/п", 12, "{{ строка.номер }}", centred=True),
    Column("Наименование социальной услуги по уходу", 56, "{{ строка.услуга }}"),
    Column("Назначено: кратность", 30, "{{ строка.периодичность }}", centred=True),
    Column("Назначено: время одной услуги, минут", 24, "{{ строка.минут }}", centred=True),
    Column("Оказано, раз", 20, GIVEN, centred=True),
    Column("Причина, если не оказано", 28),
)


def page() -> Page:
    """What is assigned to one client, and what was given by the timesheet and «Оказано»."""
    body = (
        title(TITLE),
        over_period(),
        fact("Фамилия, Имя, Отчество", tag("клиент.фио"), 52),
        supplement(),
        wording(run("Назначено и оказано:")),
        grid(
            CARE,
            "строка in услуги_иппсу.по_уходу",
            blanks=6,
            tied=True,
            height=9,
            held=True,
            after=(for_the_pen(CARE, BLANK, height=9),) * 8,  # a blank fills its page
        ),
        signatures(Signer("Помощник по уходу"), CLIENT, REPRESENTATIVE, HEAD),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
