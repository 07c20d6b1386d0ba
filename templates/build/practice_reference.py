"""«Характеристика»: what the supervisor at the place says of a student; his works are from the diary."""

from __future__ import annotations

from . import title_page
from .form import Fact, answer, blank_lines, either, heading, letterhead, tag, title
from .ooxml import blocks_if, paragraph, run, tag_paragraph
from .package import Page
from .practice_forms import AT, SIGNED, YEAR_AND_GROUP, for_the_place, kind_of_practice, seal_by_hand
from .signatures import signatures
from .styles import Style
from .title_page import WHEN

TITLE = "Характеристика"
SEX = "практика.студент|пол"
SAID = "практика.характеристика"
DONE = '(дневник|map(attribute="содержание_работы")|select|unique|list)'
WHOM = (
    f'на {{{{ {SEX}|род("студента", "студентку") }}}} {{{{ практика.курс }}}} курса группы'
    " {{ практика.группа }} {{ практика.студент|винительный }},"
    f' {{{{ {SEX}|род("проходившего", "проходившую") }}}} {kind_of_practice("винительный")} в организации:'
    f" {title_page.PLACE} с {{{{ практика.начало|дата_или_бланк }}}}"
    " по {{ практика.окончание|дата_или_бланк }}"
)
SCHOOL = (
    "Образовательная организация: {{ практика.учебное_заведение }}; направление (специальность):"
    " {% if практика.специальность %}{{ практика.специальность }}{% else %}____________________{% endif %}."
)
WRITTEN = (  # the same where the student's name is to be written by hand
    Fact("на студента (студентку)"),
    Fact("курса, группы", YEAR_AND_GROUP.content),
    Fact("образовательной организации", tag("практика.учебное_заведение")),
    Fact("проходившего (проходившую) практику", tag("практика.вид_практики")),
    Fact("в организации", AT.content),
    Fact("срок практики", WHEN.content),
)
WORKS = Style("Works", "Works", before=3, left=7, hanging=7, hyphens=True)
# not justified: a name as long as a line is here, and the line before it would be torn to its width
OPENING = Style("Opening", "Opening", before=2, after=2, first=12.5, spacing=1.15, hyphens=True)
MARK = "3. Оценка за практику"
PARTS = (
    ("Уровень теоретической и практической подготовки", 2),
    ("Отношение к работе, дисциплина, соблюдение распорядка", 2),
    ("Профессиональные умения, общение с клиентами и сотрудниками, личные качества", 2),
)


def _works() -> tuple[str, ...]:
    """The works of the diary, each once; without a diary lines to write them on."""
    return (
        heading("1. Выполненные работы"),
        tag_paragraph(f"{{%p for работа in {DONE} %}}"),
        paragraph(run('–\t{{ работа|абзацы|join(" ") }}'), style=WORKS.identifier),
        tag_paragraph("{%p endfor %}"),
        blocks_if(f"not {DONE}", blank_lines(3)),
    )


def _said() -> tuple[str, ...]:
    """What is said of the student: as the book has it, else on lines under what is asked."""
    written = [
        part
        for words, lines in PARTS
        for part in (paragraph(run(f"{words}:"), style="Statement"), blank_lines(lines))
    ]
    return (
        heading("2. Подготовка, отношение к делу, личные качества"),
        *either(SAID, [answer(SAID)], written),
    )


def page() -> Page:
    """The reference."""
    body = (
        letterhead(),
        title(TITLE.upper()),
        paragraph(run("(отзыв руководителя практики от профильной организации)"), style="Subtitle"),
        *either(
            "практика.студент",
            [paragraph(run(words), style=OPENING.identifier) for words in (WHOM, SCHOOL)],
            [title_page.lines(WRITTEN)],
        ),
        *_works(),
        *_said(),
        # a paragraph: LibreOffice does not hold a table of one row to the table of the signatures
        *either(
            "практика.оценка",
            [paragraph(run(f"{MARK}: ", bold=True), tag("практика.оценка"), style="Statement")],
            [paragraph(run(f"{MARK} ", bold=True), run("_" * 58), style="Statement")],
        ),
        signatures(*for_the_place(seal=True), height=SIGNED),
        seal_by_hand(),
    )
    return Page(TITLE, body, left=30, right=10, styles=(WORKS, OPENING), foot=title_page.foot(TITLE))
