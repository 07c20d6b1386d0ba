"""The page in a real Chromium, as people use it."""

from __future__ import annotations

import base64
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pypdfium2
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, text_of
from empty_document import empty_document
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Error,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)
from workbooks import workbook

from benchmarks.workload import casebook_rows
from paperwork.web.app import PAGES

# The shell is the same engine without the browser's own window, whose drawing is a fifth of the work.
CHROMIUM = which("chromium-headless-shell") or which("chromium") or which("google-chrome")
# The popups of the address bar are pages too, drawn anew for each window, which costs more than the tests'
# own pages; the others are those that Playwright switches off: this list takes the place of its own.
FEATURES = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning"
)
OPTIONS = (
    "--no-sandbox --disable-gpu --in-process-gpu --disable-quic --disable-background-networking"
    f" --disable-component-update --disable-sync --no-first-run --disable-features={FEATURES}"
).split()
# Every page begins anew: the scripts are over before what is compiled for a long run pays.
OPTIONS.append("--js-flags=--no-opt --no-maglev")
pytestmark = [
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("PAPERWORK_REQUIRE_TOOLS"), reason="needs Chromium"
    ),
]
WIDTHS = (1366, 820, 360)
AXE = Path(
    os.environ.get("AXE_CORE") or Path(__file__).parents[2] / ".tools/node_modules/axe-core/axe.min.js"
)
LIGHT, DARK = "rgb(246, 245, 241)", "rgb(20, 24, 26)"
CLIENT = "client/{client:int}"
ZOOMED, PHONE = ViewportSize(width=683, height=384), ViewportSize(width=390, height=844)  # 1366×768 at 200 %
QUICK = 300  # milliseconds
PATIENCE = 30_000  # milliseconds, on a machine with much else to do
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"Дата рождения": "32.01.1980"}, IVAN],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"}],
    "Цели": [{"Дело": "1", "Цель": text} for text in ("первая", "вторая")],
    "Портреты": [{"Дело": "1", "Проявление эмоций": "гнев; тоска"}],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield found
        found.close()


def entered(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """The first page with no book open; ends with what went wrong unseen."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ru-RU", **options)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.new_page()
    troubles = _troubles(page)
    page.goto(address)
    _forget(page)
    yield page
    _forget(page)
    context.close()
    assert troubles == []


def _troubles(page: Page) -> list[str]:
    """What goes wrong unseen from now on."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def _forget(page: Page) -> None:
    """Closes a book that a test has left open."""
    close = page.get_by_role("button", name="Закрыть книгу")
    if close.count():
        close.click()
        really = page.get_by_role("button", name="изменения не нужны")
        if really.count():
            really.click()
        page.wait_for_load_state()  # a file that is chosen before the script is there is not sent


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from entered(browser, address)


@pytest.fixture
def bare(browser: Browser, address: str) -> Iterator[Page]:
    """A browser that runs no scripts."""
    yield from entered(browser, address, java_script_enabled=False)


def open_book(page: Page, path: Path) -> None:
    page.get_by_label("Файл книги").set_input_files(path)
    expect(page.get_by_role("heading", name="Клиенты", exact=True)).to_be_visible()


def go(page: Page, *names: str) -> None:
    """Follows links by their words, one after another."""
    for name in names:
        page.get_by_role("link", name=name).first.click()


def save(page: Page, button: str = "Сохранить") -> None:
    page.locator(".save-bar").get_by_role("button", name=button, exact=True).click()


def saved(page: Page, name: str, folder: Path) -> Path:
    """The file that a link gives."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.skipif(
    not which("soffice") and not os.environ.get("PAPERWORK_REQUIRE_TOOLS"), reason="needs LibreOffice"
)
def test_a_new_user_makes_a_plan_by_the_page_alone(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Новая книга").click()
    go(page, "учреждение")
    page.get_by_label("Полное наименование").fill("Центр «Вера»")
    page.get_by_label("Руководитель *").fill("Воронцова Мария Сергеевна")
    save(page)
    go(page, "Клиенты", "Добавить клиента")
    page.get_by_label("Фамилия").fill("Соколова")
    page.get_by_label("Имя *").fill("Вера")
    page.get_by_label("Пол *").select_option("женский")
    save(page, "Сохранить и дальше")
    go(page, "План")
    page.get_by_label("Дата *").fill("32.03.2026")
    page.get_by_label("Проблема *").fill("Потеряла работу\nи жилье")
    page.get_by_label("Цель *").first.fill("Найти работу")
    page.get_by_label("Цель *").first.press("Tab")
    save(page)

    wrong = page.get_by_label("Дата *")
    expect(wrong).to_have_value("32.03.2026")
    expect(wrong).to_be_focused()
    expect(wrong).to_have_accessible_description(
        "Когда составлен план Ошибка: такой даты нет; напишите, например, 31.03.2026"
    )
    page.get_by_role("link", name="Планы, строка 1 — Дата").click()
    expect(wrong).to_be_in_viewport()
    wrong.fill("05.03.2026")
    wrong.press("Enter")  # saves, and does not press the first button that there is
    expect(page.get_by_role("status")).to_contain_text("Сохранено")
    page.get_by_role("button", name="Добавить строку Цели").click()
    expect(page.locator(":focus")).to_have_id("f-n80.goal")
    page.keyboard.type("Снять жилье")
    save(page)

    go(page, "Документы", "Посмотреть Индивидуальный план")
    first = page.get_by_alt_text("Страница 1 из")
    expect(first).to_be_visible()
    assert first.evaluate("image => image.naturalWidth") > 800
    side = "10mm"
    printed_page = page.pdf(format="A4", margin={"top": side, "right": side, "bottom": side, "left": side})
    with pypdfium2.PdfDocument(printed_page) as pdf:
        assert len(pdf) == page.locator("figure").count()
    path = saved(page, "Скачать документ Word", tmp_path)
    assert path.name == "Индивидуальный план обслуживания.docx"
    text = text_of(path)
    for words in ("Соколова Вера", "Потеряла работу", "и жилье", "Найти работу", "Снять жилье", "05.03.2026"):
        assert words in text, words

    go(page, "Назад")
    with page.expect_download() as waiting:  # it comes by itself once it is made
        page.get_by_role("button", name="Одним PDF для печати").click()
    packet = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(packet)
    with pypdfium2.PdfDocument(packet) as pdf:
        printed = "".join(leaf.get_textpage().get_text_bounded() for leaf in pdf)
    assert "Снять жилье" in printed
    book = saved(page, "Скачать книгу", tmp_path)
    expect(page.get_by_text("книга не скачана")).to_be_hidden()
    desk = Desk(tmp_path)
    assert desk.make(book).status == 0
    assert desk.text("1 Соколова Вера/Индивидуальный план обслуживания") == text
    left = [*Path(tempfile.gettempdir()).glob("*/document.*"), *Path("/dev/shm").glob("*/document.*")]
    assert left == []


def test_a_book_is_dropped_on_the_page(page: Page, desk: Desk) -> None:
    data = base64.b64encode(desk.book(BOOK).read_bytes()).decode()
    page.evaluate(
        """data => {
            const bytes = Uint8Array.from(atob(data), sign => sign.charCodeAt(0));
            const files = new DataTransfer();
            files.items.add(new File([bytes], "дела.xlsx"));
            for (const kind of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: files, bubbles: true}));
        }""",
        data,
    )
    expect(page.get_by_role("link", name="Соколова Вера")).to_be_visible()


def test_leaving_what_is_not_saved_is_asked_about(page: Page, desk: Desk) -> None:
    open_book(page, desk.book(BOOK))
    go(page, "Петров", "Личные данные")
    page.get_by_label("Адрес", exact=True).fill("Новый")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("link", name="Что исправить").first.click()
    expect(page.get_by_label("Адрес", exact=True)).to_have_value("Новый")
    assert asked == ["beforeunload"]
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Сохранено")
    page.get_by_role("status").click()  # browsers ask only those who have done something on the page
    with page.expect_event("dialog") as asking:  # the book itself is not downloaded yet
        page.close(run_before_unload=True)
    assert asking.value.type == "beforeunload"
    asking.value.dismiss()


def test_rows_without_any_script(bare: Page, desk: Desk) -> None:
    bare.get_by_label("Файл книги").set_input_files(desk.book(BOOK))
    bare.get_by_role("button", name="Открыть", exact=True).click()
    go(bare, "Соколова", "План")
    bare.get_by_role("button", name="Ниже Цели, строка 1").click()
    bare.get_by_role("button", name="Добавить строку Цели").click()
    bare.get_by_label("Цель *").nth(2).fill("третья")
    save(bare)
    bare.get_by_role("button", name="Убрать Цели, строка 1").click()
    bare.get_by_role("button", name="Вернуть").click()
    goals = bare.locator("#s-80 textarea")
    assert [goals.nth(number).input_value() for number in range(3)] == ["вторая", "первая", "третья"]


def test_clients_are_chosen_and_sheets_reached_without_any_script(bare: Page, desk: Desk) -> None:
    bare.get_by_label("Файл книги").set_input_files(desk.book(BOOK))
    bare.get_by_role("button", name="Открыть", exact=True).click()
    bare.get_by_label("Показать").select_option("с ошибками")
    bare.get_by_label("Порядок").select_option("по имени")
    bare.get_by_role("button", name="Найти").click()
    expect(bare.locator("tbody tr")).to_have_count(1)
    expect(bare.get_by_label("Порядок")).to_have_value("name")
    link = bare.get_by_role("link", name="Специалисты")
    expect(link).to_be_hidden()
    bare.get_by_text("Книга", exact=True).click()
    link.click()
    expect(bare.get_by_role("heading", name="Специалисты").first).to_be_attached()


def test_a_paper_of_ones_own_becomes_a_template(page: Page, desk: Desk) -> None:
    typed = empty_document()
    for line in ("Справка", "Выдана Соколовой", "Соколова Вера Ильинична"):
        typed.add_paragraph(line)
    typed.save(str(desk.folder / "бумага.docx"))
    open_book(page, desk.book({"Клиенты": [VERA, IVAN]}))
    page.get_by_text("Книга", exact=True).click()
    go(page, "Своя бумага")
    page.get_by_label("Готовая бумага").set_input_files(desk.folder / "бумага.docx")
    page.get_by_role("button", name="Найти данные клиента").click()
    expect(page.get_by_role("status")).to_contain_text("дело 1, Соколова Вера Ильинична")
    page.wait_for_load_state()  # the script must be there before a key is pressed
    place = page.locator("a.mark", has_text="Соколовой")
    place.press("Enter")
    choice = page.locator(".line + .choice select")
    expect(choice).to_be_focused()
    expect(choice).to_be_in_viewport()
    choice.select_option(label="оставить как есть")
    expect(place).to_have_class(re.compile("is-left"))
    page.get_by_role("button", name="Показать с моим выбором").last.click()
    expect(page.get_by_role("heading", name="Что осталось от клиента")).to_be_visible()
    if AXE.exists():
        assert _faults(page, "own paper") == []
    place.click()
    choice.select_option(label="Фамилия (Клиенты), дательный падеж")
    page.get_by_role("button", name="Записать шаблон").click()
    expect(page.get_by_role("heading", name="Ваши шаблоны")).to_be_visible()


NAMELESS = """() => {
    const fields = "input:not([type=hidden], [aria-hidden]), textarea, select";
    const nameless = [...document.querySelectorAll(fields)].filter(field => !field.labels.length);
    const astray = [...document.querySelectorAll("[aria-describedby], [aria-labelledby], [list]")].flatMap(
        item => ["aria-describedby", "aria-labelledby", "list"].flatMap(name =>
            (item.getAttribute(name) || "").split(" ").filter(id => id && !document.getElementById(id))));
    const ids = [...document.querySelectorAll("[id]")].map(item => item.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    return [...nameless.map(field => field.name), ...astray, ...twice];
}"""

PRINTED = """() => [...document.querySelectorAll("header.top")].filter(
    item => item.checkVisibility({visibilityProperty: true})).map(item => item.outerHTML)"""


def test_every_page_fits_is_labelled_prints_and_holds_what_axe_asks(page: Page, desk: Desk) -> None:
    assert AXE.exists() or not os.environ.get("PAPERWORK_REQUIRE_TOOLS"), "needs axe-core: make test"
    seen = page.context.new_page()  # the first one is asked at the end whether anything was refused
    troubles = _troubles(seen)
    if AXE.exists():
        seen.add_init_script(path=AXE)  # sent once, not with every page
    seen.goto(page.url)
    faults = _faults(seen, "start")
    seen.get_by_role("button", name="Открыть", exact=True).evaluate("button => button.form.submit()")
    expect(seen.get_by_role("alert").first).to_be_visible()
    faults += _faults(seen, "nothing chosen")
    open_book(seen, desk.book(BOOK))
    room = seen.url.removesuffix("clients")
    go(seen, "Соколова")
    expect(seen.get_by_role("heading", name="Соколова")).to_be_visible()
    client = seen.url
    forms = seen.locator(".tabs a, .menu a").evaluate_all("links => links.map(link => link.href)")
    ways = [path.lstrip("/") for path, _, methods in PAGES if "GET" in methods]
    others = [room + path for path in ways if "{" not in path]
    of_client = [path.removeprefix(CLIENT) for path in ways if path.startswith(CLIENT)]
    others += [client + path for path in of_client if "{" not in path]
    walked = dict.fromkeys([*forms, *others, f"{room}none"])
    assert {client, room, *(f"{room}{path}" for path in ("clients", "sheet/10", "sheet/140"))} <= set(walked)
    assert len({url for url in walked if url.removeprefix(f"{client}/").isdecimal()}) > 3
    looked_at: set[str] = set()
    for url in walked:
        troubles.clear()  # those of axe: its own styles are refused
        try:
            answer = seen.goto(url)
        except Error:  # it is a file to be saved, and no page
            continue
        content = seen.evaluate("document.documentElement.outerHTML")
        is_new = content not in looked_at  # many an address leads to a page that another has shown already
        looked_at.add(content)
        if is_new:
            _fits_is_labelled_and_prints(seen)
        assert troubles == [] or not (answer and answer.ok), url
        faults += _faults(seen, url.removeprefix(room)) if is_new else []
    seen.goto(f"{room}client/new")
    save(seen)
    expect(seen.get_by_role("heading", name="Исправьте")).to_be_visible()
    faults += _faults(seen, "wrong answers")
    seen.get_by_role("button", name="Закрыть книгу").click()
    expect(seen.get_by_role("heading", name="Закрыть книгу без изменений?")).to_be_visible()
    faults += _faults(seen, "close")
    _forget(seen)
    assert faults == []


def _fits_is_labelled_and_prints(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
    assert page.evaluate(NAMELESS) == [], page.url
    page.emulate_media(media="print")
    assert page.evaluate(PRINTED) == [], page.url
    page.emulate_media(media="screen")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
CHECK = """async rules => !window.axe ? [] :
  (await axe.run({runOnly: rules, resultTypes: ["violations"]})).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.target).join(" ")}`)"""
WIDE = "document.documentElement.scrollWidth > innerWidth"
SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter(
  item => {
    const target = item.closest("label") || item, box = target.getBoundingClientRect();
    const words = item.closest("p, li, span")?.innerText.trim();
    const isSeen = item.type !== "hidden" && target.checkVisibility() && !item.closest(".unseen, .skip");
    const isInText = item.matches("a, .link") && words && words !== item.innerText.trim();
    return isSeen && !isInText && (box.height < 24 || box.width < 24);
}).map(item => item.outerHTML.slice(0, 99))"""


def _faults(page: Page, name: str) -> list[str]:
    """What axe finds on the page, light and dark, and what is too wide or too small for a finger."""
    page.set_viewport_size(PHONE)
    if AXE.exists() and not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = [
        *page.evaluate(CHECK, RULES),
        *page.evaluate(SMALL),
        *(["too wide"] if page.evaluate(WIDE) else []),
    ]
    page.set_viewport_size(ZOOMED)
    found += ["too wide at 200 %"] if page.evaluate(WIDE) else []
    page.emulate_media(color_scheme="dark")
    found += page.evaluate(CHECK, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    return [f"{name}: {fault}" for fault in found]


def test_the_page_becomes_dark_with_what_was_typed_and_prints_light(page: Page, desk: Desk) -> None:
    def expect_paper(colour: str) -> None:
        expect(page.locator("body")).to_have_css("background-color", colour)

    open_book(page, desk.book(BOOK))
    go(page, "Петров", "Личные данные")
    page.get_by_label("Адрес", exact=True).fill("Новый")
    expect_paper(LIGHT)
    with page.expect_response("**/theme"):
        page.get_by_role("button", name="темная").click()
    expect(page.get_by_role("button", name="темная")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Адрес", exact=True)).to_have_value("Новый")
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Сохранено")
    expect_paper(DARK)
    page.emulate_media(media="print")
    expect_paper("rgb(255, 255, 255)")
    page.emulate_media(media="screen")
    with page.expect_response("**/theme"):
        page.get_by_role("button", name="как в системе").click()
    expect_paper(LIGHT)


def test_the_keyboard_is_enough(page: Page, desk: Desk) -> None:
    open_book(page, desk.book(BOOK))
    page.reload()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("К содержанию")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Добавить клиента")
    shadow = page.locator(":focus").evaluate("item => getComputedStyle(item).boxShadow")
    assert "rgb(23, 105, 170)" in shadow
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Новый клиент")).to_be_visible()
    born = page.get_by_label("Дата рождения", exact=True)
    born.fill("5.3.1960")
    expect(page.get_by_title("Календарь").first).to_be_attached()  # by the script, which then heeds the key
    born.press("Alt+ArrowDown")
    # the calendar is a window of the browser's own: keys that come before it are the field's
    expect(page.locator("input[type=date]:open")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(born).to_have_value("06.03.1960")
    expect(born).to_be_focused()
    menu = page.get_by_text("Книга", exact=True)
    menu.press("Enter")
    expect(page.get_by_role("link", name="Специалисты")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Специалисты")).to_be_hidden()
    expect(menu).to_be_focused()


def test_script_does_not_run_and_nothing_is_stored(page: Page, desk: Desk) -> None:
    evil = dict.fromkeys(("Фамилия", "Имя", "Адрес", "Причина обращения", "Дата рождения"), SCRIPT)
    open_book(
        page,
        desk.book(
            {**BOOK, "Клиенты": [VERA | evil, IVAN]}, f"{SCRIPT[:8]}.xlsx".replace("<", "(").replace(">", ")")
        ),
    )
    shown: list[str] = []

    def note(dialog: Dialog) -> None:
        shown.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    go(page, "script", "Личные данные")
    expect(page.get_by_label("Адрес", exact=True)).to_have_value(SCRIPT)
    save(page)
    go(page, "Что исправить")
    assert shown == []
    context: BrowserContext = page.context
    stored = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie,"
        " (await indexedDB.databases()).length]"
    )
    assert stored == [0, 0, "", 0]
    assert [(cookie["httpOnly"], cookie["sameSite"]) for cookie in context.cookies()] == [(True, "Strict")]
    saved(page, "Скачать книгу", desk.folder)


def test_a_thousand_clients_stay_quick(page: Page, tmp_path: Path) -> None:
    def opened(clients: int, search: str = "") -> str:
        path = tmp_path / f"{clients}.xlsx"
        path.write_bytes(workbook(casebook_rows(clients)))
        open_book(page, path)
        assert page.evaluate("document.documentElement.scrollHeight") < 3 * 768
        if search:
            page.get_by_label("Найти по имени").fill(search)
            page.get_by_role("button", name="Найти").click()
        page.locator("tbody a").click()
        go(page, "План")
        return page.url

    def took() -> float:
        return float(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))

    def opens(url: str) -> float:
        page.goto(url)
        return took()

    url = opened(1)
    alone = min(opens(url) for _ in range(3))  # other work takes its share, and some machines are slow
    _forget(page)
    url = opened(1000, "997")  # whose plan is the same, as every fourth
    quick = max(QUICK, 2 * alone)
    times = [opens(url)]
    while min(times) >= quick and len(times) < 10:
        times.append(opens(url))
    page.get_by_label("Проблема *").first.fill("Другая")
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Сохранено")
    assert min(times) < quick
    assert took() < 5 * quick  # the book is checked anew and the form is drawn again
    saved(page, "Скачать книгу", tmp_path)
