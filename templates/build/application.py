"""«Анкета-заявление»: what a person tells of himself and asks for at the first reception."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from paperwork.sheets.ages import LEARNS, SPEAKS, WORKS

from .form import (
    BLANK,
    NAMED,
    OTHER,
    WIDTH,
    Fact,
    aged,
    choice,
    fact_cell,
    facts,
    foot,
    heading,
    letterhead,
    statement,
    tag,
    title,
)
from .glossary import CHOOSE
from .official import LINE, REPRESENTED, SELF, addressee, spoken
from .ooxml import ROW, blocks_if, cell, paragraph, row, rows_if, run, table
from .package import Page
from .signatures import SPECIALIST_BY_HAND, signatures, speakers
from .styles import GUTTER, Style

TITLE = "Анкета-заявление"
LABEL = 52.0  # of all questions
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
ALONE = f"клиент.фио and {SELF} and клиент.возраст is number"  # of age, and nobody else is named
REPRESENTATIVE = f"{{% if {ALONE} %}}нет{{% endif %}}{{{{ клиент.представитель }}}}"
HIS_DOCUMENT = '{{ клиент.пол_представителя|род("его", "ее")|с_заглавной }} документ'
OF_HIS = "клиент.представитель_документ"
OF_HIM = "клиент.представитель_сведения"
LONG = 60  # signs: what is longer has two lines of its own
NAMED_IN_FULL = "клиент.назван_документ_представителя"
CITIZEN = "клиент.гражданство"  # which takes more room than there is beside another answer
SNILS = Fact("СНИЛС", tag("клиент.снилс"), "5.")
PERSON = (
    Fact("Фамилия, имя, отчество", tag("клиент.фио"), "1."),
    (
        Fact("Пол", number="2.", options="клиент.варианты.пол", hint=CHOOSE),
        Fact("Дата рождения", tag("клиент.дата_рождения"), "3."),
    ),
    (Fact("Гражданство", "", "4.", given=f"not {CITIZEN}"), SNILS),
    Fact("Гражданство", tag(CITIZEN), "4.", given=CITIZEN),
    replace(SNILS, given=CITIZEN),
    Fact(
        "Документ",
        tag("клиент.документ"),
        "6.",
        hint="(удостоверяющий личность)",
        path="клиент.документ",
        lines=2,
    ),
    Fact("Адрес места жительства (пребывания)", tag("клиент.адрес"), "7."),
    Fact("Контактный телефон", tag("клиент.телефон"), "8."),
    Fact("Электронная почта", tag("клиент.электронная_почта"), "9."),
    Fact("Представитель", run(REPRESENTATIVE), "10."),
    Fact(
        "Полномочия",
        tag(OF_HIM),
        hint="(кем приходится, документ)",
        given=f"{REPRESENTED} or {OF_HIM}",
        path=f"({BLANK} or not {OF_HIM} or {NAMED_IN_FULL} or {OF_HIM}|length > {LONG})",
        lines=2,
    ),
    Fact(
        HIS_DOCUMENT,
        tag(OF_HIS),
        given=REPRESENTED,
        path=f"(not ({REPRESENTED}) or {OF_HIS})",
        lines=2,
    ),
)


def _list(label: str, number: str, name: str, since: int) -> Fact:
    path = f"клиент.варианты.{name}"
    return Fact(label, "", number, options=path, hint=CHOOSE, open=NAMED, since=since)


OF_A_CHILD = "(если нет – прочерк)"
POSITION = (
    _list("Образование", "11.", "образование", LEARNS),
    Fact("Профессия", aged("клиент.профессия", WORKS), "12."),
    _list("Семейное положение", "13.", "семейное_положение", WORKS),
    _list("Социальное положение", "14.", "социальное_положение", LEARNS),
    # a child may have one of its own
    replace(_list("Категория", "15.", "категория", SPEAKS), young="", young_hint=OF_A_CHILD),
)
STYLES = (  # so tight that also a blank ends on its second page
    LINE,
    OTHER,
    Style("Title", "Title", size=14, bold=True, before=4, after=1, centred=True, keep=True),
    Style("Body Text", "Text", before=1, after=1, first=12.5, hyphens=True),
    Style("Fact Answer", "FactAnswer", before=4.8, after=0.8, ruled=True),
    # as high as an answer of one line, which stands at the foot of its row
    Style("Fact Options", "FactOptions", before=6.4, after=0),
    Style("Fact Label", "FactLabel", before=6.4, after=0, left=GUTTER, hanging=GUTTER),
    Style("Item", "Item", before=3, left=GUTTER, hanging=GUTTER, keep=True),
    Style("Statement", "Statement", before=6, keep=True),
    Style("Spacer", "Spacer", size=2, before=2),
    Style("heading 1", "Heading1", bold=True, before=2, after=0, keep=True, outline=0),
)
REASON = "клиент.варианты.причина_обращения"
WORSE = "17.\tОбстоятельства, которые ухудшают или могут ухудшить условия жизни"


class Question(NamedTuple):
    """A question of the reception: its wording, the lines for a pen, and what the book may answer."""

    words: str
    lines: int
    path: str
    is_brief: bool = False  # the answer, which stands beside its wording then
    known: str = ""  # the wording over what the book answers, where that is of another kind


INCOME = "сведения_заявления.доход"
# the book has the income per head, which is another sum in law: the answer says so itself
TOLD_INCOME = "19.\tДоход"
QUESTIONS = (
    Question(WORSE, 2, "клиент.обстоятельства"),
    Question("18.\tСостав семьи и условия проживания", 2, "сведения_заявления.жилье_и_семья"),
    Question("19.\tСреднемесячный доход, его источники", 1, INCOME, is_brief=True, known=TOLD_INCOME),
    Question("20.\tКакие услуги нужны и как часто", 3, "сведения_заявления.услуги_при_приеме"),
)
SHORT = 80.0  # the place of a short wording, in millimetres
FITS = 45  # letters, in it
MANY = 300  # signs of a list: its items are on lines of their own then
LONG_ANSWER = 600  # signs: such an answer goes on on the next page
TRUE = (
    f"Сведения, которые я {{% if {SELF} %}}{{{{ клиент.пол|{TOLD} }}}}{{% else %}}"
    f"{{{{ клиент.пол_представителя|{TOLD} }}}}{{% endif %}}, верны."
    " Согласие на обработку персональных данных дается отдельным документом."
)
AGREED = 'С заявлением {{ клиент.пол|род("согласен", "согласна") }}.'  # a minor
MINORS = (  # a blank has no room for a line of their own
    "Клиент 14–17 лет подписывает вместе с представителем: с заявлением ознакомлен(а), согласен (согласна)."
)
SIGNED = 8.0  # the line that is signed
ACCEPTED = "Заявление принято {{ клиент.дата_приема|дата_или_бланк }}"  # which ends with a full stop


def _section(words: str) -> tuple[str, str]:
    """A heading, apart from what is above it; a blank has no room for that."""
    return blocks_if(NAMED, paragraph(style="Spacer", keep=True)), heading(words)


def _questions() -> str:
    """The questions in one table, the last on the page of the signatures."""
    widths = (GUTTER, SHORT - GUTTER, WIDTH - SHORT)
    return table(widths, *(line for question in QUESTIONS for line in _lines(question)))


def _lines(question: Question) -> Iterator[str]:
    """The rows of a question: what the book answers, else the lines for a pen."""
    known = rows_if(question.path, *_known(question), span=3, width=WIDTH)
    return chain(known, rows_if(f"not {question.path}", *_by_hand(question), span=3, width=WIDTH))


def _known(question: Question) -> Iterator[str]:
    """The answer of the book: beside its wording, or under it over the whole width."""
    is_last = question is QUESTIONS[-1]
    said = run(_lines_of(question.path)) if is_last else tag(question.path, "неразрывно")
    if question.is_brief:
        asked = _asked(question, SHORT, 2, words=question.known)
        yield row(asked, fact_cell(said, WIDTH - SHORT), height=ROW)
        return
    yield row(_asked(question, WIDTH, 3, keep=True))
    left, right = cell(paragraph(style="Cell"), GUTTER), WIDTH - GUTTER
    is_long = f"{question.path}|string|length > {LONG_ANSWER}"
    long = row(left, fact_cell(said, right, span=2), breaks=True)
    yield from rows_if(is_long, long, span=3, width=WIDTH)
    short = row(left, fact_cell(said, right, span=2, keep=is_last), height=ROW)
    yield from rows_if(f"not ({is_long})", short, span=3, width=WIDTH)


def _lines_of(path: str) -> str:
    """A list of many items, one on a line."""
    return (
        f"{{% if {path}|length > {MANY} %}}{{{{ {path}|replace('; ', ';\\n')|неразрывно }}}}"
        f"{{% else %}}{{{{ {path}|неразрывно }}}}{{% endif %}}"
    )


def _by_hand(question: Question) -> list[str]:
    """The lines to write on: the first begins beside the wording.

    Under a long one all lines are whole, so that a blank alone has the last of them.
    """
    is_last, is_short = question is QUESTIONS[-1], len(question.words) <= FITS
    lines = [is_last or line < question.lines for line in range(1, question.lines + 1)]
    beside = fact_cell("", WIDTH - SHORT, keep=lines[0]) if is_short else ""
    width, span = (SHORT, 2) if is_short else (WIDTH, 3)
    asked = _asked(question, width, span, keep=lines[0] or not is_short)
    rows = [row(asked, beside, height=ROW if is_short else 0)]
    for keep in lines[is_short:]:
        left = cell(paragraph(style="Cell", keep=keep), GUTTER)
        rows.append(row(left, fact_cell("", WIDTH - GUTTER, span=2, keep=keep), height=ROW))
    if not is_short:
        rows[-1:] = rows_if(BLANK, rows[-1], span=3, width=WIDTH)
    return rows


def _asked(question: Question, width: float, span: int, *, keep: bool = False, words: str = "") -> str:
    asked = paragraph(run(words or question.words), style="FactLabel", keep=keep)
    return cell(asked, width, span=span)


def page() -> Page:
    """The application."""
    body = (
        letterhead(),
        addressee(),
        blocks_if(NAMED, paragraph(style="Spacer", keep=True)),
        title(TITLE),
        *spoken(FOR_EITHER, FOR_ONESELF, FOR_ANOTHER, "Text"),
        *_section("I. Сведения о клиенте"),
        facts(*PERSON, label=LABEL),
        *_section("II. Положение клиента"),
        facts(*POSITION, label=LABEL),
        *_section("III. Обращение"),
        choice("16.", "Причина обращения", REASON, lowered=True, hint=CHOOSE, is_open=NAMED),
        _questions(),
        statement(TRUE),
        blocks_if(BLANK, paragraph(run(MINORS), style="Note", keep=True)),
        signatures(*speakers(AGREED, asked=False), follows=True, height=SIGNED),
        statement(ACCEPTED),
        signatures(*SPECIALIST_BY_HAND, height=SIGNED),
    )
    return Page(TITLE, body, left=30, right=10, styles=STYLES, foot=foot(TITLE))
