"""«Социально-психологический портрет»: two sections of items, the options of each to be underlined."""

from __future__ import annotations

from collections.abc import Callable

from .form import Fact, choice, docket, facts, foot, heading, item, letterhead, tag, title
from .frame import framed
from .glossary import CHOOSE, FILE_NUMBER
from .ooxml import NO_BREAK, paragraph
from .package import Page
from .signatures import SPECIALIST, signatures

TITLE = "Социально-психологический портрет"
HEADING = "Социально-психологический портрет личности клиента"
CULTURE = f"Культурный уровень, в{NO_BREAK}т.ч. культура речи, быта, внешности и{NO_BREAK}т.д."
SOCIAL = (
    Fact("Ф.И.О.", tag("клиент.фио"), "1."),
    Fact("Пол", number="2.", options="клиент.варианты.пол"),
    Fact("Возраст", tag("клиент.возраст"), "3."),
    Fact("Образование", number="4.", options="клиент.варианты.образование"),
    Fact("Профессия", tag("клиент.профессия"), "5."),
    Fact("Социальное положение", number="6.", options="клиент.варианты.социальное_положение"),
    Fact("Материальное положение", number="7.", options="портрет.варианты.материальное_положение"),
    Fact("Семейное положение", number="8.", options="клиент.варианты.семейное_положение"),
    Fact("Вероисповедание", tag("портрет.вероисповедание"), "9."),
    Fact(CULTURE, number="10.", options="портрет.варианты.культурный_уровень"),
)
TALK = (Fact("Дата беседы"), Fact(FILE_NUMBER, tag("клиент.дело")))
EXPERIENCE = "Опыт разрешения проблемных ситуаций, возникших в процессе жизнедеятельности"
OPENNESS = "Уровень открытости клиента в процессе беседы, впечатления и переживания клиента до и после беседы"
ADVICE = "Рекомендации по развитию личностных ресурсов клиента, обеспечению его успешной социализации"
PSYCHOLOGICAL = (
    choice("1.", "Особенности поведения", "портрет.варианты.особенности_поведения"),
    choice("2.", "Позиция личности (жизненная позиция)", "портрет.варианты.жизненная_позиция"),
    choice("3.", "Степень проявления эмоций", "портрет.варианты.проявление_эмоций"),
    choice("4.", "Активность в процессе общения, жизнедеятельность", "портрет.варианты.активность_в_общении"),
    item(
        "5.",
        "Степень осознания проблемы, отношение к ней и способы ее решения",
        "портрет.осознание_проблемы",
        lines=2,
        more=1,
    ),
    choice(
        "6.",
        "Умение сформулировать проблему и мобилизовать свои внутренние ресурсы к ее решению",
        "портрет.варианты.умение_решать_проблему",
    ),
    choice("7.", EXPERIENCE, "портрет.варианты.опыт_решения_проблем"),
    choice("8.", OPENNESS, "портрет.варианты.открытость_в_беседе"),
    choice(
        "9.",
        "Взаимоотношения в семье, характер их влияния на социализацию клиента",
        "портрет.варианты.отношения_в_семье",
    ),
    choice("10.", "Вредные привычки", "портрет.варианты.вредные_привычки"),
    item("11.", "Организация свободного времени / самозанятость", "портрет.свободное_время", more=2),
    item("12.", "Дополнительные сведения", "портрет.дополнительные_сведения", more=2),
)
ADVISED = "портрет.рекомендации"


def parts(heading: Callable[[str, str], str] = heading, *, is_framed: bool = True) -> tuple[str, ...]:
    """The two parts, under headings of the given sort; the advice that concludes the paper ``is_framed``."""
    in_frame, on_rules = (
        framed("13.", ADVICE, ADVISED, lines=7, more=8),
        item("13.", ADVICE, ADVISED, lines=8, more=8, listed=True),
    )
    return (
        heading("I. Социальная характеристика личности", CHOOSE),
        facts(*SOCIAL, label=68),
        item("11.", "Дополнительные сведения", "портрет.дополнительно_о_положении", more=1),
        paragraph(style="Spacer"),  # LibreOffice leaves a heading alone that follows ruled lines at once
        heading("II. Социально-психологическая характеристика личности", CHOOSE),
        *PSYCHOLOGICAL,
        in_frame if is_framed else on_rules,
    )


def page() -> Page:
    """The profile."""
    head = (letterhead(), title(HEADING), docket(TALK))
    body = (*head, *parts(), signatures(SPECIALIST))
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE))
