"""A template with a header and a numbered list, which a joined file could mix up."""

from __future__ import annotations

from desk import Desk
from docx.oxml.ns import qn
from empty_document import empty_document
from lxml import etree


def list_template(desk: Desk, lists: int = 0) -> None:
    """A template whose header names the client, with a numbered list and that many more nobody uses."""
    document = empty_document()
    document.core_properties.title = "Список"
    document.sections[0].header.paragraphs[0].text = "дело {{ клиент.дело }}"
    for words in ("{{ клиент.фио }}", "адрес", "телефон"):
        document.add_paragraph(words, style="List Number")
    numbering = document.part.numbering_part.element
    for number in range(lists):
        num = etree.SubElement(numbering, qn("w:num"), {qn("w:numId"): str(100 + number)})
        etree.SubElement(num, qn("w:abstractNumId"), {qn("w:val"): "0"})
    (desk.folder / "templates").mkdir(exist_ok=True)
    document.save(str(desk.folder / "templates" / "card.docx"))
