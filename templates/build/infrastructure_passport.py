"""«Паспорт социальной инфраструктуры»: the district around the institution."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from .form import Fact, answer, blank_lines, docket, facts, heading, item, letterhead, statement, tag, title
from .glossary import CHOOSE
from .ooxml import blocks_if, paragraph, run
from .package import Page
from .signatures import Signer, signatures

TITLE = "Паспорт социальной инфраструктуры"
POLLUTION = "паспорт.загрязнение_среды"
BASE = "паспорт.база_практики"
# A word or two, and the rest of the district is still to be described by hand.
BRIEFLY = f"{BASE} and {BASE}|length < 60 and not паспорт.транспорт"
PLACE = (
    ("где находится база практики", BASE),
    ("численность населения", "паспорт.численность_населения"),
    ("степень удаленности от областного города, км", "паспорт.удаленность"),
    (
        "степень развитости культурно-рекреационных возможностей, центров, клубов и т. д.",
        "паспорт.культура_и_отдых",
    ),
    ("насыщенность маршрутами общественного транспорта", "паспорт.транспорт"),
    ("благоустроенность жилого сектора", "паспорт.жилой_сектор"),
    ("наличие торговых объектов", "паспорт.торговля"),
    (
        "включенность молодежи в детские и молодежные общественные объединения и движения",
        "паспорт.молодежные_объединения",
    ),
)
NATURE = (
    (
        "уровень экологического загрязнения воздуха, воды, земли, характер его влияния на физическое"
        " и духовное развитие молодежи",
        POLLUTION,
    ),
    (
        "наличие предприятий с вредными производственными технологиями, их число, занятость в них молодежи",
        "паспорт.вредные_предприятия",
    ),
    (
        "наличие «зеленой зоны» (парки, скверы, лес), водных площадей, специфика их использования"
        " в организации досуга молодежи",
        "паспорт.зеленые_зоны_и_водоемы",
    ),
)
MATTER = (
    (
        "наличие детских учебно-воспитательных учреждений (дошкольные, школы, профессиональные училища,"
        " колледжи, центры дополнительного образования)",
        "паспорт.образование",
    ),
    (
        "учреждения культуры, их деятельность по культурно-досуговому обслуживанию детей и молодежи",
        "паспорт.учреждения_культуры",
    ),
    (
        "научные учреждения, направленность их деятельности с молодежью",
        "паспорт.научные_учреждения",
    ),
    (
        "спортивные учреждения, спортивные площадки, их возможности по формированию у молодежи"
        " здорового образа жизни",
        "паспорт.спортивные_учреждения",
    ),
    (
        "учреждения службы быта, торгового, жилищного обслуживания, их роль в социализации молодежи",
        "паспорт.служба_быта",
    ),
    (
        "учреждения медицинского и социального обслуживания, их роль в медицинской помощи и социальной"
        " защите молодежи и пожилых людей",
        "паспорт.медицина_и_социальная_служба",
    ),
)
LINES = 4  # to write on: as many as an answer of three printed lines takes by hand
FEWER = {  # one line less: the answers are shorter
    "паспорт.база_практики",
    "паспорт.транспорт",
    "паспорт.жилой_сектор",
    "паспорт.торговля",
    "паспорт.научные_учреждения",
}
LEVELS = ("низкое", "среднее", "высокое")
LEVEL = f"({POLLUTION}|абзацы|first|default('')|lower|trim('.'))"
IS_LEVEL = f"{LEVEL} in {list(LEVELS)}"
BESIDE_LEVEL = f"({POLLUTION}|абзацы|list)[(1 if {IS_LEVEL} else 0):]|join('\\n')"
SHORT = {"паспорт.численность_населения", "паспорт.удаленность"}  # beside their wordings
LAST = MATTER[-1][1]
PARTS = (
    ("Описание района – местонахождение базы практики", PLACE),
    ("Описание природной среды", NATURE),
    ("Описание материальной среды", MATTER),
)


def _items(wordings: tuple[tuple[str, str], ...], part: str = "") -> str:
    """The points of a part, numbered from one on, behind the number of the ``part``: so they can be cited."""
    numbered = [
        (f"{part}{number}" if part else f"{number}.", words[:1].upper() + words[1:], path)
        for number, (words, path) in enumerate(wordings, 1)
    ]
    blocks = []
    for is_short, group in groupby(numbered, key=lambda point: point[2] in SHORT):
        if is_short:
            blocks.append(paragraph(style="Seam"))
            blocks.append(facts(*(Fact(words, tag(path), mark) for mark, words, path in group), label=84))
        else:
            blocks += [_point(*point) for point in group]
    return "".join(blocks)


def _point(mark: str, words: str, path: str) -> str:
    if path == POLLUTION:
        asked = paragraph(run(f"{mark}\t{words}"), style="Item")
        return asked + _levels() + answer(BESIDE_LEVEL, lines=LINES - 1)
    more = blocks_if(BRIEFLY, blank_lines(1)) if path == BASE else ""
    return item(mark, words, answer(path, lines=LINES - (path in FEWER), keep=path == LAST), more)


def _levels() -> str:
    """The levels to choose from, that of the answer underlined; none over an answer in other words."""
    runs = []
    for level in LEVELS:
        chosen, otherwise, end = (
            run(f"{{%r {words} %}}") for words in (f'if {LEVEL} == "{level}"', "else", "endif")
        )
        runs += [run("; ")] if runs else []
        runs += [chosen, run(level, underlined=True), otherwise, run(level), end]
    line = paragraph(*runs, run(CHOOSE, hint=True), style="Options", keep=True)
    return blocks_if(f"not {POLLUTION} or {IS_LEVEL}", line)


def parts(heading: Callable[[str], str] = heading, *, cited: bool = False) -> tuple[str, ...]:
    """The three parts, under headings of the given sort; the points of ``cited`` ones have their number."""
    blocks = []
    for number, (words, points) in enumerate(PARTS, 1):
        blocks.append(heading(f"{number}. {words}"))
        blocks.append(_items(points, f"{number}." if cited else ""))
    return tuple(blocks)


def page() -> Page:
    """The passport."""
    # what was surveyed is known to who has been there: the centre's address is not the district
    surveyed = docket((Fact("Место обследования"),), (Fact("Дата обследования"),), label=40)
    signed = (statement("Паспорт составил(а):"), signatures(Signer("")))
    body = (letterhead(), title(TITLE), surveyed, *parts(cited=True), *signed)
    return Page(TITLE, body, left=30, right=10, foot=TITLE)
