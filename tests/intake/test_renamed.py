"""Sheets and required columns that were renamed: read by what they hold, and written to where they are."""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets

from paperwork.intake.excel.reading.read import read_whole_book

PORTRAIT = {
    "Дело": "1",
    "Материальное положение": "среднее",
    "Свободное время": "лес",
    "Рекомендации": "клуб",
}
MEAL = {"Дело": "1", "Услуга": "кормление", "Дата": "05.03.2026", "Количество": 1}
SHEETS: tuple[tuple[str, str, Sequence[Row]], ...] = (
    ("Клиенты", "Мои получатели", [VERA, IVAN]),
    ("Оказано", "Март", [MEAL]),
    ("Портреты", "О людях", [PORTRAIT]),
)


@pytest.mark.parametrize(("title", "other", "rows"), SHEETS)
def test_a_sheet_is_known_by_its_columns(desk: Desk, title: str, other: str, rows: Sequence[Row]) -> None:
    sheets: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], title: rows}
    usual = read_whole_book(desk.book(sheets))
    book = desk.book({other if name == title else name: content for name, content in sheets.items()})
    found = read_whole_book(book)
    assert repr(found.records[title]) == repr(usual.records[title])
    told = [str(problem) for problem in found.problems if problem.place.sheet == other]
    assert f"лист «{other}»: лист прочитан как «{title}»" in told[0]


def test_two_sheets_with_the_same_columns_are_left_alone(desk: Desk) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "2025": [VERA], "2026": [IVAN]})
    assert "Клиенты" not in read_whole_book(book).records


def test_records_are_added_where_the_others_are(desk: Desk) -> None:
    renamed = [{"Фамилия клиента" if key == "Фамилия" else key: text for key, text in VERA.items()}]
    book = desk.book({"Учреждение": INSTITUTION, "Мои": renamed})
    (desk.folder / "form.csv").write_text("Дело;Фамилия;Имя;Пол\n3;Ким;Олег;мужской\n", "utf-8")
    assert desk.run("add", book, desk.folder / "form.csv").status == 0
    written = openpyxl.load_workbook(book)
    assert written.sheetnames == ["Учреждение", "Мои"]
    assert [cell.value for cell in written["Мои"]["B"]] == ["Фамилия клиента", "Соколова", "Ким"]
    assert [client.surname for client in read_whole_book(book).clients] == ["Соколова", "Ким"]


COLUMNS = (
    ("Клиенты", "Дело", "№ дела"), ("Планы", "Дело", "Номер личного дела"),
    ("Планы", "Дело", "Личное дело №"),
    ("Клиенты", "Имя", "Имя клиента"), ("Цели", "Цель", "Чего хотим достичь"), ("Планы", "Дата", "Составлен"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "header", "other"), COLUMNS)
def test_a_required_column_is_known_by_its_words_or_its_place(
    desk: Desk, title: str, header: str, other: str
) -> None:
    plan = {"Дело": "1", "Номер": "1", "Дата": "05.03.2026", "Проблема": "нет работы"}
    goal = {"Дело": "1", "План": "1", "Цель": "найти работу"}
    sheets: dict[str, Sequence[Row]] = {"Клиенты": [VERA, IVAN], "Планы": [plan], "Цели": [goal]}
    renamed = [
        {other if name == header else name: cell for name, cell in row.items()} for row in sheets[title]
    ]
    usual = read_whole_book(desk.book({"Учреждение": INSTITUTION, **sheets}))
    found = read_whole_book(desk.book({"Учреждение": INSTITUTION, **sheets, title: renamed}))
    assert repr(found.records) == repr(usual.records)
    (told,) = [str(problem) for problem in found.problems if problem.place.header == other]
    assert f"прочитан как «{header}»" in told


def test_of_two_columns_of_ones_own_none_is_taken_by_its_place(desk: Desk) -> None:
    goal = {"Дело": "1", "План": "1", "Порядок": "1", "Чего хотим": "найти работу"}
    found = read_whole_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA], "Цели": [goal]}))
    assert [problem for problem in found.problems if "обязательного столбца" in problem.message]
