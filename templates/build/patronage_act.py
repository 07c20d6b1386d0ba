"""«Акт (лист) социального патронажа»: the first look at a family, its visits; a sample of a region's."""

from __future__ import annotations

from .form import blank_lines, foot, heading, tag, title
from .grid import Column, grid
from .official_form import fact, official_page
from .package import Page
from .signatures import SPECIALIST, signatures

FOLDER = "more"
TITLE = "Акт (лист) социального патронажа"
WHOLE_TITLE = "Акт первичной оценки социальной ситуации в семье"
FAMILY = (
    Column("Ф.И.О.", 58, "{{ строка.фио }}"),
    Column("Кем приходится", 32, "{{ строка.кем_приходится }}"),
    Column("Дата рождения", 26, "{{ строка.дата_рождения }}", centred=True),
    Column("Занятость", 54, "{{ строка.занятость }}"),
)
VISITS = (
    Column("Дата", 22, "{{ встреча.дата }}", centred=True),
    Column("Способ, кто посетил", 38, "{{ встреча.способ }}", note="встреча.специалист"),
    Column("Что увидел, что сделано", 62, "{{ встреча.содержание }}"),
    Column("Выводы, новые потребности", 48, "{{ встреча.новые_потребности }}"),
)


def page() -> Page:
    """The act, with the sheet of visits."""
    body = (
        title(WHOLE_TITLE),
        fact("Получатель социальных услуг", tag("клиент.фио"), 60),
        fact("Информация получена от", "", 60),
        heading("1. Состав семьи"),
        grid(FAMILY, "строка in семья", blanks=4),
        heading("2. Адрес"),
        fact("проживания", tag("клиент.адрес"), 40),
        fact("телефон", tag("клиент.телефон"), 40),
        fact("по прописке", tag("клиент.адрес_регистрации"), 40),
        heading("3. Материальное положение"),
        blank_lines(1, indent=0),
        heading("4.1. Условия проживания"),
        blank_lines(2, indent=0),
        heading("4.2. Состояние жилого помещения"),
        blank_lines(2, indent=0),
        heading("Лист посещения"),
        grid(VISITS, "встреча in прочие_контакты", blanks=3, always=1),
        fact("Следующая дата посещения", "", 60),
        signatures(SPECIALIST),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
