"""What an erased client has left beside the book: folders, scans, copies, temporary files, papers."""

from __future__ import annotations

import os

import pytest
from desk import IVAN, VERA, Desk
from each import each

from paperwork.documents.erasing import beside

NAMED = {  # a file → what is said of it, or of its folder
    "1 Соколова Вера/скан.jpg": "1 Соколова Вера: папка клиента (файлов: 1)",
    "out/1 Соколова Вера/План.docx": "out/1 Соколова Вера: папка клиента (файлов: 1)",
    "Дело № 1/а.pdf": "Дело № 1: папка клиента (файлов: 1)",
    "1 Соколова Вера – пакет.pdf": "назван именем или номером дела",
    "скан паспорта Соколовой.pdf": "назван именем или номером дела",
    "СоколоваВера_снилс.png": "назван именем или номером дела",
    "сканы/фото.jpg": "сканы: картинки и сканы, которых программа не читает: 1",
    "book (1).xlsx": "копия книги",
    "book — копия.xlsx": "копия книги",
    "book (до изменений).xlsx": "копия книги",
    "book (копия 2026-03-05 10-00).xlsx": "копия книги",
    "book (конфликтующая копия Иван 2026-03-05).xlsx": "копия книги",
    "Копия book.xlsx": "копия книги",
    "book_старая.ods": "копия книги",
    "Резервная копия book.xlk": "копия книги",
    "book.xlsx.bak": "копия книги",
    "архив/book.zip": "копия книги",
    "~WRL0001.tmp": "временный или восстановленный файл",
    "ABCDEF12": "временный или восстановленный файл",
    "Автовосстановление дела.xlsb": "временный или восстановленный файл",
    "заметки.txt": "внутри есть данные клиента",
    "out/.paperwork.jsonl": "внутри есть данные клиента",
    "out/Учреждение/журнал.html": "внутри есть данные клиента",
    "другая.xlsx": "внутри есть данные клиента",
}
OTHERS = [
    "2 Петров Иван/План.docx",
    "bookkeeping.xlsx",
    "приказ.docx",
    "11 Орлова Анна/скан.pdf",
    "12/а.txt",
    "1.txt",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    desk = Desk(tmp_path_factory.mktemp("beside"))
    for name in (*NAMED, *OTHERS):
        path = desk.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = "звонить Соколовой" if "внутри" in NAMED.get(name, "") else "другое"
        path.write_text(content, "cp1251" if path.suffix == ".txt" else "utf-8")
    desk.book({"Клиенты": [VERA]}, "другая.xlsx")
    book = desk.book({"Клиенты": [VERA, IVAN]})
    out = desk.run("erase", book, "--client", "1", "--yes").out
    return out[out.index("Рядом с книгой") : out.index("Старый файл")].splitlines()[1:]


@each(("name", "said"), NAMED.items())
def test_it_is_named(told: list[str], name: str, said: str) -> None:
    line = f"  {said}" if "папка" in said or "сканы:" in said else f"  {name}: {said}"
    assert any(one.startswith(line) for one in told)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_his_is_not_named(told: list[str], name: str) -> None:
    assert not any(line.startswith((f"  {name}", f"  {name.partition('/')[0]}:")) for line in told)


def test_a_book_that_the_page_has_kept_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "state_place", lambda: desk.folder / "state")
    desk.book({"Клиенты": [VERA]}, "state/recovery/2026-03-05 10-00-00 1f/a.xlsx")
    book = desk.book({"Клиенты": [VERA, IVAN]}, "books/b.xlsx")
    out = desk.run("erase", book, "--client", "1", "--yes").out
    assert "a.xlsx: книга, которую страница сохранила при закрытии" in out


@pytest.mark.skipif(os.name != "posix", reason="links need rights of their own on Windows")
def test_links_that_lead_nowhere_or_in_a_circle_are_passed_over(desk: Desk) -> None:
    for name, target in (("в никуда.docx", "нет.docx"), ("по кругу.docx", "по кругу.docx")):
        (desk.folder / name).symlink_to(target)
    book = desk.book({"Клиенты": [VERA, IVAN]})
    assert desk.run("erase", book, "--client", "1", "--yes").out.startswith(f"{book}: удалены строки дела 1")
