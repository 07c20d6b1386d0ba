"""Lines of forms: participles before the client's answers, labels of other people, tables left empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from desk import write_book
from empty_document import empty_document, saved, typed
from trip import made, printed_by, words_of

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
BOOK = {
    "Специалисты": [{"Код": "С1", "Фамилия": "Жукова", "Имя": "Вера", "Отчество": "Павловна"}],
    "Клиенты": [
        {"Дело": "1", "Фамилия": "Котова", "Имя": "Нина", "Отчество": "Львовна", "Пол": "женский",
         "Семейное положение": "вдова", "Дата рождения": "04.05.1951", "Адрес": "с. Высокое, ул. Новая, д. 4",
         "Документ": "паспорт 00 44 100200", "Специалист": "С1"},
        {"Дело": "2", "Фамилия": "Седов", "Имя": "Олег", "Отчество": "Ильич", "Пол": "мужской",
         "Дата рождения": "11.09.1960", "Адрес": "с. Низкое, пер. Тихий, д. 2",
         "Документ": "паспорт 00 55 300400", "Специалист": "С1"},
    ],
    "Семья": [
        {"Дело": "2", "ФИО": "Седова Анна Олеговна", "Кем приходится": "дочь", "Дата рождения": "03.03.1990",
         "Занятость": "учитель", "Телефон": "+7 (000) 555-12-13"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """A woman who lives alone, and a man with a daughter."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    write_book(path, BOOK)
    book = read_book(path, None, TODAY)
    return {case.client.file_number or "": case for case in cases(book, TODAY) if case.client}


def paper(*tables: Sequence[Sequence[str]]) -> bytes:
    """A form of tables."""
    document = empty_document()
    document.add_paragraph("Соглашение сторон")
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].text = text
        document.add_paragraph("Далее:")
    return saved(document)


def form(who: str, named: str, lives: str, address: str, passport: str) -> list[list[str]]:
    """The lines of one of the parties, and of who has prepared the paper."""
    return [
        [who, "принимает условия"], [named, passport], [lives, address],
        ["Студентка", "Жукова Вера Павловна"],
    ]  # fmt: skip


HERS = form("Котова Нина Львовна", "именуемая далее «Сторона»,", "проживающая по адресу",
            "с. Высокое, ул. Новая, д. 4", "паспорт 00 44 100200")  # fmt: skip
HIS = form("Седов Олег Ильич", "именуемый далее «Сторона»,", "проживающий по адресу",
           "с. Низкое, пер. Тихий, д. 2", "паспорт 00 55 300400")  # fmt: skip


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_line_before_an_answer_is_in_the_clients_gender(
    number: str, people: dict[str, ClientContext]
) -> None:
    papers = {"1": paper(HERS), "2": paper(HIS)}
    learnt = learn(Source(papers[number], "", people[number]))
    assert learnt.comparison.ratio == 1
    for other, right in papers.items():
        assert words_of(made(learnt, people[other])) == words_of(right)


def test_columns_called_otherwise_name_a_table_left_empty(people: dict[str, ClientContext]) -> None:
    header = ["Родство", "Ф. И. О.", "Дата рождения", "Место работы", "Подпись"]
    name, alone = [["Гражданка", "Котова Нина Львовна"]], [header, [""] * 5]
    learnt = learn(Source(paper(name, alone), "", people["1"]))
    text = printed_by(learnt, people["2"])
    assert "дочь Седова Анна Олеговна 03.03.1990 учитель" in text


def test_two_words_like_columns_are_no_table(people: dict[str, ClientContext]) -> None:
    header = ["Дата", "Содержание", "Где проходило", "Кто присутствовал", "Что решили"]
    learnt = learn(Source(paper([["Клиентка", "Котова Нина Львовна"]], [header, [""] * 5]), "", people["1"]))
    assert not learnt.blocks


def test_options_that_a_form_has_printed_are_nobodys(people: dict[str, ClientContext]) -> None:
    document = typed(
        "Котова Нина Львовна, семейное положение: вдова.",
        "Отметка (если вдова/разведена): «замужем», «вдова» или «разведена».",
    )
    learnt = learn(Source(document, "", people["1"]))
    assert [mark.words for mark in learnt.marks] == ["Котова Нина Львовна", "вдова"]


def test_what_stands_of_relatives_is_named(people: dict[str, ClientContext]) -> None:
    said = "Седов Олег Ильич. Звонить дочери Анне (8 000 555-12-13) или Седовой А. О."
    learnt = learn(Source(typed(said), "", people["2"]))
    assert [(one.words, one.tag) for one in learnt.residue] == [
        ("Седовой А. О.", "семья[].фио"), ("8 000 555-12-13", "семья[].телефон"),
    ]  # fmt: skip
