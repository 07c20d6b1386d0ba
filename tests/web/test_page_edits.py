"""Papers that were corrected in Word, on the page: what differs, and what of it comes into the book."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx
import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain
from empty_document import empty_document
from visitor import Answer, Visitor, fields_of

from paperwork.documents.edits.cells import Proposal
from paperwork.sheets.answers.fields import OWNER
from paperwork.sheets.clients import Client
from paperwork.web.edited import accept, take_back
from paperwork.web.open_book import opened

OLD, NEW = "+7 900 111-22-33", "+7 900 444-55-66"
BOOK: Sheets = {
    "Учреждение": INSTITUTION | {"Телефон": "123-45"},
    "Клиенты": [
        VERA | {"Телефон": OLD, "Адрес": "ул. Тихая, 1", "Дата рождения": "05.03.1980"},
        IVAN | {"Телефон": "+7 900 000-00-02"},
        VERA | {"Дело": "3", "Фамилия": "Белых", "Обработка данных": "отозвано", "Телефон": "+7 900 3"},
    ],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": "нет работы"}],
}


def corrected(paper: Answer, changes: Mapping[str, str]) -> bytes:
    """The paper with other words, as a person would type them over the old ones."""
    return retyped(paper.body, changes)


def retyped(paper: bytes, changes: Mapping[str, str]) -> bytes:
    """The document with other words."""
    document, buffer = docx.Document(io.BytesIO(paper)), io.BytesIO()
    left = dict(changes)
    for text in document.element.iter("{*}t"):
        typed = plain(text.text or "")
        for old, new in changes.items():
            if old in typed:
                text.text = typed = typed.replace(old, new)
                left.pop(old, None)
    assert left == {}
    document.save(buffer)
    return buffer.getvalue()


def words_of(document: bytes) -> str:
    """The words of a document as a person types them."""
    texts = docx.Document(io.BytesIO(document)).element.iter("{*}t")
    return plain("".join(text.text or "" for text in texts))


def paper_of(visitor: Visitor, kind: str, client: int = 0) -> Answer:
    return visitor.get(f"{visitor.get('clients').cards[client]}/paper/{kind}")


def told(page: Answer, caption: str = "Что внести в книгу") -> list[list[str]]:
    """The rows of the table with the caption."""
    tables = [it for it in page.page.cssselect("table") if it.cssselect("caption")[0].text == caption]
    return [
        [" ".join(cell.text_content().split()) for cell in row.cssselect("th, td")]
        for table in tables
        for row in table.cssselect("tbody tr")
    ]


def send(visitor: Visitor, *papers: bytes, **fields: str) -> Answer:
    files = [(f"бумага {number}.docx", data) for number, data in enumerate(papers, 1)]
    return visitor.send_files("edits", "papers", files, **fields)


def ask(visitor: Visitor, page: Answer, do: str, **fields: str) -> Answer:
    form = next(form for form in page.page.forms if "edited" in form.get("class", ""))
    answers = [(name, text) for name, text in fields_of(form) if name not in fields]
    return visitor.post("edits", [*answers, *fields.items(), ("do", do)])


def clients_in(visitor: Visitor) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(visitor.get("book").body))["Клиенты"]
    return [
        [cell.value for cell in row] for row in sheet.iter_rows() if row[0].value in ("1", "2", "3", 1, 2, 3)
    ]


def test_what_was_corrected_comes_into_the_book_and_goes_back(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    before = clients_in(visitor)
    paper = paper_of(visitor, "application")
    page = send(visitor, corrected(paper, {OLD: NEW, "ул. Тихая, 1": "ул. Новая, 7"}))
    assert sorted(told(page)) == [
        ["Адрес лист «Клиенты», G2", "ул. Тихая, 1", "ул. Новая, 7"],
        ["Телефон лист «Клиенты», F2", OLD, NEW],
    ]
    assert "клиент Соколова Вера" in page.words
    assert "Слова самой бумаги" not in page.words
    refused = visitor.post("edits", {"do": "accept"})
    assert (refused.status, "Отметьте, что внести" in refused.words) == (400, True)
    (phone,) = (
        str(row.cssselect("input")[0].get("value"))
        for row in page.page.cssselect("tbody tr")
        if "Телефон" in row.text_content()
    )
    page = ask(visitor, page, "accept", take=phone)
    assert "Внесено: 1 исправление. Скачайте книгу" in page.words
    after = clients_in(visitor)
    pairs = [pair for one, other in zip(before, after, strict=True) for pair in zip(one, other, strict=True)]
    assert [(old, new) for old, new in pairs if old != new] == [(OLD, NEW)]
    assert NEW in words_of(paper_of(visitor, "application").body)
    page = visitor.post("edits", {"do": "back"})
    assert "Возвращено, как было: 1 ячейка" in page.words
    assert clients_in(visitor) == before
    assert "Вернуть, как было" not in visitor.get("edits").words


def test_words_of_the_form_are_told_apart_and_what_is_computed_too(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    paper = paper_of(visitor, "application")
    assert "Слова те же" in send(visitor, paper.body).words
    page = send(visitor, corrected(paper, {"05.03.1980": "05.03.1981", "Заявление": "ЗАЯВЛЕНИЕ!"}))
    assert told(page) == [["Дата рождения лист «Клиенты», H2", "05.03.1980", "05.03.1981"]]
    assert "Слова самой бумаги: 1" in page.words


def test_two_papers_that_disagree_are_left_to_the_person(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    one = corrected(paper_of(visitor, "application"), {OLD: NEW})
    other = corrected(paper_of(visitor, "consent"), {"ул. Тихая, 1": "ул. Иная, 2"})
    third = corrected(paper_of(visitor, "application"), {OLD: "+7 900 777-88-99"})
    assert [row[2] for row in told(send(visitor, one, other))] == [NEW, "ул. Иная, 2"]
    page = send(visitor, one, third)
    assert told(page) == []
    assert len(told(page, "Что впишете только вы")) == 2


@pytest.mark.parametrize("said", ["", "1"])
def test_whose_paper_it_is_and_which(visitor: Visitor, desk: Desk, said: str) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    assert "Выберите бумагу" in visitor.post("edits", {"do": "accept"}).words
    assert "не файл .docx" in visitor.send_files("edits", "papers", [("а.odt", b"1")]).words
    assert "Не сравнить" in send(visitor, b"PK").words
    data = corrected(paper_of(visitor, "application"), {OLD: NEW})
    untitled, buffer = docx.Document(io.BytesIO(data)), io.BytesIO()
    untitled.core_properties.title = ""
    untitled.save(buffer)
    page = send(visitor, buffer.getvalue(), client=said)
    assert [row[1:] for row in told(page)] == [[OLD, NEW]]
    page = send(visitor, data, client="2")
    assert "это бумага не клиента 2" in page.words
    assert "--" not in page.words
    page = ask(visitor, page, "again", **{"client.0": "соколова"})
    assert [row[1:] for row in told(page)] == [[OLD, NEW]]
    other = empty_document()
    other.add_paragraph("Просто письмо Соколовой Вере Ильиничне")
    other.save(buffer := io.BytesIO())
    page = send(visitor, buffer.getvalue())
    assert "не видно, какая это бумага" in page.words
    page = ask(visitor, page, "again", **{"kind.0": "application"})
    assert "не видно" not in page.words


def test_a_draft_that_was_filled_in_comes_into_the_book(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    draft = visitor.get(f"{visitor.get('clients').cards[0]}/paper/service_plan/draft")
    assert "Слова те же" in send(visitor, draft.body).words
    page = send(visitor, corrected(draft, {"‹Дата пересмотра›": "05.09.2026"}))
    (row,) = told(page)
    assert (row[0].partition(" лист")[0], row[2]) == ("Дата пересмотра", "05.09.2026")


def test_blocked_clients_stay_as_they_are_and_out_of_reach(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    cards = visitor.get("clients").cards
    assert visitor.get(f"{cards[2]}/edits").page.cssselect("#client")[0].get("value") == "3"
    blocked = clients_in(visitor)[2]
    data = corrected(paper_of(visitor, "application"), {OLD: NEW})
    assert "заблокированы" in send(visitor, data, client="3").words
    page = send(visitor, data)
    assert "Белых" not in page.words
    ask(visitor, page, "accept")
    assert clients_in(visitor)[2] == blocked


def test_the_institutions_own_paper_and_a_new_number(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    card = visitor.get("paper/institution_card")
    page = send(visitor, corrected(card, {"123-45": "543-21"}))
    assert [row[1:] for row in told(page)] == [["123-45", "543-21"]]
    assert "Внесено: 1" in ask(visitor, page, "accept").words
    assert "543-21" in visitor.get("sheet/10").text


def test_a_book_that_changed_meanwhile_is_compared_anew(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    cards = visitor.get("clients").cards
    data = corrected(paper_of(visitor, "application"), {OLD: NEW})
    page = send(visitor, data)
    card = visitor.get(f"{cards[0]}/{Client.sheet.order}")
    fields = [(name, NEW if name.endswith(".phone") else text) for name, text in card.answers]
    visitor.post(card.path, [*fields, ("do", "save")])
    refused = ask(visitor, page, "accept")
    assert (refused.status, "Книга тем временем изменилась" in refused.words) == (400, True)
    assert "Слова те же" in visitor.get("edits").words


def test_a_new_file_number_takes_the_clients_rows_along_and_brings_them_back(desk: Desk) -> None:
    book = opened("book.xlsx", desk.book(BOOK).read_bytes())

    def numbers(title: str) -> list[object]:
        editor = book.editors[title]
        return [editor.cell(row, OWNER) for row in editor.visible]

    row = book.clients[0].row
    cells = accept(book, [Proposal("Клиенты", "A2", "Дело", "1", "1-А", row, "1-А")])
    assert (numbers("Клиенты"), numbers("Планы")) == (["1-А", "2", "3"], ["1-А"])
    assert take_back(book, cells) == 1
    assert (numbers("Клиенты"), numbers("Планы")) == (["1", "2", "3"], ["1"])
