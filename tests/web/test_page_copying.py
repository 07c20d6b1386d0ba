"""A plan that is copied to other clients on the page."""

from __future__ import annotations

from typing import Any

from desk import IVAN, VERA, Desk, Sheets
from test_page import book_of, chapter, opened
from visitor import Answer, Visitor

from paperwork.intake.excel.reading.read import read_book

OLEG = {"Дело": "3", "Фамилия": "Ким", "Имя": "Олег", "Пол": "мужской"}
PLAN = {"Дело": "1", "Номер": "1-2", "Дата": "05.03.2026", "Проблема": "Нет работы"}
BOOK: Sheets = {
    "Клиенты": [VERA, IVAN, OLEG, {**OLEG, "Дело": "4", "Обработка данных": "заблокирована"}],
    "Планы": [
        {**PLAN, "Номер": "1-1", "Дата": "05.03.2025"},
        PLAN,
        {"Дело": "2", "Дата": "01.02.2026", "Проблема": "Своя"},
    ],
    "Цели": [
        {"Дело": "1", "План": "1-1", "Цель": "прежняя"},
        {"Дело": "1", "Цель": "работа"},
        {"Дело": "1", "План": "1-2", "Цель": "учеба"},
        {"Дело": "2", "Цель": "своя"},
    ],
    "Услуги": [
        {"Дело": "1", "Услуга": "уборка", "Начало": "06.03.2026", "Отметка о выполнении": "выполнена"}
    ],
    "Действия": [{"Дело": "1", "Действие": "сходить", "Срок": "до лета"}],
}


def copying(visitor: Visitor, desk: Desk) -> tuple[Answer, dict[str, str]]:
    """The page that asks to whom, and the boxes of the clients by their names."""
    opened(visitor, desk, BOOK)
    page = chapter(visitor, "Соколова", "План")
    page = visitor.get(next(link for link in page.links("") if link.endswith("/copy")))
    boxes = page.page.cssselect("input[name=to]")
    return page, {box.getparent().text_content().split()[0]: box.get("value") for box in boxes}


def rows(visitor: Visitor, desk: Desk, title: str, *names: str) -> list[tuple[Any, ...]]:
    records = read_book(book_of(visitor, desk)).records[title]
    return [tuple(getattr(row, name) for name in ("file_number", *names)) for row in records]


def test_a_plan_goes_to_other_clients_with_its_rows_and_their_days(visitor: Visitor, desk: Desk) -> None:
    page, to = copying(visitor, desk)
    assert list(to) == ["Петров", "Ким"]  # neither the client himself nor one whose data are blocked
    fields = [("day", "15.03.2026"), ("to", to["Петров"]), ("to", to["Ким"]), ("do", "copy")]
    page = visitor.post(page.path, fields)
    assert "План перенесен 2 клиентам" in page.words
    plans = rows(visitor, desk, "Планы", "number", "problem")
    assert plans[2:] == [
        ("2", "2-1", "Своя"),  # the one in force till now: its rows are tied to it by a number
        ("2", "2-2", "Нет работы"),
        ("3", None, "Нет работы"),
    ]
    assert rows(visitor, desk, "Цели", "plan", "goal")[3:] == [
        ("2", "2-1", "своя"),
        *(("2", "2-2", goal) for goal in ("работа", "учеба")),
        *(("3", None, goal) for goal in ("работа", "учеба")),
    ]
    services = rows(visitor, desk, "Услуги", "plan", "service", "done", "start")
    assert [(*row[:4], f"{row[4]:%d.%m}") for row in services[1:]] == [
        ("2", "2-2", "уборка", None, "16.03"),
        ("3", None, "уборка", None, "16.03"),
    ]
    assert rows(visitor, desk, "Действия", "action", "due")[2:] == [("3", "сходить", "до лета")]


def test_who_is_marked_stays_marked_while_others_are_searched_for(visitor: Visitor, desk: Desk) -> None:
    page, to = copying(visitor, desk)
    page = visitor.post(page.path, [("words", "ким"), ("to", to["Петров"]), ("do", "find")])
    boxes = {box.get("value"): box.checked for box in page.page.cssselect("input[name=to]")}
    assert boxes == {to["Петров"]: True, to["Ким"]: False}


def test_an_old_plan_may_be_copied_and_what_is_missing_is_asked_for(visitor: Visitor, desk: Desk) -> None:
    page, to = copying(visitor, desk)
    assert "Отметьте, кому" in visitor.post(page.path, {"day": "15.03.2026", "do": "copy"}).words
    wrong = visitor.post(page.path, {"day": "завтра", "to": to["Ким"], "do": "copy"})
    assert "Напишите день" in wrong.words
    old = next(o.get("value") for o in page.page.cssselect("#plan option") if "1-1" in o.text_content())
    visitor.post(page.path, {"plan": old, "day": "15.03.2026", "to": to["Ким"], "do": "copy"})
    assert rows(visitor, desk, "Цели", "goal")[-1] == ("3", "прежняя")
