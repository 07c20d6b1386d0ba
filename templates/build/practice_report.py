"""«Отчет о практике»: a title page, the contents, and the other papers of a practice as chapters."""

from __future__ import annotations

from . import chapters, help_programme, infrastructure_passport, institution_card, profile, title_page
from .chapters import Outline, turn
from .form import Fact, blank_lines, facts, foot, whose
from .ooxml import paragraph, run
from .package import Page
from .signatures import Signer, signatures
from .title_page import STUDENT

TITLE = "Отчет о практике"
LEFT, RIGHT = 30, 10
CONCLUSION = 3  # lines
INTRODUCTION = "Введение", "Цель и задачи практики, что изучалось и как:", 12
SIGNERS = (
    Signer(STUDENT, "практика.студент|инициалы_впереди"),
    Signer("Руководитель практики от вуза", "практика.руководитель_от_вуза|инициалы_впереди"),
    Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения|инициалы_впереди"),
)


def _title_page() -> tuple[str, ...]:
    mark = facts(Fact("Оценка"), label=47, keep=True)
    return title_page.title_page(TITLE, paragraph(style="Spacer"), mark, signatures(*SIGNERS))


def _chapters(outline: Outline) -> tuple[str, ...]:
    """The text of the report from its introduction on."""
    words, asked, lines = INTRODUCTION
    introduction = outline.chapter(words, new_page=False)
    return (
        introduction,
        paragraph(run(asked), style="Statement"),
        blank_lines(lines),
        outline.chapter(f"1. {institution_card.TITLE}"),
        *institution_card.items(),
        outline.chapter(f"2. {infrastructure_passport.TITLE}"),
        *infrastructure_passport.parts(outline.part),
        outline.chapter(f"3. {profile.HEADING}"),
        whose(),
        *profile.parts(outline.part),
        outline.chapter("Заключение", new_page=False),
        blank_lines(CONCLUSION),
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
        styles=(*chapters.STYLES, *title_page.STYLES, *institution_card.STYLES),
        first=False,
        foot=foot(TITLE),
        title_page=True,
    )
