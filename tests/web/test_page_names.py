"""What names another record is chosen by its name on the page, and kept by its key."""

from __future__ import annotations

import pytest
from desk import IVAN, VERA, Desk, Sheets
from test_page import book_of, chapter, name_of, opened, saved
from visitor import Answer, Visitor

from paperwork.intake.excel.reading.read import read_book

SAFINA = {"Код": "С1", "Фамилия": "Сафина", "Имя": "Анна", "Отчество": "Ренатовна", "Должность": "психолог"}
KIM = {"Код": "С2", "Фамилия": "Ким", "Имя": "Ли", "Должность": "юрист"}
PLANS = [{"Дело": "1", "Номер": str(at), "Дата": f"0{at}.03.2026", "Проблема": "Нет работы"} for at in (1, 2)]
BOOK: Sheets = {
    "Специалисты": [SAFINA, KIM],
    "Клиенты": [VERA | {"Специалист": "с1"}, IVAN | {"Специалист": "Ким Л."}],
    "Планы": PLANS,
    "Цели": [{"Дело": "1", "План": "1", "Цель": "Работа"}],
    "Обращения": [{"Дело": "2", "Поступило": "05.03.2026 10:00", "Заявитель": "Он", "Суть": "Дом"}],
}


def options(page: Answer, header: str) -> dict[str, str]:
    """The values of a drop-down and the words for them; the chosen one is first."""
    entry = page.page.get_element_by_id(f"f-{name_of(page, header)}")
    found = sorted(entry.cssselect("option"), key=lambda one: one.get("selected") is None)
    return {str(one.get("value")): " ".join(one.text_content().split()) for one in found}


@pytest.mark.parametrize(
    ("book", "client", "chosen"),
    [
        ({}, "Соколова", ("с1", "Сафина А. Р., психолог")),
        ({}, "Петров", ("Ким Л.", "Ким Л., юрист")),
        ({"Клиенты": [VERA | {"Специалист": "С9"}]}, "Соколова", ("С9", "С9 — такого специалиста нет")),
        ({"Клиенты": [VERA]}, "Соколова", ("", "не выбрано")),
    ],
)
def test_a_specialist_is_chosen_by_name(
    visitor: Visitor, desk: Desk, book: Sheets, client: str, chosen: tuple[str, str]
) -> None:
    opened(visitor, desk, {**BOOK, **book})
    page = chapter(visitor, client, "Личные")
    offered = options(page, "Специалист")
    assert next(iter(offered.items())) == chosen
    assert "Сафина А. Р., психолог" in offered.values()
    saved(visitor, page, Специалист="С2")
    kept = {row.surname: row.specialist for row in read_book(book_of(visitor, desk)).clients}
    assert kept[client] == "С2"


def test_a_code_that_was_not_touched_stays_as_it_was(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, BOOK)
    before = visitor.get("book").body
    saved(visitor, chapter(visitor, "Петров", "Личные"))
    assert visitor.get("book").body == before


def test_an_unknown_code_is_told_beside_its_field(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, {**BOOK, "Клиенты": [VERA | {"Специалист": "С9"}]})
    page = chapter(visitor, "Соколова", "Личные")
    entry = page.page.get_element_by_id(f"f-{name_of(page, 'Специалист')}")
    note = page.page.get_element_by_id(entry.get("aria-describedby").split()[-1])
    assert "специалиста с таким кодом нет" in note.text_content()


def test_a_plan_is_chosen_by_its_date(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, BOOK)
    page = chapter(visitor, "Соколова", "План")
    assert options(page, "План") == {
        "1": "№ 1 от 01.03.2026",
        "": "который действует",
        "2": "№ 2 от 02.03.2026",
    }
    saved(visitor, page, План="2")
    assert read_book(book_of(visitor, desk)).records["Цели"][0].plan == "2"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 Соколова Вера", "1"),
        ("Соколова", "1"),
        ("соколова в. и.", "1"),
        ("1", "1"),
        ("Никого", "Никого"),
        ("7", "7"),
    ],
)
def test_a_client_is_named_as_people_do(visitor: Visitor, desk: Desk, typed: str, number: str) -> None:
    opened(visitor, desk, BOOK)
    page = visitor.get("sheet/140")
    entry = page.page.get_element_by_id(f"f-{name_of(page, 'Дело')}")
    assert entry.value == "2 Петров Иван"
    assert "1 Соколова Вера" in [option.get("value") for option in page.page.cssselect("datalist option")]
    saved(visitor, page, Дело=typed)
    assert read_book(book_of(visitor, desk)).records["Обращения"][0].file_number == number
