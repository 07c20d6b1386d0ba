"""Rows that are added to a sheet many at a time."""

from __future__ import annotations

from desk import VERA, Desk, Sheets
from test_page import book_of, chapter, goals, name_of, opened, saved
from visitor import Visitor

from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.deliveries import Delivery

DIARY: Sheets = {
    "Клиенты": [VERA],
    "Практика": {"Студент": "Ким Олег", "Начало": "02.03.2026", "Окончание": "17.03.2026"},
}


def test_ten_days_of_a_diary_are_filled_in_on_three_pages(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, DIARY)
    first = visitor.get("sheet/144")
    rows = saved(visitor, first, "more.144")
    days = {f"Содержание_работы__{number}": f"дело {number}" for number in range(10)}
    saved(visitor, rows, "save", **days)
    records = read_book(book_of(visitor, desk)).records["Дневник"]
    assert [f"{row.day:%d.%m} {row.work}" for row in records] == [  # type: ignore[attr-defined]
        f"{day:02}.03 дело {number}"  # the two days off are left out
        for number, day in enumerate((2, 3, 4, 5, 6, 9, 10, 11, 12, 13))
    ]
    page = saved(visitor, visitor.get("sheet/144"), "more.144")
    rest = [page.page.get_element_by_id(f"f-{name_of(page, 'Дата', row)}").value for row in range(10, 20)]
    assert rest == ["16.03.2026", "17.03.2026", *[""] * 8]  # the practice ends


def test_a_day_that_the_page_has_filled_in_is_no_row_by_itself(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, DIARY)
    page = saved(visitor, visitor.get("sheet/144"), "more.144")
    typed = {"Содержание_работы__1": "обход", "Дата__4": "19.03.2026"}  # a changed day is a person's
    saved(visitor, page, "save", **typed)
    records = read_book(book_of(visitor, desk)).records["Дневник"]
    assert [(f"{row.day:%d.%m}", row.work) for row in records] == [("03.03", "обход"), ("19.03", None)]  # type: ignore[attr-defined]


def test_rows_of_a_client_are_added_many_at_a_time_in_their_order(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = saved(visitor, chapter(visitor, "Соколова", "План"), "more.80")
    typed = {f"Цель__{row}": text for row, text in ((3, "четвертая"), (7, "пятая"), (12, "шестая"))}
    page = saved(visitor, page, "more.80", **typed)
    assert goals(book_of(visitor, desk)) == ["первая", "вторая", "третья", "четвертая", "пятая", "шестая"]
    assert len(page.page.cssselect("#s-80 fieldset")) == 16
    assert not page.page.cssselect("button[value='more.80']")


def test_drafts_of_results_are_there_to_be_edited(visitor: Visitor, desk: Desk) -> None:
    food = {"Дело": "1", "Услуга": "кормление", "Предоставляется": "сейчас", "Объем": "12 единиц"}
    opened(
        visitor,
        desk,
        {
            "Клиенты": [VERA],
            "ИППСУ": [{"Дело": "1", "Дата": "12.01.2024", "На срок до": "11.01.2025"}],
            "Услуги": [
                food | {"Вид": "социально-бытовые"},
                food | {"Услуга": "массаж", "Вид": "социально-медицинские"},
            ],
            "Оказано": [{"Дело": "1", "Услуга": "кормление", "Дата": "01.03.2024", "Количество": 12}],
        },
    )
    page = chapter(visitor, "Соколова", "Результаты")
    drafts = [area.text_content() for area in page.page.cssselect("#s-116 textarea")]
    full = "Услуги оказаны в полном объеме (запланировано 12, оказано 12)"
    assert (drafts[0].strip(), len(drafts)) == (full, 3)  # two kinds, and the support
    assert "Черновик по фактам: исправьте его" in page.words
    page = saved(visitor, page, "save", Оценка__0="Ест сама")
    rows = read_book(book_of(visitor, desk)).records["Результаты"]
    assert [(row.sort, row.said) for row in rows] == [("социально-бытовые", "Ест сама")]  # type: ignore[attr-defined]
    page = saved(visitor, chapter(visitor, "Соколова", "Результаты"), "more.116")
    kinds = [page.page.get_element_by_id(f"f-{name_of(page, 'Вид', row)}").value for row in (1, 2)]
    assert kinds == ["социально-медицинские", "социальное сопровождение"]


def test_the_days_of_a_month_are_marked_beside_one_another(visitor: Visitor, desk: Desk) -> None:
    march = {"Дело": "1", "Месяц": "03.2026", "Услуга": "кормление", "5": "+"}
    opened(visitor, desk, {"Клиенты": [VERA], "Табель": [march]})
    page = chapter(visitor, "Соколова", "Табель")
    days = page.page.cssselect("#s-131 fieldset .days")[0].cssselect("input")
    assert [(len(days), days[4].get("value"))] == [(31, "+")]
    saved(visitor, page, "save", **{"9__0": "2"})
    rows = read_book(book_of(visitor, desk)).all(Delivery)
    assert [(row.given and row.given.day, row.quantity) for row in rows] == [(5, 1), (9, 2)]
