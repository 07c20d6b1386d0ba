"""Values however they are typed, lists added to, columns of one's own, versions of a plan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from books import (
    SOUND,
    Row,
    changed,
    put,
    read,
    same,
    sentences,
    tables,
    values,
    write,
    write_sheets,
)

from paperwork.sheets.clients import Client
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.institution import Institution

CLIENTS = "Клиенты"


def client(path: Path, header: str, value: object) -> Client:
    """The first client, read with the value."""
    book = read(write_sheets(path / "book.xlsx", changed(put(CLIENTS, 2, header, value))))
    assert sentences(book) == []
    return book.clients[0]


SPELT: tuple[tuple[str, object, str, object], ...] = (
    ("Телефон", 89161234567.0, "phone", "89161234567"),
    ("Телефон", "89161234567.0", "phone", "89161234567"),
    ("Телефон", " 8 (916)\u00a0123-45-67 ", "phone", "8 (916)\u00a0123-45-67"),
    ("СНИЛС", 11223344595, "snils", "11223344595"),
    ("СНИЛС", "112-233-445 95", "snils", "112-233-445 95"),
    ("Дата рождения", date(1980, 2, 1), "birth_date", date(1980, 2, 1)),
    ("Дата рождения", datetime(1980, 2, 1, 0, 0), "birth_date", date(1980, 2, 1)),
    ("Дата рождения", 29252, "birth_date", date(1980, 2, 1)),
    ("Дата рождения", 29252.5, "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "29252", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "1.2.1980", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "01.02.80", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "01.02.30", "birth_date", date(1930, 2, 1)),
    ("Дата рождения", "1 февраля 1980 г.", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "\u200b1980-02-01\u00a0", "birth_date", date(1980, 2, 1)),
    ("Фамилия", "  Соколова\u00a0", "surname", "Соколова"),
    ("Фамилия", "Соко\u200bлова\u00ad\ufeff", "surname", "Соколова"),
    ("Фамилия", "«Вера» & <дети> \"'", "surname", "«Вера» & <дети> \"'"),
    ("Отчество", 5, "patronymic", "5"),
    ("Отчество", 1.5, "patronymic", "1,5"),
    ("Отчество", True, "patronymic", "ИСТИНА"),
    ("Отчество", date(2026, 1, 2), "patronymic", "02.01.2026"),
    ("Отчество", "строка 1\r\nстрока 2", "patronymic", "строка 1\nстрока 2"),
    ("Отчество", "-", "patronymic", "-"),
    ("Отчество", "# 5", "patronymic", "# 5"),
    ("Пол", "ЖЕНСКИЙ ", "sex", "женский"),
    ("Образование", "Высшее", "education", "Высшее"),
    ("Семейное положение", "Замужем", "family_status", "Замужем"),
    ("Семейное положение", "женат", "family_status", "женат"),
    ("Семейное положение", "женат / замужем", "family_status", "женат / замужем"),
    ("Семейное положение", "разведена", "family_status", "разведена"),
    ("Социальное положение", "рабочий/-ая", "social_position", "рабочий/-ая"),
    ("Специалист", "с 1", "specialist", "с 1"),
)  # fmt: skip


@pytest.mark.parametrize(("header", "value", "name", "expected"), SPELT)
def test_a_value_however_it_is_typed(
    tmp_path: Path, header: str, value: object, name: str, expected: object
) -> None:
    assert getattr(client(tmp_path, header, value), name) == expected


def test_lost_zeros_come_back(tmp_path: Path) -> None:
    changes = put(CLIENTS, 2, "СНИЛС", 1234567877.0), put("Учреждение", 2, "ИНН", 101000123)
    book = read(write_sheets(tmp_path / "book.xlsx", changed(*changes)))
    institution = book.card(Institution)
    assert institution is not None
    assert (book.clients[0].snils, institution.inn) == ("01234567877", "0101000123")


def test_numbers_for_file_numbers(tmp_path: Path) -> None:
    numbers: dict[str, list[Row]] = {
        title: [
            {**row, "Дело": int(row["Дело"])} if row.get("Дело") and title != CLIENTS else row for row in rows
        ]
        for title, rows in SOUND.items()
    }
    same(write_sheets(tmp_path / "book.xlsx", numbers))


def test_numbers_of_every_shape(tmp_path: Path) -> None:
    typed = ("2", 2.0, "1,5", 1.5, " 1 000 ", "−3", "2.50")
    rows = [{**SOUND["Оказано"][0], "Количество": value} for value in typed]
    book = read(write_sheets(tmp_path / "book.xlsx", {**SOUND, "Оказано": rows}))
    (doubt,) = sentences(book)  # it is read as what it says, and nothing is given less than no times
    assert "D7 (Количество): «−3» — число меньше нуля" in doubt
    assert [row.quantity for row in book.all(Delivery)] == [
        2,
        2,
        Decimal("1.5"),
        Decimal("1.5"),
        1000,
        -3,
        Decimal("2.5"),
    ]


def test_words_where_a_date_may_stand(tmp_path: Path) -> None:
    typed = ("до конца марта", date(2026, 3, 20), 46101, "20.03.2026", 1995, "весной 2026")
    rows = [{"Дело": "15", "Действие": "Записаться", "Срок": value} for value in typed]
    book = read(write_sheets(tmp_path / "book.xlsx", {**SOUND, "Действия": rows}))
    assert sentences(book) == []
    assert [row["due"] for row in values(book)["Действия"]] == [
        "до конца марта", date(2026, 3, 20), date(2026, 3, 20), "20.03.2026", "1995", "весной 2026",
    ]  # fmt: skip


# Lists and own columns


def test_lists_are_added_to(tmp_path: Path) -> None:
    content = tables(
        changed(put(CLIENTS, 2, "Образование", "Домашнее"), put(CLIENTS, 2, "Семейное положение", "сирота"))
    )
    content["Списки"] = [
        ["СЕМЕЙНОЕ ПОЛОЖЕНИЕ", "Образование", "Пол"],
        ["холост/не замужем", None, "иное"],
        ["сирота", "домашнее"],
    ]
    book = read(write(tmp_path / "book.xlsx", content))
    assert sentences(book) == []
    assert [choice.shown for choice in book.lists["Образование"].values][-1] == "домашнее"
    assert [choice.shown for choice in book.lists["Пол"].values] == ["мужской", "женский"]


def test_own_columns_are_tags(tmp_path: Path) -> None:
    changes = (
        put(CLIENTS, 2, "Номер приказа", 7.0),
        put(CLIENTS, 3, "Номер приказа", "№ 8-к"),
        put(CLIENTS, 2, "№ п/п", date(2026, 3, 1)),
        put("Учреждение", 2, "Лицензия", "есть"),
    )
    book = read(write_sheets(tmp_path / "book.xlsx", changed(*changes)))
    assert sentences(book) == []
    assert book.extra[CLIENTS] == {"номер_приказа": "Номер приказа", "п_п": "№ п/п"}
    assert [dict(row.extra) for row in book.clients] == [
        {"номер_приказа": "7", "п_п": "01.03.2026"},
        {"номер_приказа": "№ 8-к", "п_п": None},
        {"номер_приказа": None, "п_п": None},
    ]
    institution = book.card(Institution)
    assert institution is not None
    assert institution.extra == {"лицензия": "есть"}


# Versions of a plan


def test_the_newest_plan_is_in_force(tmp_path: Path) -> None:
    book = read(write_sheets(tmp_path / "book.xlsx", changed(put("Планы", 2, "Дата", "16.02.2026"))))
    assert [plan.number for plan in book.plans("12")] == ["2", "1"]
    assert [plan.number for plan in book.plans("27")] == []
