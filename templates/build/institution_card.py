"""«Визитная карточка учреждения»: the fourteen items of the institution's card."""

from __future__ import annotations

from .form import LISTED, Fact, answer, facts, item, tag
from .ooxml import blocks_if, paragraph, run
from .package import Page
from .signatures import SEALED_HEAD, signatures

TITLE = "Визитная карточка учреждения"


def _long(label: str, number: str, path: str, lines: int) -> Fact:
    return Fact(label, tag(path), number, path=path, lines=lines)


REQUISITES = (
    _long("Полное наименование учреждения", "1.", "учреждение.полное_наименование", 3),
    Fact("Краткое наименование", tag("учреждение.краткое_наименование")),
    _long("Учредитель", "2.", "учреждение.учредитель", 2),
    Fact("Дата создания, регистрации", tag("учреждение.дата_создания"), "3."),
    Fact("ОГРН", tag("учреждение.огрн")),
    Fact("ИНН", tag("учреждение.инн")),
    _long("Адрес (местонахождение)", "4.", "учреждение.адрес", 2),
    Fact("Телефон", tag("учреждение.телефон")),
    Fact("Электронная почта", tag("учреждение.электронная_почта")),
    Fact("Сайт", tag("учреждение.сайт")),
    Fact("Руководитель", tag("учреждение.руководитель")),
)
PARTNERS = (
    "Связь с другими учреждениями социально-педагогической инфраструктуры микрорайона, района, села,"
    " поселка, города"
)
ADVICE = (
    "Рекомендации по развитию социально-педагогической деятельности"
    " с {{ учреждение.целевой_группой }} в данном учреждении"
)


STYLES = LISTED


def items() -> tuple[str, ...]:
    """The fourteen items."""
    return (
        facts(*REQUISITES, label=73),
        item(
            "5.",
            "Цели и задачи деятельности учреждения",
            answer("учреждение.цели_и_задачи", lines=4, listed=True),
        ),
        item("6.", "Сфера деятельности", answer("учреждение.сфера_деятельности", lines=1, listed=True)),
        item(
            "7.",
            "Виды услуг, предоставляемые {{ учреждение.целевая_группа }}",
            answer("учреждение.виды_услуг", lines=4, listed=True),
        ),
        item("8.", "Режим работы", answer("учреждение.режим_работы", lines=1)),
        item("9.", "Формы работы", answer("учреждение.формы_работы", lines=3, listed=True)),
        item("10.", "Источники финансирования", answer("учреждение.источники_финансирования", listed=True)),
        item(
            "11.",
            "Наличие платных услуг и порядок их предоставления",
            answer("учреждение.платные_услуги", lines=3),
        ),
        item(
            "12.",
            "Кадровый состав (штат) учреждения",
            answer("учреждение.кадровый_состав", lines=5, listed=True),
        ),
        item("13.", PARTNERS, answer("учреждение.связи_с_учреждениями", lines=4, listed=True)),
        item("14.", ADVICE, answer("учреждение.рекомендации", lines=6, keep=True, listed=True)),
    )


def _head() -> tuple[str, ...]:
    """What the card is, and under it the institution: by its short name where it has one."""
    name = "{{ учреждение.краткое_наименование or учреждение.полное_наименование }}"
    return (
        paragraph(run(TITLE), style="Title"),
        blocks_if(
            "учреждение.полное_наименование or учреждение.краткое_наименование",
            paragraph(run(name), style="Letterhead"),
        ),
        paragraph(style="Spacer", keep=True),
    )


def page() -> Page:
    """The card."""
    body = (*_head(), *items(), signatures(SEALED_HEAD))
    return Page(TITLE, body, left=30, right=10, styles=STYLES, foot=TITLE)
