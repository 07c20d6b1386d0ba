"""Draws the page as it stands in the guide: python docs/page_pictures.py FOLDER (Chromium)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

SIZE = {"width": 1200, "height": 900}


def draw(target: Path) -> None:
    """page-clients.png and page-plan.png: the sample's clients, and a plan with a wrong date."""
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
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, locale="ru-RU")
        page.goto(address)
        _walk(page, target)


def _walk(page: Page, target: Path) -> None:
    page.get_by_role("button", name="Посмотреть на примере").click()
    page.get_by_role("link", name="Добавить клиента").wait_for()
    page.screenshot(path=target / "page-clients.png")
    page.get_by_role("link", name="Соколова").click()
    page.get_by_role("link", name="План", exact=True).click()
    page.get_by_label("Дата *").first.fill("32.09.2025")
    page.locator(".save-bar").get_by_role("button", name="Сохранить", exact=True).click()
    page.get_by_role("status").wait_for()
    page.screenshot(path=target / "page-plan.png")


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
