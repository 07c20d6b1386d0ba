"""A blank book with just what templates use."""

from __future__ import annotations

import openpyxl
import pytest
from desk import Desk


def headers(desk: Desk, *templates: str) -> dict[str, list[str]]:
    """The headers of the sheets of the book that is made for the templates."""
    path = desk.folder / f"book {len(list(desk.folder.iterdir()))}.xlsx"
    options = [word for template in templates for word in ("--for", template)]
    ran = desk.run("new", path, *options)
    assert ran.status == 0, ran.err
    assert desk.run("check", path).status == 0
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [str(cell.value) for cell in (sheet["A"] if sheet["A1"].value == "Поле" else sheet[1])]
        for sheet in book.worksheets
    }


def test_just_the_sheets_and_columns_of_the_template(desk: Desk) -> None:
    body = (
        "{{ клиент.фио|дательный }}, {{ клиент.адрес }}, приказ {{ клиент.номер_приказа }}",
        "{% for услуга in план.услуги %}{{ услуга.услуга }} {{ услуга.цена }}{% endfor %}",
        "{{ учреждение.телефон }}, {{ учреждение.номер_лицензии }}",
    )
    found = headers(desk, str(desk.template("Бумага", *body)))
    assert {"Дело", "Фамилия", "Имя", "Отчество", "Пол", "Адрес", "Номер приказа"} == set(found["Клиенты"])
    assert found["Клиенты"][-1] == "Номер приказа"
    assert {"Дело", "План", "Услуга", "Цена"} <= set(found["Услуги"])
    assert "Периодичность" not in found["Услуги"]
    assert {"Телефон", "Номер лицензии", "Полное наименование"} <= set(found["Учреждение"])
    assert "ОГРН" not in found["Учреждение"]
    assert not {"Портреты", "Обращения", "Практика"} & set(found)
    assert {"Как заполнять", "Планы", "Списки"} <= set(found)


def test_the_paper_is_made_of_that_book(desk: Desk) -> None:
    template = desk.template("Бумага", "{{ клиент.фио }}, приказ {{ клиент.номер_приказа }}", name="paper")
    path = desk.folder / "book.xlsx"
    assert desk.run("new", path, "--for", template).status == 0
    book = openpyxl.load_workbook(path)
    sheet = book["Клиенты"]
    columns = {cell.value: column for column, cell in enumerate(sheet[1], 1)}
    row = {"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский", "Номер приказа": "17"}
    for header, answer in row.items():
        sheet.cell(2, columns[header], answer)
    book.save(path)
    assert desk.make(path, "--document", "paper").status == 0
    assert "Соколова Вера, приказ 17" in desk.text("1 Соколова Вера/Бумага")


@pytest.mark.parametrize("stem", ["file_cover", "service_plan", "individual_programme", "practice_diary"])
def test_a_book_for_each_ready_paper(desk: Desk, stem: str) -> None:
    found = headers(desk, stem)
    assert {"Учреждение", "Клиенты", "Как заполнять"} <= set(found)


def test_several_templates_and_what_is_refused(desk: Desk) -> None:
    both = headers(desk, "consent", "practice_diary")
    assert {"Клиенты", "Дневник"} <= set(both)
    wrong = desk.template("Бумага", "{% for ребенок in дети %}{{ ребенок.имя }}{% endfor %}")
    ran = desk.run("new", desk.folder / "b.xlsx", "--for", wrong)
    assert (ran.status, "листа «дети» программа не знает" in ran.err) == (2, True)
    ran = desk.run("new", desk.folder / "b.xlsx", "--for", "consent", "--sample")
    assert (ran.status, "назовите что-то одно" in ran.err) == (2, True)
