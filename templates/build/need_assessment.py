"""«Карта оценки индивидуальной нуждаемости»: how much help a citizen needs; a sample of a region's."""

from __future__ import annotations

from .form import READ, foot, heading, letterhead, options, tag, title
from .grid import grid
from .official_form import Part, answer, choices, fact, line, official_page, underlined, wording
from .ooxml import NO_BREAK, paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, signatures
from .styles import Style
from .survey_parts import (
    ADVISED_FORMS,
    ADVISED_KINDS,
    FAMILY,
    FORMS,
    KINDS,
    OF_FAMILY,
    UNDER,
    advised,
    commission_in_words,
    signed_by_commission,
)

FOLDER = "more"
TITLE = "Карта оценки индивидуальной нуждаемости"
WHOLE_TITLE = "Карта (анкета) оценки индивидуальной нуждаемости гражданина в социальном обслуживании"
CHOOSE = " (нужное подчеркнуть)"
DEGREES = ", ".join(f"{number}{NO_BREAK}степень" for number in range(11))
NEED = "Наличие показаний и противопоказаний: в социальном обслуживании "
IN_NEED = tuple((words, words) for words in ("нуждается", "не нуждается"))
CAPABLE = "Дееспособен, ограниченно дееспособен, недееспособен (подчеркнуть)"
SHOWN = "Предоставление социальных услуг "
IS_SHOWN = (("нуждается", "показано"), ("не нуждается", "не показано"))  # what the commission's word means
AGAINST = f"Наличие противопоказаний: да, нет{CHOOSE}"
STYLES = (  # so tight that a blank has two pages
    UNDER,
    Style("Wording", "Wording", before=4),
    Style("Statement", "Statement", before=3.5, after=0.5, keep=True),
    Style("heading 1", "Heading1", bold=True, before=7.5, after=1.5, keep=True, outline=0),
)


def _citizen() -> tuple[str, ...]:
    return (
        heading("I. Сведения о гражданине"),
        fact("1. Фамилия, имя, отчество", tag("клиент.фио"), 52),
        line(
            Part(52, "2. Дата рождения"),
            Part(40, answer=tag("клиент.дата_рождения")),
            Part(4),
            Part(22, "СНИЛС"),
            Part(52, answer=tag("клиент.снилс")),
        ),
        fact("3. Адрес места жительства", tag("клиент.адрес"), 52),
        line(
            Part(22, "4. Телефон"),
            Part(40, answer=tag("клиент.телефон")),
            Part(4),
            Part(26, "5. Категория"),
            Part(78, answer=tag("клиент.категория")),
        ),
        line(
            Part(52, "6. Группа инвалидности"),
            Part(30, answer=tag("клиент.группа_инвалидности")),
            Part(4),
            Part(52, "срок освидетельствования"),
            Part(32, answer=tag("клиент.инвалидность_до")),
        ),
        heading("II. Состав семьи"),
        grid(FAMILY, "строка in семья", blanks=1, height=8.1, under=OF_FAMILY),
    )


def _home() -> tuple[str, ...]:
    return (
        heading("III. Жилищные условия и доход"),
        line(
            Part(22, "Вид жилья"),
            Part(48, answer=tag("жилье.вид_жилья")),
            Part(4),
            Part(46, "Санитарное состояние"),
            Part(50, answer=tag("жилье.санитарное_состояние")),
        ),
        wording(run("Благоустройство")),
        answer("жилье.благоустройство", lines=1),
        wording(run("Источники дохода")),
        answer("обследование.доход", lines=1),
        fact("Среднедушевой доход, руб.", tag("клиент.среднедушевой_доход", "сумма"), 52),
    )


def _self_care() -> tuple[str, ...]:
    return (
        heading("IV. Самообслуживание и помощь"),
        choices(run("1. Обслуживает себя: "), options("обследование.варианты.самообслуживание")),
        fact("2. Передвигается", tag("обследование.передвижение"), 36),
        wording(run("3. Состояние здоровья")),
        answer("обследование.здоровье"),
        wording(run("4. Помощь родственников, соседей, организаций")),
        answer("обследование.помощь_родных"),
        heading("V. Показания и противопоказания"),
        choices(run(NEED), underlined("обследование.нуждаемость", *IN_NEED), run(" (подчеркнуть)")),
        choices(run(CAPABLE)),
        fact("Основание: справка", "", 40, caption="(кем и когда выдана, номер)"),
    )


def _conclusion() -> tuple[str, ...]:
    return (
        heading("VI. Выводы и рекомендации"),
        choices(run(f"Степень индивидуальной потребности (подчеркнуть): {DEGREES}")),
        choices(run(SHOWN), underlined("обследование.нуждаемость", *IS_SHOWN), run(CHOOSE)),
        choices(run(AGAINST)),
        choices(
            run(f"Рекомендованные формы социального обслуживания{CHOOSE}: "),
            advised(ADVISED_FORMS, FORMS),
        ),
        choices(run(f"Рекомендованные виды социальных услуг{CHOOSE}: "), advised(ADVISED_KINDS, KINDS)),
        wording(run("Заключение комиссии")),
        answer("обследование.вывод", keep=True),
        signed_by_commission(),
        paragraph(run(f"С картой {READ}."), style="Statement"),
        signatures(CLIENT, REPRESENTATIVE, height=8),
    )


def page() -> Page:
    """The card, filled in from what a survey has found."""
    body = (
        letterhead(),
        title(WHOLE_TITLE),
        line(Part(32, "Дата оценки"), Part(40, answer=tag("обследование.дата")), Part(98)),
        wording(run("Комиссией в составе:")),
        commission_in_words(3),
        *_citizen(),
        *_home(),
        *_self_care(),
        *_conclusion(),
    )
    return official_page(TITLE, body, foot=foot(TITLE), styles=STYLES)
