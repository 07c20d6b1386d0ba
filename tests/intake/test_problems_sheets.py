"""Bad sheets: headers, labels of cards, titles, values that nothing reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from books import SOUND, Change, Sheets, changed, drop, put, read, rename, sentences, tables, write

Cells = dict[str, list[list[object]]]
CLIENTS = "Клиенты"
UNREAD = "незнакомый лист, он не прочитан"
STRANGE = "незнакомый заголовок"
NO_HEADERS = "на листе не найдены заголовки; верните"
NO_NUMBER = "нет обязательного столбца «Дело»; верните заголовок «Дело»"


def sheet(title: str, rows: list[dict[str, object]]) -> Change:
    """Adds a sheet, or writes over one."""

    def change(sheets: Sheets) -> None:
        sheets[title] = rows

    return change


def change_all(*changes: Change) -> Change:
    """Makes several changes."""

    def change(sheets: Sheets) -> None:
        for one in changes:
            one(sheets)

    return change


HEADERS: tuple[tuple[Change, tuple[str, ...]], ...] = (
    (rename(CLIENTS, "Телефон", "Тилефон"),
     (f"warning: лист «Клиенты», G1 (Тилефон): «Тилефон» — {STRANGE};"
      " похоже на «Телефон»; исправьте заголовок, если это он",)),
    (rename(CLIENTS, "Фамилия", "Фамлия"),
     (f"warning: лист «Клиенты», B1 (Фамлия): «Фамлия» — {STRANGE};"
      " прочитан как «Фамилия»; исправьте заголовок, если это он",)),
    (rename(CLIENTS, "Имя", "Как зовут"),
     (f"warning: лист «Клиенты», C1 (Как зовут): «Как зовут» — {STRANGE};"
      " прочитан как «Имя»; исправьте заголовок, если это он",)),
    (rename(CLIENTS, "Фамилия", "Фамилия клиента"),
     (f"warning: лист «Клиенты», B1 (Фамилия клиента): «Фамилия клиента» — {STRANGE};"
      " прочитан как «Фамилия»; исправьте заголовок, если это он",)),
    (change_all(rename(CLIENTS, "Имя", "Номер приказа"), put(CLIENTS, 2, "Номер приказа", "15-к")),
     ("error: лист «Клиенты»: нет обязательного столбца «Имя»; верните заголовок «Имя»",)),
    (rename(CLIENTS, "Дело", "№"), (f"error: лист «Клиенты»: {NO_NUMBER}",)),
    (drop(CLIENTS, "Имя"),
     ("error: лист «Клиенты»: нет обязательного столбца «Имя»; верните заголовок «Имя»",)),
    (drop(CLIENTS, "Дело"), (f"error: лист «Клиенты»: {NO_NUMBER}",)),
    (drop("Программа", "Дело"), (f"error: лист «Программа»: {NO_NUMBER}",)),
    (put(CLIENTS, 2, "Возраст", 46),
     ("warning: лист «Клиенты», N1 (Возраст): «Возраст» — это программа считает сама;"
      " уберите столбец; в шаблонах его значения — «возраст_2»",)),
    (put(CLIENTS, 2, "#ССЫЛКА!", "значение"),
     ("error: лист «Клиенты», N1 (#ССЫЛКА!): «#ССЫЛКА!» — ошибка Excel в ячейке;"
      " исправьте формулу или впишите значение",
      "warning: лист «Клиенты», N2: «значение» — над значением нет заголовка, оно не прочитано;"
      " впишите заголовок столбца или перенесите значение")),
    (sheet("Клиентыы", [{"Дело": "1"}]),
     (f"warning: лист «Клиентыы»: {UNREAD}; похоже на «Клиенты»; исправьте название, если это он",)),
    (sheet("Планы (2)", [{"Дело": "1"}]),
     (f"warning: лист «Планы (2)»: {UNREAD}; похоже на «Планы»; исправьте название, если это он",)),
    (sheet("Клиенты ", [{"Дело": "1"}]),
     ("warning: лист «Клиенты »: лист с таким названием уже есть («Клиенты»), этот не прочитан;"
      " перенесите строки на один лист или переименуйте этот",)),
    (sheet("Учреждение", [{"Полное наименование": None, "Руководитель": " ", "Целевая группа": "молодежи"}]),
     ("warning: лист «Учреждение»: лист не заполнен;"
      " заполните его: название учреждения стоит на каждой бумаге",)),
    (drop("Учреждение", "Руководитель"),
     ("error: лист «Учреждение»: нет обязательной строки «Руководитель»; верните заголовок «Руководитель»",)),
    (rename("Учреждение", "Руководитель", "Рукаводитель"),
     ("error: лист «Учреждение»: нет обязательной строки «Руководитель»; верните заголовок «Руководитель»",
      f"warning: лист «Учреждение», A3 (Рукаводитель): «Рукаводитель» — {STRANGE};"
      " похоже на «Руководитель»; исправьте заголовок, если это он")),
)  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), HEADERS, ids=[case[1][0][:60] for case in HEADERS])
def test_bad_headers_and_titles(tmp_path: Path, change: Change, expected: tuple[str, ...]) -> None:
    book = read(write(tmp_path / "book.xlsx", tables(changed(change))))
    assert tuple(text.replace(" book.xlsx, ", " ") for text in sentences(book)) == expected


def cells(title: str, row: int, column: int, value: object) -> Callable[[Cells], None]:
    """Writes a value anywhere on a sheet; row and column from 1."""

    def change(content: Cells) -> None:
        rows = content[title]
        while len(rows) < row:
            rows.append([])
        rows[row - 1] += [None] * (column - len(rows[row - 1]))
        rows[row - 1][column - 1] = value

    return change


def over(title: str, rows: Sequence[Sequence[object]]) -> Callable[[Cells], None]:
    """Writes other rows in place of a sheet's."""

    def change(content: Cells) -> None:
        content[title] = [list(row) for row in rows]

    return change


WHERE = "над значением нет заголовка, оно не прочитано"
CURE = "впишите заголовок столбца или перенесите значение"
PLACES: tuple[tuple[Callable[[Cells], None], str], ...] = (
    (cells(CLIENTS, 3, 14, "см. дело"), f"warning: лист «Клиенты», N3: «см. дело» — {WHERE}; {CURE}"),
    (cells("Цели", 1, 4, "Цель"),
     "warning: лист «Цели», D1 (Цель): «Цель» — такой заголовок уже есть на листе;"
     " оставьте один столбец; в шаблонах лишние значения — «цель_2»"),
    (cells("Учреждение", 2, 3, "Центр «Вера»"), ""),
    (cells("Учреждение", 8, 2, "Ростов"),
     "warning: лист «Учреждение», B8: «Ростов» — слева нет названия строки, значение не прочитано;"
     " впишите название строки или перенесите значение в нужную ячейку"),
    (over("Паспорт района", [["Поле", "Ответ"], ["Транспорт", None, "автобус"], ["Торговля", "рынок"]]),
     "warning: лист «Паспорт района», C2: «автобус» — значение стоит не в столбце ответов, оно не прочитано;"
     " перенесите его в B2"),
    (over("Паспорт района", [["Транспорт", "автобус"], ["Транспорт", "трамвай"]]),
     "warning: лист «Паспорт района», A2 (Транспорт): «Транспорт» — такой заголовок уже есть на листе;"
     " оставьте одну строку; в шаблонах лишние значения — «транспорт_2»"),
    (over("Паспорт района", [["что-то", "другое"]]),
     f"error: лист «Паспорт района»: {NO_HEADERS} первый столбец:"
     " «База практики», «Численность населения», «Удаленность» и другие"),
    (over("Программа", [["12", "Потеря работы"], ["15", "Одиночество"]]),
     f"error: лист «Программа»: {NO_HEADERS} первую строку: «Дело», «Проблема», «Цель» и другие"),
    (over("Списки", [["Образование"], ["домашнее"], ["#Н/Д"]]),
     "error: лист «Списки», A3 (Образование): «#Н/Д» — ошибка Excel в ячейке;"
     " исправьте формулу или впишите значение"),
)  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), PLACES, ids=[case[1][:60] for case in PLACES])
def test_values_that_nothing_reads(tmp_path: Path, change: Callable[[Cells], None], expected: str) -> None:
    content = tables(SOUND)
    change(content)
    found = sentences(read(write(tmp_path / "book.xlsx", content)))
    assert [text.replace(" book.xlsx, ", " ") for text in found] == ([expected] if expected else [])


def test_a_column_without_a_header_is_told_once(tmp_path: Path) -> None:
    content = tables(SOUND)
    for row in (2, 3, 4):
        cells(CLIENTS, row, 14, f"заметка {row}")(content)
    (found,) = sentences(read(write(tmp_path / "book.xlsx", content)))
    assert found == (
        f"warning: book.xlsx, лист «Клиенты», N2: «заметка 2» — {WHERE} (и еще 2 в этом столбце); {CURE}"
    )


def test_no_client_and_rows_of_clients(tmp_path: Path) -> None:
    content: Cells = {"Клиенты": [["Дело", "Фамилия"]], "Контакты": [["Дело", "Дата"], ["12", "01.02.2026"]]}
    assert sentences(read(write(tmp_path / "book.xlsx", content))) == [
        "warning: book.xlsx, лист «Клиенты»: нет ни одного клиента; заполните хотя бы одну строку",
        "error: book.xlsx, лист «Контакты», A2 (Дело): «12» — клиента с таким делом нет;"
        " исправьте или добавьте на лист «Клиенты»",
    ]


def test_own_sheets_are_nobodys_business(tmp_path: Path) -> None:
    content = tables(SOUND) | {"Отчет за март": [["=1/0"]], "График": [["Дело", "?"]]}
    assert sentences(read(write(tmp_path / "book.xlsx", content))) == []


def test_a_workbook_without_our_sheets_is_guessed_at(tmp_path: Path) -> None:
    from paperwork.common.errors import PaperworkError

    path = write(tmp_path / "book.xlsx", {"Клинты": [["Дело"], ["1"]]})
    with pytest.raises(PaperworkError) as error:
        read(path)
    assert str(error.value) == (
        "book.xlsx: в книге нет ни одного листа дела (лист «Клинты»: похоже на «Клиенты»;"
        " исправьте название, если это он); начните с бланка: paperwork new КНИГА.xlsx"
    )
