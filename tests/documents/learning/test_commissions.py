"""People of the institution in a paper: a commission is a list, and whoever stays typed is named."""

from __future__ import annotations

from datetime import date

import pytest
from desk import write_book
from empty_document import empty_document, saved, typed
from trip import made, words_of

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.documents.learning.report import lines_of
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
MEMBERS = {
    "1": [("заведующая приемным отделением", "Жукова Вера Павловна"), ("врач", "Носов Егор Ильич")],
    "2": [("юрист", "Белкина Зоя Львовна"), ("врач", "Носов Егор Ильич"), ("логопед", "Орлова Ия Юрьевна")],
}
CLIENTS = [
    {"Дело": "1", "Фамилия": "Громова", "Имя": "Лидия", "Отчество": "Олеговна", "Пол": "женский",
     "Специалист": "С1"},
    {"Дело": "2", "Фамилия": "Ершов", "Имя": "Денис", "Отчество": "Львович", "Пол": "мужской",
     "Специалист": "С1"},
]  # fmt: skip
SURVEYS = [
    {"Дело": number, "Дата": "02.03.2026", "Комиссия": "\n".join("; ".join(member) for member in members)}
    for number, members in MEMBERS.items()
]
STAFF = [
    {"Код": "С1", "Фамилия": "Титова", "Имя": "Нина", "Отчество": "Олеговна", "Должность": "психолог"},
    {"Код": "С2", "Фамилия": "Уткин", "Имя": "Петр", "Отчество": "Ильич", "Должность": "социальный работник"},
]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """Two clients whose homes were looked at by other commissions."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    write_book(path, {"Клиенты": CLIENTS, "Обследования": SURVEYS, "Специалисты": STAFF})
    found = cases(read_book(path, None, TODAY), TODAY)
    return {case.client.file_number or "": case for case in found if case.client}


def short(name: str) -> str:
    """«В. П. Жукова»."""
    surname, given, patronymic = name.split()
    return f"{given[0]}. {patronymic[0]}. {surname}"


def signed(members: list[tuple[str, str]]) -> bytes:
    """Two rows for each member: the signature and its captions."""
    document = empty_document()
    document.add_paragraph("Проверка жилья")
    table = document.add_table(0, 3)
    for post, name in members:
        for texts in ((post, "", short(name)), ("", "(роспись)", "(И. О. Фамилия)")):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    return saved(document)


def test_a_commission_is_a_list_with_its_captions(people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(signed(MEMBERS["1"]), "", people["1"]))
    assert learnt.comparison.ratio == 1
    assert words_of(made(learnt, people["2"])) == words_of(signed(MEMBERS["2"]))
    assert not learnt.people


def test_names_that_stay_typed_are_told_and_not_refused(people: dict[str, ClientContext]) -> None:
    document = typed("Громова Лидия Олеговна", "Копия выдана через Уткина П. И., тел. 2-22.")
    learnt = learn(Source(document, "", people["1"]))
    assert [(item.words, item.tag) for item in learnt.people] == [("Уткина П. И.", "специалисты[].фио")]
    assert not learnt.residue
    assert any("«Уткина П. И.» (специалисты[].фио)" in line for line in lines_of(learnt))
