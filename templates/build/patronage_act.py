"""«Акт (лист) социального патронажа»: the first look at a family, its visits; a sample of a region's."""

from __future__ import annotations

from .form import BLANK, foot, heading, tag, title
from .grid import ELSEWHERE, Column, Under, for_the_pen, grid, head
from .official_form import Part, answer, fact, line, official_page
from .ooxml import ROW, blocks_if, cell, paragraph, row, run, table
from .package import Page
from .signatures import SPECIALIST, signatures
from .styles import Style
from .survey_parts import FAMILY, OF_FAMILY

FOLDER = "more"
TITLE = "Акт (лист) социального патронажа"
FIRST = "Акт первичной оценки социальной ситуации в семье"
FEATURES = (
    "Мать: доход, работа",
    "Отец: доход, работа",
    "Дети: пособия, алименты",
    "Другие члены семьи",
    "Долги",
)
MEANS = (Column("Характеристика", 60), Column("Отметка да/нет", 36), Column("Дополнительные отметки", 74))
IS_LONG = (
    "(встреча.содержание ~ встреча.новые_потребности)|length > 240"  # signs: more are a column of many lines
)
BRIEFLY = f"{{% if not ({IS_LONG}) %}}{{{{ встреча.содержание }}}}{{% else %}}{ELSEWHERE}{{% endif %}}"
CONCLUDED = (
    f"{{% if not ({IS_LONG}) %}}{{{{ встреча.новые_потребности }}}}"
    f"{{% elif встреча.новые_потребности %}}{ELSEWHERE}{{% endif %}}"
)
SEEN = Under(
    IS_LONG,
    "Что увидел, что сделано:",
    "{{ встреча.содержание }}",
)
CONCLUSION = Under(f"{IS_LONG} and встреча.новые_потребности", "Выводы:", "{{ встреча.новые_потребности }}")
VISITS = (
    Column("Дата", 20, "{{ встреча.дата }}", centred=True),
    Column("Цель", 15),
    Column("Кто посетил", 30, "{{ встреча.специалист }}", note="встреча.способ"),
    Column("Что увидел, что сделано", 36, BRIEFLY),
    Column("Выводы", 32, CONCLUDED),
    Column("Следующая дата", 21, centred=True),
    Column("Подписи", 16),
)
BY_LETTER = '("по телефону", "письмо")'
VISITED = f'состоявшиеся_контакты|rejectattr("способ", "in", {BY_LETTER})|list|length'
# after a page that is nearly full
MANY = (
    '((жилье.благоустройство or "") ~ (жилье.качество_дома or ""))|length < 400 and '
    f"({VISITED} > 2 or {VISITED} > 1 and семья|length > 2)"
)
STYLES = (  # so tight that a first visit is on one page
    Style("heading 1", "Heading1", bold=True, before=8, after=2, keep=True, outline=0),
)


def _means() -> str:
    """What the family lives on, filled in by hand."""
    rows = [
        row(
            cell(paragraph(run(name), style="Cell"), MEANS[0].width),
            *(cell(paragraph(style="Cell"), column.width) for column in MEANS[1:]),
            height=ROW,
        )
        for name in FEATURES
    ]
    return table((column.width for column in MEANS), head(MEANS), *rows, style="Grid")


def page() -> Page:
    """The act, with the sheet of visits."""
    body = (
        title(TITLE),
        paragraph(run(FIRST), style="Subtitle"),
        fact("Получатель социальных услуг", tag("клиент.фио"), 60),
        fact("Информация получена от", "", 60),
        heading("1. Состав семьи"),
        grid(FAMILY, "строка in семья", blanks=2, height=8.5, under=OF_FAMILY),
        heading("2. Адрес"),
        fact("проживания", tag("клиент.адрес"), 26),
        line(
            Part(26, "по прописке"),
            Part(82, answer=tag("клиент.адрес_регистрации")),
            Part(4),
            Part(18, "телефон"),
            Part(40, answer=tag("клиент.телефон")),
        ),
        heading("3. Материальное положение"),
        _means(),
        heading("4. Жилье"),
        fact("4.1. Условия проживания: жилье", tag("жилье.вид_жилья"), 66),
        answer("жилье.благоустройство", lines=1),
        fact("4.2. Состояние жилого помещения: санитарное", tag("жилье.санитарное_состояние"), 90),
        answer("жилье.качество_дома", lines=1),
        blocks_if(MANY, paragraph(style="Seam", new_page=True)),  # else one of them is alone on a page
        heading("Лист посещения"),
        blocks_if(
            MANY, fact("Получатель социальных услуг", tag("клиент.фио"), 60), paragraph(style="Spacer")
        ),
        grid(
            VISITS,
            f"встреча in состоявшиеся_контакты if встреча.способ not in {BY_LETTER}",
            blanks=2,
            least=2,
            unnumbered=True,
            tied=True,
            under=(SEEN, CONCLUSION),
            after=(for_the_pen(VISITS, BLANK),) * 6,  # a sheet for the visits of months
        ),
        paragraph(style="Seam"),
        signatures(SPECIALIST),
    )
    return official_page(TITLE, body, foot=foot(TITLE), styles=STYLES)
