"""A desk with a dozen clients, and templates with what a joined file could get wrong."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import docx
from desk import INSTITUTION, VERA, Desk
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

CLIENTS = 12  # enough for two files of joined documents
END = "_PaperEnd"  # the bookmark in a document's last paragraph


def dozen(desk: Desk) -> Desk:
    """The desk with a book and two templates: «Карта», and «Счет», which counts its pages."""
    for name, content in _files().items():
        path = desk.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return desk


@cache
def _files() -> dict[str, bytes]:
    """The files by their names in the folder: they are the same for every test."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _fill(Desk(folder))
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }


def _fill(desk: Desk) -> None:
    _template(desk, "Карта", "card")
    counting = _template(desk, "Счет", "counting")
    _add_field(counting.sections[0].footer.paragraphs[0], "NUMPAGES")
    counting.save(str(desk.folder / "templates/counting.docx"))
    rows = [VERA | {"Дело": str(number), "Адрес": f"Садовая, {number}"} for number in range(1, CLIENTS + 1)]
    desk.book({"Учреждение": INSTITUTION, "Клиенты": rows})


def _template(desk: Desk, title: str, name: str) -> Document:
    """A numbered list, page numbers, another first page, and a length that differs from client to client."""
    path = desk.template(title, "{{ клиент.дело }} {{ клиент.фио }}", name=name)
    document = docx.Document(str(path))
    for text in ("Первое", "Второе", "{{ клиент.адрес }}"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("{%p for n in range(клиент.дело|int % 3 * 30) %}")
    document.add_paragraph("Строка {{ n }}")
    document.add_paragraph("{%p endfor %}")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Дело {{ клиент.дело }}, начало"
    section.header.paragraphs[0].text = "Дело {{ клиент.дело }}, страница "
    _add_field(section.header.paragraphs[0], "PAGE")
    document.add_table(1, 1).cell(0, 0).text = "Подпись"
    document.add_paragraph("Конец")._p.extend(_bookmark(END))
    # the first page has a footer without tags, the others one with
    for footer, text in ((section.first_page_footer, "лист "), (section.footer, "{{ клиент.дело }}, лист ")):
        footer.paragraphs[0].text = text
        _add_field(footer.paragraphs[0], "PAGE")
        _add_field(footer.paragraphs[0], f"PAGEREF {END}")
    document.save(str(path))
    return document


def _bookmark(name: str) -> list[etree._Element]:
    marks = [OxmlElement(f"w:bookmark{half}") for half in ("Start", "End")]
    for mark in marks:
        mark.set(qn("w:id"), "7")
    marks[0].set(qn("w:name"), name)
    return marks


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    paragraph._p.append(field)
    paragraph.add_run(" из ")
