"""«Своя бумага» on the page: a paper typed for one client becomes a template, and templates are checked."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import quote

import docx
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain
from empty_document import empty_document
from visitor import Answer, Visitor, fields_of, serving

from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"Телефон": "+7 900 111-22-33"}, IVAN],
}


def paper(*lines: str) -> bytes:
    document, buffer = empty_document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(buffer)
    return buffer.getvalue()


PAPER = paper("Справка", "Выдана Соколовой", "Соколова Вера Ильинична, тел. +7 900 111-22-33")


def sent(visitor: Visitor, do: str, page: Answer, **fields: str) -> Answer:
    form = next(form for form in page.page.forms if "learning" in form.get("class", ""))
    answers = dict(fields_of(form)) | fields
    return visitor.post("template", [*answers.items(), ("do", do)])


def choice(page: Answer, words: str) -> tuple[str, dict[str, str]]:
    """The name of the field that asks about the words, and what it offers: words → value."""
    label = next(label for label in page.page.cssselect(".choice label") if words == label.text_content())
    select = page.page.get_element_by_id(str(label.get("for")))
    options = {plain(option.text_content()): option.get("value", "") for option in select.iter("option")}
    return str(select.get("name")), options


def test_counts_that_stay_typed_are_told(visitor: Visitor, desk: Desk) -> None:
    services = [{"Дело": "1", "Услуга": name} for name in ("уборка", "обед", "чтение")]
    visitor.upload("book.xlsx", desk.book({**BOOK, "Услуги": services}).read_bytes())
    lines = ("Соколова Вера Ильинична", "В сумме назначено: 3 единицы", "Ответ дается в течение 3 дней")
    page = visitor.send_files("template", "paper", [("бумага.docx", paper(*lines))])
    [card] = page.page.cssselect("section[aria-labelledby=counts]")
    assert [plain(item.text_content()) for item in card.cssselect("li")] == [
        "«3 единицы», в абзаце «В сумме назначено: 3 единицы»"
    ]


def test_answers_of_rows_that_stay_typed_are_told(visitor: Visitor, desk: Desk) -> None:
    contacts = [{"Дело": "1", "Дата": "05.03.2026", "Содержание": "Просит протезы"}]
    visitor.upload("book.xlsx", desk.book({**BOOK, "Контакты": contacts}).read_bytes())
    lines = ("Соколова Вера Ильинична", "Она просит протезы, и это важно")
    page = visitor.send_files("template", "paper", [("бумага.docx", paper(*lines))])
    [card] = page.page.cssselect("section[aria-labelledby=answers]")
    assert [plain(item.text_content()) for item in card.cssselect("li")] == [
        "«просит протезы», в абзаце «Она просит протезы, и это важно»"
    ]


def test_a_paper_is_marked_asked_about_and_becomes_a_template(visitor: Visitor, desk: Desk) -> None:
    assert "Откройте книгу" in visitor.get("template").words
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    for name, data, client, words in (
        ("бумага.odt", PAPER, "", "не файл .docx"),
        ("бумага.docx", PAPER, "2", "это бумага не клиента 2: похоже на дело 1, Соколова Вера"),
        ("бумага.docx", paper("Пусто"), "", "впишите, для кого она набрана"),
        ("бумага.docx", b"PK", "", "docx"),
    ):
        refused = visitor.send_files("template", "paper", [(name, data)], client=client)
        assert (refused.status, words in refused.words) == (400, True), refused.words
        assert "--" not in refused.words
    page = visitor.send_files("template", "paper", [("бумага.docx", PAPER)])
    assert "Это бумага клиента: дело 1, Соколова Вера Ильинична" in page.words
    assert [mark.text_content() for mark in page.page.cssselect("a.mark")] == [
        "Соколовой", "Соколова Вера Ильинична", "+7 900 111-22-33",
    ]  # fmt: skip
    phone, offered = choice(page, "«+7 900 111-22-33»")
    assert list(offered) == ["Телефон (Клиенты)", "оставить как есть"]
    page = sent(visitor, "again", page, **{phone: ""})
    assert "осталось от клиента: 1" in page.words
    assert [mark.text_content() for mark in page.page.cssselect("a.is-left")] == ["+7 900 111-22-33"]
    refused = sent(visitor, "save", page)
    assert (refused.status, "Шаблон не записан" in refused.words) == (400, True)
    assert visitor.get("template/file").status == 400
    card = visitor.get(f"{visitor.get('clients').cards[0]}/{Client.sheet.order}")
    for number, marks in (("", 2), ("+7 900 111-22-33", 3)):  # the book changes meanwhile
        fields = [(name, number if name.endswith(".phone") else text) for name, text in card.answers]
        card = visitor.post(card.path, [*fields, ("do", "save")])
        page = visitor.get("template")
        assert len(page.page.cssselect("a.mark")) == marks
    phone, _ = choice(page, "«+7 900 111-22-33»")
    surname, offered = choice(page, "«Соколовой»")
    assert {name for name in offered if "падеж" in name} >= {
        "Фамилия (Клиенты), родительный падеж", "Фамилия (Клиенты), дательный падеж",
    }  # fmt: skip
    dative = offered["Фамилия (Клиенты), дательный падеж"]
    page = sent(visitor, "again", page, **{phone: "{{ клиент.телефон }}", surname: dative})
    assert "под вопросом" not in page.page.cssselect(".summary")[0].text_content()
    made = visitor.get("template/file")
    text = "\n".join(line.text for line in docx.Document(io.BytesIO(made.body)).paragraphs)
    assert (
        text == "Справка\nВыдана {{ клиент.фамилия|дательный }}\n{{ клиент.фио }}, тел. {{ клиент.телефон }}"
    )
    laid = sent(visitor, "save", page)
    assert "Шаблон «Справка» – среди бумаг каждого клиента" in laid.words
    assert "Пока только в памяти" in laid.words
    ivan = visitor.get("clients").cards[1]
    filled = visitor.get(f"{ivan}/paper/{quote('Справка')}")
    lines = [line.text for line in docx.Document(io.BytesIO(filled.body)).paragraphs]
    assert plain(lines[1]) == "Выдана Петрову"
    page = visitor.send_files("template", "paper", [("бумага.docx", PAPER)])
    assert "Шаблон «Справка» уже есть" in sent(visitor, "save", page).words
    assert "Готовая бумага" in sent(visitor, "drop", page).words


def test_the_logo_is_put_into_the_book_and_printed(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    assert "это не рисунок" in visitor.send_files("logo", "picture", [("э.png", b"1")]).words
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    page = visitor.send_files("logo", "picture", [("эмблема.svg", drawing)])
    assert "Эмблема 25 × 25 мм – в шапке каждой бумаги" in page.words
    assert page.page.cssselect("img.logo")
    paper = visitor.get(f"{visitor.get('clients').cards[0]}/paper/application")
    assert any("emblem" in name for name in zipfile.ZipFile(io.BytesIO(paper.body)).namelist())
    kept = visitor.get("book").body
    again = visitor.upload("again.xlsx", kept, forget="1")
    assert again.status == 200
    assert visitor.get(f"sheet/{Institution.sheet.order}").page.cssselect("img.logo")


def test_a_template_is_checked_and_taken_with_remarks_and_cures(visitor: Visitor) -> None:
    assert "Выберите шаблон" in visitor.post("check", {"do": "check"}).words
    assert "не файл .docx" in visitor.send_files("check", "template", [("а.doc", b"1")]).words
    wrong = paper("{{ клиент.фамлия }}", "Адрес: [Адрес]")
    page = visitor.send_files("check", "template", [("мой.docx", wrong)])
    assert "пользоваться нельзя" in page.words
    assert "клиент.фамилия" in page.words
    assert "TemplatePlace" not in page.text
    assert [(mark.text_content(), mark.get("class")) for mark in page.page.cssselect("a.mark")] == [
        ("{{ клиент.фамлия }}", "mark is-wrong"),
        ("[Адрес]", "mark is-doubt"),
    ]
    marked = visitor.post("check", {"do": "marked"})
    assert marked.filename == "мой с пометками.docx"
    assert len(list(docx.Document(io.BytesIO(marked.body)).comments)) >= 2
    fixed = visitor.post("check", {"do": "fixed"})
    assert [line.text for line in docx.Document(io.BytesIO(fixed.body)).paragraphs][1] == (
        "Адрес: {{ клиент.адрес }}"
    )
    assert "«мой.docx»" not in visitor.post("check", {"do": "drop"}).words


def test_a_template_is_kept_beside_the_book(desk: Desk) -> None:
    book = desk.book(BOOK)
    with serving(str(book)) as address:
        visitor = Visitor(address)
        visitor.enter()
        page = visitor.send_files("template", "paper", [("бумага.docx", PAPER)])
        said = sent(visitor, "save", page, title="Справка с телефоном")
    kept = book.parent / "Шаблоны" / "Справка с телефоном.docx"
    assert "в папке «Шаблоны»" in said.words
    assert kept.is_file()
    assert desk.run("fields", str(kept)).status == 0
