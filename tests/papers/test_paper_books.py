"""The books that the papers are looked at with hold what they promise, and nothing that is an error."""

from __future__ import annotations

import pytest
from paper_books import LARGE, PEOPLE, POST, SMALL, WORD, Sheets, bare, full, read, usual

from paperwork.common.errors import Level
from paperwork.sheets import SCHEMAS

BOOKS = {"usual": usual(), "bare": bare(), "full": full(), "full, small": full(SMALL)}


@pytest.mark.parametrize("sheets", BOOKS.values(), ids=BOOKS)
def test_no_book_has_an_error(sheets: Sheets) -> None:
    assert [str(problem) for problem in read(sheets).problems if problem.level is Level.ERROR] == []


def test_the_bare_book_has_only_what_is_required() -> None:
    for schema in SCHEMAS:
        required = {item.header for item in schema.fields if item.required} or {schema.fields[0].header}
        assert {header for row in BOOKS["bare"][schema.sheet.title] for header in row} <= required


def test_the_full_book_has_an_answer_everywhere() -> None:
    left_open = {"План", "Дата пересмотра", "Отвечено", "Результат"}  # in some rows
    for schema in SCHEMAS:
        for row in BOOKS["full"][schema.sheet.title]:
            assert {header for header, answer in row.items() if answer is None} <= left_open


def test_the_full_book_is_as_large_as_it_is_said_to_be() -> None:
    sheets = BOOKS["full"]
    counts = {title: len(sheets[title]) for title in ("Перечень услуг", "Контакты", "Оказано", "Обращения")}
    assert [*counts.values()] == [LARGE.services, LARGE.contacts, LARGE.deliveries, LARGE.requests]
    assert (len(WORD), len(POST)) == (60, 131)


def test_the_people_whom_the_sample_lacks_have_every_paper() -> None:
    book = read(BOOKS["usual"])
    numbers = {person["Дело"] for person in PEOPLE.values()}
    for schema in SCHEMAS:
        if schema.sheet.per_client:
            assert numbers <= {row.file_number for row in book.records[schema.sheet.title]}
