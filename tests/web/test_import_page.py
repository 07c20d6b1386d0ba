"""Files on the page: what would come of them is shown first, and comes into the open book when confirmed."""

from __future__ import annotations

import io

import openpyxl
import pytest
from desk import IVAN, VERA, Desk
from visitor import Answer, Visitor, fields_of

from paperwork.intake.excel.reading.read import read_book

TABLE = """Список получателей;;;
№ п/п;Ф.И.О.;Д.р.;Район
1;Сидорова Анна Петровна;14.02.1950;Север
2;Ли Ю;01.03.1947;Юг
3;Соколова Вера Ильинична;;Юг
;Итого 3;;
"""
BOOK = {"Клиенты": [VERA, IVAN], "Контакты": [{"Дело": "1", "Дата": "05.03.2026"}]}


def opened(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())


def shown(visitor: Visitor, name: str = "мои.csv", data: bytes = TABLE.encode()) -> Answer:
    return visitor.send_files("import", "files", [(name, data)])


def chosen(visitor: Visitor, page: Answer, do: str, **fields: str) -> Answer:
    form = next(form for form in page.page.forms if "bringing" in form.get("class", ""))
    answers = dict(fields_of(form)) | fields
    return visitor.post("import", [*answers.items(), ("do", do)])


def field_of(page: Answer, words: str) -> str:
    """The name of the select whose row or label says the words."""
    found = next(s for s in page.page.cssselect("select") if words in (s.get("aria-label") or ""))
    return str(found.get("name"))


def rows(visitor: Visitor) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(visitor.get("book").body))["Клиенты"]
    headers, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headers), row, strict=True)) for row in found if any(row)]


def test_a_table_of_ones_own_is_shown_asked_about_and_brought(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = shown(visitor)
    for words in ("Д.р.", "14.02.1950; 01.03.1947", "уверенно", "новая запись: 2",
                  "дополнит запись, которая есть: 1",
                  "не запись", "Сидорова | Анна | Петровна, женский"):  # fmt: skip
        assert words in page.words
    assert "--" not in page.words
    assert "data-unsaved" not in page.text
    name = next(s.get("name") for s in page.page.cssselect(".asked select"))
    done = chosen(visitor, page, "bring", **{str(name): "мужской"})
    assert "Внесено: 2 новые записи" in done.words
    assert "data-unsaved" in done.text
    found = rows(visitor)
    assert [(row["Фамилия"], row["Пол"], row["Район"]) for row in found] == [
        ("Соколова", "женский", "Юг"), ("Петров", "мужской", None),
        ("Сидорова", "женский", "Север"), ("Ли", "мужской", "Юг"),
    ]  # fmt: skip
    assert "Внести из файла" in visitor.get("import").words
    assert "Что значат столбцы" not in visitor.get("import").words


def test_what_a_column_was_taken_for_is_changed_on_the_page(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = shown(visitor)
    again = chosen(visitor, page, "again", **{field_of(page, "Район"): "Адрес", field_of(page, "Д.р."): "-"})
    assert "вы так сказали" in again.words
    chosen(visitor, again, "bring")
    found = rows(visitor)[2]
    assert (found["Адрес"], found.get("Дата рождения")) == ("Север", None)
    assert "Район" not in found


def test_a_recognised_table_and_a_second_look_after_a_change(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    table = "Дело;Дата;Вид\n1;06.03.2026;визит\n9;06.03.2026;визит\n"
    page = shown(visitor, "контакты.csv", table.encode())
    assert "новых записей: 1" in page.words
    assert "Ошибка:" in page.words
    visitor.post("client/new", {"n50.surname": "Новый", "n50.file_number": "9", "do": "save"})
    assert "новых записей: 2" in visitor.get("import").words
    chosen(visitor, visitor.get("import"), "bring")
    (desk.folder / "b.xlsx").write_bytes(visitor.get("book").body)
    contacts = read_book(desk.folder / "b.xlsx").records["Контакты"]
    assert [contact.file_number for contact in contacts] == ["1", "1", "9"]


def test_without_a_book_a_new_one_begins(visitor: Visitor) -> None:
    shown(visitor)
    done = chosen(visitor, visitor.get("import"), "bring")
    assert "Внесено: 3 новые записи" in done.words
    assert len(rows(visitor)) == 3


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("пусто.csv", b"", "Выберите файл"),
        ("письмо.docx", b"not a form", "письмо.docx"),
        ("таблица.csv", "Цвет;Цена\nсиний;5\nкрасный;6\n".encode(), "по столбцам не узнать"),
    ],
)
def test_a_file_that_is_of_no_use_is_told(
    visitor: Visitor, desk: Desk, name: str, data: bytes, words: str
) -> None:
    opened(visitor, desk)
    page = shown(visitor, name, data)
    assert words in page.words
    assert "--" not in page.words
    assert "Внести в книгу" not in page.words
    assert ("Нового нет" if data else "Выберите") in visitor.post("import", {"do": "bring"}).words


def test_a_new_book_may_begin_with_the_people_of_one_s_own_table(visitor: Visitor) -> None:
    assert "Что вы хотите сделать?" in visitor.get("").text
    page = visitor.post("new", [("then", "import")])
    assert "Внести" in page.text
    assert page.page.cssselect("input[type=file][name=files]")
