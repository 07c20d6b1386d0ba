"""Papers of one's own and corrected ones in a real Chromium: with keys, without scripts, in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain, text_of
from empty_document import empty_document
from playwright.sync_api import Page, expect
from test_browser import AXE, _faults, bare, browser, go, open_book, page, pytestmark, saved
from test_page_edits import BOOK, NEW, OLD, retyped

from paperwork.documents.learning.conditions import Part
from paperwork.documents.learning.paper import Paper

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


SECOND: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [
        VERA | {"Телефон": OLD, "Дата рождения": "05.03.1980"},
        IVAN | {"Дата рождения": "01.02.1975"},
    ],
}
PAPERS = {
    "вера.docx": ("Справка", "Выдана Соколовой Вере Ильиничне, 05.03.1980 г.р.", f"Телефон: {OLD}", "Верно"),
    "иван.docx": ("Справка", "Выдана Петрову Ивану Ильичу, 01.02.1975 г.р.", "Верно", "Нужен военный билет"),
    "чужая.docx": ("Справка", "Выдана неизвестно кому", "Верно"),
}


def typed(folder: Path) -> dict[str, Path]:
    """The papers, as somebody has typed them."""
    for name, lines in PAPERS.items():
        document = empty_document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(folder / name))
    return {name.removesuffix(".docx"): folder / name for name in PAPERS}


def send_two(page: Page, first: Path, second: Path) -> None:
    """Sends a paper with one of another client beside."""
    page.get_by_label("Готовая бумага").set_input_files(first)
    page.get_by_text("Есть такая же бумага другого клиента").click()
    page.get_by_label("Вторая бумага").set_input_files(second)
    page.get_by_role("button", name="Найти данные клиента").click()


def test_a_second_paper_tells_what_comes_and_goes(page: Page, desk: Desk, tmp_path: Path) -> None:
    papers = typed(tmp_path)
    open_book(page, desk.book(SECOND))
    page.get_by_text("Книга", exact=True).click()
    go(page, "Своя бумага")
    expect(page.get_by_role("heading", name="Своя бумага")).to_be_visible()
    refused = page.context.new_page()  # the first one is asked at the end whether anything was refused
    refused.goto(page.url)
    send_two(refused, papers["вера"], papers["чужая"])
    expect(refused.get_by_role("alert")).to_contain_text("не видно, чья это бумага")
    refused.close()
    send_two(page, papers["вера"], papers["иван"])
    parts = page.get_by_role("listitem").filter(has_text="Будет напечатано, если")
    expect(parts).to_have_text(
        [
            "В первой: «Телефон: ‹Телефон (Клиенты)›». Будет напечатано, если есть: Телефон (Клиенты).",
            "Во второй: «Нужен военный билет». Будет напечатано, если Пол (Клиенты) – «мужской».",
        ]
    )
    expect(page.get_by_role("status")).to_contain_text("Рядом вторая бумага: «иван.docx», отличий: 2")
    assert "{" not in page.locator("main").inner_text()
    if AXE.exists():
        assert _faults(page, "two papers") == []
    page.get_by_role("button", name="Записать шаблон").click()
    expect(page.get_by_role("heading", name="Ваши шаблоны")).to_be_visible()
    go(page, "Клиенты", "Петров")
    made = text_of(saved(page, "Скачать Справка", tmp_path)).split("\n")
    assert made[1:] == [plain(line) for line in PAPERS["иван.docx"][1:]]


def test_a_second_paper_that_is_left_out_is_told(
    page: Page, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(first: Paper, *_: object) -> list[Part]:
        leaf = next(leaf for leaf in first.stories[0].root.iter("{*}t"))
        leaf.text = "{%p if клиент.говорит_сам %}"
        return []

    monkeypatch.setattr("paperwork.documents.learning.learn.join", broken)
    papers = typed(tmp_path)
    open_book(page, desk.book(SECOND))
    page.get_by_text("Книга", exact=True).click()
    go(page, "Своя бумага")
    send_two(page, papers["вера"], papers["иван"])
    expect(page.get_by_role("status")).to_contain_text(
        "Вторая бумага «иван.docx» не учтена: вместе с ней шаблон не получился. Он сделан по первой"
    )
    if AXE.exists():
        assert _faults(page, "left out") == []
    page.get_by_role("link", name="бумагу другого клиента").click()
    expect(page.get_by_label("Вторая бумага")).to_be_in_viewport()
    page.get_by_role("button", name="Записать шаблон").click()
    expect(page.get_by_role("heading", name="Ваши шаблоны")).to_be_visible()


def test_a_second_paper_needs_no_script(bare: Page, desk: Desk, tmp_path: Path) -> None:
    papers = typed(tmp_path)
    bare.get_by_label("Файл книги").set_input_files(desk.book(SECOND))
    bare.get_by_role("button", name="Открыть", exact=True).click()
    bare.get_by_text("Книга", exact=True).click()
    go(bare, "Своя бумага")
    bare.get_by_label("Готовая бумага").set_input_files(papers["вера"])
    bare.get_by_role("button", name="Найти данные клиента").click()
    expect(bare.get_by_role("heading", name="Есть только в одной")).to_be_hidden()
    bare.get_by_text("или есть вторая такая же").click()  # it may also be sent afterwards
    bare.get_by_label("Вторая бумага").set_input_files(papers["иван"])
    bare.get_by_label("Для кого набрана вторая").fill("Петров")
    bare.get_by_role("button", name="Найти данные снова").click()
    expect(bare.get_by_role("link", name="отличий: 2")).to_be_visible()
    bare.get_by_role("link", name="Показать").first.click()
    expect(bare.locator("a.mark:target")).to_be_in_viewport()
    bare.get_by_role("button", name="Записать шаблон").click()
    expect(bare.get_by_role("heading", name="Ваши шаблоны")).to_be_visible()


def faulty(folder: Path) -> Path:
    """A template with two errors and a mark of another program, in the body, a table and a header."""
    document = empty_document()
    for line in ("Справка", "{{ клиент.фамлия }} и {{ клиент.имя }}", "Адрес: [Адрес]"):
        document.add_paragraph(line)
    row = document.add_table(1, 3).rows[0]
    row.cells[0].text, row.cells[2].text = "Когда", "{{ сегоня }}"
    document.sections[0].header.paragraphs[0].text = "{{ учреждение.полное_наименование }}"
    document.save(str(folder / "мой.docx"))
    return folder / "мой.docx"


def check(page: Page, template: Path) -> None:
    go(page, "Проверить шаблон")
    page.get_by_label("(.docx)").set_input_files(template)
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_role("heading", name="Что найдено")).to_be_visible()


def test_what_is_wrong_in_a_template_is_told_at_its_place(page: Page, tmp_path: Path) -> None:
    check(page, faulty(tmp_path))
    page.wait_for_load_state()  # the script must be there before a key is pressed
    marks = page.locator("a.mark")
    expect(marks).to_have_text(["{{ клиент.фамлия }}", "[Адрес]", "{{ сегоня }}"])
    expect(marks.first).to_have_accessible_description(re.compile("похоже на «клиент.фамилия»"))
    if AXE.exists():
        assert _faults(page, "checked template") == []
    marks.nth(2).press("Enter")
    told = page.get_by_role("note")
    expect(told).to_have_text("тег «сегоня» неизвестен; похоже на «сегодня»")
    expect(told).to_be_focused()
    expect(told).to_be_in_viewport()
    if AXE.exists():
        assert _faults(page, "place of a template") == []
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(marks.nth(2)).to_be_focused()
    marks.nth(1).click()
    expect(told).to_contain_text("{{ клиент.адрес }}")
    page.get_by_role("link", name="Показать в шаблоне, место 1").click()
    expect(page.locator("a.mark:target")).to_be_in_viewport()


def test_places_of_a_template_need_no_script(bare: Page, tmp_path: Path) -> None:
    check(bare, faulty(tmp_path))
    bare.locator("a.mark", has_text="сегоня").click()
    expect(bare.locator("li:target")).to_contain_text("похоже на «сегодня»")
    expect(bare.locator("li:target")).to_be_in_viewport()
    bare.locator("li:target").get_by_role("link", name="Показать").click()
    expect(bare.locator("a.mark:target")).to_have_text("{{ сегоня }}")
