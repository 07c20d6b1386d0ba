"""Sheets of the user's own: which are read, what becomes of their rows, and what is said of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from books import TODAY
from desk import IVAN, VERA, Desk
from zipped import zipped

from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.context import CASES_KEY, cases
from paperwork.case.tags import TODAY as TODAY_TAG
from paperwork.case.tags import all_tags
from paperwork.intake.excel.reading import own_sheets, tied
from paperwork.intake.excel.reading.read import read_whole_book
from paperwork.sheets import TAGS, own_schema

Cells = Sequence[Sequence[object]]
Read = Sequence[tuple[str | None, Sequence[str | None]]]
HEAD = ("Дело", "Имя", "Дата рождения")
OLGA = ("1", "Ольга", datetime(1980, 2, 14))
OWN = "Семья клиента"


def book_with(desk: Desk, sheets: Mapping[str, Cells], change: Callable[[Any], None] | None = None) -> Path:
    """A book of two clients with these sheets beside."""
    path = desk.book({"Клиенты": [VERA, IVAN]})
    book = openpyxl.load_workbook(path)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    book.save(path)
    return path


def merge(book: Any) -> None:
    """Two rows of one client under one number."""
    book[OWN].append([None, "Глеб", None])
    book[OWN].merge_cells("A2:A3")


# What is on the sheets beside the clients: the tag of the rows, the rows as (number, answers), the sentences.
READ: Read = [("1", ["Ольга", "14.02.1980"])]
TAG = "семья_клиента"
TAKEN = "название в шаблонах занято или невозможно; строки листа там — "
ROWS: dict[str, tuple[Mapping[str, Cells], str, Read, list[str]]] = {
    "as it is": ({OWN: [HEAD, OLGA]}, TAG, READ, []),
    "no «Дело»": ({OWN: [("Имя", "Возраст"), ("Ольга", 45)]}, "", [], []),
    "nothing but «Дело»": ({OWN: [("Дело",), ("1",)]}, "", [], []),
    "a title, blank rows, columns moved": (
        {OWN: [(), ("Состав семьи",), (), (None, "Имя", None, "ДЕЛО* "), (), (None, "Ольга", None, 1.0), ()]},
        TAG, [("1", ["Ольга"])], [],
    ),
    "case, spaces, ё in the title": ({" Учёба, 2 КУРС ": [HEAD, OLGA]}, "учёба_2_курс", READ, []),
    "a figure first": ({"2026 год": [HEAD, OLGA]}, "лист_2026_год", READ, [TAKEN + "«лист_2026_год»"]),
    "a name that is taken": (
        {"Родители": [HEAD, OLGA]}, "родители_2", READ, [TAKEN + "«родители_2»; пишите «родители_2» или"]
    ),
    "like a known title": (
        {"Контакт": [HEAD, OLGA]}, "контакт", READ,
        ["незнакомый лист, прочитан как ваш собственный; похоже на «Контакты»"],
    ),
    "a draft of the clients": (
        {"Черновик": [("Дело", "Фамилия", "Имя", "Пол"), ("7", "Ким", "Яна", "женский")]}, "", [], []
    ),
    "no such client": (
        {OWN: [HEAD, OLGA, ("7", "Яна")]}, TAG, [*READ, ("7", ["Яна", None])],
        ["A3 (Дело): «7» — клиента с таким делом нет"],
    ),
    "no number": (
        {OWN: [HEAD, OLGA, (None, "Яна")]}, TAG, [*READ, (None, ["Яна", None])],
        ["A3 (Дело): пусто — обязательное поле"],
    ),
    "days, telephones, numbers, mail": (
        {OWN: [
            ("Дело", "Дата", "Телефон", "Сумма", "Почта"),
            ("1", "1 мая 1980 г.", 89161234567.0, "12,5", "a@b.ru"),
            ("1", "летом", "нет", "много", "нет адреса"),
            ("1", "32.01.2026", "12", "1о", "a@"),
        ]},
        TAG,
        [("1", ["01.05.1980", "89161234567", "12,5", "a@b.ru"]),
         ("1", ["летом", "нет", "много", "нет адреса"]), ("1", ["32.01.2026", "12", "1о", "a@"])],
        ["B4 (Дата): «32.01.2026» — такой даты нет", "C4 (Телефон): «12» — не похоже на номер",
         "D4 (Сумма): «1о» — это не число", "E4 (Почта): «a@» — не похоже на адрес"],
    ),
    "a formula that was not calculated": (
        {OWN: [HEAD, ("1", '="О"&"ля"')]}, TAG, [("1", [None, None])], ["B2 (Имя)"]
    ),
    "two tables below one another": (
        {OWN: [HEAD, OLGA, (None,), ("Дело", "Вещь"), ("1", "стол")]}, TAG, READ,
        ["A4: «Дело» — ниже на листе еще одна таблица, она не прочитана"],
    ),
    "two tables side by side": (
        {OWN: [("Дело", "Имя", None, "Дело", "Вещь"), ("1", "Ольга", None, "2", "стол")]}, TAG,
        [("1", ["Ольга", "2", "стол"])], ["D1 (Дело): «Дело» — такой заголовок уже есть на листе"],
    ),
    "a value without a header": ({OWN: [HEAD, (*OLGA, "да")]}, TAG, READ, ["над значением нет заголовка"]),
    "two with one name": (
        {OWN: [HEAD, OLGA], "СЕМЬЯ-клиента": [HEAD, OLGA]}, TAG, READ,
        ["лист с таким названием уже есть («СЕМЬЯ-клиента»)"],
    ),
}  # fmt: skip


def test_what_is_read(desk: Desk) -> None:
    for name, (sheets, tag, rows, sentences) in ROWS.items():
        book = read_whole_book(book_with(desk, sheets), None, TODAY)
        own = book.own_sheets
        assert [schema.sheet.rows_tag for schema in own] == [tag] * bool(tag), name
        read = [row for schema in own for row in book.records[schema.sheet.title]]
        assert [(row.file_number, [*row.extra.values()]) for row in read] == [*rows], name
        told = [str(problem) for problem in book.problems if problem.place.sheet not in ("", "Клиенты")]
        assert len(told) == len(sentences), (name, told)
        assert all(any(sentence in line for line in told) for sentence in sentences), (name, told)


def test_hidden_sheets_and_merged_cells_are_as_others(desk: Desk) -> None:
    def hide(book: Any) -> None:
        merge(book)
        book[OWN].sheet_state = "veryHidden"

    book = read_whole_book(book_with(desk, {OWN: [HEAD, OLGA]}, hide), None, TODAY)
    assert [(row.file_number, row.extra["имя"]) for row in book.records[OWN]] == [
        ("1", "Ольга"),
        ("1", "Глеб"),
    ]
    assert pickle.loads(pickle.dumps(book.records[OWN])) == book.records[OWN]


def test_what_templates_see(desk: Desk) -> None:
    head = ("Дело", "Имя", "Дата рождения", "Доход", "Номер")
    rows = [head, ("1", "Ольга", "1.2.80", "1 200,5", "7"), ("2", "Яна", None, "нет", None)]
    book = read_whole_book(book_with(desk, {OWN: rows}), None, TODAY)
    names = [tag.name for tag in all_tags(book.extra) if tag.sheet == OWN]
    seen = [case.context(names)["семья_клиента"] for case in cases(book, TODAY)]
    assert [row["дата_рождения"] for row in seen[0]] == [date(1980, 2, 1)]
    assert [str(row["доход"]) for row in (*seen[0], *seen[1])] == ["1200.5", "нет"]
    assert [row["номер"] for row in (*seen[0], *seen[1])] == ["7", None]


def test_what_the_program_computes_has_its_names() -> None:
    names = {table.tag for table in COMPUTED_TABLES} | {TODAY_TAG, CASES_KEY}
    assert names <= TAGS
    assert own_schema("x").record is pickle.loads(pickle.dumps(own_schema("x").record))


def test_what_is_on_sheets_of_ones_own_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_with(
        desk, {OWN: [HEAD, OLGA], "Родня": [HEAD, OLGA], "Записи": [("Запись",), *[("1",)] * 50]}
    )
    monkeypatch.setattr(own_sheets, "MOST_SHEETS", 1)
    told = [str(problem) for problem in read_whole_book(book, None, TODAY).problems]
    assert any("собственных листов больше 1, этот не прочитан" in line for line in told)
    monkeypatch.setattr(tied, "SMALL", 0)  # every sheet is looked through before it is read
    assert OWN in read_whole_book(book, None, TODAY).records
    monkeypatch.setattr(own_sheets, "MOST_CELLS", 5)
    found = read_whole_book(book, None, TODAY)
    assert OWN not in found.records
    assert any("слишком велик или поврежден, он не прочитан" in str(problem) for problem in found.problems)


def ods_with(titles: Mapping[str, Cells], names: str) -> bytes:
    """An .ods with these sheets and names of cells."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    tables = "".join(
        f'<table:table table:name="{title}">'
        + "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for title, rows in titles.items()
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}"
        f"<table:named-expressions>{names}</table:named-expressions>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content.encode()})


def test_a_sheet_that_is_declared_ones_own_is_not_another(desk: Desk) -> None:
    family = [("Дело", "ФИО", "Кем приходится", "Дата рождения"), ("1", "Соколов Олег", "брат", "1.2.1960")]
    sheets: Mapping[str, Cells] = {"Клиенты": [list(VERA), list(VERA.values())], "Родня моя": family}
    name = (
        '<table:named-range table:name="Свой_лист_1" table:cell-range-address="$&apos;Родня моя&apos;.$A$1"/>'
    )
    for names, title in (("", "Семья"), (name, "Родня моя")):
        path = desk.folder / "book.ods"
        path.write_bytes(ods_with(sheets, names))
        book = read_whole_book(path, None, TODAY)
        assert len(book.records[title]) == 1
        told = [str(problem) for problem in book.problems if problem.place.sheet == "Родня моя"]
        assert any("в шаблонах его строки — «семья»" in line for line in told) == (title == "Семья"), told
