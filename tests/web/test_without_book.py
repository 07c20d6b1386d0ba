"""What the page makes without an open book: a teacher's table, blanks for a pen."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from desk import INSTITUTION, IVAN, VERA, Desk
from visitor import Visitor


def test_the_books_of_a_group_become_one_table(visitor: Visitor, desk: Desk) -> None:
    first = desk.book({"Клиенты": [VERA]}, "Анна.xlsx").read_bytes()
    other = desk.book({"Клиенты": [IVAN | {"Дата рождения": "32.01.1980"}]}, "b.xlsx").read_bytes()
    assert "Таблица преподавателя" in visitor.get("").words
    files = [("Анна.xlsx", first), ("Анна.xlsx", other), ("сломана.xlsx", b"PK not a book")]
    table = visitor.send_files("group", "books", files)
    assert table.filename == "Таблица группы.xlsx"
    sheets = openpyxl.load_workbook(io.BytesIO(table.body))
    rows = list(sheets["Группа"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["Анна", "Анна (2)", "сломана"]
    assert [row[3] for row in rows[1:]] == [1, 1, None]
    again = visitor.send_files("group", "books", [("Таблица.xlsx", table.body)])
    assert (again.status, "Выберите книги" in again.words) == (400, True)
    broken = visitor.send_files("group", "books", files[2:])
    assert (broken.status, "Ни одна из книг не открылась" in broken.words) == (400, True)
    assert "data-unsaved" not in visitor.get("").text


def test_blanks_are_of_the_open_book(visitor: Visitor, desk: Desk) -> None:
    listed = visitor.get("blanks")
    assert "Откройте свою книгу" in listed.words
    path = next(link for link in listed.links("blank/") if "consent" in link)
    assert "Вера" not in text_of(visitor.get(path).body)
    visitor.upload("book.xlsx", desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]}).read_bytes())
    made = visitor.get(path)
    assert made.filename.endswith("– бланк.docx")
    assert "Центр" in text_of(made.body)
    assert "Соколова" not in text_of(made.body)
    assert visitor.get("blank/nothing").status == 404


def text_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()
