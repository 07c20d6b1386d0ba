"""«Аттестационный лист»: the works of a practice and how well each was done, signed by both supervisors."""

from __future__ import annotations

from . import title_page
from .form import Fact, tag, title
from .grid import Column, below, grid
from .ooxml import paragraph, run
from .package import Page
from .practice_diary import SUM
from .practice_forms import (
    AT,
    SIGNED,
    SPECIALITY,
    STYLES,
    YEAR_AND_GROUP,
    for_the_place,
    for_the_school,
    seal_by_hand,
    under_title,
)
from .signatures import signatures
from .title_page import WHEN, WHO

TITLE = "Аттестационный лист"
GRADES = (
    Column("№ п/п", 10, "{{ строка.номер }}", centred=True),
    Column("Виды и объем работ", 76, "{{ строка.вид_работ }}"),
    Column(
        "Качество выполнения (в соответствии с требованиями организации)",
        44,
        "{{ строка.качество }}",
        centred=True,
    ),
    Column("Уровень освоения ПК, ОК", 40, "{{ строка.компетенция }}"),
)
GRADES, OF_GRADES = below(GRADES, {"строка.вид_работ": 240, "строка.компетенция": 130})
FACTS = (
    WHO,
    SPECIALITY,
    YEAR_AND_GROUP,
    Fact("Профессиональный модуль", ""),
    Fact("Объем практики, часов", run(SUM)),
    AT,
    WHEN,
)


def page() -> Page:
    """The sheet."""
    body = (
        paragraph(style="Seam"),
        title_page.school(),
        title(TITLE.upper()),
        *under_title("по итогам", "родительный"),
        title_page.lines(FACTS),
        paragraph(style="Spacer"),
        grid(
            GRADES,
            "строка in оценки",
            blanks=6,
            numbered=True,
            tied=True,
            height=10,
            under=OF_GRADES,
        ),
        paragraph(style="Spacer"),
        title_page.lines((Fact("Итоговая оценка", tag("практика.оценка")),), keep=True),
        signatures(*for_the_school(), *for_the_place(seal=True), height=SIGNED),
        seal_by_hand(),
    )
    return Page(TITLE, body, left=30, right=10, styles=STYLES, foot=title_page.foot(TITLE))
