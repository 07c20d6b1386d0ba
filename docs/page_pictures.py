"""Draws the page as it stands in the guide: python docs/page_pictures.py FOLDER (Chromium, LibreOffice)."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import openpyxl
from playwright.sync_api import Page, sync_playwright

from paperwork.cli.window import Desktop, start
from paperwork.common.resources import folder, sample_data
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.web.shown_once import Part, page_of

SAID = {"width": 900, "height": 232}  # above the line with the place of the folder
SIZE = {"width": 1200, "height": 900}
TABLE = """ФИО;Д.р.;Тел.;Льготная категория
Орлова Нина Петровна;12.03.1951;+7 (000) 000-00-41;ветеран труда
Зайцев Олег Ильич;05.11.1988;+7 (000) 000-00-42;инвалид II группы
"""


def draw(target: Path) -> None:
    """The beginning, clients, a wrong date, a table brought, a paper of one's own, words of a command."""
    command = [sys.executable, "-m", "paperwork", "serve", "--no-browser", "--port", "0"]
    with TemporaryDirectory() as kept:  # the page keeps what was not downloaded: not among the user's files
        environment = {**os.environ, "XDG_STATE_HOME": kept}
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as process:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            try:
                _draw(found.group(), target)
            finally:
                process.terminate()


def _draw(address: str, target: Path) -> None:
    with sync_playwright() as playwright:
        found = which("chromium") or which("chromium-headless-shell")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, locale="ru-RU")
        page.goto(address)
        _walk(page, target)
        _bring(page, target)
        _own(page, target)
        page.goto("about:blank")
        _say(page, target)


def _walk(page: Page, target: Path) -> None:
    page.screenshot(path=target / "page-start.png")
    page.get_by_role("button", name="Посмотреть на примере").click()
    page.get_by_role("link", name="Добавить клиента").wait_for()
    page.screenshot(path=target / "page-clients.png")
    page.get_by_role("link", name="Соколова").click()
    page.get_by_role("link", name="План", exact=True).click()
    page.get_by_label("Дата *").first.fill("32.09.2025")
    page.locator(".save-bar").get_by_role("button", name="Сохранить", exact=True).click()
    page.get_by_role("status").wait_for()
    page.screenshot(path=target / "page-plan.png")


def _bring(page: Page, target: Path) -> None:
    page.locator("summary", has_text="Книга").click()
    page.get_by_role("link", name="Внести из файла").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "клиенты.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    page.get_by_role("button", name="Посмотреть, что получится").click()
    page.get_by_role("button", name="Внести в книгу").wait_for()
    page.screenshot(path=target / "page-import.png")
    page.emulate_media(color_scheme="dark")
    page.get_by_role("link", name="Клиенты", exact=True).click()
    page.get_by_role("link", name="Добавить клиента").wait_for()
    page.screenshot(path=target / "page-dark.png")
    page.emulate_media(color_scheme="light")


def _own(page: Page, target: Path) -> None:
    page.locator("summary", has_text="Книга").click()
    page.get_by_role("link", name="Своя бумага").click()
    page.get_by_label("Готовая бумага").set_input_files(folder("samples") / "Ходатайство.docx")
    page.get_by_role("button", name="Найти данные клиента").click()
    page.locator("a.mark", has_text="Соколовой").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=target / "page-own-paper.png")
    page.get_by_label("Сначала посмотреть").select_option(index=2)
    page.get_by_role("button", name="Посмотреть страницы").click()
    page.get_by_alt_text("Страница 1").wait_for()
    page.screenshot(path=target / "page-own-made.png")


def _say(page: Page, target: Path) -> None:
    def show(title: str, parts: Sequence[Part]) -> None:
        page.set_viewport_size(SAID)
        page.set_content(page_of(title, parts).decode())
        page.screenshot(path=target / "page-said.png")

    with TemporaryDirectory() as folder:
        book = Path(folder, "casebook.xlsx")
        workbook = openpyxl.load_workbook(io.BytesIO(blank_bytes(sample_data())))
        clients = workbook["Клиенты"]
        column = [cell.value for cell in clients[1]].index("Дата рождения") + 1
        clients.cell(2, column).value = "32.01.2026"
        workbook.save(book)
        start(["make", str(book)], Desktop(show, lambda _folder: None))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
