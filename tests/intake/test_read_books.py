"""Books with few sheets, books of one client, folders of books."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from books import (
    SOUND,
    Row,
    changed,
    drop,
    put,
    read,
    same,
    sentences,
    values,
    write_sheets,
)
from desk import Desk

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.reading.books import find_books
from paperwork.sheets.contacts import Contact

CLIENTS = "Клиенты"


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
    assert values(book).keys() == set(titles)


def test_usual_services_need_no_list_of_ones_own(tmp_path: Path) -> None:
    sheets = changed(put("Услуги", 3, "Услуга", "полет на Луну"))
    del sheets["Перечень услуг"]
    found = sentences(read(write_sheets(tmp_path / "book.xlsx", sheets)))
    assert [text for text in found if "такой услуги нет в перечне" in text and "«полет на Луну»" in text]
    assert len(found) == 2  # of what is usual only the kind is asked for, by the individual programme


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
    assert (run.status, run.err) == (0, "")
    assert run.out.endswith("Ошибок: 0, предупреждений: 2.\n")  # the same clients in all of them
    assert run.out.count("те же клиенты, что в книге «А.XLSX» (дела 12, 15, 27)") == 2


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
    assert "б.xlsx, лист «Клиенты», H2 (Образование)" in run.out
    assert "в.xlsx: это не книга Excel" in run.out
    assert "а.xlsx, лист" not in run.out


def test_a_book_with_macros_by_its_name(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "book.xlsx", SOUND)
    same(path.rename(tmp_path / "book.xlsm"))


@pytest.mark.skipif(os.name != "posix", reason="only there it is a file of the system")
def test_a_device_is_no_book() -> None:
    with pytest.raises(PaperworkError, match="это не файл"):
        find_books(Path(os.devnull))
