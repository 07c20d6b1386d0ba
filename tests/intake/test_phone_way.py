"""A book that goes to the phone and comes back is the same book."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from desk import SAMPLE_BOOK, Desk, write_book
from examples import example_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phone_exports import Layout, kobo, odk, read

from paperwork.book.casebook import Book
from paperwork.common.naming import fold
from paperwork.intake.adding.arrivals import arrivals
from paperwork.intake.excel.reading.read import read_whole_book
from paperwork.intake.incoming import Incoming
from paperwork.intake.phone.questions import MAIN, SECTIONS, Question, Section
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.choices import FEMALE, MALE
from paperwork.sheets.answers.kind import TEXT, Kind, ReadingContext
from paperwork.sheets.answers.kinds.days import DAY, DAY_OR_WORDS
from paperwork.sheets.answers.kinds.numbers import NUMBER, SNILS
from paperwork.sheets.answers.kinds.texts import CODE, LINES, PHONE
from paperwork.sheets.answers.kinds.times import TIME_OF_DAY

Rows = dict[str, list[dict[str, Any]]]

WORDS = st.sampled_from(
    [
        "долг",
        "ест ногти, курит трубку",
        "«Родник» & Ко <1>",
        "иное",
        "Пушкина, д. 5 — кв. 7",
        "other",
        "1/2",
        "да",
    ]
)
CODES = st.sampled_from(["1", "07", "12-к", "С1", "А/7"])
DAYS = st.dates(date(1950, 1, 1), date(2025, 12, 31))
# Any other kind is answered with its example.
PLAIN: dict[Kind, st.SearchStrategy[Any]] = {
    TEXT: WORDS,
    LINES: st.one_of(WORDS, st.just("первая строка\nвторая; строка")),
    CODE: CODES,
    PHONE: st.just("+7 900 123-45-67"),
    SNILS: st.just("112-233-445 95"),
    DAY: DAYS,
    DAY_OR_WORDS: st.one_of(DAYS, WORDS),
    NUMBER: st.sampled_from([1, 12, 0.5]),
    TIME_OF_DAY: st.sampled_from([time(9, 5), time(14, 30)]),
}


def answers(question: Question, sex: str) -> st.SearchStrategy[Any]:
    """What may stand in a cell."""
    if question.listed is None:
        return PLAIN.get(question.item.kind, st.just(example_of(question.item.kind)))
    offered = [choice.form(sex) for choice in question.listed.values]
    own = WORDS.filter(lambda text: fold(text) not in question.by_spelling)
    one = st.one_of(st.sampled_from(offered), *([] if question.listed.closed else [own]))
    if not question.is_several:
        return one
    return st.lists(one, min_size=1, max_size=3, unique_by=fold).map("; ".join)


@cache  # a strategy is looked over when it is first drawn from, which takes longer than to draw from it
def answers_of(name: str, sex: str) -> list[tuple[Question, st.SearchStrategy[Any]]]:
    """The questions of the section of that name, and what may stand in the cells of each."""
    (section,) = (section for section in SECTIONS if section.name == name)
    return [(question, answers(question, sex)) for question in section.questions]


OFTEN = st.integers(0, 2)


@st.composite
def rows_of(draw: st.DrawFn, section: Section, sex: str) -> dict[str, Any]:
    """A row of a sheet; what is required is there."""
    return {
        question.item.header: draw(strategy)
        for question, strategy in answers_of(section.name, sex)
        if question.item.required or draw(OFTEN) == 0
    }


@st.composite
def books(draw: st.DrawFn) -> Rows:
    """The sheets of one to three clients."""
    sheets: Rows = {}
    for number in range(draw(st.integers(1, 3))):
        sex = draw(st.sampled_from([MALE, FEMALE]))
        for section in SECTIONS:
            most = 1 if not section.repeats else 2
            for _ in range(1 if section is MAIN[0] else draw(st.integers(0, most))):
                row = draw(rows_of(section, sex)) | ({"Пол": sex} if section is MAIN[0] else {})
                if row.keys() - {"Дело"}:  # a row of a number alone says nothing
                    sheets.setdefault(section.title, []).append(row | {"Дело": f"{number + 1}/А"})
    return sheets


def records(book: Book) -> dict[str, list[Any]]:
    """The records of the sheets of a client, wherever they stand; options in the order of the list."""
    return {
        section.title: [_settled(row, section) for row in book.records[section.title]]
        for section in SECTIONS
        if book.records.get(section.title)
    }


def _settled(row: Any, section: Section) -> Any:
    several = {
        q.item.name: tuple(sorted(getattr(row, q.item.name) or ())) for q in section.questions if q.is_several
    }
    return replace(row, row=0, **several)


LAYOUTS = {
    "kobo": Layout(),
    "kobo names, one column": Layout(groups=False, several="summary"),
    "kobo names, a column each": Layout(groups=False, several="details"),
    "kobo labels": Layout(labels=True, groups=False),
    "kobo labels in groups": Layout(labels=True),
    "kobo labels, one column": Layout(labels=True, groups=False, several="summary"),
    "odk": Layout(separator="-", several="summary"),
    "odk, split": Layout(separator="-"),
    "odk without groups": Layout(groups=False, several="summary"),
}


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(sheets=books())
def test_a_book_comes_back_from_an_export(tmp_path: Path, name: str, sheets: Rows) -> None:
    write_book(tmp_path / "book.xlsx", sheets)
    book = read_whole_book(tmp_path / "book.xlsx")
    path = odk(book, tmp_path / "e.zip", LAYOUTS[name]) if "odk" in name else None
    incoming = read(path or kobo(book, tmp_path / "e.xlsx", LAYOUTS[name]))
    assert incoming.problems == ()
    write_book(tmp_path / "back.xlsx", _added(incoming))
    assert records(read_whole_book(tmp_path / "back.xlsx")) == records(book)


def _added(incoming: Incoming) -> dict[str, list[dict[str, Cell]]]:
    """What has come, as it is added to a book: every row of it, with nothing that is wrong."""
    found, problems = arrivals(incoming, ReadingContext())
    assert [problem for problem in problems if problem.is_error] == []
    rows: dict[str, list[dict[str, Cell]]] = {}
    for arrival in found:
        rows.setdefault(arrival.schema.sheet.title, []).append(arrival.cells())
    return rows


def ordered(book: Book) -> dict[str, list[str]]:
    """The records of a book in an order of their own, without the numbers of plans.

    An export goes from client to client, and rows that are added are told which plan they belong to.
    """
    found = {title: sorted(map(repr, rows)) for title, rows in records(book).items()}
    return {title: [re.sub(r" plan=[^,]+,", "", row) for row in rows] for title, rows in found.items()}


def test_from_the_phone_into_the_book(desk: Desk) -> None:
    """The whole way of a person: the sample's answers, exported by either service, added to a blank book."""
    sample = read_whole_book(SAMPLE_BOOK)
    book = desk.folder / "book.xlsx"
    desk.run("new", book)
    export = kobo(sample, desk.folder / "kobo.xlsx", Layout(labels=True, groups=False))
    assert desk.run("add", book, export).status == 0
    assert ordered(read_whole_book(book)) == ordered(sample)
    before = book.read_bytes()
    again = desk.run("add", book, odk(sample, desk.folder / "odk.zip", Layout(separator="-")))
    assert (again.status, "Нового нет" in again.out) == (0, True)
    assert book.read_bytes() == before
    told = desk.run("add", book, SAMPLE_BOOK)  # another casebook is a set of tables
    assert "«Специалисты»" in told.out.partition("уже есть")[0]
    assert re.findall("лист «(.+)»: лист не прочитан", told.err) == [
        "Паспорт района",
        "Практика",
        "Учреждение",
    ]
    table = desk.folder / "Ответы.csv"
    table.write_text("Чьё дело,Дата,Содержание\n1,01.06.2026,звонок дочери\n", encoding="utf-8")
    number = str(sample.clients[0].file_number)
    table.write_text(table.read_text("utf-8").replace("\n1,", f"\n{number},"), encoding="utf-8")
    assert desk.run("add", book, table, "--map", "Чьё дело=Дело").status == 0
    assert "звонок дочери" in [row.content for row in read_whole_book(book).records["Контакты"]]  # type: ignore[attr-defined]


def test_what_is_said_beside_new_clients_without_numbers_is_theirs(desk: Desk) -> None:
    book, table = desk.folder / "new.xlsx", desk.folder / "Ответы.csv"
    desk.run("new", book)
    rows = ("Юрьева,Зоя,женский,вяжет,да", "Яшин,Лев,мужской,рыбачит,нет")
    table.write_text("\n".join(("Фамилия,Имя,Пол,Свободное время,Согласны?", *rows)), encoding="utf-8")
    run = desk.run("add", book, table, "--map", "Согласны?=-", "--yes")
    assert (run.status, run.err) == (0, "")
    found = read_whole_book(book)
    numbers = {client.file_number: client.surname for client in found.clients}
    leisure = {numbers[row.file_number]: row.leisure for row in found.records["Портреты"]}  # type: ignore[attr-defined]
    assert leisure == {"Юрьева": "вяжет", "Яшин": "рыбачит"}
    assert not found.extra.get("Клиенты")
    table.write_text(
        "\n".join(("Фамилия,Имя,Пол,Вероисповедание", "Ким,Ян,мужской,нет", "Цой,Ия,женский,нет")),
        encoding="utf-8",
    )
    assert desk.run("add", book, table).status == 0
    assert len(read_whole_book(book).records["Портреты"]) == 4
