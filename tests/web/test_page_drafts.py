"""Drafts on the page: the button beside a paper, the file that it gives, and what it does not count as."""

from __future__ import annotations

import io

import docx
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets
from visitor import Answer, Visitor

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"Телефон": None}, IVAN | {"Обработка данных": "отозвано"}],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": "нет работы"}],
}


def yellow(made: Answer) -> list[str]:
    """The words on yellow."""
    runs = docx.Document(io.BytesIO(made.body)).element.body.iter("{*}r")
    return [
        "".join(text.text or "" for text in run.iter("{*}t"))
        for run in runs
        if run.find("{*}rPr/{*}highlight") is not None
    ]


def test_a_paper_is_taken_as_a_draft(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    page = visitor.get(visitor.get("clients").cards[0])
    drafts = [link for link in page.links("/draft") if "/paper/service_plan/" in link]
    assert len(page.links("/draft")) == len(page.page.cssselect(".paper.is-ready"))
    made = visitor.get(drafts[0])
    assert made.filename == "Индивидуальный план обслуживания (черновик).docx"
    assert "‹Пути решения›" in yellow(made)
    header = docx.Document(io.BytesIO(made.body)).sections[0].header
    assert any("ЧЕРНОВИК" in line.text for line in header.paragraphs)
    assert "Скачано" in (clients := visitor.get("clients")).words
    assert [cell.text_content() for cell in clients.page.cssselect("td[data-label=Скачано]")] == ["нет"]
    paper = visitor.get(drafts[0].removesuffix("/draft"))
    assert yellow(paper) == []
    assert paper.filename == "Индивидуальный план обслуживания.docx"


def test_papers_of_the_institution_have_drafts_and_others_none(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    drafts = visitor.get("papers").links("/draft")
    assert drafts
    assert all("(черновик).docx" in visitor.get(link).filename for link in drafts[:2])
    cards = visitor.get("clients").cards
    assert visitor.get(f"{cards[0]}/paper/help_programme/draft").status == 400
    assert visitor.get(f"{cards[0]}/paper/none/draft").status == 404
    blocked = visitor.get(f"{cards[1]}/paper/application/draft")
    assert (blocked.status, "не разрешена" in blocked.words) == (400, True)
