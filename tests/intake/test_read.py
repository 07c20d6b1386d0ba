"""What the reader forgives: the same records, and nothing to report."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from books import (
    SOUND,
    Row,
    add,
    changed,
    drop,
    part_of,
    put,
    read,
    sentences,
    tables,
    values,
    with_part,
    write,
    write_sheets,
)
from desk import Desk
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.intake.excel.read import find_books
from paperwork.records.clients import Client
from paperwork.records.contacts import Contact
from paperwork.records.deliveries import Delivery
from paperwork.records.institution import Institution

CLIENTS = "Клиенты"
Cells = dict[str, list[list[object]]]


def same(path: Path) -> None:
    """The book reads as the sound one does, and nothing is reported."""
    book = read(path)
    assert sentences(book) == []
    assert values(book) == values(read(write_sheets(path.with_name("sound.xlsx"), SOUND)))


def headers(change: Callable[[str], str]) -> Callable[[Cells], None]:
    """Writes every header, and every label of a card, another way."""

    def over(content: Cells) -> None:
        for title, rows in content.items():
            if title in ("Учреждение", "Паспорт района"):
                for row in rows[1:]:
                    row[0] = change(str(row[0]))
            else:
                rows[0] = [change(str(header)) for header in rows[0]]

    return over


def every_sheet(change: Callable[[list[list[object]]], list[list[object]]]) -> Callable[[Cells], None]:
    def over(content: Cells) -> None:
        for title, rows in content.items():
            content[title] = change(rows)

    return over


def shuffled_columns(content: Cells) -> None:
    for title, rows in content.items():
        if title not in ("Учреждение", "Паспорт района"):
            order = list(range(len(rows[0])))
            random.Random(title).shuffle(order)
            content[title] = [[row[at] for at in order] for row in rows]


def shuffled_labels(content: Cells) -> None:
    for title in ("Учреждение", "Паспорт района"):
        head, *rows = content[title]
        random.Random(title).shuffle(rows)
        content[title] = [head, *rows]


def blank_columns(rows: list[list[object]]) -> list[list[object]]:
    return [[cell for value in row for cell in (None, value)] for row in rows]


def blank_rows(rows: list[list[object]]) -> list[list[object]]:
    blank: list[list[object]] = [[], [" ", "\u00a0"]]
    return [line for row in rows for line in (*blank, row)]


def header_again(content: Cells) -> None:
    for title in ("Клиенты", "Контакты", "Цели"):
        head, first, *rows = content[title]
        content[title] = [head, first, [str(header).upper() for header in head], *rows, head]


def titled(rows: list[list[object]]) -> list[list[object]]:
    return [["Книга дел Центра «Вера»"], ["за 2026 год", None, "цель"], [], *rows]


def without_answer_title(content: Cells) -> None:
    for title in ("Учреждение", "Паспорт района"):
        content[title] = content[title][1:]


def with_hints(content: Cells) -> None:
    for title in ("Учреждение", "Паспорт района"):
        head, *rows = content[title]
        content[title] = [[*head, "Подсказка"], *([label, answer, "Как в уставе"] for label, answer in rows)]


def look_alikes(header: str) -> str:
    return header.translate(str.maketrans("АЕОРСУХКМТНВаеорсух", "AEOPCYXKMTHBaeopcyx"))


def reversed_sheets(content: Cells) -> None:
    for title in list(content)[::-1]:
        content[title] = content.pop(title)


FORGIVEN: dict[str, Callable[[Cells], None]] = {
    "moved columns": shuffled_columns,
    "moved labels": shuffled_labels,
    "upper case": headers(str.upper),
    "lower case": headers(str.lower),
    "stars": headers(lambda header: f"{header} *"),
    "stars in front": headers(lambda header: f"*{header}:"),
    "spaces": headers(lambda header: f"  {header.replace(' ', '   ')}  "),
    "no-break spaces": headers(lambda header: f"\u00a0{header.replace(' ', chr(0xA0))}\u202f"),
    "zero-width spaces": headers(lambda header: f"\ufeff{header[:2]}\u200b{header[2:]}\u00ad"),
    "line breaks": headers(lambda header: header.replace(" ", "\n")),
    "ё for е": headers(lambda header: header.replace("е", "ё")),
    "apart signs": headers(lambda header: header.replace("й", "и\u0306")),
    "Latin look-alikes": headers(look_alikes),
    "blank rows": every_sheet(blank_rows),
    "blank columns": every_sheet(blank_columns),
    "blank everything": every_sheet(lambda rows: blank_rows(blank_columns(rows))),
    "titles above": every_sheet(titled),
    "headers again": header_again,
    "no title above the answers": without_answer_title,
    "hints beside the answers": with_hints,
    "own sheets": lambda content: content.update({"Заметки": [["что угодно", 1]]}),
    "sheets the other way round": reversed_sheets,
}


@pytest.mark.parametrize("change", FORGIVEN.values(), ids=FORGIVEN)
def test_forgiven(tmp_path: Path, change: Callable[[Cells], None]) -> None:
    content = tables(SOUND)
    change(content)
    same(write(tmp_path / "book.xlsx", content))


@pytest.mark.parametrize("title", [" клиенты ", "КЛИЕНТЫ", "Клиенты\u00a0", "Kлиeнты"])
def test_the_title_of_a_sheet(tmp_path: Path, title: str) -> None:
    content = {title if name == CLIENTS else name: rows for name, rows in tables(SOUND).items()}
    same(write(tmp_path / "book.xlsx", content))


def merged_titles(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Клиенты Центра"
    sheet.merge_cells("A1:M2")


def tall_headers(sheet: Worksheet) -> None:
    sheet.insert_rows(2)
    for column in range(1, sheet.max_column + 1):
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)


def hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.sheet_state = "hidden"


def commented(sheet: Worksheet) -> None:
    from openpyxl.comments import Comment

    sheet["B2"].comment = Comment("проверить", "автор")


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = sheet.dimensions


LOOKS: dict[str, Callable[[Worksheet], None]] = {
    "merged titles": merged_titles,
    "headers merged over two rows": tall_headers,
    "hidden rows, columns and sheets": hidden,
    "comments": commented,
    "a filter": filtered,
}


@pytest.mark.parametrize("change", LOOKS.values(), ids=LOOKS)
def test_looks_do_not_count(tmp_path: Path, change: Callable[[Worksheet], None]) -> None:
    path = write_sheets(tmp_path / "book.xlsx", SOUND)
    book = openpyxl.load_workbook(path)
    change(book[CLIENTS])
    book.save(path)
    same(path)


def test_a_number_merged_over_its_rows(tmp_path: Path) -> None:
    sheets = changed(
        add("Контакты", Дело=None, Дата="21.02.2026", Специалист=None),
        add("Контакты", Дело=None, Дата="22.02.2026"),
        add("Контакты", Дело="15", Дата="23.02.2026"),
    )
    path = write_sheets(tmp_path / "book.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    book["Контакты"].merge_cells("A2:A4")
    book.save(path)
    found = read(path)
    assert sentences(found) == []
    assert [(row.file_number, row.specialist) for row in found.all(Contact)] == [
        ("12", "С1"), ("12", None), ("12", None), ("15", None),
    ]  # fmt: skip


def test_a_chart_among_the_sheets(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart

    path = write_sheets(tmp_path / "book.xlsx", SOUND)
    book = openpyxl.load_workbook(path)
    book.create_chartsheet("График", 0).add_chart(BarChart())
    book.save(path)
    same(path)


def prefixed(xml: bytes) -> bytes:
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")


def without_addresses(xml: bytes) -> bytes:
    return re.sub(rb'<(c|row) r="\w+"', rb"<\1", xml)


def other_order(xml: bytes) -> bytes:
    return xml.replace(b't="inlineStr"', b"").replace(b"<c r=", b'<c t="inlineStr" r=')


UNUSUAL: dict[str, Callable[[bytes], bytes]] = {
    "a prefix": prefixed,
    "cells without addresses": without_addresses,
    "attributes in another order": other_order,
    "line breaks in the XML": lambda xml: xml.replace(b"><", b">\n<"),
    "single quotes": lambda xml: xml.replace(b'"', b"'"),
}


@pytest.mark.parametrize("change", UNUSUAL.values(), ids=UNUSUAL)
def test_xml_of_other_programs(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    content = tables(SOUND)
    content[CLIENTS] = [[cell if cell is not None else "" for cell in row] for row in content[CLIENTS]]
    data = write(tmp_path / "book.xlsx", content).read_bytes()
    part = "xl/worksheets/sheet5.xml"
    (tmp_path / "book.xlsx").write_bytes(with_part(data, part, change(part_of(data, part))))
    same(tmp_path / "book.xlsx")


# Sheets left out


@pytest.mark.parametrize(
    "titles",
    [
        [CLIENTS],
        ["Учреждение"],
        ["Паспорт района"],
        [CLIENTS, "Портреты"],
        ["Специалисты", CLIENTS, "Контакты"],
    ],
)
def test_sheets_left_out(tmp_path: Path, titles: list[str]) -> None:
    sheets = {title: SOUND[title] for title in titles}
    if "Специалисты" not in titles and CLIENTS in titles:
        sheets[CLIENTS] = [{**row, "Специалист": None} for row in sheets[CLIENTS]]
    book = read(write_sheets(tmp_path / "book.xlsx", sheets))
    assert sentences(book) == []
    assert list(values(book)) == titles


def test_usual_services_need_no_list_of_ones_own(tmp_path: Path) -> None:
    sheets = changed(put("Услуги", 3, "Услуга", "полет на Луну"))
    del sheets["Перечень услуг"]
    (found,) = sentences(read(write_sheets(tmp_path / "book.xlsx", sheets)))
    assert "«полет на Луну» — такой услуги нет в перечне" in found


# One client


ALONE: dict[str, list[Row]] = {
    CLIENTS: [{"Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский", "Дата согласия": "01.02.2026"}],
    "Портреты": [{"Вредные привычки": "нет"}],
    "Планы": [{"Дата": "01.02.2026", "Проблема": "Потеря работы"}],
    "Цели": [{"Цель": "Найти работу"}],
    "Контакты": [{"Дата": "02.02.2026"}],
}


@pytest.mark.parametrize("number", [None, "12"])
@pytest.mark.parametrize("has_column", [True, False])
def test_one_client_needs_no_number(tmp_path: Path, number: str | None, has_column: bool) -> None:
    sheets = {
        title: [
            {**({"Дело": number if title == CLIENTS else None} if has_column else {}), **row} for row in rows
        ]
        for title, rows in ALONE.items()
    }
    book = read(write_sheets(tmp_path / "book.xlsx", sheets))
    assert sentences(book) == []
    (client,) = book.clients
    assert [plan.problem for plan in book.plans(client.file_number)] == ["Потеря работы"]
    assert {row.file_number for row in book.all(Contact)} == {client.file_number}


def test_of_two_clients_each_needs_a_number(tmp_path: Path) -> None:
    sheets = {**ALONE, CLIENTS: [{"Дело": number, **ALONE[CLIENTS][0]} for number in ("1", None)]}
    found = [
        text for text in sentences(read(write_sheets(tmp_path / "book.xlsx", sheets))) if "Клиенты" in text
    ]
    assert found == [
        "error: book.xlsx, лист «Клиенты», A3 (Дело): пусто — обязательное поле;"
        " впишите номер дела: по нему находят строки клиента"
    ]


# Values


def client(path: Path, header: str, value: object) -> Client:
    """The first client, read with the value."""
    book = read(write_sheets(path / "book.xlsx", changed(put(CLIENTS, 2, header, value))))
    assert sentences(book) == []
    return book.clients[0]


SPELT: tuple[tuple[str, object, str, object], ...] = (
    ("Телефон", 89161234567.0, "phone", "89161234567"),
    ("Телефон", "89161234567.0", "phone", "89161234567"),
    ("Телефон", " 8 (916)\u00a0123-45-67 ", "phone", "8 (916)\u00a0123-45-67"),
    ("СНИЛС", 11223344595, "snils", "11223344595"),
    ("СНИЛС", "112-233-445 95", "snils", "112-233-445 95"),
    ("Дата рождения", date(1980, 2, 1), "birth_date", date(1980, 2, 1)),
    ("Дата рождения", datetime(1980, 2, 1, 0, 0), "birth_date", date(1980, 2, 1)),
    ("Дата рождения", 29252, "birth_date", date(1980, 2, 1)),
    ("Дата рождения", 29252.5, "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "29252", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "1.2.1980", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "01.02.80", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "01.02.30", "birth_date", date(1930, 2, 1)),
    ("Дата рождения", "1 февраля 1980 г.", "birth_date", date(1980, 2, 1)),
    ("Дата рождения", "\u200b1980-02-01\u00a0", "birth_date", date(1980, 2, 1)),
    ("Фамилия", "  Соколова\u00a0", "surname", "Соколова"),
    ("Фамилия", "Соко\u200bлова\u00ad\ufeff", "surname", "Соколова"),
    ("Фамилия", "«Вера» & <дети> \"'", "surname", "«Вера» & <дети> \"'"),
    ("Отчество", 5, "patronymic", "5"),
    ("Отчество", 1.5, "patronymic", "1,5"),
    ("Отчество", True, "patronymic", "да"),
    ("Отчество", date(2026, 1, 2), "patronymic", "02.01.2026"),
    ("Отчество", "строка 1\r\nстрока 2", "patronymic", "строка 1\nстрока 2"),
    ("Отчество", "-", "patronymic", "-"),
    ("Отчество", "# 5", "patronymic", "# 5"),
    ("Пол", "ЖЕНСКИЙ ", "sex", "женский"),
    ("Образование", "Высшее", "education", "Высшее"),
    ("Семейное положение", "Замужем", "family_status", "Замужем"),
    ("Семейное положение", "женат", "family_status", "женат"),
    ("Семейное положение", "женат / замужем", "family_status", "женат / замужем"),
    ("Семейное положение", "разведена", "family_status", "разведена"),
    ("Социальное положение", "рабочий/-ая", "social_position", "рабочий/-ая"),
    ("Специалист", "с 1", "specialist", "с 1"),
)  # fmt: skip


@pytest.mark.parametrize(("header", "value", "name", "expected"), SPELT)
def test_a_value_however_it_is_typed(
    tmp_path: Path, header: str, value: object, name: str, expected: object
) -> None:
    assert getattr(client(tmp_path, header, value), name) == expected


def test_lost_zeros_come_back(tmp_path: Path) -> None:
    changes = put(CLIENTS, 2, "СНИЛС", 1234567877.0), put("Учреждение", 2, "ИНН", 101000123)
    book = read(write_sheets(tmp_path / "book.xlsx", changed(*changes)))
    institution = book.card(Institution)
    assert institution is not None
    assert (book.clients[0].snils, institution.inn) == ("01234567877", "0101000123")


def test_numbers_for_file_numbers(tmp_path: Path) -> None:
    numbers: dict[str, list[Row]] = {
        title: [
            {**row, "Дело": int(row["Дело"])} if row.get("Дело") and title != CLIENTS else row for row in rows
        ]
        for title, rows in SOUND.items()
    }
    same(write_sheets(tmp_path / "book.xlsx", numbers))


def test_numbers_of_every_shape(tmp_path: Path) -> None:
    typed = ("2", 2.0, "1,5", 1.5, " 1 000 ", "−3", "2.50")
    rows = [{**SOUND["Оказано"][0], "Количество": value} for value in typed]
    book = read(write_sheets(tmp_path / "book.xlsx", {**SOUND, "Оказано": rows}))
    assert sentences(book) == []
    assert [row.quantity for row in book.all(Delivery)] == [
        2,
        2,
        Decimal("1.5"),
        Decimal("1.5"),
        1000,
        -3,
        Decimal("2.5"),
    ]


def test_words_where_a_date_may_stand(tmp_path: Path) -> None:
    typed = ("до конца марта", date(2026, 3, 20), 46101, "20.03.2026", 1995, "весной 2026")
    rows = [{"Дело": "15", "Действие": "Записаться", "Срок": value} for value in typed]
    book = read(write_sheets(tmp_path / "book.xlsx", {**SOUND, "Действия": rows}))
    assert sentences(book) == []
    assert [row["due"] for row in values(book)["Действия"]] == [
        "до конца марта", date(2026, 3, 20), date(2026, 3, 20), "20.03.2026", "1995", "весной 2026",
    ]  # fmt: skip


# Lists and own columns


def test_lists_are_added_to(tmp_path: Path) -> None:
    content = tables(
        changed(put(CLIENTS, 2, "Образование", "Домашнее"), put(CLIENTS, 2, "Семейное положение", "сирота"))
    )
    content["Списки"] = [
        ["СЕМЕЙНОЕ ПОЛОЖЕНИЕ", "Образование", "Пол"],
        ["холост/не замужем", None, "иное"],
        ["сирота", "домашнее"],
    ]
    book = read(write(tmp_path / "book.xlsx", content))
    assert sentences(book) == []
    assert [choice.shown for choice in book.lists["Образование"].values][-1] == "домашнее"
    assert [choice.shown for choice in book.lists["Пол"].values] == ["мужской", "женский"]


def test_own_columns_are_tags(tmp_path: Path) -> None:
    changes = (
        put(CLIENTS, 2, "Номер приказа", 7.0),
        put(CLIENTS, 3, "Номер приказа", "№ 8-к"),
        put(CLIENTS, 2, "№ п/п", date(2026, 3, 1)),
        put("Учреждение", 2, "Лицензия", "есть"),
    )
    book = read(write_sheets(tmp_path / "book.xlsx", changed(*changes)))
    assert sentences(book) == []
    assert book.extra[CLIENTS] == {"номер_приказа": "Номер приказа", "п_п": "№ п/п"}
    assert [dict(row.extra) for row in book.clients] == [
        {"номер_приказа": "7", "п_п": "01.03.2026"},
        {"номер_приказа": "№ 8-к", "п_п": None},
        {"номер_приказа": None, "п_п": None},
    ]
    institution = book.card(Institution)
    assert institution is not None
    assert institution.extra == {"лицензия": "есть"}


# Versions of a plan


def test_the_newest_plan_is_in_force(tmp_path: Path) -> None:
    book = read(write_sheets(tmp_path / "book.xlsx", changed(put("Планы", 2, "Дата", "16.02.2026"))))
    assert [plan.number for plan in book.plans("12")] == ["2", "1"]
    assert [plan.number for plan in book.plans("27")] == []


# Folders and the command


def test_a_folder_of_books(desk: Desk) -> None:
    folder = desk.folder / "группа"
    folder.mkdir()
    for name in ("б.xlsx", "А.XLSX", "в.xls", "~$б.xlsx", ".скрытая.xlsx"):
        data = write_sheets(folder / name.replace("XLSX", "xlsx"), SOUND)
        data.rename(folder / name)
    (folder / "заметки.txt").write_text("текст")
    assert [path.name for path in find_books(folder)] == ["А.XLSX", "б.xlsx", "в.xls"]
    run = desk.run("check", folder)
    assert (run.status, run.out, run.err) == (0, "Все в порядке: ни ошибок, ни предупреждений.\n", "")


def test_books_of_a_folder_stay_apart(desk: Desk) -> None:
    folder = desk.folder / "группа"
    folder.mkdir()
    write_sheets(folder / "а.xlsx", SOUND)
    write_sheets(
        folder / "б.xlsx", changed(put(CLIENTS, 2, "Образование", "домашнее"), drop(CLIENTS, "СНИЛС"))
    )
    (folder / "в.xlsx").write_text("не книга")
    run = desk.run("check", folder)
    assert run.status == 1
    assert "б.xlsx, лист «Клиенты», H2 (Образование)" in run.err
    assert "в.xlsx: это не книга Excel" in run.err
    assert "а.xlsx" not in run.err


def test_a_book_with_macros_by_its_name(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "book.xlsx", SOUND)
    same(path.rename(tmp_path / "book.xlsm"))
