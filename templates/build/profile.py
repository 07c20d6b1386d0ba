"""«Социально-психологический портрет»: two sections of items, the options of each to be underlined."""

from __future__ import annotations

from collections.abc import Callable

from .form import UNDERLINE, Fact, choice, facts, heading, item, letterhead, options, tag, title
from .ooxml import cell, paragraph, row, run, table
from .package import Page
from .signatures import signatures, specialist

TITLE = "Социально-психологический портрет"
HEADING = "Социально-психологический портрет личности клиента"
CULTURE = "Культурный уровень, в т.ч. культура речи, быта, внешности и т.д."
POSITION = "Социальное положение (рабочий/ служащий/ безработный/ пенсионер)"
SOCIAL = (
    Fact("Ф.И.О.", tag("клиент.фио"), "1."),
    Fact("Пол", options("клиент.варианты.пол"), "2."),
    Fact("Возраст", tag("клиент.возраст"), "3."),
    Fact("Образование", options("клиент.варианты.образование"), "4."),
    Fact("Профессия", tag("клиент.профессия"), "5."),
    Fact(POSITION, options("клиент.варианты.социальное_положение"), "6."),
    Fact("Материальное положение", options("портрет.варианты.материальное_положение"), "7."),
    Fact("Семейное положение", options("клиент.варианты.семейное_положение"), "8."),
    Fact("Вероисповедание", tag("портрет.вероисповедание"), "9."),
    Fact(CULTURE, options("портрет.варианты.культурный_уровень"), "10."),
)
BEHAVIOUR = (
    "Особенности поведения ({{ клиент.пол|род("
    '"доброжелательный, агрессивный, уверенный / неуверенный в себе",'
    ' "доброжелательная, агрессивная, уверенная / неуверенная в себе") }})'
)
EMOTIONS = (
    "Степень проявления эмоций (гнев, разочарование, подавленность, страх, радость, тревожность и т.д.)"
)
EXPERIENCE = "Опыт разрешения проблемных ситуаций, возникших в процессе жизнедеятельности"
OPENNESS = "Уровень открытости клиента в процессе беседы, впечатления и переживания клиента до и после беседы"
ADVICE = "Рекомендации по развитию личностных ресурсов клиента, обеспечению его успешной социализации"
PSYCHOLOGICAL = (
    choice("1.", BEHAVIOUR, "портрет.варианты.особенности_поведения"),
    choice("2.", "Позиция его личности (жизненная позиция)", "портрет.варианты.жизненная_позиция"),
    choice("3.", EMOTIONS, "портрет.варианты.проявление_эмоций"),
    choice("4.", "Активность в процессе общения, жизнедеятельность", "портрет.варианты.активность_в_общении"),
    item(
        "5.",
        "Степень осознания проблемы, отношение к ней и способы ее решения",
        "портрет.осознание_проблемы",
        lines=2,
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
    choice(
        "10.",
        "Вредные привычки (курение/ злоупотребление алкоголем/ наркомания и др.)",
        "портрет.варианты.вредные_привычки",
    ),
    item("11.", "Организация свободного времени / самозанятость", "портрет.свободное_время"),
    item("12.", "Дополнительные сведения", "портрет.дополнительные_сведения"),
    item("13.", ADVICE, "портрет.рекомендации", lines=3, keep=True),
)


def file_number() -> str:
    """The number of the personal file, under the title."""
    label = cell(paragraph(run("Личное дело № "), style="Letterhead"), 32, align="bottom")
    number = cell(paragraph(tag("клиент.дело"), style="Letterhead"), 28, ruled=True, align="bottom")
    return table((32, 28), row(label, number, height=8), centred=True)


def parts(heading: Callable[[str, str], str] = heading) -> tuple[str, ...]:
    """The two parts, under headings of the given sort."""
    return (
        heading("I. Социальная характеристика личности", UNDERLINE),
        facts(*SOCIAL, label=68),
        item("11.", "Дополнительные сведения", "портрет.дополнительно_о_положении"),
        paragraph(style="Spacer"),  # LibreOffice leaves a heading alone that follows ruled lines at once
        heading("II. Социально-психологическая характеристика личности", UNDERLINE),
        *PSYCHOLOGICAL,
    )


def page() -> Page:
    """The profile."""
    head = (letterhead(), title(HEADING), file_number())
    body = (*head, *parts(), signatures(specialist("Специалист")))
    return Page(TITLE, body, left=30, right=10)
