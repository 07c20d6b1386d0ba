"""An answer too long for its column takes the whole width, in a row under its own, and is printed once."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import docx
from docx.oxml.ns import qn
from each import each
from template_contexts import usual
from template_reading import Element, of, template, text, value

SHORT = "Коротко."
WORDS = "Живёт одна, дети переехали, просит помочь с оформлением документов и с доставкой продуктов."
LONG = " ".join([WORDS] * 6)
FURTHER = "Слова другой версии плана. " * 20
ELSEWHERE = "см. ниже"
CASES = [
    ("contact_schedule", "график_контактов", "содержание", "Содержание"),
    ("contact_schedule", "прочие_контакты", "новые_потребности", "Новые потребности"),
    ("help_programme", "программа", "проблема", "Проблема"),
    ("help_programme", "программа", "мероприятия", "Мероприятия"),
    ("help_programme", "программа", "ответственный", "Ответственный"),
    ("practice_report", "программа", "ожидаемый_результат", "Ожидаемый результат"),
    ("request_journal", "журнал", "суть", "Суть"),
    ("request_journal", "журнал", "результат", "Результат"),
    ("review_sheet", "изменения_целей", "было", "Было"),
    ("review_sheet", "изменения_услуг", "стало", "Стало"),
    ("service_list", "услуги_для_клиента", "описание", "Описание"),
    ("service_list", "услуги_для_клиента", "условие_по_плану", "Условие"),
    ("service_list", "услуги_для_клиента", "оплата", "Сколько стоит"),
    ("service_plan", "действия", "действие", "Действие"),
    ("review_sheet", "новые_потребности", "потребность", "Потребность"),
    ("request_journal", "журнал", "заявитель", "Заявитель"),
]


def _cells(name: str, rows: str, **answers: str) -> list[Element]:
    """The cells of the document whose first such row has the answers."""
    context: dict[str, Any] = usual()
    context[rows][0] |= answers
    body = docx.Document(io.BytesIO(template(name).render(context))).element.body
    return list(body.iter(qn("w:tc")))


def _words(cell: Element) -> str:
    return re.sub(r"[\s\xa0]+", " ", text(cell)).strip()


def _with(words: str, cells: list[Element]) -> list[Element]:
    """The innermost cells with the words."""
    return [cell for cell in cells if words.strip() in _words(cell) and not of(cell, "tbl")]


@each(("name", "rows", "answer", "label"), CASES)
def test_a_long_answer_is_under_its_row_and_a_short_one_in_it(
    name: str, rows: str, answer: str, label: str
) -> None:
    (cell,) = _with(LONG, cells := _cells(name, rows, **{answer: LONG}))
    line = cell.getparent()
    assert of(line, "tc") == [cell]
    assert int(value(cell, "tcPr/gridSpan")) > 3
    assert re.match(rf"(?:№ \S+\. )?{label}", _words(cell))
    if answer not in ("описание", "условие_по_плану"):  # those are a part of what is in the cell
        assert len(_with(ELSEWHERE, cells)) == 1
    short = _with(SHORT, cells := _cells(name, rows, **{answer: SHORT}))
    assert short
    assert all(len(of(cell.getparent(), "tc")) > 1 for cell in short)
    assert _with(ELSEWHERE, cells) == []


@each(
    ("name", "rows", "answer", "label"),
    [
        ("help_programme", "программа", "мероприятия", r"№ .+\. Мероприятия"),
        ("request_journal", "журнал", "суть", "№ .+ Суть"),
        ("service_list", "услуги_для_клиента", "описание", "к № .+ Описание"),
    ],
)
def test_a_page_breaks_a_long_answer_between_paragraphs_which_say_whose_they_are(
    name: str, rows: str, answer: str, label: str
) -> None:
    paragraphs = [f"{number}) {LONG}" for number in (1, 2, 3)]
    cells = _cells(name, rows, **{answer: "\n".join(paragraphs)})
    parts = [_with(words, cells) for words in paragraphs]
    assert [len(found) for found in parts] == [1, 1, 1]
    lines = [found[0].getparent() for found in parts]
    assert len({id(line) for line in lines}) == len(lines)
    assert all(value(line, "trPr/cantSplit") != "0" for line in lines)
    first, *others = (_words(found[0]) for found in parts)
    assert "продолжение" not in first
    assert all(re.match(rf"{label}[^:]* \(продолжение\): ", words) for words in others), others


def test_two_long_versions_are_one_row_where_they_say_the_same() -> None:
    same = _with(LONG, _cells("review_sheet", "изменения_услуг", было=LONG, стало=LONG))
    assert [_words(cell) for cell in same] == [f"Было и стало: {LONG}"]
    cells = _cells("review_sheet", "изменения_услуг", было=LONG, стало=FURTHER)
    assert [_words(cell) for cell in _with(LONG, cells)] == [f"Было: {LONG}"]
    assert [_words(cell) for cell in _with(FURTHER, cells)] == [f"Стало: {FURTHER.strip()}"]


def test_a_long_answer_that_is_the_only_one_of_its_row_is_printed() -> None:
    answers = ("цель", "задачи", "мероприятия", "формы_и_методы", "сроки", "ответственный")
    nothing = dict.fromkeys((*answers, "ожидаемый_результат", "отметка_о_выполнении"), "")
    assert _with(LONG, _cells("help_programme", "программа", проблема=LONG, **nothing))


QUANTITIES = (
    (1, None),
    (12, None),
    (Decimal("0.5"), "14"),
    (120, "14"),
    (Decimal("22.5"), "11"),
    (Decimal("12.25"), "10"),
)


@each(("quantity", "half_points"), QUANTITIES)
def test_a_quantity_of_a_day_is_on_one_line(quantity: int | Decimal, half_points: str | None) -> None:
    context: dict[str, Any] = usual()
    context["табель_месяца"][0] |= {f"д{day}": quantity if day == 18 else None for day in range(1, 32)}
    body = docx.Document(io.BytesIO(template("delivery_sheet").render(context))).element.body
    days = [cell for row in body.iter(qn("w:tr")) for cell in of(row, "tc")[2:33] if len(of(row, "tc")) > 33]
    (cell,) = [cell for cell in days[31:62] if text(cell).strip()]
    assert text(cell).strip() == str(quantity).replace(".", ",")
    assert [size.get(qn("w:val")) for size in cell.iter(qn("w:sz"))] == ([half_points] if half_points else [])
