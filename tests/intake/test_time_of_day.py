"""A time of day on «Контакты»: its kind is one row, and every way in and out of the book knows it."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from desk import IVAN, VERA, Desk
from phone_exports import write_sheets

from paperwork.book.anonymous.book import anonymous
from paperwork.book.casebook import Book
from paperwork.intake.adding.likeness import are_equal
from paperwork.intake.excel.blank.book import write_blank
from paperwork.intake.excel.reading.read import read_book
from paperwork.intake.incoming import Sent
from paperwork.intake.phone.xlsform import xlsform
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.filling import Filling
from paperwork.intake.wordform.papers import PAPERS
from paperwork.intake.wordform.read import word_form_of
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import field_of, schema_of
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.sheets.contacts import Contact
from paperwork.web.controls import control, typed
from paperwork.web.sheet_editor import display

TITLE = Contact.sheet.title
BEGUN = field_of(Contact, lambda it: it.begun)
CONTEXT = ReadingContext(date(2026, 3, 10))
TALK = {"Дело": "1", "Дата": "05.03.2026", "Содержание": "беседа"}


def times(book: Book) -> list[time | None]:
    return [row.begun for row in book.all(Contact)]


def test_it_is_the_last_column_and_not_required() -> None:
    assert schema_of(Contact).fields[-1] is BEGUN
    assert not BEGUN.required


def test_the_blank_workbook_formats_and_checks_it(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    write_blank(path)
    sheet = openpyxl.load_workbook(path)[TITLE]
    assert (sheet["G1"].value, sheet.column_dimensions["G"].number_format) == ("Время", "hh:mm")
    assert sheet["G1"].comment.text == "Начало.\nВремя: 14:30."
    [check] = [found for found in sheet.data_validations.dataValidation if "G2" in found.cells]
    assert (check.type, check.errorStyle, check.errorTitle) == ("time", "warning", "Это не время")


@pytest.mark.parametrize("cell", ["14:30", "14.30", "14-30", time(14, 30), 0.6041666666666666])
def test_a_book_says_it_in_many_ways(desk: Desk, cell: object) -> None:
    book = read_book(desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": cell}]}))
    assert times(book) == [time(14, 30)]
    assert [problem for problem in book.problems if problem.place.sheet == TITLE] == []


def test_check_tells_what_is_no_time(desk: Desk) -> None:
    run = desk.run("check", desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": "25:00"}]}))
    sentence = (
        f"book.xlsx, лист «{TITLE}», D2 (Время): «25:00» — такого времени нет;"
        " часы — от 0 до 23, минуты — от 0 до 59, например 14:30"
    )
    assert sentence in run.out + run.err


def test_a_template_prints_it(desk: Desk) -> None:
    desk.template("Беседы", "{% for контакт in контакты %}{{ контакт.время }};{% endfor %} {{ клиент.фио }}")
    desk.make(desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": 0.5}, TALK | {"Время": "9:05"}]}))
    assert desk.text("1 Соколова Вера/Беседы").startswith("12:00;09:05;")
    assert "контакты[].время" in desk.run("fields").out


def test_the_page_takes_it_as_it_is_typed() -> None:
    assert control(BEGUN, "9:05", None) == "line"
    assert BEGUN.kind.page.placeholder == "чч:мм"
    assert typed(BEGUN, "9.05", CONTEXT) == time(9, 5)
    assert typed(BEGUN, "25:00", CONTEXT) == "25:00"
    assert [display(BEGUN, cell, CONTEXT) for cell in (0.5, time(9, 5), "утром")] == [
        "12:00",
        "09:05",
        "утром",
    ]


def test_a_word_form_asks_for_it_and_brings_it_back() -> None:
    contact = Contact(file_number="1", held=date(2026, 3, 5), begun=time(9, 5))
    form = word_form(PAPERS["contacts"], filling=Filling({TITLE: [contact]}))
    incoming = word_form_of(Sent("форма.docx", form))
    assert incoming is not None
    assert [row["Время"] for row in incoming.rows[TITLE]] == ["09:05"]


def test_a_phone_form_asks_for_it() -> None:
    sheet = xlsform()["survey"]
    headers = [cell.value for cell in sheet[1]]
    rows = [dict(zip(headers, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(2)]
    assert [row["type"] for row in rows if row["name"] == BEGUN.name] == ["time"]


@pytest.mark.parametrize("sent", ["14:30:00.000+03:00", "14:30", time(14, 30)])
def test_what_comes_from_a_phone_is_added(desk: Desk, sent: object) -> None:
    book = desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": None}]})
    answers = {"client/file_number": "1", "_uuid": "u1", "_index": 1}
    talk = {
        "contact/held": "2026-03-06",
        "contact/begun": sent,
        "contact/content": "звонок",
        "_parent_index": 1,
    }
    export = write_sheets(desk.folder / "export.xlsx", {"Дело клиента": [answers], "contact": [talk]})
    assert desk.run("add", book, export).status == 0
    assert times(read_book(book)) == [None, time(14, 30)]
    cell = openpyxl.load_workbook(book)[TITLE]["D3"]
    assert (cell.value, cell.number_format) == (time(14, 30), "hh:mm")


def test_the_same_time_is_no_difference(desk: Desk) -> None:
    book = desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": "14.30"}]})
    again = desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": time(14, 30)}]}, "again.xlsx")
    before = book.read_bytes()
    assert desk.run("add", book, again).status == 0
    assert book.read_bytes() == before
    assert are_equal(BEGUN, time(14, 30), time(14, 30), standard())
    assert not are_equal(BEGUN, time(14, 30), time(14, 31), standard())


def test_a_json_book_says_it(desk: Desk) -> None:
    path = desk.folder / "book.json"
    path.write_text(json.dumps({"Клиенты": [VERA], TITLE: [TALK | {"Время": "9:05"}]}), encoding="utf-8")
    assert times(read_book(path)) == [time(9, 5)]


def test_an_anonymous_copy_keeps_it(desk: Desk) -> None:
    book = read_book(desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": "14:30"}]}))
    assert times(anonymous(book, date(2026, 3, 10)).book) == [time(14, 30)]


def test_it_goes_with_its_client_and_stays_with_others(desk: Desk) -> None:
    book = desk.book(
        {
            "Клиенты": [VERA, IVAN],
            TITLE: [TALK | {"Время": "14:30"}, TALK | {"Дело": "2", "Время": time(9, 5)}],
        }
    )
    assert desk.run("erase", book, "--client", "1", "--yes").status == 0
    assert times(read_book(book)) == [time(9, 5)]


def test_a_moment_is_no_time(desk: Desk) -> None:
    moment = datetime(2026, 3, 5, 14, 30)
    book = read_book(desk.book({"Клиенты": [VERA], TITLE: [TALK | {"Время": moment}]}))
    assert times(book) == [None]
    assert any(problem.message == "это дата, а не время" for problem in book.problems)
