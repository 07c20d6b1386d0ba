"""Whom people mean: a specialist by the surname, a client by that or by a part of the number."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import INSTITUTION, VERA, Desk, Sheets

from paperwork.book.named import one_client
from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.reading.read import read_whole_book
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.specialists import Specialist

STAFF = [
    {"Код": "С1", "Фамилия": "Михайлова", "Имя": "Анна", "Отчество": "Львовна", "Должность": "психолог"},
    {"Код": "С2", "Фамилия": "Григорьев", "Имя": "Антон", "Должность": "юрист"},
    {"Код": "С3", "Фамилия": "Ким", "Имя": "Анна", "Должность": "юрист"},
    {"Код": "С4", "Фамилия": "Ким", "Имя": "Олег", "Должность": "юрист"},
]
PEOPLE = [
    {"Дело": "2026-014", "Фамилия": "Соколова", "Имя": "Вера", "Отчество": "Ильинична", "Пол": "женский"},
    {"Дело": "2026-015", "Фамилия": "Петров", "Имя": "Иван", "Пол": "мужской"},
    {"Дело": "2026-140", "Фамилия": "Петров", "Имя": "Илья", "Пол": "мужской"},
    {"Дело": "12345", "Фамилия": "Семёнова", "Имя": "Анна", "Пол": "женский"},
]
CODES = (
    ("С1", "С1"), ("с 1", "с 1"), ("Михайлова", "С1"), ("МИХАЙЛОВА А.Л.", "С1"), ("Михайлова А. Л.", "С1"),
    ("А. Л. Михайлова", "С1"), ("Анна Михайлова", "С1"), ("Михайлова Анна Львовна", "С1"),
    ("григорьев", "С2"),
    ("C1", "C1"), ("Ким", "Ким"), ("Ким О.", "С4"), ("Сидорова", "Сидорова"),
)  # fmt: skip


@pytest.fixture
def book(desk: Desk) -> Path:
    clients = [{**PEOPLE[at % 4], "Дело": str(at), "Специалист": text} for at, (text, _) in enumerate(CODES)]
    contact = {"Дело": "1", "Дата": "05.03.2026", "Специалист": "Михайлова"}
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Специалисты": STAFF,
        "Клиенты": clients,
        "Контакты": [contact],
    }
    return desk.book(sheets)


def test_a_specialist_is_known_by_the_surname(book: Path) -> None:
    found = read_whole_book(book)
    assert [client.specialist for client in found.clients] == [code for _, code in CODES]
    assert [contact.specialist for contact in found.all(Contact)] == ["С1"]
    told = [
        problem.place.value for problem in found.problems if "специалиста с таким кодом" in problem.message
    ]
    assert told == ["Ким", "Сидорова"]
    cures = {problem.place.value: problem.fix for problem in found.problems if problem.place}
    assert cures["Ким"] == "так зовут нескольких: С3 Ким Анна, С4 Ким Олег; впишите код"
    assert found.specialist("C1") is found.all(Specialist)[0]


def test_a_number_is_the_same_in_letters_of_either_alphabet(desk: Desk) -> None:
    clients = [{**PEOPLE[0], "Дело": "12А"}, {**PEOPLE[1], "Дело": "13В"}]
    plan = {"Дело": "12A", "Дата": "05.03.2026", "Проблема": "нет работы"}
    found = read_whole_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": clients, "Планы": [plan]}))
    assert not [problem for problem in found.problems if "с таким делом" in problem.message]
    twice = [{**PEOPLE[0], "Дело": "12А"}, {**PEOPLE[1], "Дело": "12A"}]
    found = read_whole_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": twice}, "twice.xlsx"))
    assert [problem.message for problem in found.problems if "уже стоит" in problem.message]


CLIENTS = (
    ("2026-014", "2026-014"), ("14", "2026-014"), ("014", "2026-014"), ("140", "2026-140"),
    ("15", "2026-015"),
    ("Соколова", "2026-014"), ("соколова в. и.", "2026-014"), ("Петров Иван", "2026-015"),
    ("Семенова", "12345"),
    ("Сокол", "2026-014"), ("семен", "12345"), ("Со", None),
    ("345", "12345"), ("34", None), ("1", None), ("Сидоров", None), ("", None),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "number"), CLIENTS)
def test_a_client_is_known_by_the_surname_or_by_a_part_of_the_number(
    desk: Desk, typed: str, number: str | None
) -> None:
    found = one_client(clients(desk), typed)
    assert (found.file_number if found else None) == number


@pytest.mark.parametrize("typed", ["Петров", "2026"])
def test_of_several_people_one_has_to_be_named(desk: Desk, typed: str) -> None:
    with pytest.raises(
        PaperworkError, match=r"не один клиент: .*2026-015 Петров Иван, .*; назовите номер дела"
    ):
        one_client(clients(desk), typed)


def clients(desk: Desk) -> list[Client]:
    return list(read_whole_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": PEOPLE})).clients)


def test_the_commands_take_a_surname(desk: Desk) -> None:
    desk.template("Бумага", "{{ клиент.фамилия }}", name="paper")
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": PEOPLE})
    assert desk.make(book, "--document", "paper", "--client", "Соколова", "--month", "июнь").status == 0
    assert desk.made() == {"2026-014 Соколова Вера/Бумага"}
    told = desk.make(book, "--document", "paper", "--client", "Петров")
    assert (told.status, "«Петров» — не один клиент" in told.err) == (2, True)
    joined = desk.folder / "all.docx"
    words = (
        "--document",
        "paper",
        "--templates",
        desk.folder / "templates",
        "--client",
        "15",
        "--out",
        joined,
    )
    assert desk.run("join", book, *words).status == 0


@pytest.mark.parametrize("typed", ["Соколова", "сокол", "Соколова В. И."])
@pytest.mark.parametrize("way", [(), ("--anonymous",)])
def test_an_only_client_without_a_number_is_named_too(desk: Desk, typed: str, way: tuple[str, ...]) -> None:
    unnumbered = {header: answer for header, answer in VERA.items() if header != "Дело"}
    for name in ("Ф/а.xlsx", "Ф/б.xlsx"):
        desk.book({"Учреждение": INSTITUTION, "Клиенты": [unnumbered]}, name)
    for book, count in ((desk.folder / "Ф/а.xlsx", 1), (desk.folder / "Ф", 2)):
        out = desk.folder / f"{book.stem}{count}"
        options = "--client", typed, "--document", "consent", *way
        assert desk.run("make", book, "--out", out, *options).status == 0
        assert len(list(out.rglob("*.docx"))) == count
