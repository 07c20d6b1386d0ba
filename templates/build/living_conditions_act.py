"""«Акт оценки условий жизнедеятельности гражданина»: the common skeleton of regional forms."""

from __future__ import annotations

from .form import NAMED, READ, either, foot, letterhead, options, tag
from .grid import ELSEWHERE, Column, Under, below, grid, head, record
from .official_form import Part, answer, choices, fact, line, official_page, underlined, wording
from .ooxml import NO_BREAK, ROW, cell, paragraph, row, run, table, tag_paragraph
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, signatures
from .styles import Style
from .survey_parts import (
    ADVISED_FORMS,
    ADVISED_KINDS,
    FORMS,
    KINDS,
    UNDER,
    advised,
    commission,
    signed_by_commission,
)

TITLE = "Акт оценки условий жизнедеятельности гражданина"
BOX, MARKED = "□", "■"
REACHED = (
    "{{ клиент.адрес }}{% if клиент.адрес and клиент.телефон %}, тел.\u00a0{% endif %}{{ клиент.телефон }}"
)
CATEGORIES = (
    "(Инвалид ВОВ, участник ВОВ, инвалид боевых действий, вдова участника ВОВ, ветеран труда, труженик тыла"
    " и др.)"
)
FAMILY_WORDS = (
    "7. Состав семьи (заполняется на каждого близкого родственника, а также на каждого совместно"
    " проживающего члена семьи):"
)
FAMILY = (
    Column("Степень родства", 25, "{{ член.кем_приходится }}"),
    Column("Ф.И.О.", 45, "{{ член.фио }}"),
    Column("Дата рождения", 22, "{{ член.дата_рождения|дата }}", centred=True),
    Column("Место работы, учебы", 42, "{{ член.занятость }}"),
    Column(
        "Адрес, телефон",
        36,
        "{{ член.адрес }}{% if член.адрес and член.телефон %}, {% endif %}{{ член.телефон }}",
    ),
)
FAMILY, OF_FAMILY = below(FAMILY, {"член.кем_приходится": 60, "член.занятость": 140})
COMFORTS = ("отопление", "вода", "газ", "ванна", "лифт", "телефон")
BOXES = " ".join(f"{BOX}{NO_BREAK}{name}" for name in COMFORTS)  # where the book does not say it in words
IS_LONG = "жилье.благоустройство and жилье.благоустройство|length > 240"  # signs: a column of many lines
COMFORT = Under(IS_LONG, "Характеристика:", "{{ жилье.благоустройство }}")
DWELLING = (
    Column("N", 8, "1", centred=True),
    Column(
        "Наименование жилой площади (квартира, комната в коммунальной квартире, место в общежитии)",
        50,
        "{{ жилье.вид_жилья }}",
    ),
    Column(
        "Характеристика (благоустроенная, неблагоустроенная)",
        58,
        f"{{% if {IS_LONG} %}}{ELSEWHERE}{{% elif жилье.благоустройство %}}{{{{ жилье.благоустройство }}}}"
        f"{{% else %}}{BOXES}{{% endif %}}",
    ),
    Column("Приватизирована «да» или «нет»", 32),
    Column("Число комнат", 22, "{{ жилье.комнат }}", centred=True),
)
FLOOR = (
    "{{ жилье.этаж }}{% if жилье.этаж and жилье.этажность %} из {% endif %}"
    "{% if жилье.этажность %}{{ жилье.этажность }}{% endif %}"
)
HOUSE = "(кирпичный, панельный, деревянный; в нормальном состоянии, ветхий, аварийный)"
ABILITIES = ("передвижение", "прием пищи", "гигиена", "приготовление пищи", "покупки")
DEGREES = ("полностью", "частично", "не может")
CIRCUMSTANCE = f"{{% if вариант.выбран %}}{MARKED}{{% else %}}{BOX}{{% endif %}}\t{{{{ вариант.текст }}}}"
SIGNED = 8.0  # the least height of a line that is signed: a blank has three pages
STYLES = (
    UNDER,
    Style("Wording", "Wording", before=4),
    Style("Statement", "Statement", before=5, after=1, keep=True),
    Style("Item", "Item", size=11, before=1, left=7, hanging=7, hyphens=True),
    Style("Title", "Title", size=14, bold=True, before=8, after=1, centred=True, keep=True),
)


def _numbered() -> str:
    """«АКТ № 7»; a number that is not known is written on its rule."""
    known = paragraph(run("АКТ № {{ обследование.номер }}"), style="Title")
    cells = (
        cell(paragraph(run("АКТ №"), style="Title"), 22, align="bottom"),
        cell(paragraph(style="Title"), 40, ruled=True, align="bottom"),
    )
    written = table((22, 40), row(*cells, height=ROW), centred=True)
    return paragraph(style="Seam") + "".join(either("обследование.номер", [known], [written]))


def _person() -> tuple[str, ...]:
    return (
        fact("1. Ф.И.О. гражданина", tag("клиент.фио"), 48),
        fact("2. Дата рождения", tag("клиент.дата_рождения"), 48),
        fact("3. Адрес места жительства (пребывания), телефон", run(REACHED), 94),
        line(
            Part(46, "4. Группа инвалидности"),
            Part(20, answer=tag("клиент.группа_инвалидности")),
            Part(2),
            Part(79, "срок очередного переосвидетельствования"),
            Part(23, answer=tag("клиент.инвалидность_до")),
        ),
        fact("5. Категория", tag("клиент.категория"), 25, caption=CATEGORIES),
        fact("6. Семейное положение", tag("клиент.семейное_положение"), 50),
    )


def _home() -> tuple[str, ...]:
    return (
        wording(run("8. Жилищные условия")),
        record(DWELLING, room=10, unless="жилье.вид_жилья or жилье.благоустройство", under=COMFORT),
        paragraph(style="Seam"),
        fact("Собственник (наниматель)", tag("жилье.собственник"), 54),
        line(
            Part(44, "Общая площадь, кв. м"),
            Part(30, answer=tag("жилье.общая_площадь")),
            Part(4),
            Part(44, "Этаж, этажность дома"),
            Part(48, answer=run(FLOOR)),
        ),
        fact("Качество дома", tag("жилье.качество_дома"), 36, caption=HOUSE),
        fact("Санитарное состояние", tag("жилье.санитарное_состояние"), 48),
    )


def _income() -> tuple[str, ...]:
    return (
        wording(run("9. Доход")),
        fact("Совокупный доход заявителя (семьи)", "", 70),
        wording(run("Виды доходов (пенсия, пособие, заработок и др.)")),
        answer("обследование.доход", lines=1),
        line(
            Part(46, "Среднедушевой доход"),
            Part(36, answer=tag("клиент.среднедушевой_доход", "сумма")),
            Part(4),
            Part(48, "Прожиточный минимум"),
            Part(36, answer=""),
        ),
        wording(run("Достаточность дохода для основных потребностей")),
        answer("обследование.достаточность_дохода", lines=1),
    )


def _health() -> tuple[str, ...]:
    first, box = 80.0, 30.0
    by_hand = f"{{% if {NAMED} %}}Отмечается при обследовании{{% endif %}}"
    heads = head([Column(by_hand, first), *(Column(degree, box) for degree in DEGREES)])
    rows = (
        row(
            cell(paragraph(run(name), style="Cell", keep=True), first),
            *(cell(paragraph(run(BOX), style="CellNumber", keep=True), box) for _ in DEGREES),
        )
        for name in ABILITIES
    )
    return (
        wording(run("10. Состояние здоровья и самообслуживание")),
        answer("обследование.здоровье"),
        choices(run("Обслуживает себя: "), options("обследование.варианты.самообслуживание")),
        fact("Передвигается", tag("обследование.передвижение"), 32),
        paragraph(style="Spacer", keep=True),
        table((first, *[box] * 3), heads, *rows, style="Grid"),
        wording(run("11. Помощь родственников, соседей, организаций")),
        answer("обследование.помощь_родных", lines=1),
    )


def _conclusion() -> tuple[str, ...]:
    return (
        wording(
            run(
                "12. Обстоятельства, которые ухудшают или могут ухудшить условия жизнедеятельности гражданина"
            )
        ),
        # a blank has a line of its own for others, which the list names already
        tag_paragraph('{%p for вариант in клиент.варианты.обстоятельства if вариант.текст[:4] != "иное" %}'),
        *either(
            "loop.first or loop.revindex0 == 1",
            # the first and the last of the list are not alone on a page
            [paragraph(run(CIRCUMSTANCE), style="Item", keep=True)],
            [paragraph(run(CIRCUMSTANCE), style="Item")],
        ),
        tag_paragraph("{%p endfor %}"),
        wording(run("Дополнительные сведения")),
        answer("обследование.дополнительно", lines=1),
        paragraph(
            run("Условия жизнедеятельности (нужное подчеркнуть): "),
            underlined(
                "обследование.условия",
                ("удовлетворительные", "удовлетворительные"),
                ("неудовлетворительные", "неудовлетворительные"),
            ),
            style="Wording",
        ),
        wording(run("13. Вывод (заключение) комиссии:")),
        answer("обследование.вывод"),
        paragraph(
            run("Рекомендуемая форма социального обслуживания (нужное подчеркнуть): "),
            advised(ADVISED_FORMS, FORMS),
            style="Wording",
        ),
        paragraph(
            run("Рекомендованные виды социальных услуг (нужное подчеркнуть): "),
            advised(ADVISED_KINDS, KINDS),
            style="Wording",
        ),
        wording(run("Рекомендации")),
        answer("обследование.рекомендации", lines=1, keep=True),
        wording(run("Подписи членов комиссии:")),
        signed_by_commission(),
        paragraph(run(f"С актом {READ}."), style="Statement"),
        signatures(CLIENT, REPRESENTATIVE, height=SIGNED),
    )


def page() -> Page:
    """The act."""
    body = (
        letterhead(),
        _numbered(),
        paragraph(run("оценки условий жизнедеятельности гражданина"), style="Subtitle"),
        paragraph(
            run("Дата составления: "), tag("обследование.дата", "дата_или_бланк"), style="Wording", keep=True
        ),
        fact("Повод обследования", tag("обследование.повод"), 42),
        wording(run("Комиссией в составе:")),
        commission(),
        *_person(),
        wording(run(FAMILY_WORDS)),
        grid(FAMILY, "член in семья", blanks=3, under=OF_FAMILY),
        *_home(),
        *_income(),
        *_health(),
        *_conclusion(),
    )
    number = "{% if обследование.номер %} № {{ обследование.номер }}{% endif %}"
    words = f"Акт оценки условий жизнедеятельности{number}"
    return official_page(TITLE, body, foot=foot(words), styles=STYLES)
