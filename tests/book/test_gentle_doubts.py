"""What is gently doubted: telephones, addresses of mail, names in capitals, days that cannot be meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from desk import IVAN, VERA, Sheets, write_book

from paperwork.common.errors import Level
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 3, 5)


def _doubts(tmp_path: Path, sheets: Sheets) -> list[str]:
    """What is said of the book; none of it is an error."""
    write_book(tmp_path / "book.xlsx", sheets)
    problems = read_book(tmp_path / "book.xlsx", today=TODAY).problems
    assert {problem.level for problem in problems} <= {Level.WARNING}
    return [f"{problem.place.cell}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "phone",
    [
        "+7 900 000-00-00",
        "8(900)0000000",
        "9000000000",
        "2-34-56",
        "234-567",
        "23456",
        "112",
        "+7 900 000-00-00, 2-34-56",
        "89000000000; 89000000001",
        "8 900 000-00-00 (мама)",
        "мама 8 900 000-00-00, сын 8 900 000-00-01",
        "8 (495) 000-00-00 доб. 123",
        "+375 29 000-00-00",
        "+49 151 00000000",
        "с 9 до 18: 2-34-56",
        "нет",
        89000000000,
    ],
)
def test_telephones_as_people_write_them_are_not_doubted(tmp_path: Path, phone: object) -> None:
    assert _doubts(tmp_path, {"Клиенты": [VERA | {"Телефон": phone}]}) == []


@pytest.mark.parametrize(
    "phone",
    ["8900000000O0", "890000000", "12", "+7 900 000-00-000", "99000000000", "1" * 20],
)
def test_a_telephone_with_too_few_or_too_many_figures_is_doubted(tmp_path: Path, phone: str) -> None:
    (doubt,) = _doubts(tmp_path, {"Клиенты": [VERA | {"Телефон": phone}]})
    assert doubt.endswith("не похоже на номер телефона")


@pytest.mark.parametrize(
    ("mail", "is_doubted"),
    [
        ("vera.sokolova@mail.example", False),
        ("a@b.example, c@d.example", False),
        ("вера@почта.рф", True),
        ("vera@почта.рф", False),
        ("vera@mail", True),
        ("vera mail.example", True),
        ("vеra@mail.example", True),  # its second letter is Cyrillic
        ("нет", True),
    ],
)
def test_an_address_of_mail(tmp_path: Path, mail: str, is_doubted: bool) -> None:
    doubts = _doubts(tmp_path, {"Клиенты": [VERA | {"Электронная почта": mail}]})
    assert bool(doubts) is is_doubted


@pytest.mark.parametrize(
    ("name", "advised"),
    [
        ("СОКОЛОВА", "Соколова"),
        ("соколова-заречная", "Соколова-Заречная"),
        ("Соколова", ""),
        ("Ю", ""),
        ("А.", ""),
        ("фон Берг", ""),
        ("О'Коннор", ""),
    ],
)
def test_a_name_in_capitals_or_without_one(tmp_path: Path, name: str, advised: str) -> None:
    write_book(tmp_path / "book.xlsx", {"Клиенты": [VERA | {"Фамилия": name}]})
    fixes = [problem.fix for problem in read_book(tmp_path / "book.xlsx", today=TODAY).problems]
    assert fixes == ([f"так и будет на бумагах; напишите «{advised}»"] if advised else [])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("02.03.2026", []),
        ("13.03.2026", []),
        ("01.03.2026", ["A2: этого дня нет в сроке практики"]),
        ("14.03.2026", ["A2: этого дня нет в сроке практики"]),
        ("02.03.2062", ["A2: это очень далеко впереди", "A2: этого дня нет в сроке практики"]),
    ],
)
def test_a_day_of_the_diary_outside_the_practice(tmp_path: Path, day: str, said: list[str]) -> None:
    sheets: Sheets = {
        "Клиенты": [VERA],
        "Практика": {"Студент": "Ким Ю", "Начало": "02.03.2026", "Окончание": "13.03.2026"},
        "Дневник": [{"Дата": day, "Содержание работы": "Знакомство"}],
    }
    assert sorted(_doubts(tmp_path, sheets)) == sorted(said)


def test_a_piece_of_the_task_outside_the_practice(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Практика": {"Начало": "02.03.2026", "Окончание": "13.03.2026"},
        "Задание": [{"Задание": "Портрет", "Начало": "01.03.2026", "Окончание": "14.03.2026"}],
    }
    assert _doubts(tmp_path, sheets) == [
        "B2: этого дня нет в сроке практики",
        "C2: этого дня нет в сроке практики",
    ]


@pytest.mark.parametrize(("year", "is_doubted"), [(2036, False), (2037, True), (2062, True)])
def test_a_day_far_ahead(tmp_path: Path, year: int, is_doubted: bool) -> None:
    plan = {"Дело": "2", "Дата": "05.03.2026", "Проблема": "Нет работы", "Дата пересмотра": f"05.03.{year}"}
    doubts = _doubts(tmp_path, {"Клиенты": [IVAN], "Планы": [plan]})
    assert [doubt for doubt in doubts if "далеко" in doubt] == (
        ["D2: это очень далеко впереди"] if is_doubted else []
    )


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ({}, True),
        ({"Фамилия": "СОКОЛОВА", "Имя": "вера"}, True),
        ({"Отчество": None}, True),
        ({"Отчество": "Петровна"}, False),
        ({"Дата рождения": "15.02.1980"}, False),
        ({"Дата рождения": None}, False),
        ({"Имя": "Анна"}, False),
        ({"Дата приема": "15.06.2026"}, False),  # who comes back has another case
        ({"Дата приема": "14.06.2026"}, True),
    ],
)
def test_the_same_person_under_another_number(
    tmp_path: Path, second: dict[str, object], is_told: bool
) -> None:
    vera = VERA | {"Дата рождения": "14.02.1980"}
    closed = vera | {"Дата приема": "12.01.2026", "Дата окончания": "15.06.2026"}
    doubts = _doubts(tmp_path, {"Клиенты": [closed, vera | {"Дело": "7"} | second]})
    assert [doubt for doubt in doubts if "дел" in doubt] == (
        ["A3: тот же человек записан под делом 1"] if is_told else []
    )
