"""«Отчет о практике»: a title page, the contents, and the other papers of a practice as chapters."""

from __future__ import annotations

from . import help_programme, infrastructure_passport, institution_card, profile
from .chapters import CHAPTER, ENTRY, chapter, contents, turn
from .form import Fact, facts, foot, subheading, tag, title, whose
from .ooxml import ROW, cell, paragraph, row, run, table
from .package import Page
from .signatures import Signer, signatures

TITLE = "Отчет о практике"
LEFT, RIGHT = 30, 10
CHAPTERS = (
    institution_card.TITLE,
    infrastructure_passport.TITLE,
    profile.HEADING,
    help_programme.TITLE,
)
TERM = (
    "{% if практика.начало %}с {{ практика.начало|дата }} {% endif %}"
    "{% if практика.окончание %}по {{ практика.окончание|дата }}{% endif %}"
)
STUDENT = (
    Fact("Студент(ка)", tag("практика.студент")),
    Fact("Специальность (направление)", tag("практика.специальность")),
    Fact("Курс", tag("практика.курс")),
    Fact("Группа", tag("практика.группа")),
    Fact("Место практики", tag("практика.место_практики")),
    Fact("Срок практики", run(TERM)),
)
CITY = (
    "{{ практика.город }}{% if практика.окончание %}{% if практика.город %}, {% endif %}"
    "{{ практика.окончание|месяц }}{% endif %}"
)
SIGNERS = (
    Signer("Студент(ка)", "практика.студент"),
    Signer("Руководитель практики от вуза", "практика.руководитель_от_вуза"),
    Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения", seal=True),
)


def school(width: float = 170.0) -> str:
    """The name of the school on a rule, its faculty and its chair under it."""
    name = paragraph(tag("практика.учебное_заведение"), style="Letterhead")
    top = table((width,), row(cell(name, width, ruled=True, align="bottom"), height=ROW))
    caption = paragraph(run("(учебное заведение)"), style="Caption", keep=True)
    parts = facts(
        Fact("Факультет", tag("практика.факультет")), Fact("Кафедра", tag("практика.кафедра")), label=30
    )
    return top + caption + parts


def _sort() -> str:
    """What practice it was; a rule to write it on where that is not known."""
    words = paragraph(tag("практика.вид_практики"), style="Letterhead")
    return table((120.0,), row(cell(words, 120, ruled=True, align="bottom"), height=ROW), centred=True) + (
        paragraph(run("(вид практики)"), style="Caption", keep=True)
    )


def _title_page() -> tuple[str, ...]:
    gap = paragraph(style="Normal")
    return (
        school(),
        gap * 2,
        title("ОТЧЕТ О ПРАКТИКЕ"),
        _sort(),
        gap,
        facts(*STUDENT, label=60),
        gap,
        facts(Fact("Оценка", ""), label=60, keep=True),
        signatures(*SIGNERS, follows=True),
        gap,
        paragraph(run(CITY), style="Letterhead"),
    )


def _captioned(words: str, caption: str) -> str:
    """The heading of a part of a chapter, with its caption."""
    return subheading(words) + paragraph(run(caption), style="HeadingNote")


def page() -> Page:
    """The report."""
    body = (
        *_title_page(),
        contents(CHAPTERS),
        chapter(1, CHAPTERS[0]),
        *institution_card.items(),
        chapter(2, CHAPTERS[1]),
        *infrastructure_passport.parts(subheading),
        chapter(3, CHAPTERS[2]),
        whose(),
        *profile.parts(_captioned),
        turn(LEFT, RIGHT),
        chapter(4, CHAPTERS[3]),
        help_programme.about(),
        help_programme.rows(),
    )
    return Page(
        TITLE,
        body,
        left=help_programme.LEFT,
        right=help_programme.RIGHT,
        landscape=True,
        styles=(CHAPTER, ENTRY, *institution_card.STYLES),
        first=False,
        foot=foot(TITLE),
        author="{{ практика.студент }}",
    )
