"""The Word file around a page: its parts, its page set-up, its properties; the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass

from paperwork.common.docx_shell import OFFICE, Part, docx, fonts, page_number, settings

from .ooxml import paragraph, twips
from .styles import NAMESPACE, Style, styles_xml

A4 = (210, 297)
TOP, BOTTOM, HEADER = 20, 20, 10


def section(left: float, right: float, landscape: bool = False, first: bool = True) -> str:
    """Page size, margins, and the number on top of every page but the ``first`` of the document."""
    width, height = reversed(A4) if landscape else A4
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(right)}" w:bottom="{twips(BOTTOM)}"'
        f' w:left="{twips(left)}" w:header="{twips(HEADER)}" w:footer="{twips(HEADER)}"'
        ' w:gutter="0"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A template: its title, the blocks of its body, its side margins in millimetres.

    ``styles`` are those that no other template has; ``first`` says whether its (last) section begins
    the document and so has a first page without a number.
    """

    title: str
    body: tuple[str, ...]
    left: float
    right: float
    landscape: bool = False
    styles: tuple[Style, ...] = ()
    first: bool = True

    def document(self) -> str:
        """The part word/document.xml."""
        body = "".join(self.body) + section(self.left, self.right, self.landscape, self.first)
        return (
            f'<w:document {NAMESPACE} xmlns:r="{OFFICE}/relationships"><w:body>{body}</w:body></w:document>'
        )


def _header(content: str) -> Part:
    return "header", f"<w:hdr {NAMESPACE}>{content}</w:hdr>"


def packed(page: Page) -> bytes:
    """The .docx file of a page."""
    parts = {
        "styles": ("styles", styles_xml(page.styles)),
        "settings": settings(hyphens=True),
        "fontTable": fonts(),
        "header1": _header(paragraph(*page_number(2), style="Header")),
        "header2": _header(paragraph(style="Header")),
    }
    return docx(page.title, page.document(), parts)
