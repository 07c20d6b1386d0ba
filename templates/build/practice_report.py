"""«Отчет о практике»: a title page, the contents, and the other papers of a practice as chapters."""

from __future__ import annotations

from . import chapters, help_programme, infrastructure_passport, institution_card, profile, title_page
from .chapters import Outline, turn
from .form import Fact, blank_lines, foot, whose
from .ooxml import paragraph, run
from .package import Page
from .signatures import Signer, signatures
from .title_page import STUDENT

TITLE = "Отчет о практике"
LEFT, RIGHT = 30, 10
INTRODUCTION = "Введение", "Цель и задачи практики, что изучалось и как:", 18
CONCLUSION = "Заключение", "Что сделано, чему научила практика, выводы и предложения:", 26
SIGNERS = (
    Signer(STUDENT, "практика.студент|инициалы_впереди"),
    Signer("Руководитель практики от вуза", "практика.руководитель_от_вуза|инициалы_впереди"),
    Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения|инициалы_впереди"),
)


def _title_page() -> tuple[str, ...]:
    return title_page.title_page(TITLE, signatures(*SIGNERS), facts=(*title_page.ABOUT, Fact("Оценка")))


def _written(
    outline: Outline, words: str, asked: str, lines: int, *, new_page: bool = True
) -> tuple[str, ...]:
    """A chapter that the student writes by hand, all of it on one page."""
    heading = outline.chapter(words, new_page=new_page)
    return heading, paragraph(run(asked), style="Statement"), blank_lines(lines)


def _chapters(outline: Outline) -> tuple[str, ...]:
    """The text of the report from its introduction on."""
    return (
        *_written(outline, *INTRODUCTION, new_page=False),
        outline.chapter(institution_card.TITLE, numbered=True),
        *institution_card.items(),
        outline.chapter(infrastructure_passport.TITLE, numbered=True),
        *infrastructure_passport.parts(outline.part, cited=False),
        outline.chapter(profile.HEADING, numbered=True),
        whose(),
        *profile.parts(outline.part),
        *_written(outline, *CONCLUSION),
        turn(LEFT, RIGHT),
        outline.chapter(f"Приложение. {help_programme.TITLE}"),
        help_programme.about(),
        help_programme.rows(),
    )


def page() -> Page:
    """The report."""
    outline = Outline()
    text = _chapters(outline)
    return Page(
        TITLE,
        (*_title_page(), outline.contents(), *text),
        left=help_programme.LEFT,
        right=help_programme.RIGHT,
        landscape=True,
        styles=(*chapters.STYLES, *title_page.styles(over=26), *institution_card.STYLES),
        first=False,
        foot=foot(TITLE),
        title_page=True,
    )
