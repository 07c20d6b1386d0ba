"""The sample casebook: it is right, and it holds the cases that break naive papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from desk import SAMPLE_BOOK
from each import each

from paperwork.book.casebook import Book
from paperwork.common.resources import sample_data
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets import SCHEMAS
from paperwork.sheets.clients import Client
from paperwork.sheets.declensions import Declension
from paperwork.sheets.plans import Plan
from paperwork.sheets.requests import Request
from paperwork.sheets.services import Service

TODAY = date(2026, 3, 10)
SAMPLE: Mapping[str, Any] = sample_data()
DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book(SAMPLE_BOOK, today=TODAY)


def test_nothing_is_to_be_mended(book: Book) -> None:
    assert [str(problem) for problem in book.problems] == []


def test_every_sheet_is_filled(book: Book) -> None:
    empty = [schema.sheet.title for schema in SCHEMAS if not book.records.get(schema.sheet.title)]
    assert not empty, f"add rows of {empty} to samples/casebook.toml, then run `make forms`"


def test_cards_are_filled_wholly(book: Book) -> None:
    for schema in SCHEMAS[:2]:
        card = book.card(schema.record)
        assert [field.header for field in schema.fields if not getattr(card, field.name)] == []


@each(
    ("case", "is_there"),
    [
        ("no patronymic", lambda client: client.birth_date and not client.patronymic),
        ("a double surname", lambda client: "-" in client.surname),
        ("оглы", lambda client: client.patronymic == "Гасан оглы"),
        ("an indeclinable surname", lambda client: client.surname.endswith("их")),
        ("almost nothing", lambda client: not (client.birth_date or client.address or client.specialist)),
        ("a representative", lambda client: client.representative),
        ("an ampersand", lambda client: "&" in (client.profession or "")),
        ("straight quotes", lambda client: '"' in (client.document or "")),
        ("a man", lambda client: client.sex == "мужской"),
        ("a woman", lambda client: client.sex == "женский"),
        ("a closed case", lambda client: client.has_ended(TODAY) and client.end_reason),
    ],
)
def test_hard_client_is_there(book: Book, case: str, is_there: Callable[[Client], bool]) -> None:
    assert any(map(is_there, book.clients)), case


@each("sign", ["&", "<", ">", "«", '"', "\n\n", "<не указано>", "\n- "])
def test_hard_text_is_there(sign: str) -> None:
    assert any(sign in text for text in texts(sample_data()))


def texts(data: object) -> list[str]:
    """Every text of the sample."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


def test_there_are_long_plans_two_versions_and_every_priority(book: Book) -> None:
    assert len(book.clients) >= 8
    assert max(Counter(service.file_number for service in book.all(Service)).values()) == 25
    assert Counter(plan.file_number for plan in book.all(Plan))["12"] == 2
    assert {service.given for service in book.all(Service)} == {"сейчас", "позднее"}
    assert {request.priority for request in book.all(Request)} == {"немедленно", "сегодня", "обычный"}
    assert "Швец" in {row.word for row in book.all(Declension)}


WORKED = (  # the institution works from Monday to Friday
    ("Планы", "Дата"),
    ("Программы", "Дата"),
    ("Контакты", "Дата"),
    ("Дневник", "Дата"),
    ("Действия", "Срок"),
    ("Клиенты", "Дата приема"),
    ("Клиенты", "Дата согласия"),
    ("Обращения", "Поступило"),
    ("Обращения", "Отвечено"),
)


@each(("sheet", "header"), WORKED)
def test_what_is_done_at_work_is_done_on_working_days(sheet: str, header: str) -> None:
    days = [row[header] for row in SAMPLE[sheet] if isinstance(row.get(header), date)]
    assert days
    assert [str(day) for day in days if day.weekday() > 4] == []


def test_no_receipt_is_given_twice() -> None:
    receipts = Counter(row["Квитанция"] for row in SAMPLE["Оказано"] if "Квитанция" in row)
    assert [number for number, count in receipts.items() if count > 1] == []


def test_the_diary_and_the_programme_of_the_practice_end_with_it() -> None:
    start, end = (SAMPLE["Практика"][header] for header in ("Начало", "Окончание"))
    assert all(start <= row["Дата"] <= end for row in SAMPLE["Дневник"])
    marks = [row.get("Отметка о выполнении") or "" for row in SAMPLE["Программа"]]
    days = [date(*map(int, reversed(found))) for mark in marks for found in DAY.findall(mark)]
    assert days
    assert max(days) <= end
