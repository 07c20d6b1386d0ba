"""An erased client in the parts of a book beside its cells: gone, or named with the place."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from desk import IVAN, VERA, Desk, Run
from each import each
from hidden_places import hide, words_by_part

from paperwork.documents.erasing.package_words import words_of_part
from paperwork.intake.excel.reading.read import read_whole_book

TOLD = [
    "лист «Клиенты», условное форматирование B2:B9",
    "лист «Клиенты», подсказка или проверка ввода C2:C9",
    "лист «Клиенты», ссылка B2",
    "лист «Клиенты», колонтитулы",
    "лист «Клиенты», настройки листа",
    "лист «Клиенты», примечания и их авторы, часть книги xl/comments9.xml",
    "лист «Клиенты», обсуждение в примечаниях",
    "авторы примечаний, часть книги xl/persons/person9.xml",
    "лист «Клиенты», надписи и рисунки, часть книги xl/drawings/drawing9.xml",
    "лист «Клиенты», диаграмма",
    "лист «Клиенты», рамки примечаний и кнопки",
    "лист «Клиенты», вложенный файл, часть книги xl/embeddings/Microsoft_Word1.docx",
    "лист «Клиенты», вложенный файл, часть книги xl/embeddings/oleObject1.bin",
    "лист «Клиенты», параметры принтера",
    "лист «Клиенты», сводная таблица",
    "лист «Клиенты», срез",
    "срез, часть книги xl/slicerCaches/slicerCache9.xml",
    "лист «Клиенты», заголовки и фильтр таблицы",
    "значения из другой книги",
    "подключения к данным",
    "лист «Клиенты», элемент управления",
    "данные другой программы, часть книги customXml/item1.xml",
    "свойства книги (Файл → Сведения), часть книги docProps/core.xml",
    "свойства книги (Файл → Сведения), часть книги docProps/app.xml",
    "свойства книги (Файл → Сведения), часть книги docProps/custom.xml",
    "стили и форматы чисел",
    "название листа 2",
    "имя 1 в диспетчере имен",
    "лист «Клиенты», адреса ссылок, часть книги xl/drawings/_rels/drawing9.xml.rels",
    "лист «Соколова 2026», A1",
    "лист «Соколова 2026», формула B1",
    "лист «Клиенты», картинка, часть книги xl/media/image9.png",
]


@pytest.fixture(scope="module")
def erased(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    desk = Desk(tmp_path_factory.mktemp("hidden"))
    path = desk.book({"Клиенты": [VERA, IVAN]})
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Соколова 2026")
    sheet["A1"], sheet["B1"] = "о Соколовой", '="Соко"&"ва Соколова"'
    book.save(path)
    hide(path)
    return path, desk.run("erase", path, "--client", "1", "--yes")


@each("place", TOLD)
def test_the_place_is_named(erased: tuple[Path, Run], place: str) -> None:
    assert f"  {place}" in erased[1].out


def test_each_part_that_still_tells_is_named_and_no_other(erased: tuple[Path, Run]) -> None:
    path, run = erased
    words = words_by_part(path.read_bytes(), words_of_part)
    telling = {name for name, text in words.items() if "соколов" in text.lower()} - {"[Content_Types].xml"}
    assert len(telling) > 20
    assert [name for name in telling if name not in run.out and "sharedStrings" not in name] == []
    assert "theme" not in run.out


def test_the_number_of_a_sheet_is_no_file_number(desk: Desk) -> None:
    """«Документы дела» is the sheet 12 of each book, and the second here."""
    papers = [{"Дело": "7", "Документ": "справка"}]
    book = desk.book({"Клиенты": [VERA | {"Дело": "2"}, IVAN | {"Дело": "7"}], "Документы дела": papers})
    run = desk.run("erase", book, "--client", "2", "--yes")
    assert run.status == 0
    assert "название листа" not in run.out


def test_copies_of_the_rows_are_gone(erased: tuple[Path, Run]) -> None:
    words = words_by_part(erased[0].read_bytes(), words_of_part)
    assert not any(
        name.startswith(("xl/pivotCache/pivotCacheRecords", "docProps/thumbnail")) for name in words
    )
    cache = words["xl/pivotCache/pivotCacheDefinition9.xml"]
    assert ("Соколова" in cache, "Петров" in cache) == (False, True)
    assert not any("тайное" in text for text in words.values())
    assert [client.surname for client in read_whole_book(erased[0]).clients] == ["Петров"]
