"""«Отчет о практике»: a title page, the contents, and the other papers of a practice as chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from . import chapters, help_programme, infrastructure_passport, institution_card, profile, title_page
from .chapters import Outline, page_top, turn
from .form import OTHER, Fact, blank_lines, docket, either, tag
from .glossary import CLIENT
from .ooxml import blocks_if, paragraph, run
from .package import Page
from .signatures import Signer, signatures
from .title_page import STUDENT

TITLE = "Отчет о практике"
LEFT, RIGHT = 30, 10
ASKED_FIRST = "Цель и задачи практики, что изучалось и как:"
ASKED_LAST = "Что сделано, чему научила практика, выводы и предложения:"
# The report leaves the house: the client is known in it by initials or by what the book has for him.
CHOSEN = "практика.клиент_в_отчете"
ASKED = f"({CHOSEN} or '')|lower"
INITIALS = '[клиент.фамилия, клиент.имя, клиент.отчество]|select|map("first")|join(".\u00a0")'
NAME = (
    f'{{% if {ASKED} == "полностью" %}}{{{{ клиент.фио }}}}'
    f'{{% elif {CHOSEN} and {ASKED} != "инициалы" %}}{{{{ {CHOSEN} }}}}'
    f"{{% elif клиент.фио %}}{{{{ {INITIALS} }}}}.{{% endif %}}"
)
AFTER_NAME = "{% if клиент.возраст %}, {{ клиент.возраст }}{% endif %}"
WHOSE = (Fact(CLIENT, run(NAME + AFTER_NAME)),)
# without the day of birth, which the profile of the house has beside it
AGED = replace(profile.AGED, content=tag("клиент.возраст"))
NAMED = replace(profile.NAMED, content=run(NAME), hint=f"{{% if not {CHOSEN} %}}(инициалы){{% endif %}}")
BY_HAND = f"not ({profile.ADVISED}|абзацы)"
SIGNERS = (
    Signer(STUDENT, "практика.студент|инициалы_впереди"),
    Signer("Руководитель практики от учебного заведения", "практика.руководитель_от_вуза|инициалы_впереди"),
    Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения|инициалы_впереди"),
)


def _title_page() -> tuple[str, ...]:
    return title_page.title_page(TITLE, signatures(*SIGNERS), facts=(*title_page.ABOUT, Fact("Оценка")))


def _introduction(outline: Outline) -> tuple[str, ...]:
    """What the student writes under the contents, all of it on one page."""
    return (
        paragraph(style="Normal"),
        outline.chapter("Введение", new_page=False),
        paragraph(run(ASKED_FIRST), style="Statement"),
        blank_lines(18, indent=0),
    )


def _on_own_page(outline: Outline) -> Callable[[str, str], str]:
    """The headings of the profile: the second on a new page where most is written by hand."""

    def part(words: str, hint: str) -> str:
        above = blocks_if(BY_HAND, page_top()) if outline.parts else ""
        return above + outline.part(words, hint)

    return part


def _conclusion(outline: Outline) -> tuple[str, ...]:
    """The student's last word: a page of lines, or so many as there is room for under a printed chapter."""
    return (
        *either(BY_HAND, [page_top()], [paragraph(style="Normal")]),
        outline.chapter("Заключение", new_page=False),
        paragraph(run(ASKED_LAST), style="Statement"),
        *either(BY_HAND, [blank_lines(26, indent=0)], [blank_lines(12, indent=0)]),
    )


def _chapters(outline: Outline) -> tuple[str, ...]:
    """The text of the report from its introduction on."""
    return (
        *_introduction(outline),
        outline.chapter(institution_card.TITLE, numbered=True),
        *institution_card.items(),
        outline.chapter(infrastructure_passport.TITLE, numbered=True),
        *infrastructure_passport.parts(outline.part),
        outline.chapter(profile.HEADING, numbered=True),
        docket(WHOSE),
        *profile.parts(_on_own_page(outline), name=NAMED, age=AGED, is_framed=False),
        *_conclusion(outline),
        turn(LEFT, RIGHT),
        outline.chapter(f"Приложение. {help_programme.TITLE}"),
        help_programme.about(WHOSE),
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
        styles=(OTHER, *chapters.STYLES, *title_page.styles(over=26), *institution_card.STYLES),
        first=False,
        foot=title_page.foot(TITLE),
        title_page=True,
    )
