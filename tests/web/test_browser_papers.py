"""Papers of one's own and corrected ones in a real Chromium: with keys, without scripts, in both themes."""

from __future__ import annotations

from pathlib import Path

from desk import Desk
from playwright.sync_api import Page, expect
from test_browser import AXE, _faults, bare, browser, go, open_book, page, pytestmark, saved
from test_page_edits import BOOK, NEW, OLD, retyped

__all__ = ["bare", "browser", "page", "pytestmark"]  # fixtures


def corrected(page: Page, folder: Path) -> Path:
    """The application of the first client with another telephone, as it was corrected in Word."""
    go(page, "Соколова")
    path = saved(page, "Скачать Заявление", folder)
    path.write_bytes(retyped(path.read_bytes(), {OLD: NEW}))
    return path


def test_what_was_corrected_in_word_comes_into_the_book(page: Page, desk: Desk, tmp_path: Path) -> None:
    open_book(page, desk.book(BOOK))
    path = corrected(page, tmp_path)
    go(page, "Внести исправления из Word")
    assert page.get_by_label("Чьи они").input_value() == "1"
    page.get_by_label("Исправленные бумаги").set_input_files(path)
    page.get_by_role("button", name="Посмотреть исправления").click()
    tick = page.get_by_role("checkbox", name="Телефон")
    expect(tick).to_be_checked()
    if AXE.exists():
        assert _faults(page, "edits") == []
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).not_to_be_checked()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Внести отмеченное в книгу").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Внесено: 1 исправление")
    page.get_by_role("button", name="Вернуть, как было").click()
    expect(page.get_by_role("status").first).to_contain_text("Возвращено, как было: 1 ячейка")


def test_corrections_need_no_script(bare: Page, desk: Desk, tmp_path: Path) -> None:
    bare.get_by_label("Файл книги").set_input_files(desk.book(BOOK))
    bare.get_by_role("button", name="Открыть", exact=True).click()
    path = corrected(bare, tmp_path)
    go(bare, "Внести исправления из Word")
    bare.get_by_label("Исправленные бумаги").set_input_files(path)
    bare.get_by_role("button", name="Посмотреть исправления").click()
    bare.get_by_role("button", name="Внести отмеченное в книгу").click()
    expect(bare.get_by_text("Внесено: 1 исправление")).to_be_visible()
    bare.get_by_role("button", name="Вернуть, как было").click()
    expect(bare.get_by_text("Возвращено, как было")).to_be_visible()
