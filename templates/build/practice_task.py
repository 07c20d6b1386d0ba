"""«Индивидуальное задание»: what a student is to do on the practice, who has set it, who has agreed."""

from __future__ import annotations

from dataclasses import replace

from . import title_page
from .form import Fact, tag, title
from .grid import Column, below, grid
from .ooxml import paragraph
from .package import Page
from .practice_forms import (
    CONTRACT,
    FOR_ONESELF,
    FROM_PLACE,
    FROM_SCHOOL,
    SCHOOL_HEAD,
    SIGNED,
    STYLES,
    did,
    facts_of,
    for_the_place,
    for_the_school,
    under_title,
)
from .signatures import signatures

TITLE = "Индивидуальное задание"
SUBJECT = Fact(
    "Тема", tag("практика.тема_индивидуального_задания"), path="практика.тема_индивидуального_задания"
)
AIM = Fact("Цель практики", tag("практика.цель_практики"), path="практика.цель_практики", lines=2)
TERM = (
    "{{ строка.начало|дата }}{% if строка.начало and строка.окончание %} – {% endif %}"
    "{% if строка.окончание %}{{ строка.окончание|дата }}{% endif %}"
)
TASKS = (
    Column("№ п/п", 10, "{{ строка.номер }}", centred=True),
    Column("Содержание задания (виды работ)", 77, "{{ строка.задание }}"),
    Column("Планируемый результат (компетенции)", 57, "{{ строка.результат }}"),
    Column("Срок", 26, TERM, centred=True),
)
TASKS, OF_TASKS = below(TASKS, {"строка.задание": 240, "строка.результат": 240})
SIGNERS = (
    *for_the_school(f"Задание {did(SCHOOL_HEAD, 'выдал', 'выдала')} {FROM_SCHOOL}"),
    *for_the_place(f"Согласовано: {FROM_PLACE}"),
    replace(FOR_ONESELF, statement=f"Задание {did('практика.студент', 'принял', 'приняла')}:"),
)


def page() -> Page:
    """The task."""
    body = (
        paragraph(style="Seam"),
        title_page.school(),
        title(TITLE.upper()),
        *under_title("на", "винительный"),
        title_page.lines(facts_of(CONTRACT, SUBJECT, AIM)),
        paragraph(style="Spacer"),
        grid(TASKS, "строка in задание", blanks=5, numbered=True, tied=True, height=8.5, under=OF_TASKS),
        signatures(*SIGNERS, height=SIGNED),
    )
    return Page(TITLE, body, left=30, right=10, styles=STYLES, foot=title_page.foot(TITLE))
