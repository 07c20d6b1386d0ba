"""«Анкета-заявление»: what a person tells of himself and asks for at the first reception."""

from __future__ import annotations

from .form import (
    UNDERLINE,
    Fact,
    blank_lines,
    choice,
    docket,
    facts,
    foot,
    heading,
    letterhead,
    statement,
    subheading,
    tag,
    title,
)
from .glossary import FILE_NUMBER
from .official import addressee
from .ooxml import paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST, signatures

TITLE = "Анкета-заявление"
REQUEST = (
    "Прошу принять меня на социальное обслуживание и оказать мне социальные услуги, в которых я нуждаюсь."
)
DAY_AND_FILE = (
    Fact("Дата", tag("клиент.дата_приема", "дата_или_бланк")),
    Fact(FILE_NUMBER, tag("клиент.дело")),
)
PERSON = (
    Fact("Фамилия, имя, отчество", tag("клиент.фио"), "1."),
    Fact("Пол", number="2.", options="клиент.варианты.пол"),
    Fact("Дата рождения", tag("клиент.дата_рождения"), "3."),
    Fact("Гражданство", "", "4."),
    Fact("Документ, удостоверяющий личность", tag("клиент.документ"), "5."),
    Fact("СНИЛС", tag("клиент.снилс"), "6."),
    Fact("Адрес места жительства (пребывания)", tag("клиент.адрес"), "7."),
    Fact("Контактный телефон", tag("клиент.телефон"), "8."),
    Fact("Электронная почта", tag("клиент.электронная_почта"), "9."),
    Fact("Законный представитель (Ф.И.О., кем приходится)", tag("клиент.законный_представитель"), "10."),
)
POSITION = (
    Fact("Образование", number="11.", options="клиент.варианты.образование"),
    Fact("Профессия", tag("клиент.профессия"), "12."),
    Fact("Социальное положение", number="13.", options="клиент.варианты.социальное_положение"),
    Fact("Семейное положение", number="14.", options="клиент.варианты.семейное_положение"),
    Fact("Категория", number="15.", options="клиент.варианты.категория"),
)
TRUE = (
    "Сведения, которые я {{ клиент.пол|род("
    '"сообщил", "сообщила") }}, верны. Согласие на обработку персональных данных дается отдельным документом.'
)
ACCEPTED = "Заявление {{ клиент.дата_приема|дата_или_бланк }} принято:"


def _asked(number: str, wording: str, lines: int, *, keep: bool = False) -> str:
    """A question that only handwriting answers."""
    return paragraph(run(f"{number}\t{wording}"), style="Item") + blank_lines(lines, keep=keep)


def page() -> Page:
    """The application."""
    body = (
        letterhead(),
        addressee(),
        title(TITLE),
        docket(DAY_AND_FILE),
        heading("I. Сведения о заявителе", UNDERLINE),
        facts(*PERSON, label=72),
        subheading("Положение"),
        facts(*POSITION, label=56),
        heading("II. Обращение", UNDERLINE),
        choice("16.", "Причина обращения", "клиент.варианты.причина_обращения"),
        _asked("17.", "Обстоятельства, которые ухудшают или могут ухудшить условия жизни", 3),
        _asked("18.", "Состав семьи и условия проживания", 2),
        _asked("19.", "Среднемесячный доход, его источники", 1),
        _asked("20.", "Какие услуги нужны и как часто", 3),
        paragraph(run(REQUEST), style="Statement"),
        statement(TRUE),
        signatures(CLIENT, REPRESENTATIVE, follows=True),
        statement(ACCEPTED),
        signatures(SPECIALIST),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE), several=True)
