"""A client's data destroyed: nothing of him is left in the book, the rest stays, an act tells of it."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain, text_of
from openpyxl.comments import Comment
from sdk import schema_faults
from structure import faults

from paperwork.documents.destroyed_data import CATEGORIES
from paperwork.intake.excel.reading.read import read_whole_book
from paperwork.sheets import SCHEMAS

SHEETS: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [
        VERA | {"Телефон": "+7 (000) 000-00-01", "Документ": "паспорт 45 12 345678", "Номер приказа": "17-о"},
        IVAN | {"Телефон": "+7 (000) 000-00-02", "Обработка данных": "отозвано"},
    ],
    "Портреты": [{"Дело": "2"}, {"Дело": "1", "Вероисповедание": "православное"}],
    "Контакты": [
        {"Дело": "1", "Дата": "05.03.2026", "Содержание": "Вера Ильинична пришла"},
        {"Дело": "2", "Дата": "06.03.2026", "Содержание": "передал привет Соколовой"},
        {"Дело": "1", "Дата": "07.03.2026"},
    ],
    "Обращения": [
        {"Поступило": "05.03.2026 10:00", "Заявитель": "Соколова", "Дело": "1", "Суть": "о хоре"},
        {"Поступило": "05.03.2026 11:00", "Заявитель": "Прохожий", "Суть": "звонил 8 000 000 00 01"},
    ],
    "Мой лист": [{"Что": "Соколова В. И. придет в среду"}, {"Что": "купить бумагу"}],
}
ACT = "Акт об уничтожении данных, дело 1.docx"


def _texts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return unescape("\n".join(re.sub("<[^>]*>", "\n", part) for part in parts))


def test_the_client_is_gone_and_the_others_are_there(desk: Desk) -> None:
    book = desk.book(SHEETS)
    run = desk.run("erase", book, "--client", "1", "--yes")
    assert (run.status, run.err) == (0, "")
    counted = "Клиенты – 1, Портреты – 1, Контакты – 2, Обращения – 1"
    assert f"удалены строки дела 1: {counted}" in run.out
    left = read_whole_book(book)
    assert [client.surname for client in left.clients] == ["Петров"]
    assert [len(left.records[title]) for title in ("Портреты", "Контакты", "Обращения")] == [1, 1, 1]
    assert sorted(path.name for path in desk.folder.iterdir()) == ["book.xlsx", ACT]


def test_nothing_of_the_client_is_in_any_part_of_the_file(desk: Desk) -> None:
    book = desk.book({title: rows for title, rows in SHEETS.items() if title != "Мой лист"})
    assert "Вера Ильинична" in _texts(book.read_bytes())
    desk.run("erase", book, "--client", "1", "--yes")
    texts = _texts(book.read_bytes())
    for word in (
        "Ильинич",
        "Вера\n",
        "000-00-01",
        "345678",
        "17-о",
        "православное",
        "о хоре",
        "05.03.2026 10:00",
    ):
        assert word not in texts, word
    assert texts.count("Соколов") == 1  # what the other client has said
    assert "Петров" in texts


def test_who_still_mentions_the_client_is_told(desk: Desk) -> None:
    run = desk.run("erase", desk.book(SHEETS), "--client", "1", "--yes")
    told = run.out[run.out.index("Клиент еще упомянут") :].splitlines()[1:4]
    assert told == [
        "  лист «Контакты», C2",
        "  лист «Обращения», D2",
        "  лист «Мой лист», A2",
    ]


def test_notes_and_names_of_the_book_are_looked_at_too(desk: Desk) -> None:
    path = desk.book(SHEETS)
    book = openpyxl.load_workbook(path)
    book.properties.description = "Дела Соколовой Веры"
    book.save(path)
    assert "часть книги docProps/core.xml" in desk.run("erase", path, "--client", "1", "--yes").out


def test_notes_links_and_their_targets_go_with_the_row(desk: Desk) -> None:
    path = desk.book({"Клиенты": [VERA, IVAN]})
    book = openpyxl.load_workbook(path)
    sheet = book["Клиенты"]
    for row, name in ((2, "vera"), (3, "ivan")):
        sheet.cell(row, 1).comment = Comment(f"звонила {name}", "кто-то")
        sheet.cell(row, 6, f"{name}@example.org").hyperlink = f"mailto:{name}@example.org"
    sheet["F1"] = "Электронная почта"
    book.save(path)
    run = desk.run("erase", path, "--client", "1", "--yes")
    with zipfile.ZipFile(path) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert (b"vera" in whole, whole.count(b"ivan") >= 3) == (False, True)
    assert "еще упомянут" not in run.out
    assert openpyxl.load_workbook(path)["Клиенты"]["F2"].hyperlink.target == "mailto:ivan@example.org"


def test_the_act_tells_what_was_destroyed_and_not_whose(desk: Desk) -> None:
    desk.run("erase", desk.book(SHEETS), "--client", "1", "--yes", "--act", desk.folder / "act.docx")
    text = plain(text_of(desk.folder / "act.docx"))
    for words in (
        "Акт об уничтожении персональных данных",
        "личное дело № 1",
        "книга дел «book.xlsx»",
        "Центр «Вера»",
        "Клиенты 1 Личные данные: номер личного дела, фамилия, имя, отчество, пол, телефон, документ,"
        " столбцы, добавленные самим учреждением: 1",
        "Контакты 2 Контакты с клиентом: дата, содержание",
        "Портреты 1 Социально-психологический портрет: вероисповедание",
        "Председатель и члены комиссии, уничтожившей данные (председатель – первым):",
        "Личное дело на бумаге (что уничтожено, листов, способ",
        "Выгрузка из журнала (регистрации событий",
    ):
        assert words in text, words
    for word in ("Соколов", "Ильинич", "345678", "000-00-01", "17-о"):
        assert word not in text
    assert faults(desk.folder / "act.docx") == []


def test_the_act_says_columns_in_words(desk: Desk) -> None:
    plan = {"Дело": "1", "Дата": "05.03.2026", "Проблема": "Одна", "Пересмотр через": "6 месяцев"}
    service = {"Дело": "1", "Услуга": "уход", "Вид": "срочные", "Объем": "2", "Начало": "05.03.2026"}
    sheets: Sheets = {
        "Планы": [plan],
        "Услуги": [service],
        "Программы": [{"Дело": "1", "Цель программы": "Дом"}],
        "Программа": [{"Дело": "1", "Проблема": "Одна"}],
    }
    book = desk.book({**SHEETS, **sheets})
    desk.run("erase", book, "--client", "1", "--yes", "--act", desk.folder / "act.docx")
    text = plain(text_of(desk.folder / "act.docx"))
    for words in (
        "дата, проблема, срок пересмотра",
        "услуга, вид услуги, объем услуги, дата начала",
        "Программа 1 Работа по программе помощи",
        "Программы 1 Цель и срок программы помощи",
        "личное дело № 1 Ф.И.О.",
        "(место составления)",
    ):
        assert words in text, words


def test_a_sheet_of_ones_own_is_called_by_its_title(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(CATEGORIES, "Контакты")
    desk.run("erase", desk.book(SHEETS), "--client", "1", "--yes", "--act", desk.folder / "act.docx")
    assert "Контакты 2 Контакты: дата, содержание" in plain(text_of(desk.folder / "act.docx"))


def test_every_sheet_about_a_client_is_a_category_of_data() -> None:
    titles = {schema.sheet.title for schema in SCHEMAS if schema.sheet.per_client}
    assert CATEGORIES.keys() == titles | {"Клиенты", "Обращения"}


def test_the_schema_of_the_act_is_kept(desk: Desk) -> None:
    desk.run("erase", desk.book(SHEETS), "--client", "1", "--yes", "--act", desk.folder / "act.docx")
    assert schema_faults(desk.folder / "act.docx") == []


def test_a_client_whose_data_are_blocked_is_erased_too(desk: Desk) -> None:
    book = desk.book(SHEETS)
    assert desk.run("erase", book, "--client", "2", "--yes").status == 0
    assert [client.surname for client in read_whole_book(book).clients] == ["Соколова"]


def test_the_only_client_without_a_number(desk: Desk) -> None:
    nameless = {header: value for header, value in VERA.items() if header != "Дело"}
    book = desk.book({"Клиенты": [nameless | {"Дело": "5"}], "Контакты": [{"Дата": "05.03.2026"}]})
    run = desk.run("erase", book, "--client", "5", "--yes")
    assert "Клиенты – 1, Контакты – 1" in run.out
    assert not read_whole_book(book).records["Контакты"]


def test_a_client_by_name(desk: Desk) -> None:
    """A name is as good as the number where it is one person's; what goes is shown before it goes."""
    book = desk.book({"Клиенты": [VERA, IVAN, VERA | {"Дело": "3", "Имя": "Анна"}]})
    for name, sentence in (
        ("петров", "будут навсегда удалены строки дела 2: Клиенты – 1"),
        ("Соколова В.", "строки дела 1"),
        ("Анна Соколова", "строки дела 3"),
        ("Соколова", "«Соколова» — не один клиент; назовите номер дела: 1, 3"),
        ("Петр", "клиента с делом «Петр» нет"),  # a beginning may be another's
    ):
        assert sentence in desk.run("erase", book, "--client", name).err
    only = desk.book({"Клиенты": [VERA | {"Дело": ""}], "Контакты": [{"Дата": "05.03.2026"}]}, "only.xlsx")
    told = desk.run("erase", only, "--client", "Соколова", "--yes").err
    assert "впишите номер на листе «Клиенты», A2, сохраните книгу и назовите его" in told
    only = desk.book({"Клиенты": [VERA | {"Дело": "5"}], "Контакты": [{"Дата": "05.03.2026"}]}, "only.xlsx")
    assert "Клиенты – 1, Контакты – 1" in desk.run("erase", only, "--client", "5", "--yes").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("book.xlsx", "--client", "1"), "будут навсегда удалены строки дела 1: Клиенты – 1, Портреты – 1"),
        (("book.xlsx", "--client", "11", "--yes"), "клиента с делом «11» нет; похоже на «1»"),
        (("nowhere.xlsx", "--client", "1", "--yes"), "такого файла нет"),
        (("folder", "--client", "1", "--yes"), "это папка"),
        (("notes.txt", "--client", "1", "--yes"), "это не книга Excel"),
        (("open.xlsx", "--client", "1", "--yes"), "книга открыта в другой программе"),
        (("twice.xlsx", "--client", "1", "--yes"), "дело «1» не у одного клиента (A2, A3); исправьте номера"),
        (("book.xlsx", "--client", "1", "--yes", "--act", "notes.txt"), "такой файл уже есть"),
        (("book.xlsx", "--client", "1", "--yes", "--act", "nowhere/act.docx"), "такой папки нет"),
        (
            ("book.xlsx", "--client", "1", "--yes", "--act", "act.pdf"),
            "имя акта должно оканчиваться на .docx",
        ),
    ],
)
def test_nothing_is_destroyed_by_mistake(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.chdir(desk.folder)
    for name in ("book.xlsx", "open.xlsx"):
        desk.book(SHEETS, name)
    desk.book({"Клиенты": [VERA, IVAN | {"Дело": "1"}]}, "twice.xlsx")
    (desk.folder / "notes.txt").write_text("заметки", encoding="utf-8")
    (desk.folder / "~$open.xlsx").write_text("", encoding="utf-8")
    (desk.folder / "folder").mkdir()
    before = {path: path.read_bytes() for path in desk.folder.glob("*.*")}
    run = desk.run("erase", *arguments)
    assert (run.status, run.out) == (2, "")
    assert sentence in run.err
    assert {path: path.read_bytes() for path in desk.folder.glob("*.*")} == before


def test_rows_with_the_number_on_a_sheet_of_ones_own_are_told(desk: Desk) -> None:
    own = [{"Номер дела": "2", "Что": "дрова"}, {"Номер дела": "1", "Что": "дрова"}]
    run = desk.run("erase", desk.book({"Клиенты": [VERA, IVAN], "Мое": own}), "--client", "1", "--yes")
    assert "  лист «Мое», A3\n" in run.out
    assert "лист «Мое», A2" not in run.out


def test_a_sheet_may_be_in_any_folder_of_the_book(desk: Desk) -> None:
    book = desk.book({"Клиенты": [VERA, IVAN]})
    with zipfile.ZipFile(book) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(book, "w") as package:
        for name, content in parts.items():
            package.writestr(
                name.replace("worksheets/", "tabs/"), content.replace(b"worksheets/sheet", b"tabs/sheet")
            )
    run = desk.run("erase", book, "--client", "1", "--yes")
    assert (run.status, "еще упомянут" in run.out) == (0, False)
    assert [client.surname for client in read_whole_book(book).clients] == ["Петров"]
