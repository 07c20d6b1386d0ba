"""What the page offers to a plan: typical goals, services by right and from the institution's list."""

from __future__ import annotations

from desk import IVAN, VERA, Desk, Sheets
from test_page import BOOK, book_of, chapter, name_of, opened, saved
from visitor import Answer, Visitor

from paperwork.case.typical import FOR_ALL, goals_by_word
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.answers.choices import standard

PENSIONER = {**VERA, "Категория": "пенсионер по возрасту", "Дата рождения": "05.03.1950"}
PLAN = {"Дело": "1", "Дата": "05.03.2026", "Проблема": "Одна"}
WEEKLY = {"Периодичность": "1 раз в неделю"}
CATALOGUE = [
    {"Услуга": "Уборка", "Вид": "социально-бытовые", "Кому положена": "пенсионеры", **WEEKLY},
    {"Услуга": "Помощь при трудоустройстве", "Кому положена": "вернувшиеся из мест лишения свободы"},
    {"Услуга": "Прогулки", "Кому положена": "пенсионеры"},
]
EMPTY: Sheets = {"Клиенты": [PENSIONER, IVAN], "Планы": [PLAN], "Перечень услуг": CATALOGUE}


def offers(page: Answer, order: int) -> list[str]:
    return [box.get("value") for box in page.page.cssselect(f"input[name='offer-{order}']")]


def test_every_table_of_typical_goals_is_of_a_value_of_a_list() -> None:
    lists = standard()
    known = {choice.shown for name in ("Категория", "Причина обращения") for choice in lists[name].values}
    assert goals_by_word().keys() == known | {FOR_ALL}


def test_chosen_goals_and_services_are_added_to_an_empty_plan_with_what_was_typed(
    visitor: Visitor, desk: Desk
) -> None:
    opened(visitor, desk, EMPTY)
    page = chapter(visitor, "Соколова", "План")
    goals = offers(page, 80)
    assert goals[0] == "Сохранить самостоятельность в быту"
    assert (len(goals), offers(page, 100)) == (len(set(goals)), ["Уборка", "Прогулки"])
    problem = name_of(page, "Проблема")
    typed = [(name, "Совсем одна" if name == problem else text) for name, text in page.answers]
    typed += [("offer-80", goals[0]), ("offer-80", goals[2]), ("do", "take.80")]
    typed += [("offer-100", "Уборка"), ("offer-100", "чужая")]  # a mark is not lost, whatever the button
    page = visitor.post(page.path, typed)
    assert (offers(page, 80), offers(page, 100)) == ([], [])
    records = read_book(book_of(visitor, desk)).records
    assert [(row.goal, row.file_number) for row in records["Цели"]] == [(goals[0], "1"), (goals[2], "1")]  # type: ignore[attr-defined]
    assert [(row.service, row.sort, row.periodicity) for row in records["Услуги"]] == [  # type: ignore[attr-defined]
        ("Уборка", "социально-бытовые", "1 раз в неделю")
    ]
    assert records["Планы"][0].problem == "Совсем одна"  # type: ignore[attr-defined]


def test_the_newest_plan_of_several_is_offered_rows_of_its_own(visitor: Visitor, desk: Desk) -> None:
    old = {**PLAN, "Номер": "1", "Дата": "05.03.2025"}
    book = {
        **EMPTY,
        "Планы": [old, {**PLAN, "Номер": "2"}],
        "Цели": [{"Дело": "1", "План": "1", "Цель": "была"}],
    }
    opened(visitor, desk, book)
    page = chapter(visitor, "Соколова", "План")
    visitor.post(page.path, [*page.answers, ("offer-80", offers(page, 80)[0]), ("do", "take.80")])
    rows = read_book(book_of(visitor, desk)).records["Цели"]
    assert [row.plan for row in rows] == ["1", "2"]  # type: ignore[attr-defined]


def test_a_plan_with_goals_is_offered_none(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, BOOK)
    assert offers(chapter(visitor, "Соколова", "План"), 80) == []


def test_a_service_is_chosen_from_the_institutions_list(visitor: Visitor, desk: Desk) -> None:
    opened(
        visitor, desk, {**EMPTY, "Услуги": [{"Дело": "1", "Услуга": text} for text in ("уборка", "Стирка")]}
    )
    page = chapter(visitor, "Соколова", "План")
    selects = page.page.cssselect("#s-100 select[name$='.service']")
    shown = [(select.value, select.cssselect("option[selected]")[0].text_content()) for select in selects]
    assert shown == [("уборка", "Уборка"), ("Стирка", "Стирка — нет в перечне услуг")]
    saved(visitor, page, "save", Услуга__1="Прогулки")
    rows = read_book(book_of(visitor, desk)).records["Услуги"]
    assert [row.service for row in rows] == ["уборка", "Прогулки"]  # type: ignore[attr-defined]
