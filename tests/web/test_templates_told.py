"""What is to be known of the templates is shown with the list of clients."""

from __future__ import annotations

from desk import INSTITUTION, VERA, Desk

from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.web.access import Keys
from paperwork.web.open_book import opened
from paperwork.web.pages.clients import client_list
from paperwork.web.shared import Pages
from paperwork.web.submission import Submission


def test_refusals_and_warnings_of_templates_are_on_the_page(desk: Desk) -> None:
    files = [
        desk.template("Странная", "{{ клеент.фио }}"),
        desk.template("С оговоркой", "{{ клиент.фамилия }} и { клиент.имя }"),
    ]
    pages = Pages(Keys(1), TemplateCatalogue({path.stem: path for path in files}))
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    pages.memory.opened = opened(book.name, book.read_bytes(), None)
    shown = bytes(client_list(pages, Submission({}, {})).body).decode()
    assert "клеент" in shown
    assert "напечатаются как есть" in shown
