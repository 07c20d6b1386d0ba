"""Copies of one book in a folder: noticed by their names, and by the clients whom they share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk import VERA, Desk
from each import each

from paperwork.documents.making.copies import original
from paperwork.documents.making.reading import read_books

NAMES = (
    "книга (1)", "книга — копия", "книга - Copy",
    "книга — копия (2)", "книга (конфликтующая копия 2026-03-05)",
    "книга (копия)", "Копия книга", "книга копия 2",
    "книга (Anna's conflicted copy 2026-03-05)", "Copy of книга",
)  # fmt: skip


@each("name", NAMES)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    assert original(name) == "книга"


@pytest.mark.parametrize("name", ["книга", "копия", "(1)", "Иванов 2", "отчет (март)"])
def test_other_names_are_no_copies(name: str) -> None:
    assert original(name) == name


def told(folder: Path) -> list[str]:
    """What is said of the books of the folder together."""
    found = list(read_books(sorted(folder.glob("*.xlsx")), None))
    return [str(problem) for book, problems in found if book is None for problem in problems]


def test_the_same_clients_in_two_books_are_told(desk: Desk, tmp_path: Path) -> None:
    book = desk.book({"Клиенты": [VERA]})
    folder = tmp_path / "books"
    folder.mkdir()
    shutil.copy(book, folder / "книга.xlsx")
    shutil.copy(book, folder / "книга — копия.xlsx")
    fix = "оставьте в папке одну из них, иначе документы будут сделаны дважды"
    number = VERA["Дело"]
    assert told(folder) == [
        f"книга — копия.xlsx: те же клиенты, что в книге «книга.xlsx» (дело {number}); {fix}"
    ]


def test_a_copy_without_the_same_clients_is_told_by_its_name(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    shutil.copy(desk.book({"Клиенты": [VERA]}), folder / "книга.xlsx")
    other = VERA | {"Дело": "99"}
    shutil.copy(desk.book({"Клиенты": [other]}), folder / "книга (1).xlsx")
    assert [sentence.partition(";")[0] for sentence in told(folder)] == [
        "книга (1).xlsx: по имени это копия книги «книга.xlsx»"
    ]
    (folder / "книга.xlsx").unlink()
    assert told(folder) == []


def test_books_in_folders_inside_are_told(desk: Desk, tmp_path: Path) -> None:
    book = desk.book({"Клиенты": [VERA]})
    region, district = tmp_path / "region", tmp_path / "region" / "район"
    district.mkdir(parents=True)
    shutil.copy(book, district / "книга.xlsx")
    run = desk.run("check", region)
    assert (run.status, run.out) == (2, "")
    assert "есть они в папке «район» внутри: назовите ее" in run.err
    for number in (1, 2):
        desk.book(
            {"Клиенты": [{**VERA, "Дело": f"{number}", "Фамилия": f"Ива{'нова' * number}"}]}, f"{number}.xlsx"
        )
        shutil.copy(desk.folder / f"{number}.xlsx", region)
    (region / "бумаги").mkdir()
    (region / "бумаги" / ".paperwork.run.json").write_text("{}")
    said = "книги во вложенных папках не взяты: «район»; переложите их в саму папку или назовите вложенную"
    assert said in desk.run("check", region).out
    assert desk.make(region).status == 0
