"""The papers of a period: what the journal's sign means, figures to be written, charts of little."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from template_contexts import empty, usual
from template_reading import Element, of, template, text, value

from paperwork.russian.numbers import Span

JOURNAL, SUMMARY = "request_journal", "period_summary"


def _body(name: str, context: dict[str, Any]) -> Element:
    return docx.Document(io.BytesIO(template(name).render(context))).element.body


@pytest.mark.parametrize("make", [usual, empty])
def test_the_sign_of_a_late_answer_is_explained_above_the_journal(make: Any) -> None:
    blocks = list(_body(JOURNAL, make()))
    [meant] = [place for place, item in enumerate(blocks) if text(item).strip().startswith("! –")]
    assert value(blocks[meant + 1], "tblPr/tblStyle") == "Grid"
    assert "Поступило" in text(of(blocks[meant + 1], "tr")[0])
    said = text(blocks[meant]).replace("\xa0", " ")
    assert "немедленно – 1 час, сегодня – до конца дня, обычный – 24 часа" in said
    assert "лично, телефон, электронная почта, сайт" in said


@pytest.mark.parametrize(
    ("priorities", "said"), [(["обычный"], ""), (["обычный", None], "1"), ([None] * 2, "2")]
)
def test_by_which_rule_a_request_without_a_priority_has_a_deadline(
    priorities: list[str | None], said: str
) -> None:
    context = usual()
    context["журнал"] = [context["журнал"][0] | {"приоритет": name} for name in priorities]
    unset = [{"название": "не указано", "число": int(said), "доля": 9}] if said else []
    context["сводка"]["приоритеты"] = [{"название": "обычный", "число": 3, "доля": 9}, *unset]
    rule = f"Приоритет не указан у обращений: {said}. Срок ответа на них – по общему правилу, 24 часа"
    for name in (JOURNAL, SUMMARY):
        words = text(_body(name, context)).replace("\xa0", " ")
        assert (rule in words, "Приоритет не указан" in words) == (bool(said), bool(said)), name


@pytest.mark.parametrize(
    ("day", "without_answer", "said"),
    [
        (date(2026, 4, 1), 0, "Записи внесены за весь период,"),
        (date(2026, 3, 31), 0, "Записи внесены по состоянию на 31.03.2026,"),
        (date(2026, 4, 10), 2, "Записи внесены по состоянию на 10.04.2026,"),
    ],
)
def test_a_journal_names_the_day_of_printing_while_it_may_change(
    day: date, without_answer: int, said: str
) -> None:
    context = usual()
    context["сегодня"], context["период"]["окончание"] = day, date(2026, 3, 31)
    context["итоги_журнала"] |= {"без_ответа": without_answer, "без_уведомления": 0}
    assert said in text(_body(JOURNAL, context)).replace("\xa0", " ")


def test_a_blank_of_the_summary_says_what_its_figures_mean() -> None:
    blank = empty()
    blank["сводка"]["клиентов"] = None
    said = text(_body(SUMMARY, blank)).replace("\xa0", " ")
    assert [note for note in ("Услуги без числа в плане (", "«1–3» –", "досрочные") if note not in said] == []


def test_every_figure_of_a_blank_has_a_frame_to_write_it_in() -> None:
    known, blank = usual(), empty()
    blank["сводка"]["клиентов"] = None
    known["сводка"]["причины_окончания"] = []
    tables = [of(table, "tr") for table in _body(SUMMARY, known).iter(qn("w:tbl"))]
    labels = [
        text(of(row, "tc")[0]).strip() for rows in tables if "изменение" in text(rows[0]) for row in rows[1:]
    ]
    cells = {text(item).strip() for item in _body(SUMMARY, blank).iter(qn("w:tc"))}
    assert (len(labels), sorted({*labels} - cells)) == (42, [])


@pytest.mark.parametrize(
    ("number", "size"), [("12", ""), ("15/12", ""), ("01-15/123", "16"), ("2026/СО-000123-230", "16")]
)
def test_a_long_number_of_a_request_is_small(number: str, size: str) -> None:
    context = usual()
    context["журнал"][0]["номер"] = number
    printed = [run for run in _body(JOURNAL, context).iter(qn("w:r")) if text(run).strip() == number]
    assert [value(run, "rPr/sz") for run in printed] == [size]


def test_no_figure_of_a_summary_is_an_empty_cell() -> None:
    known = usual()
    known["сводка"] |= dict.fromkeys(("стоимость", "плата", "компенсация")) | {"услуг_без_тарифа": 1}
    rows = [row for row in _body(SUMMARY, known).iter(qn("w:tr")) if len(of(row, "tc")) == 4]
    figures = [text(item).strip() for row in rows for item in of(row, "tc")[1:]]
    assert ("–" in figures, "" in figures) == (True, False)


@pytest.mark.parametrize(
    ("planned", "uncounted", "words"),
    [
        (0, 0, "планами на период не предусмотрено, оказано 2,5"),
        (0, 1, "число единиц в планах не указано, оказано 2,5"),
        (Span(0, 1), 1, "по плану 0–1, оказано 2,5"),
        (3, 1, "по плану 3, оказано 2,5"),
    ],
)
def test_what_no_plan_has_a_number_of_is_not_said_to_be_planned(
    planned: int, uncounted: int, words: str
) -> None:
    context = usual()
    one = {"название": "кормление", "оказано": 2.5, "доля_по_плану": 0, "доля_оказано": 5}
    context["сводка"] |= {"услуги": [one | {"по_плану": planned}], "услуг_без_счета": uncounted}
    assert f"кормление\n{words}\n" in text(_body(SUMMARY, context)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("given", "words", "bars"),
    [
        ([], "нет данных", 0),
        ([2.5], "кормление по плану 93, оказано 2,5", 0),
        ([5], "по плану оказано кормление 93 5", 4),
        ([60], "по плану оказано кормление 93 60", 4),
        ([1, 1], "по плану оказано кормление 93 1 кормление 93 1", 6),
    ],
)
def test_a_single_sort_of_services_of_which_little_was_given_has_no_chart(
    given: list[float], words: str, bars: int
) -> None:
    context = usual()
    one = {"название": "кормление", "по_плану": 93, "доля_по_плану": 100, "доля_оказано": 5}
    context["сводка"]["услуги"] = [one | {"оказано": number} for number in given]
    blocks = list(_body(SUMMARY, context))
    [title] = [place for place, item in enumerate(blocks) if "5. Услуги" in text(item)[:14]]
    # in no other table: a page may end between two sorts, and says there too what they are of
    chart = blocks[title if bars else title + 1]
    assert " ".join(text(chart).split()).removeprefix("5. Услуги по видам, единиц").strip() == words
    assert bool(bars) == bool(of(chart, "tr/trPr/tblHeader"))
    assert len([run for run in chart.iter(qn("w:r")) if of(run, "rPr/bdr")]) == bars


@pytest.mark.parametrize(("figure", "said"), [("контактов", "контакты"), ("обращений", "обращения")])
def test_why_there_are_dashes_for_the_period_before(figure: str, said: str) -> None:
    context = usual()
    context["период"] |= {"прежний": "февраль 2026 г."}
    context["сводка"] |= {"контактов": 8, "обращений": 11}
    context["прежняя_сводка"] |= {"контактов": 12, "обращений": 9} | {figure: None}
    words = text(_body(SUMMARY, context)).replace("\xa0", " ")
    assert words.count("не записаны") == 1
    assert f"(за февраль 2026 г. {said} не записаны)" in words
