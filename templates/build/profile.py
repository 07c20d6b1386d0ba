"""«Социально-психологический портрет»: two sections of items, the options of each to be underlined."""

from __future__ import annotations

from collections.abc import Callable

from paperwork.sheets.ages import LEARNS, SPEAKS, WORKS

from .form import (
    BLANK,
    OTHER,
    TOO_YOUNG,
    Fact,
    aged,
    answer,
    choice,
    docket,
    facts,
    foot,
    heading,
    item,
    letterhead,
    tag,
    title,
)
from .frame import LISTED, framed
from .glossary import CHOOSE, FILE_NUMBER
from .ooxml import paragraph, run
from .package import Page
from .signatures import SPECIALIST_BY_HAND, signatures

TITLE = "Социально-психологический портрет"
HEADING = "Социально-психологический портрет личности клиента"
ANSWERS = (
    "материальное_положение",
    "вероисповедание",
    "культурный_уровень",
    "дополнительно_о_положении",
    "особенности_поведения",
    "жизненная_позиция",
    "проявление_эмоций",
    "активность_в_общении",
    "осознание_проблемы",
    "умение_решать_проблему",
    "опыт_решения_проблем",
    "открытость_в_беседе",
    "отношения_в_семье",
    "вредные_привычки",
    "свободное_время",
    "дополнительные_сведения",
    "рекомендации",
)
TOO_YOUNG_ALL = "не оцениваются по возрасту"  # of what is named in the plural
CULTURE = "Культурный уровень, в т. ч. культура речи, быта, внешности и т. д."
# Nothing is known but the name: the profile is written by hand and has the lines of a blank.
UNWRITTEN = f"(клиент.фио and not ({' or '.join(f'портрет.{name}' for name in ANSWERS)}))"
BY_HAND = f"({BLANK} or {UNWRITTEN})"


def _list(label: str, number: str, options: str, since: int = 0) -> Fact:
    return Fact(label, number=number, options=options, open=UNWRITTEN, since=since)


def _choice(mark: str, wording: str, name: str, since: int = SPEAKS, young: str = TOO_YOUNG) -> str:
    path = f"портрет.варианты.{name}"
    return choice(mark, wording, path, is_open=UNWRITTEN, since=since, young=young)


def _item(mark: str, wording: str, name: str, *, more: int = 2, since: int = 0) -> str:
    return item(mark, wording, answer(f"портрет.{name}", more=more, when=BY_HAND, since=since))


# True on any day of the talk, which is written by hand; of the day of printing it would change every day.
AGE = run(
    "{{ клиент.возраст }}"
    "{% if клиент.возраст_исполнился %} (исполнилось {{ клиент.возраст_исполнился|дата }}){% endif %}"
)
NAMED = Fact("Ф.И.О.", tag("клиент.фио"), "1.")
AGED = Fact("Возраст", AGE, "3.")
SEX = Fact("Пол", number="2.", options="клиент.варианты.пол")
SOCIAL = (
    _list("Образование", "4.", "клиент.варианты.образование", LEARNS),
    Fact("Профессия", aged("клиент.профессия", WORKS), "5."),
    _list("Социальное положение", "6.", "клиент.варианты.социальное_положение", LEARNS),
    _list("Материальное положение", "7.", "портрет.варианты.материальное_положение"),
    _list("Семейное положение", "8.", "клиент.варианты.семейное_положение", WORKS),
    Fact("Вероисповедание", aged("портрет.вероисповедание", SPEAKS), "9."),
    _list(CULTURE, "10.", "портрет.варианты.культурный_уровень", SPEAKS),
)
TALK = (Fact("Дата беседы"), Fact(FILE_NUMBER, tag("клиент.дело")))
EXPERIENCE = "Опыт разрешения проблемных ситуаций, возникших в процессе жизнедеятельности"
OPENNESS = "Уровень открытости клиента в процессе беседы, впечатления и переживания клиента до и после беседы"
ADVICE = "Рекомендации по развитию личностных ресурсов клиента, обеспечению его успешной социализации"
AWARE = "Степень осознания проблемы, отношение к ней и способы ее решения"
ABLE = "Умение сформулировать проблему и мобилизовать свои внутренние ресурсы к ее решению"
FAMILY = "Взаимоотношения в семье, характер их влияния на социализацию клиента"
PSYCHOLOGICAL = (
    _choice("1.", "Особенности поведения", "особенности_поведения", young=TOO_YOUNG_ALL),
    _choice("2.", "Позиция личности (жизненная позиция)", "жизненная_позиция"),
    _choice("3.", "Степень проявления эмоций", "проявление_эмоций"),
    _choice("4.", "Активность в процессе общения, жизнедеятельность", "активность_в_общении"),
    _item("5.", AWARE, "осознание_проблемы", more=1, since=LEARNS),
    _choice("6.", ABLE, "умение_решать_проблему", since=LEARNS),
    _choice("7.", EXPERIENCE, "опыт_решения_проблем", since=LEARNS),
    _choice("8.", OPENNESS, "открытость_в_беседе"),
    _choice("9.", FAMILY, "отношения_в_семье", since=0),
    _choice("10.", "Вредные привычки", "вредные_привычки", WORKS, TOO_YOUNG_ALL),
    _item("11.", "Организация свободного времени / самозанятость", "свободное_время", since=SPEAKS),
    _item("12.", "Дополнительные сведения", "дополнительные_сведения"),
)
ADVISED = "портрет.рекомендации"


def parts(
    heading: Callable[[str, str], str] = heading,
    *,
    name: Fact = NAMED,
    age: Fact = AGED,
    is_framed: bool = True,
) -> tuple[str, ...]:
    """The two parts, under headings of the given sort; the advice that concludes the paper ``is_framed``.

    ``name`` and ``age`` are the lines that say whose profile it is.
    """
    in_frame, on_rules = (
        framed("13.", ADVICE, ADVISED, lines=7, more=8, when=BY_HAND),
        item("13.", ADVICE, answer(ADVISED, lines=8, more=8, when=BY_HAND, listed=True)),
    )
    return (
        heading("I. Социальная характеристика личности", CHOOSE),
        facts(name, SEX, age, *SOCIAL, label=68),
        _item("11.", "Дополнительные сведения", "дополнительно_о_положении", more=1),
        paragraph(style="Spacer"),  # LibreOffice leaves a heading alone that follows ruled lines at once
        heading("II. Социально-психологическая характеристика личности", CHOOSE),
        *PSYCHOLOGICAL,
        in_frame if is_framed else on_rules,
    )


def page() -> Page:
    """The profile."""
    head = (letterhead(), title(HEADING), docket(TALK))
    body = (*head, *parts(), signatures(*SPECIALIST_BY_HAND))
    return Page(TITLE, body, left=30, right=10, styles=(OTHER, LISTED), foot=foot(TITLE))
