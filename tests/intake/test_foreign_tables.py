"""A person's own table: shown before anything is written, then in the book with every name in its parts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from desk import INSTITUTION, Desk
from each import each
from foreign_tables import COUNT, LAYOUTS, PEOPLE, address, phone

from paperwork.cli import cli
from paperwork.common.data_files import tables
from paperwork.intake.excel.reading.read import read_whole_book
from paperwork.intake.foreign.column import COMPOSITE
from paperwork.intake.foreign.memory import NAME, is_header
from paperwork.intake.foreign.vocabulary import SOURCE, words_of
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.portraits import Portrait
from paperwork.sheets.specialists import Specialist

NOTHING_WRITTEN = "Ничего не записано"


@pytest.fixture
def book(desk: Desk) -> Path:
    return desk.book({"Учреждение": INSTITUTION})


def clients(book: Path) -> list[Client]:
    return list(read_whole_book(book).clients)


def table(desk: Desk, *rows: Sequence[object], name: str = "таблица.xlsx") -> Path:
    """A table of the rows in the desk's folder."""
    written = openpyxl.Workbook()
    for row in rows:
        written.worksheets[0].append(list(row))
    written.save(desk.folder / name)
    return desk.folder / name


@pytest.mark.parametrize("name", LAYOUTS)
def test_thirty_clients_are_in_the_book_after_one_command(desk: Desk, book: Path, name: str) -> None:
    LAYOUTS[name](desk.folder / name)
    run = desk.run("add", book, desk.folder / name, "--yes")
    assert run.status == 0, run.err
    found = clients(book)
    assert len(found) == COUNT
    for client, person in zip(found, PEOPLE, strict=True):
        given, patronymic = person.given, person.patronymic
        if name == "инициалы.xlsx":
            given, patronymic = f"{given[0]}.", f"{patronymic[0]}." if patronymic else ""
        parts = (client.surname, client.given_name, client.patronymic or "")
        assert parts == (person.surname, given, patronymic)
        assert (client.sex, client.birth_date) == (person.sex, person.born)
    assert len({client.file_number for client in found}) == COUNT


def test_the_other_answers_are_in_their_columns(desk: Desk, book: Path) -> None:
    LAYOUTS["реестр.xlsx"](desk.folder / "реестр.xlsx")
    desk.run("add", book, desk.folder / "реестр.xlsx", "--yes")
    first = clients(book)[0]
    assert first.document == "58 10, № 100000, выдан ОВД г. Пскова, 01.02.2010"
    assert (first.address, first.phone) == (address(0), f"2-10-00; {phone(0)}")
    assert (first.registered_address, first.extra) == ("г. Остров", {})


def test_it_is_shown_and_asked_before_anything_is_written(desk: Desk, book: Path) -> None:
    LAYOUTS["список.xlsx"](desk.folder / "список.xlsx")
    before = book.read_bytes()
    for options, status in ((("--dry-run",), 0), ((), 2)):
        run = desk.run("add", book, desk.folder / "список.xlsx", *options)
        assert run.status == status
        assert NOTHING_WRITTEN in run.out + run.err
        assert book.read_bytes() == before
        assert "C «Д.р.» → Дата рождения (уверенно, по заголовку): 01.01.1935; 02.02.1937" in run.out
        assert "Строка 9: Мамедов | Али | Гасан оглы, мужской – новая запись, дело 4" in run.out
        assert "Строка 36: не запись, итоги" in run.out
        assert "строки 9, 13 (Мамедов Али Гасан оглы, Абрамович Роман Аркадьевич): слова рядом" in run.err
    assert not (desk.folder / NAME).exists()


@pytest.mark.parametrize(
    ("answer", "count"), [("да\n", COUNT), ("Да.\n", COUNT), ("нет\n", 0), ("что?\nд\n", COUNT)]
)
def test_the_question_is_answered_in_russian(desk: Desk, book: Path, answer: str, count: int) -> None:
    LAYOUTS["старая.csv"](desk.folder / "старая.csv")
    words = ["add", str(book), str(desk.folder / "старая.csv")]
    run = CliRunner().invoke(cli, words, input=answer, prog_name="paperwork")
    assert run.exit_code == 0
    assert len(clients(book)) == count


HEADERS = (
    ("Д.р.", "Дата рождения"), ("Дата рожд.", "Дата рождения"), ("Г. р.", "Дата рождения"),
    ("№ дела", "Дело"),
    ("№ личного дела", "Дело"), ("Тел.", "Телефон"), ("моб.", "Телефон"), ("Сот. тел.", "Телефон"),
    ("Льготная категория", "Категория"), ("Ф.И.О. получателя социальных услуг", "ФИО"),
    ("Адрес проживания", "Адрес"),
    ("СНИЛС №", "СНИЛС"), ("Паспорт", "Документ"), ("Паспортные данные", "Документ"),
    ("E-mail клиента", "Электронная почта"), ("ФИО соцработника", "Специалист"), ("Пол (м/ж)", "Пол"),
    ("Имя, отчество", "Имя и отчество"),
    ("Дата постановки на учёт", "Дата приема"), ("Ф.И.О. законного представителя", "Законный представитель"),
    ("Отч-во", "Отчество"), ("Дата рожд-я", "Дата рождения"), ("Место жит-ва", "Адрес"),
    ("Док-т, удостов. личность", "Документ"), ("Телефон(ы)", "Телефон"), ("Родился (-ась)", "Дата рождения"),
    ("Принят(а)", "Дата приема"), ("Место проживания (адрес)", "Адрес"), ("Где проживает", "Адрес"),
    ("Паспорт (серия, номер, кем и когда выдан)", "Документ"), ("Дата выдачи паспорта", None),
    ("Дата пост. на обсл.", "Дата приема"), ("Категория получателя соц. услуг", "Категория"),
    ("Отв. соц. раб.", "Специалист"), ("За кем закреплен", "Специалист"), ("Прописка", "Адрес регистрации"),
    ("Дата выбытия", "Дата окончания"), ("Причина снятия с учета", "Причина окончания"),
    ("Родитель (законный представитель)", "Законный представитель"), ("Доход семьи", None),
    ("Тел. опекуна", "Представитель: телефон"), ("Phone", "Телефон"), ("Фамилия получателя", "Фамилия"),
    ("Телефон родственника", None), ("Место рождения", None), ("Группа инвалидности", None),
    ("Дата договора", None), ("ДатаРождения", "Дата рождения"), ("ФактическийАдрес", "Адрес"),
    ("Когда вы родились?", "Дата рождения"), ("Ваши фамилия, имя, отчество", "ФИО"),
    ("Где вы живете?", "Адрес"),
    ("ФИО врача", None), ("Примечание", None), ("Адрес регистрации", None),
)  # fmt: skip


@each(("header", "target"), HEADERS)
def test_headers_are_known_by_words_and_abbreviations(header: str, target: str | None) -> None:
    found = words_of(header)
    assert (found.header if found and found.is_plain else None) == target


def test_the_words_are_of_columns_that_there_are() -> None:
    known = {item.header for item in schema_of(Client).fields} | set(COMPOSITE)
    assert {header for table in ("columns", "pieces") for header in tables(SOURCE)[table]} <= known


CONTENTS = (
    ("Дата рождения", ["14.02.1950", "01.03.1947"]), ("Телефон", [89161234567, "+7 916 123-45-68"]),
    ("СНИЛС", ["112-233-445 95", "112-233-445 95"]),
    ("Электронная почта", ["a@example.org", "b@example.org"]),
    ("Пол", ["ж", "м"]), ("Документ", ["58 10 123456", "58 10 123457"]),
)  # fmt: skip


@pytest.mark.parametrize(("target", "cells"), CONTENTS)
def test_a_column_without_a_header_is_known_by_its_cells(
    desk: Desk, book: Path, target: str, cells: Sequence[object]
) -> None:
    rows = [["Иванова Мария Петровна", cells[0]], ["Петров Иван Ильич", cells[1]]]
    path = table(desk, ["ФИО", "", "Образование"], *([*row, "высшее"] for row in rows))
    run = desk.run("add", book, path, "--dry-run")
    assert f"B (без заголовка) → {target} (предположительно, по содержанию)" in run.out


ODD: dict[str, tuple[list[list[object]], list[str]]] = {
    "numbered columns": (
        [["Колонка1", "Колонка2", "Графа 3"], *([name, day, 89110000001] for name, day in
          (("Ли Ю", "01.02.1950"), ("Ким Ян", "03.04.1961")))],
        ["Колонка2» → Дата рождения (предположительно, по содержанию)",
         "Графа 3» → Телефон (предположительно, по содержанию)"],
    ),
    "telephones under a word that is not known": (
        [["ФИО", "Вацап", "Тел. дочери"], ["Ли Ю", 89110000001, 89110000002]],
        ["Вацап» → Телефон (предположительно, по содержанию)", "Тел. дочери» → свой столбец"],
    ),
    "the number of a passport": (
        [["ФИО", "Паспорт серия", "№", "кем выдан"], ["Ли Ю", "5810", "123456", "УВД"]],
        ["№» → часть ответа Документ"],
    ),
    "numbers between headings": (
        [["№", "ФИО", "Тел."], ["Инвалиды"], [1, "Ли Ю", 89110000001], ["Ветераны"],
         [1, "Ким Ян", 89110000002]],
        ["№» – не нужен: порядковый номер"],
    ),
    "no day at all": (
        [["ФИО", "Согласие", "Снят", "Дата приема"], ["Ли Ю", "есть", "нет", "32.01.2020"]],
        ["Согласие» → свой столбец", "Снят» → свой столбец", "Дата приема» → Дата приема"],
    ),
    "two people in a cell": (
        [["Ф.И.О.", "Адрес"], ["Иванов И.И. и Иванова М.П.", "ул. Мира, 1"]],
        ["Ф.И.О.» → Фамилия, Имя, Отчество (предположительно, по заголовку)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_stands_in_the_cells_decides_where_the_header_does_not(
    desk: Desk, book: Path, name: str
) -> None:
    rows, said = ODD[name]
    run = desk.run("add", book, table(desk, *rows), "--dry-run")
    assert [words for words in said if words not in run.out] == []


ANNA = "Фролова Анна Ильинична"
# what is above the columns and a row of it → the sheet, answers of its record in the book of one client
WHOSE: dict[str, tuple[Sequence[str], Sequence[object], str, dict[str, object]]] = {
    "clients, though each column is of a sheet of relatives too": (
        ["ФИО", "Дата рождения", "Телефон"],
        [ANNA, "14.07.1939", "2-10-21"],
        "Клиенты",
        {"surname": "Фролова", "patronymic": "Ильинична", "birth_date": date(1939, 7, 14)},
    ),
    "and with their numbers": (
        ["Дело", "ФИО", "Дата рождения", "Телефон", "Адрес", "Занятость"],
        ["7", ANNA, "14.07.1939", "2-10-21", "Псков", "пенсионер"],
        "Клиенты",
        {"file_number": "7", "surname": "Фролова", "address": "Псков"},
    ),
    "and under their numbers in order": (
        ["№", "ФИО", "Дата рождения", "Телефон", "Место работы"],
        [1, ANNA, "14.07.1939", "2-10-21", "школа"],
        "Клиенты",
        {"given_name": "Анна", "workplace": "школа"},
    ),
    "clients with answers of their portraits": (
        ["Ф.И.О.", "Свободное время", "Отношения в семье", "Жизненная позиция"],
        [ANNA, "сад", "ровные", "активная"],
        "Портреты",
        {"file_number": "2", "leisure": "сад"},
    ),
    "relatives, by what they are to the client": (
        ["ФИО", "Кем приходится", "Дата рождения", "Занятость"],
        [ANNA, "мать", "14.07.1939", "пенсионер"],
        "Семья",
        {"file_number": "1", "full_name": ANNA, "relation": "мать"},
    ),
    "relatives, by other words for it": (
        ["Дело", "ФИО", "Степень родства", "Дата рождения"],
        ["1", ANNA, "мать", "14.07.1939"],
        "Семья",
        {"file_number": "1", "full_name": ANNA, "relation": "мать"},
    ),
    "relatives under a header that says so": (
        ["Дело", "ФИО родственника", "Степень родства", "Телефон"],
        ["1", ANNA, "мать", "2-10-21"],
        "Семья",
        {"full_name": ANNA, "relation": "мать", "phone": "2-10-21"},
    ),
    "relatives, of whom little else is said": (
        ["ФИО", "Степень родства с клиентом", "Место учебы"],
        [ANNA, "мать", "школа"],
        "Семья",
        {"full_name": ANNA, "relation": "мать"},
    ),
    "staff with whole names under «ФИО» itself": (
        ["Код", "ФИО", "Должность", "Телефон"],
        ["ФА", ANNA, "психолог", "2-10-21"],
        "Специалисты",
        {"code": "ФА", "surname": "Фролова", "post": "психолог"},
    ),
    "staff with whole names": (
        ["Код", "ФИО сотрудника", "Должность", "Телефон"],
        ["ФА", ANNA, "психолог", "2-10-21"],
        "Специалисты",
        {"code": "ФА", "surname": "Фролова", "given_name": "Анна", "patronymic": "Ильинична"},
    ),
}


@pytest.mark.parametrize("name", WHOSE)
def test_whose_the_rows_are_is_known(desk: Desk, name: str) -> None:
    headers, row, sheet, answers = WHOSE[name]
    there = [{"Дело": "1", "Фамилия": "Ким", "Имя": "Ю", "Пол": "мужской"}]
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": there})
    run = desk.run("add", book, table(desk, headers, row), "--yes")
    assert run.status == 0, run.err
    record = read_whole_book(book).records[sheet][-1]
    assert {field: getattr(record, field) for field in answers} == answers


# headers of a list of people that other sheets have as well
SHARED = (
    ("ФИО", "Телефон"), ("ФИО", "Телефон", "Номер"), ("ФИО", "Дата", "Номер"), ("ФИО", "Начало", "Окончание"),
    ("ФИО", "Услуга", "Вид"), ("Дело", "ФИО", "Телефон"), ("Дело", "ФИО", "Специалист"),
    ("Дело", "ФИО", "Документ"), ("ФИО", "Место работы", "Телефон"), ("ФИО", "Дата", "Результат"), ("ФИО",),
    ("Ф.И.О.", "Номер", "Результат"), ("ФИО клиента", "Дата", "Результат"),
    ("ФИО", "Отношения с родственниками"), ("ФИО", "Контакты родственников"),
)  # fmt: skip


@pytest.mark.parametrize("headers", SHARED)
def test_a_list_of_people_is_no_table_of_something_else(
    desk: Desk, book: Path, headers: Sequence[str]
) -> None:
    row = [{"ФИО": ANNA, "Дело": "7", "Телефон": "2-10-21"}.get(header, "") for header in headers]
    row = [ANNA if header[0] in "ФП" else cell for header, cell in zip(headers, row, strict=True)]
    assert desk.run("add", book, table(desk, headers, row), "--yes").status == 0
    assert [client.surname for client in clients(book)] == ["Фролова"]


@pytest.mark.parametrize("title", ["Контакты", "Услуги", "Семья", "Дневник", "Клиенты", "Лист1"])
def test_the_title_of_a_sheet_does_not_make_people_something_else(desk: Desk, book: Path, title: str) -> None:
    written = openpyxl.Workbook()
    written.worksheets[0].title = title
    for row in (["№", "ФИО", "Телефон", "Адрес"], [1, ANNA, "2-10-21", "Псков"]):
        written.worksheets[0].append(row)
    written.save(desk.folder / "люди.xlsx")
    assert desk.run("add", book, desk.folder / "люди.xlsx", "--yes").status == 0
    assert [(client.surname, client.phone) for client in clients(book)] == [("Фролова", "2-10-21")]


def test_specialists_without_a_code_are_asked_for_it_by_name(desk: Desk, book: Path) -> None:
    path = table(desk, ["Ф.И.О. сотрудника", "Должность", "Телефон"], [ANNA, "психолог", "2-10-21"])
    run = desk.run("add", book, path, "--yes")
    assert f"строка 2, {ANNA} (Код): пусто — обязательное поле; заполните «Код»" in run.err
    path = table(
        desk, ["Код", "Ф.И.О. сотрудника", "Должность", "Телефон"], ["1", ANNA, "психолог", "2-10-21"]
    )
    assert desk.run("add", book, path, "--yes").status == 0
    (specialist,) = read_whole_book(book).all(Specialist)
    assert (specialist.surname, specialist.phone) == ("Фролова", "2-10-21")


def test_a_sex_that_no_name_shows_is_asked_or_left_empty(desk: Desk, book: Path) -> None:
    rows = [["ФИО", "Тел."], ["Ли Ю", phone(1)], ["Воробей Саша", phone(2)], ["Петров Иван", phone(3)]]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert run.status == 0
    assert "Спросить: строка 2, Ли Ю: Пол – мужской или женский" in run.out
    assert "строки 2, 3 (Ли Ю, Воробей Саша) (Пол): пол по имени не ясен, останется пустым" in run.err
    assert [client.sex for client in clients(book)] == [None, None, "мужской"]


@pytest.mark.parametrize(
    ("typed", "sexes"),
    [
        ("да\nм\n\n", ["мужской", None]), ("да\n\nне знаю\nЖ.\n", [None, "женский"]),
        ("да\nж\n", ["женский", None]), ("да\n", [None, None]),
    ],
)  # fmt: skip
def test_what_no_name_shows_is_answered_one_after_another(
    desk: Desk, book: Path, typed: str, sexes: Sequence[str | None]
) -> None:
    path = table(desk, ["ФИО", "Тел."], ["Ли Ю", phone(1)], ["Воробей Саша", phone(2)])
    run = CliRunner().invoke(cli, ["add", str(book), str(path)], input=typed, prog_name="paperwork")
    assert run.exit_code == 0
    assert [client.sex for client in clients(book)] == sexes


def test_a_sex_that_the_patronymic_contradicts_is_doubted(desk: Desk, book: Path) -> None:
    rows = [["ФИО", "Пол"], ["Жук Ян Лукич", "жен."], ["Гусь Яна Лукинична", "ж"], ["Ли Ю", "м"]]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    said = "строка 2, Жук Ян Лукич: по отчеству пол мужской, а в таблице женский; внесен как в таблице"
    assert [line for line in run.err.splitlines() if "по отчеству" in line] == [
        f"таблица.xlsx, лист «Sheet», {said}; проверьте пол и имя"
    ]
    assert [client.sex for client in clients(book)] == ["женский", "женский", "мужской"]


def test_a_person_of_the_book_is_not_added_twice(desk: Desk) -> None:
    born = {
        "Фамилия": "Иванова",
        "Имя": "Мария",
        "Отчество": "Петровна",
        "Пол": "женский",
        "Дата рождения": "14.02.1950",
    }
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [{"Дело": "5", **born}]})
    rows: list[Sequence[object]] = [
        ["№ дела", "ФИО", "Д.р.", "Тел."],
        ["105", "ИВАНОВА МАРИЯ ПЕТРОВНА", date(1950, 2, 14), phone(1)],
        ["", "Петров Иван Ильич", date(1947, 3, 1), phone(2)],
        ["", "Петров Иван Ильич", date(1947, 3, 1), phone(2)],
        ["6", "Ким Ольга", date(1960, 3, 1), ""],
    ]  # fmt: skip
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert "Иванова | Мария | Петровна, женский – дополнит запись, которая есть, дело 5" in run.out
    assert "(Дело): «105» — в книге у этого человека дело 5" in run.err
    assert "уже есть в этой таблице, строка 3" in run.out
    found = [(client.file_number, client.surname, client.phone) for client in clients(book)]
    assert found == [("5", "Иванова", phone(1)), ("7", "Петров", phone(2)), ("6", "Ким", None)]


def test_what_a_person_says_of_a_column_is_kept_for_the_next_time(desk: Desk, book: Path) -> None:
    rows = [["ФИО", "Связь через", "Код", "Место"], ["Петров Иван Ильич", "2-10-21", "7", "ул. Мира"]]
    words = ["--map", "Связь через=Телефон", "--map", "Код=-", "--map", "Место=Адрес", "--yes"]
    assert desk.run("add", book, table(desk, *rows), *words).status == 0
    assert (clients(book)[0].phone, clients(book)[0].address) == ("2-10-21", "ул. Мира")
    kept = (desk.folder / NAME).read_text("utf-8")
    assert json.loads(kept) == {
        "Клиенты": {"фио": "ФИО", "связь через": "Телефон", "код": "-", "место": "Адрес"}
    }
    rows[1] = ["Ким Ольга", "2-10-22", "8", "ул. Лесная"]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert "B «Связь через» → Телефон (точно, как в прошлый раз)" in run.out
    assert "C «Код» – не нужен: как в прошлый раз" in run.out
    assert clients(book)[1].phone == "2-10-22"


def test_what_a_person_says_now_goes_before_what_is_kept(desk: Desk, book: Path) -> None:
    assert desk.run("add", book, table(desk, ["ФИО", "Тел."], [NINA[0], NINA[2]]), "--yes").status == 0
    path = table(desk, ["ФИО", "Тел.", "Кто"], ["Ким Анна", OLEG[2], OLEG[0]])
    run = desk.run("add", book, path, "--map", "Кто=ФИО", "--yes")
    assert "«ФИО» – не нужен: этот ответ уже в другом столбце" in run.out
    assert clients(book)[-1].given_name == "Олег"


def test_what_the_cells_have_shown_is_not_kept(desk: Desk, book: Path) -> None:
    born = [NINA[0], "14.07.1939", "8 911 000-11-22"], [OLEG[0], "01.12.1941", "8 911 000-11-23"]
    assert desk.run("add", book, table(desk, ["ФИО", "Дата", "Номер"], *born), "--yes").status == 0
    assert [client.phone for client in clients(book)] == [born[0][2], born[1][2]]
    taken = [NINA[0], "14.07.2026", "15/1"], [OLEG[0], "15.07.2026", "16/1"]
    run = desk.run("add", book, table(desk, ["ФИО", "Дата", "Номер"], *taken), "--dry-run")
    assert "«Дата» → свой столбец" in run.out
    assert "«Номер» → Дело (предположительно, по содержанию)" in run.out


def test_no_answer_is_kept() -> None:
    assert not is_header("Иванова Мария Петровна")
    assert not is_header("+7 900 0000000")
    assert is_header("Дата рождения")


def test_a_column_of_ones_own_is_kept_and_a_mistake_in_map_is_told(desk: Desk, book: Path) -> None:
    rows = [["ФИО", "Тел.", "Группа крови"], ["Петров Иван Ильич", phone(1), "вторая"]]
    run = desk.run("add", book, table(desk, *rows), "--map", "Тел=Телефон", "--map", "Номер=Дело", "--yes")
    assert "таблица.xlsx, Номер: такого столбца в таблице нет" in run.err
    assert clients(book)[0].extra == {"группа_крови": "вторая"}


def test_of_several_sheets_one_is_named(desk: Desk, book: Path) -> None:
    written = openpyxl.Workbook()
    written.worksheets[0].title = "2025"
    for row in (["ФИО", "Д.р."], ["Петров Иван Ильич", "01.03.1947"]):
        written.worksheets[0].append(row)
    other = written.create_sheet("2026")
    for row in (["ФИО", "Д.р."], ["Ким Ольга", "01.03.1957"]):
        other.append(row)
    written.save(desk.folder / "годы.xlsx")
    assert desk.run("add", book, desk.folder / "годы.xlsx", "--sheet", "2026", "--yes").status == 0
    assert [client.surname for client in clients(book)] == ["Ким"]
    run = desk.run("add", book, desk.folder / "годы.xlsx", "--sheet", "2027", "--yes")
    assert "листа «2027» нет; в файле: «2025», «2026»" in run.err


def test_the_advice_on_a_table_that_is_not_understood_leads_to_the_end(desk: Desk, book: Path) -> None:
    path = table(desk, ["Как зовут", "Что привез"], ["Швырц Аджит", "дрова"], ["Кмонь Зыр", "воду"])
    told = desk.run("add", book, path, "--yes")
    assert told.status == 1
    assert '--map "Как зовут=ФИО"' in told.err
    assert desk.run("add", book, path, "--map", "Как зовут=ФИО", "--yes").status == 0
    assert [client.surname for client in clients(book)] == ["Швырц", "Кмонь"]


def test_a_table_on_its_side_is_told_with_the_way_to_turn_it(desk: Desk, book: Path) -> None:
    rows = [["ФИО", "Д.р.", "Тел."], ["Ким Олег", "5.3.1950", "2-10-21"], ["Ли Ия", "6.3.1950", "2-10-22"]]
    cards = [
        ["Карточка"],
        *map(list, zip(*rows[:2], strict=True)),
        [],
        *map(list, zip(*rows[::2], strict=True)),
    ]
    for upright in (list(zip(*rows, strict=True)), cards):
        run = desk.run("add", book, table(desk, *upright), "--yes")
        assert run.status == 1
        assert "названия стоят слева, а не над столбцами; сделайте по строке на человека" in run.err
    assert desk.run("add", book, table(desk, *rows), "--yes").status == 0
    assert [client.surname for client in clients(book)] == ["Ким", "Ли"]


DOUBTFUL: dict[str, tuple[list[Sequence[object]], dict[str, object]]] = {
    "a name with the day of birth": (
        [["Ф.И.О., дата рождения", "Адрес"], ["Петрова Анна Ильинична, 05.03.1950 г.р.", "ул. Мира, 5"]],
        {"surname": "Петрова", "birth_date": date(1950, 3, 5), "address": "ул. Мира, 5"},
    ),
    "the number of a passport is no file number": (
        [["№", "Ф.И.О.", "Серия", "Номер", "Улица", "Дом"], [1, "Ким Олег", "5810", "123456", "Мира", 5]],
        {"file_number": "1", "document": "5810, № 123456", "address": "ул. Мира, д. 5"},
    ),
    "the other address in words": (
        [["ФИО", "Прописка", "Адрес факт."], ["Ким Олег", "Псков, ул. Труда, 1", "там же"]],
        {"registered_address": "Псков, ул. Труда, 1", "address": "Псков, ул. Труда, 1"},
    ),
    "and the other way round": (
        [["ФИО", "Прописка", "Адрес факт."], ["Ким Олег", "По месту жительства", "Псков, ул. Труда, 1"]],
        {"registered_address": "Псков, ул. Труда, 1", "address": "Псков, ул. Труда, 1"},
    ),
    "but no address at all": (
        [["ФИО", "Прописка", "Адрес факт."], ["Ким Олег", "", "там же"]],
        {"registered_address": None, "address": "там же"},
    ),
    "a passport in pieces, as they are named in short": (
        [["ФИО", "Паспорт: серия", "Паспорт: №", "выдан"], ["Ким Олег", "5810", "123456", "ОВД Пскова"]],
        {"document": "5810, № 123456, выдан ОВД Пскова"},
    ),
    "no header says where the names are": (
        [["Участник группы", "Мать", "Дата рождения ребенка"], ["Петров Ваня", "Ким Ольга", "05.03.2015"]],
        {"surname": "Петров", "given_name": "Ваня", "birth_date": date(2015, 3, 5)},
    ),
    "a year is no date": (
        [["Фамилия", "Имя, отчество", "Год рождения"], ["Петров", "Иван Ильич", 1950]],
        {"patronymic": "Ильич", "birth_date": None, "extra": {"год_рождения": "1950"}},
    ),
    "a word for the person before each answer": (
        [["Получатель", "Получатель: адрес", "Получатель: тел."], ["Ким Олег", "Псков, Труда", "2-10-21"]],
        {"surname": "Ким", "address": "Псков, Труда", "phone": "2-10-21", "extra": {}},
    ),
    "and under it": (
        [
            ["Получатель", "", "Представитель", ""],
            ["ФИО", "Телефон", "ФИО", "Телефон"],
            ["Ким Олег", "2-10-21", "Ким Зоя", "2-10-22"],
        ],
        {"phone": "2-10-21", "representative": "Ким Зоя", "representative_phone": "2-10-22", "extra": {}},
    ),
    "a title right above the headers": (
        [["На дому"], ["ФИО", "Д.р.", "Тел."], ["Ким Олег", "5.3.1950", "2-10-21"]],
        {"surname": "Ким", "birth_date": date(1950, 3, 5), "phone": "2-10-21"},
    ),
    "a title over a part of the headers": (
        [["", "Журнал учета"], ["№", "Фамилия", "Имя", "Тел."], [1, "Ким", "Олег", "2-10-21"]],
        {"surname": "Ким", "given_name": "Олег", "phone": "2-10-21"},
    ),
    "headers that are merged over two lines beside some that are not": (
        [
            ["№", "ФИО", "Адрес", "", "Дети", ""],
            ["№", "ФИО", "город", "улица", "имя", "год"],
            [1, "Ким Олег", "Псков", "Труда", "Ия", 1962],
        ],
        {"surname": "Ким", "address": "Псков, ул. Труда", "extra": {"дети_имя": "Ия", "дети_год": "1962"}},
    ),
    "headers under a heading of two": (
        [["О получателе", "", "Контакты"], ["ФИО", "д/р", "тел."], ["Ким Олег", "5.3.1950", "2-10-21"]],
        {"surname": "Ким", "birth_date": date(1950, 3, 5), "phone": "2-10-21"},
    ),
    "the same headers under two headings": (
        [["Получатель", "", "Законный представитель"], ["ФИО", "Телефон", "ФИО", "Телефон"],
         ["Ким Олег", "2-10-21", "Ким Анна", "2-10-22"]],
        {"phone": "2-10-21", "representative": "Ким Анна", "representative_phone": "2-10-22"},
    ),
    "the same headers again without a heading": (
        [["ФИО", "Тел.", "ФИО", "Тел."], ["Ким Олег", "2-10-21", "Ким Анна", "2-10-22"]],
        {"given_name": "Олег", "phone": "2-10-21"},
    ),
    "the telephone of somebody whom no header tells": (
        [["ФИО", "Телефон", "Контактное лицо", "Телефон"], ["Ким Олег", "2-10-21", "Ким Анна", "2-10-22"]],
        {"phone": "2-10-21", "extra": {"контактное_лицо": "Ким Анна"}},
    ),
    "signs for the name above": (
        [["ФИО", "Услуга"], ["Ким Олег Юрьевич", "уход"], ["-//-", "уборка"], ["-//-", "стирка"]],
        {"surname": "Ким", "extra": {"услуга": "уход"}},
    ),
    "what was given to a person": (
        [["ФИО", "Паспорт", "Выдано"], ["Ким Олег", "58 10 123456", "продуктовый набор"]],
        {"document": "58 10 123456", "extra": {"выдано": "продуктовый набор"}},
    ),
    "numbers of rows that are letters": (
        [["№ п/п", "ФИО", "Тел."], ["а", "Ким Олег", "2-10-21"]],
        {"surname": "Ким", "phone": "2-10-21"},
    ),
    "a record that says «ФИО» itself": (
        [["ФИО", "Категория", "Примечание"], ["Ким Олег", "инвалид", "ФИО"]],
        {"surname": "Ким", "category": "инвалид", "extra": {"примечание": "ФИО"}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_a_column_holds_is_heeded(desk: Desk, book: Path, name: str) -> None:
    rows, answers = DOUBTFUL[name]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert run.status == 0, run.err
    (client,) = clients(book)
    assert {field: getattr(client, field) for field in answers} == answers


def test_a_table_of_file_numbers_fills_in_what_is_lacking(desk: Desk) -> None:
    there = [{"Дело": "5", "Фамилия": "Ким", "Имя": "Ю", "Пол": "женский"}]
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": there})
    path = table(desk, ["№ дела", "Тел."], ["5", "2-10-21"])
    run = desk.run("add", book, path, "--yes")
    assert "Спросить" not in run.out
    assert clients(book)[0].phone == "2-10-21"
    again = desk.run("add", book, path)  # nothing to ask about
    assert (again.status, "Нового нет" in again.out) == (0, True)


NINA, OLEG = (
    ["Фролова Нина Ильинична", "14.07.1939", "2-10-21"],
    ["Ким Олег Юрьевич", "01.12.1941", "2-10-22"],
)
SEVERAL_TABLES: dict[str, list[Sequence[object]]] = {
    "one below another": [
        ["На дому"],
        ["ФИО", "Д.р.", "Тел."],
        NINA,
        ["Итого", 1],
        ["Срочные услуги"],
        ["№", "Тел.", "ФИО", "Д.р.", "Адрес"],
        [1, OLEG[2], OLEG[0], OLEG[1], "Псков"],
    ],
    "numbered through": [
        ["№", "ФИО", "Тел.", "Д.р."],
        [1, NINA[0], NINA[2], NINA[1]],
        ["№", "ФИО", "Д.р.", "Тел."],
        [2, *OLEG],
    ],
    "numbered side by side": [
        ["№", "ФИО", "Тел.", "", "№", "ФИО", "Тел."],
        [1, NINA[0], NINA[2], "", 2, OLEG[0], OLEG[2]],
    ],
    "side by side": [["ФИО", "Д.р.", "Тел.", "", "ФИО", "Д.р.", "Тел."], [*NINA, "", *OLEG]],
    "side by side, each under its title": [
        ["Женщины", "", "", "Мужчины"],
        ["Ф.И.О.", "Д.р.", "Тел.", "Ф.И.О.", "Д.р.", "Тел."],
        [*NINA, *OLEG],
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", SEVERAL_TABLES)
def test_each_table_of_a_sheet_is_read(desk: Desk, book: Path, name: str) -> None:
    run = desk.run("add", book, table(desk, *SEVERAL_TABLES[name]), "--yes")
    assert (run.status, run.err) == (0, "")
    assert "столбец пустой" not in run.out  # beside a table, where another one has columns
    found = [(client.surname, client.sex, client.phone) for client in clients(book)]
    assert found == [("Фролова", "женский", "2-10-21"), ("Ким", "мужской", "2-10-22")]


@pytest.mark.parametrize("sign", ["-//-", '"', "—»—", "- '' -", "„", '-"-', "«—»", "//"])
def test_a_sign_for_the_answer_above_is_that_answer(desk: Desk, book: Path, sign: str) -> None:
    rows = [["ФИО", "Категория"], [NINA[0], "Ветеран труда"], [OLEG[0], sign], ["Ли Ия Юрьевна", sign]]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert f"прочитаны как ответ строкой выше: «{sign}» 2; если это не так" in run.err
    assert {client.category for client in clients(book)} == {"Ветеран труда"}


@pytest.mark.parametrize("text", ["/", "инв.", "«Барс»", "3/4"])
def test_other_signs_are_answers(desk: Desk, book: Path, text: str) -> None:
    rows = [["ФИО", "Прозвище"], [NINA[0], "Лис"], [OLEG[0], text]]
    assert desk.run("add", book, table(desk, *rows), "--yes").status == 0
    assert [client.extra["прозвище"] for client in clients(book)] == ["Лис", text]


# of two rows without days of birth → whether they are of one person
ALIKE: list[tuple[Sequence[object], Sequence[object], bool]] = [
    ((NINA[0], "Псков", "уборка"), (NINA[0], "Псков", "обед"), True),
    ((NINA[0], "Псков", "уборка"), (NINA[0].upper(), "", "обед"), True),
    ((NINA[0], "Псков", "уборка"), (NINA[0], "Остров", "уборка"), False),
    (("Фролова Н. И.", "Псков", "уборка"), ("Фролова Н. И.", "Псков", "обед"), False),
    (("Фролова Нина", "", "уборка"), ("Фролова Нина", "", "обед"), False),
]


@pytest.mark.parametrize(("first", "second", "is_one"), ALIKE)
def test_one_person_of_two_rows_without_a_day_of_birth(
    desk: Desk, book: Path, first: Sequence[object], second: Sequence[object], is_one: bool
) -> None:
    run = desk.run("add", book, table(desk, ["ФИО", "Адрес", "Услуга"], first, second), "--yes")
    assert len(clients(book)) == 2 - is_one
    assert ("этот человек уже есть в таблице: строка 2; второй раз не внесен" in run.err) == is_one


def test_a_person_of_two_sheets_is_added_once(desk: Desk, book: Path) -> None:
    written = openpyxl.Workbook()
    sheets = {
        "Январь": [["ФИО", "Д.р.", "Тел.", "Услуга"], [*NINA, "уборка"], [*OLEG, "обед"]],
        "Февраль": [
            ["ФИО", "Д.р.", "Адрес", "Услуга"],
            [*NINA[:2], "Псков", "обед"],
            [*OLEG[:2], "", "обед"],
        ],
    }
    for title, rows in sheets.items():
        sheet = written.create_sheet(title)
        for row in rows:
            sheet.append(row)
    written.remove(written.worksheets[0])
    written.save(desk.folder / "годы.xlsx")
    run = desk.run("add", book, desk.folder / "годы.xlsx", "--yes")
    found = [(client.file_number, client.surname, client.address, client.phone) for client in clients(book)]
    assert found == [("1", "Фролова", "Псков", "2-10-21"), ("2", "Ким", None, "2-10-22")]
    assert "лист «Февраль», строка 2, Фролова Нина Ильинична (Услуга): «обед»" in run.err
    assert [problem for problem in read_whole_book(book).problems if problem.is_error] == []


def test_two_of_one_number_do_not_come_into_the_book(desk: Desk) -> None:
    there = [{"Дело": "1", "Фамилия": "Ким", "Имя": "Ю", "Пол": "мужской"}]
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": there})
    rows = [
        ["№ дела", "ФИО", "Тел.", "Свободное время"],
        ["1", "Ким Ю", "2-10-21", "сад"],
        ["1", "Туманова Ольга Ильинична", "2-10-22", "лес"],
        ["7", NINA[0], "2-10-23", "лес"],
        ["7", OLEG[0], "2-10-24", "сад"],
        ["8", "Котов И. И.", "2-10-25", ""],
        ["8", "Котов И. И.", "2-10-26", ""],
    ]  # fmt: skip
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert run.status == 1
    for told in (
        "строка 3, Туманова Ольга Ильинична (Дело): «1» — под этим номером в книге другой человек: Ким Ю",
        f"строка 5, {OLEG[0]} (Дело): «7» — под этим номером в файле другой человек: Фролова Нина",
        "строка 7, Котов И. И. (Дело): «8» — этот человек в файле не один раз; оставьте одну строку",
    ):
        assert told in run.err
    read = read_whole_book(book)
    assert [(client.file_number, client.surname) for client in read.clients] == [
        ("1", "Ким"), ("7", "Фролова"), ("8", "Котов"),
    ]  # fmt: skip
    assert [(row.file_number, row.leisure) for row in read.all(Portrait)] == [("1", "сад"), ("7", "лес")]
    assert [problem for problem in read.problems if problem.is_error] == []


def test_data_of_a_client_that_may_not_be_used_are_told(desk: Desk) -> None:
    client = {"Дело": "1", "Фамилия": "Ким", "Имя": "Ю", "Пол": "мужской", "Обработка данных": "отозвано"}
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [client]})
    told = "строка 2, Ким Ю: обработка данных клиента не разрешена: дело 1; если вносить их было нельзя"
    path = table(desk, ["ФИО", "Тел."], ["Ким Ю", "2-10-21"])
    assert told in desk.run("add", book, path, "--yes").err
    assert "не разрешена" not in desk.run("add", book, path, "--yes").err  # nothing new comes


def test_files_of_one_name_are_two(desk: Desk, book: Path) -> None:
    for folder in ("а", "б"):
        (desk.folder / folder).mkdir()
        table(desk, ["ФИО", "Д.р."], NINA[:2], name=f"{folder}/люди.xlsx")
    run = desk.run("add", book, desk.folder / "а" / "люди.xlsx", desk.folder / "б" / "люди.xlsx", "--yes")
    assert (run.status, [client.surname for client in clients(book)]) == (0, ["Фролова"])


def test_nothing_is_lost_of_a_person_who_is_in_several_rows(desk: Desk) -> None:
    there = [{"Дело": "1", "Фамилия": "Ким", "Имя": "Ю", "Пол": "мужской"}]
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": there})
    rows: list[Sequence[object]] = [
        ["№", "ФИО", "Д.р.", "Тел.", "Адрес", "Услуга"],
        [1, *NINA[:2], "", "Псков", "уборка"],  # the number of the row, that is merged over three
        [1, *NINA[:2], "2-10-21", "Псков", "покупка продуктов"],
        [1, *NINA, "", "уборка"],
    ]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    told = [
        line for line in run.err.splitlines() if "уже есть в таблице: строка 2; второй раз не внесен" in line
    ]
    assert ["ответы отличаются: Услуга: «покупка продуктов»;" in line for line in told] == [True, False]
    client = clients(book)[-1]
    assert (client.file_number, client.surname) == ("2", "Фролова")
    assert (client.phone, client.address, client.extra) == ("2-10-21", "Псков", {"услуга": "уборка"})


def test_rows_that_cannot_go_in_are_told_with_the_person(desk: Desk, book: Path) -> None:
    people = ["Мария Петровна", "14.02.1950", phone(1)], ["Ким Ольга", "32.01.1950", ""]
    rows = [["ФИО", "Д.р.", "Тел."], *people, ["", "14.02.1950", phone(3)]]
    run = desk.run("add", book, table(desk, *rows), "--yes")
    assert run.status == 1
    assert "строка 2, Мария Петровна: нет фамилии; допишите имя в таблице" in run.err
    assert "строка 3, Ким Ольга (Дата рождения): «32.01.1950» — такой даты нет" in run.err
    assert "строка 4: имени нет" in run.err
    assert [client.surname for client in clients(book)] == ["Ким"]


def test_what_the_program_knows_wholly_is_not_asked_about(desk: Desk) -> None:
    desk.fill()
    book, before = desk.folder / "book.xlsx", (desk.folder / "book.xlsx").read_bytes()
    looked = desk.run("add", book, desk.folder / "form.csv", "--dry-run")
    assert "form.csv: новых записей: 1 («Клиенты» 1)" in looked.out
    assert NOTHING_WRITTEN in looked.out
    assert book.read_bytes() == before
    assert desk.run("add", book, desk.folder / "form.csv").status == 0
    assert [client.surname for client in clients(book)][-1] == "Ким"


def test_answers_of_another_sheet_go_with_their_client(desk: Desk, book: Path) -> None:
    people = ["Петров Иван Ильич", "шахматы"], ["Ким Ольга", "сад"]
    path = table(desk, ["ФИО", "Свободное время"], *people)
    assert desk.run("add", book, path, "--yes").status == 0
    portraits = read_whole_book(book).all(Portrait)
    assert [(row.file_number, row.leisure) for row in portraits] == [("1", "шахматы"), ("2", "сад")]
