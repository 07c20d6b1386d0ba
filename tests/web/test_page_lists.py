"""Lists that are added to beside the field where a value was missing."""

from __future__ import annotations

import io

import openpyxl
import pytest
from desk import IVAN, VERA, Desk, Sheets
from test_page import BOOK, book_of, chapter, opened, saved
from visitor import Answer, Visitor

from paperwork.intake.excel.blank.book import blank_bytes

MISSING = "такого значения нет в списке"
OWN = {"Категория": "ветеран боевых действий"}
LISTS = [{"Категория": "донор", "Причина обращения": "Одиночество"}, {"Категория": "сирота"}]


def column(data: bytes, name: str) -> list[str]:
    """What a column of «Списки» holds from the name of its list down."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Списки"]
    return next(
        [str(cell.value) for cell in cells[at:] if cell.value is not None]
        for cells in sheet.iter_cols()
        for at in range(min(3, len(cells)))
        if cells[at].value == name
    )


def button(page: Answer) -> str:
    """What the only button that adds to a list asks for."""
    (found,) = page.page.cssselect("button[value^='list.']")
    assert "Добавить в список" in found.text_content()
    return str(found.get("value"))


@pytest.mark.parametrize(
    ("lists", "held"),
    [
        ({}, ["Категория"]),
        ({"Списки": LISTS}, ["Категория", "донор", "сирота"]),
        ({"Списки": [{"Причина обращения": "Одиночество"}]}, ["Категория"]),
    ],
)
def test_a_value_is_added_to_its_list_in_the_book(
    visitor: Visitor, desk: Desk, lists: Sheets, held: list[str]
) -> None:
    opened(visitor, desk, {**BOOK, "Клиенты": [{**VERA, **OWN}, {**IVAN, **OWN}], **lists})
    page = chapter(visitor, "Соколова", "Личные")
    assert "или добавьте его в список «Категория»" in page.words
    button = next(
        item for item in page.page.cssselect("button") if "Добавить в список" in item.text_content()
    )
    page = saved(visitor, page, button.get("value"))
    assert "Добавлено в список «Категория»: «ветеран боевых действий»" in page.words
    assert MISSING not in page.words + visitor.get("problems").words  # of the other client, too
    path = book_of(visitor, desk)
    assert column(path.read_bytes(), "Категория") == [*held, OWN["Категория"]]
    assert MISSING not in desk.run("check", path).out
    other = saved(visitor, page, "save", Категория="казак")  # of a list that has grown already
    button = next(
        item for item in other.page.cssselect("button") if "Добавить в список" in item.text_content()
    )
    saved(visitor, other, button.get("value"))
    assert column(visitor.get("book").body, "Категория") == [*held, OWN["Категория"], "казак"]


def test_the_list_of_a_blank_book_grows_below_its_values(visitor: Visitor) -> None:
    visitor.upload("book.xlsx", blank_bytes())
    page = saved(visitor, visitor.get("client/new"), Фамилия="Ким", Имя="Ян", Категория="казак")
    saved(visitor, page, next(b.get("value") for b in page.page.cssselect("button[value^='list.']")))
    found = column(visitor.get("book").body, "Категория")
    assert (found[-2], found[-1]) == ("беженец/беженка", "казак")


def test_a_closed_list_takes_no_other_value(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, {**BOOK, "Клиенты": [{**VERA, "Пол": "иное"}]})
    assert not chapter(visitor, "Соколова", "Личные").page.cssselect("button[value^='list.']")


def test_own_values_of_a_book_of_another_format_come_along(visitor: Visitor) -> None:
    book = '{"Клиенты": [{"Дело": "1", "Фамилия": "Ким"}], "Списки": [{"Категория": "казак"}]}'
    visitor.upload("book.json", book.encode())
    assert column(visitor.get("book").body, "Категория")[-1] == "казак"
