"""The program without a terminal: a folder that opens, a page that is shown, never silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import lxml.html
import pytest
from crashes import fail
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets

from paperwork.cli.window import BROKEN, Desktop, start
from paperwork.documents.making import run
from paperwork.web.shown_once import Part, page_of, show_once

SOUND: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA]}
WRONG: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Дата рождения": "32.01.2026"}, IVAN]}
NAMES = ["книга.xlsx", "моя & книга 100% (новая).xlsx", "%TEMP%^!.xlsx", "'- книга.xlsx"]


@dataclass
class Seen:
    """What the person saw."""

    pages: list[tuple[str, str]] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def show(self, title: str, parts: Sequence[Part]) -> None:
        """A page."""
        page: lxml.html.HtmlElement = lxml.html.document_fromstring(page_of(title, parts))
        self.pages.append((title, str(page.text_content())))


def started(*words: str | Path) -> tuple[int, Seen]:
    """The program started with the words, and what was seen of it."""
    seen = Seen()
    return start([str(word) for word in words], Desktop(seen.show, seen.folders.append)), seen


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_book_opens_the_folder_beside_it(desk: Desk, name: str) -> None:
    book = desk.book(SOUND, name)
    status, seen = started("make", book)
    assert (status, seen.folders) == (0, [book.with_name(f"{book.stem} — документы")])
    assert list(seen.folders[0].rglob("*.docx"))
    assert not [page for page in seen.pages if page[0] != "Документы готовы"]


def test_a_book_that_is_dropped_on_the_icon_is_made(desk: Desk) -> None:
    _, seen = started(desk.book(SOUND))
    assert len(seen.folders) == 1


def test_what_is_to_be_mended_is_shown_and_the_rest_is_made(desk: Desk) -> None:
    status, seen = started("make", desk.book(WRONG))
    ((title, text),) = seen.pages
    assert (status, title) == (1, "Сделано не все")
    assert "Что исправить" in text
    assert re.search(r"лист «Клиенты», \w+2 \(Дата рождения\): «32.01.2026»", text)
    assert "Что сделано" in text
    assert "paperwork " not in text.partition("Что сделано")[0]
    assert len(seen.folders) == 1


def test_what_cannot_begin_says_why(desk: Desk) -> None:
    (desk.folder / "letter.xlsx").write_text("no book", encoding="utf-8")
    for words in (
        ["make", desk.folder / "нет.xlsx"],
        ["make", desk.folder / "letter.xlsx"],
        ["mkae", "x", "y"],
    ):
        status, seen = started(*words)
        ((title, text),) = seen.pages
        assert (status, title, seen.folders) == (2, "Не получилось", [])
        assert len(text.split()) > 12


def test_an_error_of_the_program_is_not_silent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_books", lambda _path: {"a": 1}["a mistake"])
    status, seen = started("make", desk.book(SOUND))
    assert (status, seen.pages[0][0]) == (BROKEN, "Ошибка в программе")
    assert "KeyError" in seen.pages[0][1]


def test_a_full_disk_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_books", lambda _path: fail())
    status, seen = started("make", desk.book(SOUND))
    assert status == 2
    assert "на диске нет места" in seen.pages[0][1]


def test_the_page_is_fetched_once_from_memory_by_who_has_the_address() -> None:
    page = page_of("<Готово>", [("Что & как", ["«А» < Б", "имя\ud800"])])
    answers: list[bytes] = []

    def visiting(url: str) -> None:
        with pytest.raises(HTTPError):
            urlopen(url[:-1])
        with urlopen(url) as answer:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            answers.append(answer.read())

    visitors: list[Thread] = []

    def opened(url: str) -> None:
        visitors.append(Thread(target=visiting, args=(url,)))
        visitors[-1].start()

    assert show_once(page, opened, patience=10)
    for visitor in visitors:  # the page is sent before its reader has it
        visitor.join(10)
    assert answers == [page]
    assert "«А» &lt; Б" in page.decode()


def test_without_a_browser_the_program_ends() -> None:
    assert not show_once(b"", lambda _url: None, patience=0.01)
