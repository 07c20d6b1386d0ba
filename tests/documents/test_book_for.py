"""A blank book with just what templates use."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest
from desk import Desk
from openpyxl.utils import get_column_letter


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
    wrong = desk.template("Бумага", "{% for услуга in услугии %}{{ услуга.имя }}{% endfor %}")
    ran = desk.run("new", desk.folder / "b.xlsx", "--for", wrong)
    assert (ran.status, "листа «услугии» программа не знает" in ran.err) == (2, True)
    ran = desk.run("new", desk.folder / "b.xlsx", "--for", "consent", "--sample")
    assert (ran.status, "назовите что-то одно" in ran.err) == (2, True)


def test_a_list_that_no_sheet_is_becomes_a_sheet_of_ones_own(desk: Desk) -> None:
    family = desk.template(
        "Родня",
        "{{ клиент.фио }}",
        "{% for член in родня %}{{ член.номер }}. {{ член.фио }} ({{ член.кем_приходится }}),"
        " {{ член.дата_рождения|дата_словами }}, {{ член.приезд | дата_словами }}, {{ член.телефон }},"
        " {{ член.доход|сумма }}; {% endfor %}",
    )
    needs = desk.template(
        "Вещи", "{{ клиент.фио }}", "{% for вещь in нужные_вещи %}{{ вещь.что }}, {% endfor %}"
    )
    found = headers(desk, str(family), str(needs))
    own = ["Дело", "ФИО", "Кем приходится", "Дата рождения", "Приезд", "Телефон", "Доход"]
    assert found["Родня"] == own  # in the order of the template
    assert found["Нужные вещи"] == ["Дело", "Что"]

    path = desk.folder / "book.xlsx"
    assert desk.run("new", path, "--for", family, "--for", needs).status == 0
    book = openpyxl.load_workbook(path)
    places = {str(cell.value): at for at, cell in enumerate(book["Родня"][1], 1)}
    formats = book["Родня"].column_dimensions
    kinds = {header: formats[get_column_letter(at)].number_format for header, at in places.items()}
    assert kinds["Дата рождения"] == kinds["Приезд"] == "dd.mm.yyyy"
    assert "Выберите из списка: он берется с листа «Клиенты»" in book["Родня"]["A1"].comment.text
    answers: dict[str, dict[str, str | int | datetime]] = {
        "Клиенты": {"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский"},
        "Родня": {"Дело": "1", "ФИО": "Соколов Олег", "Кем приходится": "отец", "Дата рождения": "1.2.60",
                  "Приезд": datetime(2026, 3, 5), "Телефон": "+7 900 000-00-00", "Доход": 1200},
        "Нужные вещи": {"Дело": "1", "Что": "стол"},
    }  # fmt: skip
    for title, row in answers.items():
        columns = {str(cell.value): at for at, cell in enumerate(book[title][1], 1)}
        for header, answer in row.items():
            book[title].cell(2, columns[header], answer)
    book.save(path)
    run = desk.make(path, "--document", "Родня", "--document", "Вещи")
    assert (run.status, desk.run("check", path).status) == (0, 0)
    assert (
        desk.text("1 Соколова Вера/Родня")
        .replace("\xa0", " ")
        .endswith("1. Соколов Олег (отец), 1 февраля 1960 г., 5 марта 2026 г., +7 900 000‑00‑00, 1 200,00; ")
    )
    assert "стол," in desk.text("1 Соколова Вера/Вещи")


def test_lists_that_cannot_be_sheets(desk: Desk) -> None:
    refused = {
        "{% for р in родня %}{% for д in р.дети %}{{ д.имя }}{% endfor %}{% endfor %}": "отдельный лист",
        "{% for р in родня %}{{ р.имя.полное }}{% endfor %}": "в строке листа «Родня» нет других полей",
        "{% for р in Родня %}{{ р.имя }}{% endfor %}": "маленькими буквами: «родня»",
        "{% for р in родня_и_другие_близкие_люди_клиента %}{{ р.имя }}{% endfor %}": "длиннее 31 знак",
    }
    for body, sentence in refused.items():
        run = desk.run("new", desk.folder / "b.xlsx", "--for", desk.template("Бумага", body))
        assert (run.status, sentence in run.err) == (2, True), run.err
