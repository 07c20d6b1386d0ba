"""The page without a browser: what it shows, what it takes over, and what comes out."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain, text_of
from locked import locked
from openpyxl.comments import Comment
from visitor import Answer, Visitor

from paperwork.intake.excel.reading.read import read_book

PLAN = {"Дело": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"}
BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA, IVAN],
    "Планы": [PLAN],
    "Цели": [{"Дело": "1", "Цель": text} for text in ("первая", "вторая", "третья")],
}


def opened(visitor: Visitor, desk: Desk, sheets: Sheets = BOOK) -> Answer:
    """The list of clients of a book that was opened."""
    return visitor.upload("book.xlsx", desk.book(sheets).read_bytes())


def chapter(visitor: Visitor, client: str, title: str) -> Answer:
    """A chapter of a client's form."""
    card = visitor.get("clients")
    link = next(a for a in card.page.cssselect(".people a, .blocked a") if client in a.text_content())
    tabs = visitor.get(link.get("href")).page.cssselect(".tabs a")
    return visitor.get(next(a.get("href") for a in tabs if a.text_content().startswith(title)))


def name_of(answer: Answer, header: str, row: int = 0) -> str:
    """The name of the field with the label, in the row so far down."""
    labels = [label for label in answer.page.cssselect("label") if label.text_content().strip(" *") == header]
    return str(answer.page.get_element_by_id(labels[row].get("for")).get("name"))


def saved(visitor: Visitor, answer: Answer, do: str = "save", **typed: str) -> Answer:
    """The page after its form was sent with new answers by label; a number after «__» is the row."""
    fields = dict(answer.answers)
    for label, text in typed.items():
        header, _, row = label.partition("__")
        fields[name_of(answer, header.replace("_", " "), int(row or 0))] = text
    return visitor.post(answer.path.partition("?")[0], [*fields.items(), ("do", do)])


def book_of(visitor: Visitor, desk: Desk) -> Path:
    """The book as it is downloaded now."""
    path = desk.folder / "changed.xlsx"
    path.write_bytes(visitor.get("book").body)
    return path


def goals(path: Path) -> list[str]:
    return [row.goal for row in read_book(path).records["Цели"]]  # type: ignore[attr-defined]


def test_what_is_typed_is_in_the_book(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Телефон="=1+1", Дата_рождения="14 февраля 1980")
    sheet = openpyxl.load_workbook(book_of(visitor, desk))["Клиенты"]
    row = dict(zip(*[[cell.value for cell in row] for row in sheet.iter_rows(max_row=2)], strict=True))
    assert (row["Телефон"], str(row["Дата рождения"])) == ("=1+1", "1980-02-14 00:00:00")


def test_what_is_wrong_stays_as_typed_beside_its_problem(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = saved(visitor, chapter(visitor, "Соколова", "Личные"), Дата_рождения="32.01.1980")
    name = name_of(page, "Дата рождения")
    entry = page.page.get_element_by_id(f"f-{name}")
    assert (entry.value, entry.get("aria-invalid")) == ("32.01.1980", "true")
    focused = page.page.cssselect("[autofocus]")
    assert [item.get("id") for item in focused] == [entry.get("id")]  # without a script, too
    note = page.page.get_element_by_id(entry.get("aria-describedby").split()[-1])
    check = next(problem for problem in read_book(book_of(visitor, desk)).problems)
    assert check.sentence in " ".join(note.text_content().split())
    assert f"#f-{name}" in page.links("#f-")


@pytest.mark.parametrize(
    ("do", "row", "left"),
    [
        ("down", 0, ["вторая", "первая", "третья"]),
        ("up", 2, ["первая", "третья", "вторая"]),
        ("up", 0, ["первая", "вторая", "третья"]),
        ("remove", 1, ["первая", "третья"]),
    ],
)
def test_rows_are_moved_and_removed(visitor: Visitor, desk: Desk, do: str, row: int, left: list[str]) -> None:
    opened(visitor, desk)
    page = chapter(visitor, "Соколова", "План")
    key = name_of(page, "Цель", row).partition(".")[0]
    saved(visitor, page, f"{do}.{key}")
    assert goals(book_of(visitor, desk)) == left


def test_what_was_typed_is_not_lost_when_a_row_is_moved(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = chapter(visitor, "Соколова", "План")
    key = name_of(page, "Цель", 2).partition(".")[0]
    saved(visitor, page, f"up.{key}", Цель__0="новая первая", Проблема="Другая")
    path = book_of(visitor, desk)
    assert goals(path) == ["новая первая", "третья", "вторая"]
    assert read_book(path).records["Планы"][0].problem == "Другая"  # type: ignore[attr-defined]


def test_a_removed_row_comes_back(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = chapter(visitor, "Соколова", "План")
    key = name_of(page, "Цель", 1).partition(".")[0]
    page = saved(visitor, page, f"remove.{key}")
    assert "Строка убрана" in page.words
    visitor.post(page.path.partition("?")[0], {"do": "back"})
    assert goals(book_of(visitor, desk)) == ["первая", "вторая", "третья"]


def test_a_row_is_added_where_it_was_asked_for(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = saved(visitor, chapter(visitor, "Соколова", "План"), "add.80")
    saved(visitor, page, Цель__3="четвертая")
    assert goals(book_of(visitor, desk)) == ["первая", "вторая", "третья", "четвертая"]


def test_the_head_of_a_programme_is_asked_for_above_its_rows(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = chapter(visitor, "Соколова", "Программа")
    assert page.words.index("Цель программы") < page.words.index("Ожидаемый результат")
    saved(visitor, page, Цель_программы="Свой дом", Проблема="Нет жилья")
    records = read_book(book_of(visitor, desk)).records
    assert [(row.aim, row.file_number) for row in records["Программы"]] == [("Свой дом", "1")]  # type: ignore[attr-defined]
    assert [row.problem for row in records["Программа"]] == ["Нет жилья"]  # type: ignore[attr-defined]


def test_rows_follow_their_client_to_a_new_number(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Дело="77")
    book = read_book(book_of(visitor, desk))
    assert {row.file_number for row in book.records["Цели"]} == {"77"}


def test_rows_of_the_only_client_are_his_when_a_second_comes(visitor: Visitor, desk: Desk) -> None:
    sheets: Sheets = {"Клиенты": [VERA], "Программа": [{"Проблема": "Нет жилья", "Дело": None}]}
    opened(visitor, desk, sheets)
    page = visitor.get("client/new")
    assert dict(page.answers)[name_of(page, "Дело")] == "2"  # the next free number is proposed
    saved(visitor, page, Фамилия="Петров", Имя="Иван", Пол="мужской")
    book = read_book(book_of(visitor, desk))
    assert [row.file_number for row in book.records["Программа"]] == ["1"]


def test_a_client_goes_with_his_rows_after_a_question(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = visitor.get(chapter(visitor, "Соколова", "Личные").path.rpartition("/")[0] + "/remove")
    assert "«Цели» — 3" in page.words
    visitor.post(page.path, {"do": "yes"})
    book = read_book(book_of(visitor, desk))
    assert [client.file_number for client in book.clients] == ["2"]
    assert book.records["Цели"] == [] == book.records["Планы"]


def test_rows_of_nobody_are_found_and_mended(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, {**BOOK, "Программа": [{"Дело": "9", "Проблема": "Нет жилья"}]})
    page = visitor.get(page.links("strays/")[0])
    assert "клиента с таким делом нет" in page.words
    saved(visitor, page, Дело="2")
    assert read_book(book_of(visitor, desk)).problems == []


def test_problems_lead_to_their_fields(visitor: Visitor, desk: Desk) -> None:
    sheets: Sheets = {
        "Клиенты": [VERA | {"Дата рождения": "32.01.1980", "Специалист": "С9"}, IVAN | {"СНИЛС": "1"}],
        "Учреждение": {"Полное наименование": "Центр", "ИНН": "12"},
        "Цели": [{"Дело": "1", "Цель": "нет плана"}, {"Дело": "9", "Цель": "ничья"}],
        "Оказано": [{"Дело": "2", "Услуга": "стирка", "Дата": "вчера", "Количество": "много"}],
    }
    opened(visitor, desk, sheets)
    page = visitor.get("problems")
    links = [a.get("href") for a in page.page.cssselect(".troubles a")]
    assert len(links) == len(page.page.cssselect(".troubles li")) >= 9
    for link in links:
        path, _, anchor = link.partition("#")
        assert visitor.get(path).page.get_element_by_id(anchor) is not None, link


def test_equal_problems_of_a_client_are_one_line_with_their_rows(visitor: Visitor, desk: Desk) -> None:
    rows = [
        {"Дело": "1", "Дата": day, "Содержание": "-"} for day in ("вчера", "05.03.2026", "вчера", "давно")
    ]
    page = opened(visitor, desk, {**BOOK, "Контакты": rows})
    for path in (page.cards[0], "problems"):
        (line, other) = [
            item for item in visitor.get(path).page.cssselect(".troubles li") if "Дата" in item.text_content()
        ]
        assert "2 раза" in plain(line.text_content())
        assert "«давно»" in other.text_content()
        anchors = [a.get("href").partition("#")[2] for a in line.cssselect("a")]
        form = visitor.get(line.cssselect("a")[0].get("href"))
        assert [form.page.get_element_by_id(anchor).value for anchor in anchors] == ["вчера", "вчера"]
    assert "строка 3" in visitor.get(page.cards[0]).words


def test_equal_problems_of_clients_name_their_files(visitor: Visitor, desk: Desk) -> None:
    people = [VERA | {"Категория": "певица"}, IVAN | {"Категория": "певица"}]
    opened(visitor, desk, {"Учреждение": INSTITUTION, "Клиенты": people})
    (line,) = [
        item
        for item in visitor.get("problems").page.cssselect(".troubles li")
        if "певица" in item.text_content()
    ]
    names = [a.text_content() for a in line.cssselect("a")]
    assert names == ["Соколова Вера Ильинична, дело 1", "Петров Иван Ильич, дело 2"]


def test_a_sheet_that_is_empty_is_filled_in_here(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, {"Учреждение": {}, "Клиенты": [VERA]})
    (line,) = [
        item
        for item in visitor.get("problems").page.cssselect(".troubles li")
        if "не заполнен" in item.text_content()
    ]
    assert "Excel" not in line.text_content()
    (link,) = line.cssselect("a")
    assert link.text_content() == "Учреждение"
    assert "Полное наименование" in visitor.get(link.get("href")).words


def test_what_holds_papers_back_is_said_above_them(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, {**BOOK, "Учреждение": {"Полное наименование": "Центр «Вера»", "Телефон": "1"}})
    page = visitor.get("papers")
    (link,) = [a for a in page.page.cssselect(".troubles a") if "Руководитель" in a.text_content()]
    path, _, anchor = link.get("href").partition("#")
    assert visitor.get(path).page.get_element_by_id(anchor).value == ""


def test_a_form_from_before_a_change_elsewhere_is_not_taken(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    one, other = chapter(visitor, "Соколова", "Личные"), chapter(visitor, "Соколова", "Личные")
    saved(visitor, one, Адрес="Первый")
    answer = saved(visitor, other, Адрес="Второй")
    assert (answer.status, "Второй" in answer.words) == (409, True)
    assert read_book(book_of(visitor, desk)).clients[0].address == "Первый"


def test_a_form_of_another_book_is_not_taken(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = chapter(visitor, "Соколова", "Личные")
    opened(visitor, desk)
    assert saved(visitor, page, Адрес="Чужой").status == 404


def test_nothing_is_lost_without_a_question(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Адрес="Новый")
    refused = opened(visitor, desk)
    assert (refused.status, "не скачана" in refused.words) == (400, True)
    assert "Закрыть книгу без изменений?" in visitor.post("close").words
    assert "Новый" in chapter(visitor, "Соколова", "Личные").text
    visitor.get("book")
    assert opened(visitor, desk).status == 200


def test_documents_one_by_one_by_client_and_all(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk)
    card = visitor.get(page.cards[0])
    single = visitor.get(card.links("paper/service_plan")[1])
    assert single.filename == "Индивидуальный план обслуживания.docx"
    own = zipfile.ZipFile(io.BytesIO(visitor.get(card.links("/zip")[0]).body))
    everything = zipfile.ZipFile(io.BytesIO(visitor.get("zip").body))
    desk.make(desk.folder / "book.xlsx")
    assert everything.testzip() is None
    made = {path.relative_to(desk.out).as_posix(): path.read_bytes() for path in desk.out.rglob("*.docx")}
    assert {name: everything.read(name) for name in everything.namelist()} == made
    plan = "1 Соколова Вера/Индивидуальный план обслуживания.docx"
    assert set(own.namelist()) == {name for name in made if name.startswith("1 ")}
    assert single.body == own.read(plan) == made[plan]


def test_what_holds_a_document_back_is_said(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, {**BOOK, "Планы": [PLAN | {"Дата": "32.01.2026"}]})
    card = visitor.get(page.cards[0])
    assert "есть ошибки" in card.words
    assert "нет строки на листе «Портреты»" in card.words
    archive = zipfile.ZipFile(io.BytesIO(visitor.get("zip").body))
    assert "Индивидуальный план обслуживания" in archive.read("Не сделано.txt").decode()
    assert visitor.get(page.cards[0] + "/paper/service_plan").status == 400


def test_a_book_of_another_format_is_saved_as_xlsx(visitor: Visitor, desk: Desk) -> None:
    old = xlwt.Workbook()
    for title, rows in {"Клиенты": [VERA | {"Номер приказа": "7"}, IVAN], "Планы": [PLAN]}.items():
        sheet = old.add_sheet(title)
        for number, row in enumerate([dict(zip(rows[0], rows[0], strict=True)), *rows]):
            for column, header in enumerate(rows[0]):
                sheet.write(number, column, row.get(header, ""))
    data = io.BytesIO()
    old.save(data)
    visitor.upload("дела.xls", data.getvalue())
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Адрес="Новый")
    answer = visitor.get("book")
    assert answer.filename == "дела.xlsx"
    book = read_book(book_of(visitor, desk))
    assert [(client.surname, client.address) for client in book.clients] == [
        ("Соколова", "Новый"),
        ("Петров", None),
    ]
    assert book.clients[0].extra["номер_приказа"] == "7"
    assert len(book.records["Планы"]) == 1


def test_a_column_of_ones_own_may_have_any_name(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, {"Клиенты": [{**VERA, "seen": "а", "other": "б"}]})
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Адрес="Новый", seen="в")
    (client,) = read_book(book_of(visitor, desk)).clients
    assert (client.address, client.extra) == ("Новый", {"seen": "в", "other": "б"})


def test_a_book_of_json_is_saved_as_xlsx(visitor: Visitor, desk: Desk) -> None:
    book = {"Клиенты": [{"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера", "Пол": "эм", "Приказ": 7}, "?"]}
    visitor.upload("дела.json", json.dumps(book).encode())
    page = chapter(visitor, "Соколова", "Личные")
    assert "такого значения нет в списке" in page.words
    saved(visitor, page, Пол="женский", Дата_рождения="14.02.1980")
    assert visitor.get("book").filename == "дела.xlsx"
    client = read_book(book_of(visitor, desk)).clients[0]
    assert (client.sex, client.extra["приказ"], str(client.birth_date)) == ("женский", "7", "1980-02-14")


def test_a_book_behind_a_password_stays_behind_it(visitor: Visitor, desk: Desk) -> None:
    data = locked(desk.book(BOOK).read_bytes(), "тайна")
    assert "защищена паролем" in visitor.upload("book.xlsx", data).words
    assert "пароль не подходит" in visitor.upload("book.xlsx", data, password="нет").words
    visitor.upload("book.xlsx", data, password="тайна")
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Адрес="Новый")
    path = book_of(visitor, desk)
    assert path.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    assert read_book(path, "тайна").clients[0].address == "Новый"


def test_the_search_finds_by_name_and_number_and_leaves_no_trace_in_addresses(
    visitor: Visitor, desk: Desk
) -> None:
    opened(visitor, desk)
    answer = visitor.post("clients", {"words": "иван петр"})
    assert ("Петров" in answer.words, "Соколова" in answer.words) == (True, False)
    assert answer.path.endswith("/clients")


def test_titles_hold_no_names(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    for title in ("Документы", "Личные", "План"):
        page = chapter(visitor, "Соколова", title)
        assert "Соколова" not in page.page.findtext("head/title")
        assert all(
            form.get("autocomplete") == "off" for form in page.page.forms if form.cssselect("textarea")
        )


def test_one_document_only_where_text_is_what_was_typed(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    saved(visitor, chapter(visitor, "Соколова", "План"), Проблема="<b>Нет & работы</b>")
    path = desk.folder / "plan.docx"
    path.write_bytes(visitor.get(visitor.get("clients").cards[0] + "/paper/service_plan").body)
    assert "<b>Нет & работы</b>" in text_of(path)


def test_a_text_too_long_for_a_cell_stays_and_is_told(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk)
    page = saved(visitor, chapter(visitor, "Соколова", "План"), Проблема="а" * 33_000)
    assert "столько ячейка Excel не вмещает" in page.words
    assert dict(page.answers)[name_of(page, "Проблема")] == "а" * 33_000
    assert visitor.get("book").status == 400
    saved(visitor, page, Проблема="короче")
    assert visitor.get("book").status == 200


def test_many_rows_are_shown_page_by_page(visitor: Visitor, desk: Desk) -> None:
    rows = [
        {"Код": f"С{number}", "Фамилия": "Ким", "Имя": "Вера", "Должность": "психолог"}
        for number in range(95)
    ]
    opened(visitor, desk, {**BOOK, "Специалисты": rows})
    page = visitor.get(visitor.get("sheet/30").links("from=41")[0])
    page = saved(visitor, page, Код="Другой")
    assert len(read_book(book_of(visitor, desk)).records["Специалисты"]) == 95
    page = visitor.post(page.path.partition("?")[0], [*page.answers, ("do", "add.30")])
    saved(visitor, page, Код__15="Новый")
    codes = [row.code for row in read_book(book_of(visitor, desk)).records["Специалисты"]]  # type: ignore[attr-defined]
    assert (codes[40], codes[95], len(codes)) == ("Другой", "Новый", 96)


def test_what_the_page_does_not_know_stays_in_the_book(visitor: Visitor, desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "КЛИЕНТЫ"
    sheet.append(["Наши клиенты"])
    sheet.append(["Имя", "номер приказа", "Фамилия*", "дело", "Пол"])
    sheet.append(["Вера", "7-к", "Соколова", 1, "женский"])
    sheet["C3"].comment = Comment("проверить", "Ким")
    book.create_sheet("Заметки").append(["своё", "=1+1"])
    book.save(desk.folder / "own.xlsx")
    visitor.upload("own.xlsx", (desk.folder / "own.xlsx").read_bytes())
    saved(visitor, chapter(visitor, "Соколова", "Личные"), Адрес="ул. Садовая", номер_приказа="8-к")
    saved(visitor, chapter(visitor, "Соколова", "Портрет"), Жизненная_позиция="активная")
    page = visitor.get("sheet/10")
    saved(visitor, page, Полное_наименование="Центр «Вера»", Руководитель="Ким Анна")
    path = book_of(visitor, desk)
    found = read_book(path)
    client = found.clients[0]
    assert (client.address, client.extra["номер_приказа"], client.file_number) == ("ул. Садовая", "8-к", "1")
    assert found.records["Портреты"][0].life_stance == "активная"  # type: ignore[attr-defined]
    assert found.records["Учреждение"][0].full_name == "Центр «Вера»"  # type: ignore[attr-defined]
    again = openpyxl.load_workbook(path)
    assert again["КЛИЕНТЫ"]["A1"].value == "Наши клиенты"
    assert again["КЛИЕНТЫ"]["C3"].comment.text == "проверить"
    assert [cell.value for cell in again["Заметки"][1]] == ["своё", "=1+1"]


def test_sheets_of_a_practice_are_filled_in(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk)
    links = {a.text_content(): a.get("href") for a in page.page.cssselect(".sheets a")}
    saved(visitor, visitor.get(links["Практика"]), Студент="Ким Вера Юрьевна")
    diary = {"Дата": "05.03.2026", "Содержание_работы": "Беседа"}
    saved(visitor, visitor.get(links["Дневник"]), **diary)
    book = read_book(book_of(visitor, desk))
    assert [row.student for row in book.records["Практика"]] == ["Ким Вера Юрьевна"]  # type: ignore[attr-defined]
    assert [row.work for row in book.records["Дневник"]] == ["Беседа"]  # type: ignore[attr-defined]


def test_papers_made_once_are_on_a_page_of_their_own(visitor: Visitor, desk: Desk) -> None:
    practice: Sheets = {"Практика": {"Студент": "Ким Вера Юрьевна"}, "Дневник": [{"Дата": "05.03.2026"}]}
    page = opened(visitor, desk, {**BOOK, **practice})
    assert page.links("/paper/") == []
    own = visitor.get("papers")
    assert own.page.xpath("//h2/text()")[-1] == "Практика студента"
    titles = [item.text_content() for item in own.page.xpath("//h2[.='Практика студента']/following::h3")]
    assert "Дневник практики" in titles
    assert "«Отчет о практике» пишут о клиенте" in own.words
    assert "Журнал обращений" not in titles


def test_a_client_has_papers_of_a_practice_where_there_is_one(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk)
    assert "Отчет о практике" not in visitor.get(page.cards[0]).words
    page = opened(visitor, desk, {**BOOK, "Практика": {"Студент": "Ким Вера Юрьевна"}})
    assert "Отчет о практике" in visitor.get(page.cards[0]).words


def test_the_book_has_one_row_of_links_and_its_sheets_are_in_a_menu(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, {**BOOK, "Клиенты": [VERA | {"Телефон": "8"}, IVAN]})
    row = [" ".join(item.text_content().split()) for item in page.page.cssselect(".sheets > ul > li > *")]
    assert row[:2] == ["Клиенты", "Пора сделатьСделать"]
    assert row[2:4] == ["Бумаги учреждения", "Что исправитьИсправить"]  # no number for warnings
    menu = page.page.cssselect(".sheets details")[0]
    assert "Специалисты" in menu.text_content()
    assert menu.get("open") is None


def test_errors_are_counted_in_red_and_warnings_are_not(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, {**BOOK, "Клиенты": [VERA | {"Дата рождения": "32.01.1980"}, IVAN]})
    assert [item.text_content() for item in page.page.cssselect(".sheets .count")] == ["1 ошибка"]


def test_a_plans_number_is_shown_though_it_is_nought(visitor: Visitor, desk: Desk) -> None:
    opened(
        visitor,
        desk,
        {**BOOK, "Планы": [PLAN | {"Номер": 0}], "Цели": [{"Дело": "1", "План": 0, "Цель": "работа"}]},
    )
    fields = chapter(visitor, "Соколова", "План").answers
    assert [text for name, text in fields if name.endswith(".plan")] == ["0"]


def test_a_client_who_was_taken_out_is_brought_back_with_all_rows(visitor: Visitor, desk: Desk) -> None:
    card = opened(visitor, desk).cards[0]
    before = read_book(book_of(visitor, desk)).records
    asked = visitor.get(f"{card}/remove")
    assert "Вернуть" not in asked.words
    gone = visitor.post(f"{card}/remove")
    assert "Клиент убран со всеми строками: Соколова Вера Ильинична. Вернуть" in gone.words
    visitor.post("client/new", {"n50.surname": "Новый", "do": "save"})
    assert visitor.post("bring-back").path == card
    assert "Вернуть" not in visitor.get("clients").words
    after = read_book(book_of(visitor, desk)).records
    names = [client.surname for client in after["Клиенты"]]  # type: ignore[attr-defined]
    assert names == ["Соколова", "Петров", "Новый"]
    assert [after[title] for title in ("Планы", "Цели")] == [before[title] for title in ("Планы", "Цели")]
    assert visitor.post("bring-back").path.endswith("clients")
