"""Those who were found, as a list to be signed or as a table."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain, text_of

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Перечень услуг": [{"Услуга": "клуб", "Кому положена": "Пенсионерам"}],
    "Клиенты": [
        VERA | {"Дата рождения": "14.02.1980", "Телефон": "2-34-56"},
        IVAN | {"Дата рождения": "01.01.1950", "Социальное положение": "пенсионер"},
        VERA | {"Дело": "+3", "Имя": "Анна"},
    ],
}


def test_a_list_is_numbered_with_its_total_and_a_place_to_sign(desk: Desk) -> None:
    out = desk.folder / "list.docx"
    where = ("--where", "клиент.возраст > 18", "--on", "05.03.2026")
    run = desk.run("find", desk.book(BOOK), *where, "--out", out)
    assert run.status == 0
    assert run.out.splitlines()[-1] == f"Записано: {out}"
    text = plain(text_of(out))
    assert "Центр «Вера»" in text
    assert "Условие: «Возраст» больше 18 По данным на 05.03.2026" in text
    assert "Подходят под условие (2) 1 1 Соколова Вера Ильинична 14.02.1980 2-34-56" in text
    assert "2 2 Петров Иван Ильич 01.01.1950" in text
    assert "Не хватает данных, чтобы проверить условие (1) 3 +3 Соколова Анна Ильинична" in text
    assert "Всего в списке: 3" in text
    assert "(подпись)" in text
    assert "Условие" not in run.out  # it has just been typed


def test_the_condition_that_narrows_a_service_is_on_the_paper(desk: Desk) -> None:
    out = desk.folder / "list.docx"
    asked = ("--service", "клуб", "--where", "клиент.возраст > 18", "--on", "05.03.2026")
    run = desk.run("find", desk.book(BOOK), *asked, "--out", out)
    assert "Кому положена: Пенсионерам Условие: «Возраст» больше 18 По данным" in plain(text_of(out))
    assert "Условие" not in run.out


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("клиент.возраст >= 60 and клиент.пол == 'женский'", "«Возраст» не меньше 60 и «Пол» – женский"),
        ("not клиент.телефон", "«Телефон» – не заполнено"),
        ("not клиент.возраст < 18", "«Возраст» не меньше 18"),
        ("клиент.снилс is not none", "«СНИЛС» – заполнено"),
        ("'Садовая' in клиент.адрес", "«Адрес» содержит «Садовая»"),
        ("клиент.пол not in ['женский', 'мужской']", "«Пол» – не женский и не мужской"),
        ("клиент.инвалидность_до < сегодня", "«Инвалидность до» раньше сегодняшнего дня"),
        (
            "клиент.снилс and (план.номер or клиент.адрес != 'нет')",
            "«СНИЛС» – заполнено и («Номер» (лист «Планы») – заполнено или «Адрес» – не нет)",
        ),
        ("клиент.дата_рождения|год|int < 1960", "клиент.дата_рождения|год|int < 1960"),
        ("услуги|length > 2", "услуги|length > 2"),
    ],
)
def test_a_condition_is_said_in_words_where_there_are_such(desk: Desk, where: str, words: str) -> None:
    out = desk.folder / "list.docx"
    desk.run("find", desk.book(BOOK), "--where", where, "--on", "05.03.2026", "--out", out)
    assert f"Условие: {words} По данным" in plain(text_of(out))


def test_the_groups_of_a_service_are_those_of_the_screen(desk: Desk) -> None:
    out = desk.folder / "list.docx"
    run = desk.run("find", desk.book(BOOK), "--service", "клуб", "--on", "05.03.2026", "--out", out)
    assert "Услуга «клуб»\nКому положена: Пенсионерам\n" in run.out
    text = plain(text_of(out))
    assert "Услуга «клуб» Кому положена: Пенсионерам" in text
    assert "Может быть положена, в плане ее нет (1) 1 2 Петров Иван Ильич" in text
    assert "социальное положение: пенсионер" in text


def test_an_empty_list_says_so(desk: Desk) -> None:
    out = desk.folder / "list.docx"
    old = {**BOOK, "Клиенты": [IVAN | {"Дата рождения": "01.01.1950"}]}
    desk.run("find", desk.book(old), "--where", "клиент.возраст > 150", "--out", out)
    assert "Всего в списке: 0" in plain(text_of(out))
    assert "№ п/п" not in text_of(out)


def test_a_table_keeps_days_as_days_and_text_as_text(desk: Desk) -> None:
    out = desk.folder / "list.xlsx"
    desk.run("find", desk.book(BOOK), "--where", "клиент.фамилия", "--out", out)
    headers, *rows = openpyxl.load_workbook(out).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    assert headers == (
        *("№ п/п", "Дело", "Фамилия", "Имя", "Отчество", "Дата рождения", "Адрес", "Телефон"),
        *("Группа", "Сведения"),
    )
    assert rows[0][:6] == (1, "1", "Соколова", "Вера", "Ильинична", datetime(1980, 2, 14))
    assert rows[2][1] == "+3"


def test_a_folder_of_books_names_the_book(desk: Desk) -> None:
    for name in ("а", "б"):
        desk.book({**BOOK, "Клиенты": [VERA | {"Имя": name.upper() + "нна"}]}, f"books/{name}.xlsx")
    paper, table = desk.folder / "list.docx", desk.folder / "list.xlsx"
    for out in (paper, table):
        assert desk.run("find", desk.folder / "books", "--where", "клиент.фамилия", "--out", out).status == 0
    assert "а.xlsx: Подходят под условие (1) 1 1 Соколова Анна" in plain(text_of(paper))
    rows = list(openpyxl.load_workbook(table).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert [row[:2] for row in rows] == [("№ п/п", "Книга"), (1, "а.xlsx"), (2, "б.xlsx")]


@pytest.mark.parametrize(("out", "said"), [("list.pdf", ".docx или .xlsx"), ("book.xlsx", "уже есть")])
def test_a_wrong_place_is_refused(desk: Desk, out: str, said: str) -> None:
    book = desk.book(BOOK)
    before = book.read_bytes()
    run = desk.run("find", book, "--where", "клиент.фамилия", "--out", desk.folder / out)
    assert (run.status, said in run.err, book.read_bytes() == before) == (2, True, True)


def test_tables_of_the_program_are_no_books(desk: Desk) -> None:
    """In the folder of books they would be made into papers a second time, or be answered with a blank."""
    book = desk.book(BOOK, "книги/книга.xlsx")
    people, group = (book.parent / name for name in ("люди.xlsx", "группа.xlsx"))
    assert desk.run("find", book, "--where", "клиент.возраст > 18", "--out", people).status == 0
    assert desk.run("group", book.parent, "--out", group).out.startswith("Книг: 1,")
    run = desk.run("check", book.parent)
    assert (run.status, "те же клиенты" in run.out) == (1, False)
    for name in ("люди.xlsx", "группа.xlsx"):
        assert f"{name}: это таблица, которую сделала программа, а не книга; уберите" in run.out + run.err
    people.rename(desk.folder / people.name)
    group.rename(desk.folder / group.name)
    assert desk.run("check", book.parent).status == 0
