"""«Анкета-заявление»: what a person tells of himself and asks for at the first reception."""

from __future__ import annotations

from .form import (
    Fact,
    blank_lines,
    choice,
    docket,
    facts,
    foot,
    heading,
    letterhead,
    statement,
    tag,
    title,
)
from .glossary import CHOOSE, FILE_NUMBER
from .official import SELF, addressee
from .ooxml import paragraph, run, tag_paragraph
from .package import Page
from .signatures import SPECIALIST, signatures, speakers

TITLE = "Анкета-заявление"
LABEL = 58.0  # of all questions
FOR_ONESELF = (
    "Прошу принять меня на социальное обслуживание и оказать мне социальные услуги, в которых я нуждаюсь."
)
FOR_ANOTHER = (
    "Прошу принять на социальное обслуживание {{ клиент.фио|винительный }}, интересы"
    ' {{ клиент.пол|род("которого", "которой") }} я представляю, и оказать {{ клиент.пол|род("ему", "ей") }}'
    ' социальные услуги, в которых {{ клиент.пол|род("он", "она") }} нуждается.'
)
FOR_EITHER = (
    "Прошу принять на социальное обслуживание меня / того, чьи интересы я представляю (ненужное зачеркнуть),"
    " и оказать социальные услуги, о которых говорится ниже."
)
TOLD = 'род("сообщил", "сообщила")'
DAY_AND_FILE = (
    Fact("Дата", tag("клиент.дата_приема", "дата_словами")),
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
    Fact("Представитель", tag("клиент.законный_представитель"), "10."),
)
POSITION = (
    Fact("Образование", number="11.", options="клиент.варианты.образование"),
    Fact("Профессия", tag("клиент.профессия"), "12."),
    Fact("Социальное положение", number="13.", options="клиент.варианты.социальное_положение"),
    Fact("Семейное положение", number="14.", options="клиент.варианты.семейное_положение"),
    Fact("Категория", number="15.", options="клиент.варианты.категория"),
)
TRUE = (
    f"Сведения, которые я {{% if {SELF} %}}{{{{ клиент.пол|{TOLD} }}}}{{% else %}}"
    f"{{{{ клиент.пол_представителя|{TOLD} }}}}{{% endif %}}, верны."
    " Согласие на обработку персональных данных дается отдельным документом."
)
AGREED = 'С заявлением {{ клиент.пол|род("согласен", "согласна") }}.'  # a minor
ACCEPTED = "Заявление принято {{ клиент.дата_приема|дата_или_бланк }}"  # which ends with a full stop


def _asked(number: str, wording: str, lines: int, *, keep: bool = False) -> str:
    """A question that only handwriting answers."""
    return paragraph(run(f"{number}\t{wording}"), style="Item") + blank_lines(lines, keep=keep)


def _request() -> tuple[str, ...]:
    """What is asked for, in the words of him who asks."""
    return (
        tag_paragraph("{%p if not клиент.фио %}"),
        paragraph(run(FOR_EITHER), style="Text"),
        tag_paragraph(f"{{%p elif {SELF} %}}"),
        paragraph(run(FOR_ONESELF), style="Text"),
        tag_paragraph("{%p else %}"),
        paragraph(run(FOR_ANOTHER), style="Text"),
        tag_paragraph("{%p endif %}"),
    )


def page() -> Page:
    """The application."""
    body = (
        letterhead(),
        addressee(),
        title(TITLE),
        docket(DAY_AND_FILE),
        *_request(),
        heading("I. Сведения о клиенте", CHOOSE),
        facts(*PERSON, label=LABEL),
        heading("II. Положение клиента", CHOOSE),
        facts(*POSITION, label=LABEL),
        heading("III. Обращение"),
        choice("16.", f"Причина обращения {CHOOSE}", "клиент.варианты.причина_обращения", lowered=True),
        _asked("17.", "Обстоятельства, которые ухудшают или могут ухудшить условия жизни", 2),
        _asked("18.", "Состав семьи и условия проживания", 2),
        _asked("19.", "Среднемесячный доход, его источники", 1),
        _asked("20.", "Какие услуги нужны и как часто", 3, keep=True),
        statement(TRUE),
        signatures(*speakers(AGREED), follows=True),
        statement(ACCEPTED),
        signatures(SPECIALIST),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE))
