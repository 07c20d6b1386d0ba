"""«Акт (лист) социального патронажа»: the first look at a family, its visits; a sample of a region's."""

from __future__ import annotations

from .form import foot, heading, tag, title
from .grid import ELSEWHERE, Column, Under, grid, head
from .official_form import answer, fact, official_page
from .ooxml import ROW, cell, paragraph, row, run, table
from .package import Page
from .signatures import SPECIALIST, signatures
from .survey_parts import FAMILY

FOLDER = "more"
TITLE = "Акт (лист) социального патронажа"
WHOLE_TITLE = "Акт первичной оценки социальной ситуации в семье"
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
IS_LONG_NAME = "встреча.специалист and встреча.специалист|length > 18"  # signs: with the initials on a line
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
    Column("Цель", 13),
    Column("Кто посетил", 33, "{{ встреча.специалист }}", note="встреча.способ", small=IS_LONG_NAME),
    Column("Что увидел, что сделано", 39, BRIEFLY),
    Column("Выводы", 30, CONCLUDED),
    Column("Следующая дата", 20, centred=True),
    Column("Подписи", 15),
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
        title(WHOLE_TITLE),
        fact("Получатель социальных услуг", tag("клиент.фио"), 60),
        fact("Информация получена от", "", 60),
        heading("1. Состав семьи"),
        grid(FAMILY, "строка in семья", blanks=2, height=8.5),
        heading("2. Адрес"),
        fact("проживания", tag("клиент.адрес"), 40),
        fact("телефон", tag("клиент.телефон"), 40),
        fact("по прописке", tag("клиент.адрес_регистрации"), 40),
        heading("3. Материальное положение"),
        _means(),
        heading("4.1. Условия проживания"),
        fact("жилье", tag("жилье.вид_жилья"), 48),
        answer("жилье.благоустройство"),
        heading("4.2. Состояние жилого помещения"),
        fact("санитарное состояние", tag("жилье.санитарное_состояние"), 48),
        answer("жилье.качество_дома"),
        heading("Лист посещения"),
        grid(VISITS, "встреча in прочие_контакты", blanks=3, always=1, under=(SEEN, CONCLUSION)),
        paragraph(style="Seam"),
        signatures(SPECIALIST),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
