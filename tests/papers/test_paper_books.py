"""The books that the papers are looked at with hold what they promise, and nothing that is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

import pytest
from paper_books import LARGE, PEOPLE, POST, SMALL, WORD, Sheets, bare, full, read, usual

from paperwork.common.errors import Level
from paperwork.russian.numbers import plural
from paperwork.sheets import SCHEMAS

BOOKS: Mapping[str, Callable[[], Sheets]] = {
    "usual": usual,
    "bare": bare,
    "full": full,
    "full, small": partial(full, SMALL),
}


@cache
def sheets_of(name: str) -> Sheets:
    """The sheets of a book, made when a test first asks for them."""
    return BOOKS[name]()


@pytest.mark.parametrize("name", BOOKS)
def test_no_book_has_an_error(name: str) -> None:
    problems = read(sheets_of(name)).problems
    assert [str(problem) for problem in problems if problem.level is Level.ERROR] == []


def test_the_bare_book_has_only_what_is_required() -> None:
    for schema in SCHEMAS:
        required = {item.header for item in schema.fields if item.required} or {schema.fields[0].header}
        if schema.sheet.title == "Услуги":
            required.add("Вид")  # which an individual programme cannot do without
        assert {header for row in sheets_of("bare")[schema.sheet.title] for header in row} <= required


def test_the_full_book_has_an_answer_everywhere() -> None:
    left_open = {"План", "Дата пересмотра", "Отвечено", "Результат"}  # in some rows
    for schema in SCHEMAS:
        for row in sheets_of("full")[schema.sheet.title]:
            assert {header for header, answer in row.items() if answer is None} <= left_open


def test_the_full_book_is_as_large_as_it_is_said_to_be() -> None:
    sheets = sheets_of("full")
    counts = {title: len(sheets[title]) for title in ("Перечень услуг", "Контакты", "Оказано", "Обращения")}
    assert [*counts.values()] == [LARGE.services, LARGE.contacts, LARGE.deliveries, LARGE.requests]
    assert (len(WORD), len(POST)) == (60, 131)


OF_SOME = {
    "Профилактика",
    "Документы дела",
    "ИППСУ",
    "Отказы",
    "Сопровождение",
    "Результаты",
    "Договоры",
    "Табель",
    "Семья",
    "Жилье",
    "Обследования",
    "Ребенок",
}  # sheets that few files need


def test_the_people_have_every_paper() -> None:
    book = read(sheets_of("usual"))
    numbers = set(PEOPLE.values())
    for schema in SCHEMAS:
        if schema.sheet.per_client and schema.sheet.title not in OF_SOME:
            assert numbers <= {row.file_number for row in book.records[schema.sheet.title]}


@pytest.mark.parametrize("name", ["usual", "full"])
def test_the_word_of_a_volume_agrees_with_its_number(name: str) -> None:
    for row in sheets_of(name)["Услуги"]:
        number, _, words = str(row["Объем"]).partition(" ")
        if words.startswith("единиц"):
            assert words == plural(int(number), "единица", "единицы", "единиц")


def test_a_request_passed_on_says_when() -> None:
    passed = [str(row["Передано"]) for row in sheets_of("usual")["Обращения"]]
    assert [words for words in passed if ".2026" not in words] == []


def test_the_diary_has_as_many_requests_as_the_journal() -> None:
    (day,) = (row for row in sheets_of("usual")["Дневник"] if "обращений" in str(row["Содержание работы"]))
    arrived = [str(row["Поступило"])[:10] for row in sheets_of("usual")["Обращения"]]
    assert (arrived.count(str(day["Дата"])), "одно обращение" in str(day["Результат"])) == (1, True)
