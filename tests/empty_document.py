"""An empty Word document to be filled by a test."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

STYLE_OF_TABLES = ("Normal Table", "Table Grid")
PARTS = ("styles", "settings", "numbering")


def empty_document() -> Document:
    """The document with which python-docx begins, without what no test asks for.

    Its looks of tables, kept twice, are 800 of its 820 KB, and would be read and written with every document.
    """
    return docx.Document(io.BytesIO(_lean()))


def typed(*paragraphs: str) -> bytes:
    """The file of a document with these paragraphs."""
    document = empty_document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: Document) -> bytes:
    """The file of a document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def _lean() -> bytes:
    document = docx.Document()
    for links, wanted in (
        (document.part.package.rels, ("officeDocument", "core-properties", "extended-properties")),
        (document.part.rels, PARTS),
    ):
        for name, link in list(links.items()):
            if not link.reltype.endswith(wanted):
                del links[name]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in STYLE_OF_TABLES:
            style.element.getparent().remove(style.element)
    return saved(document)
