"""The Word file around a page: its parts, its page set-up, its properties; the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass

from paperwork.common.docx_shell import OFFICE, Part, docx, field, fonts, page_number, settings

from .glossary import SIGN
from .ooxml import NO_BREAK, blocks_if, paragraph, run, twips
from .signatures import SPACE
from .styles import NAMESPACE, Style, styles_xml

A4 = (210, 297)
TOP, BOTTOM, HEADER = 20, 20, 10
BOUND = 30  # the edge at which a lying page is bound into a file: its top
INSTITUTION = "{{ учреждение.краткое_наименование or учреждение.полное_наименование }}"
CLOSED, TABLE_END, GRID = "</w:p>", "</w:tbl>", '<w:tblStyle w:val="Grid"/>'
END = "_PaperEnd"  # the bookmark at the end of a paper


def section(left: float, right: float, landscape: bool = False, first: bool = True) -> str:
    """Page size, margins, and the number on top of every page but the ``first`` of the document."""
    top = BOUND if landscape else TOP
    width, height = reversed(A4) if landscape else A4
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(BOTTOM)}"'
        f' w:left="{twips(left)}" w:header="{twips(HEADER)}" w:footer="{twips(HEADER)}"'
        ' w:gutter="0"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A template: its title, the blocks of its body, its side margins in millimetres.

    ``styles`` are those that no other template has; ``first`` says whether its (last) section begins
    the document and so has a first page without a number. ``foot`` names the paper at the foot of its pages,
    words with tags; a ``title_page`` has none. An ``official`` form that a student fills in says on
    every page that it is for training.
    """

    title: str
    body: tuple[str, ...]
    left: float
    right: float
    landscape: bool = False
    styles: tuple[Style, ...] = ()
    first: bool = True
    foot: str = ""
    title_page: bool = False
    official: bool = False
    author: str = INSTITUTION

    def document(self) -> str:
        """The part word/document.xml."""
        body = _ended("".join(self.body))
        body += section(self.left, self.right, self.landscape, self.first)
        return (
            f'<w:document {NAMESPACE} xmlns:r="{OFFICE}/relationships"><w:body>{body}</w:body></w:document>'
        )


def _ended(body: str) -> str:
    """The body with the bookmark of its end.

    It is in the space over the signatures, which no page parts from them: a paragraph after a table that
    fills its page would have a page of its own in LibreOffice. Without signatures it is such a paragraph.
    """
    bookmark = f'<w:bookmarkStart w:id="9000" w:name="{END}"/><w:bookmarkEnd w:id="9000"/>'
    space, _, rest = body.rpartition(SPACE)
    is_signed = rest.startswith("<w:tbl>") and rest.endswith(TABLE_END) and SIGN in rest and GRID not in rest
    if not is_signed and body.endswith(TABLE_END) and "{%" not in body[body.rindex("<w:tr>") :]:
        # in the last cell: of a joined file LibreOffice leaves the last paragraph out where it is empty
        head, _, tail = body.rpartition(CLOSED)
        return f"{head}{bookmark}{CLOSED}{tail}{paragraph(style='Seam')}"
    if not is_signed:
        return body + paragraph(bookmark, style="Seam")
    return f"{space}{SPACE.removesuffix(CLOSED)}{bookmark}{CLOSED}{rest}"


def _header(page: Page, *runs: str) -> Part:
    content = paragraph(*runs, style="Header")
    if page.official:
        content += blocks_if("практикант.есть", paragraph(run("учебный экземпляр"), style="HeaderNote"))
    return "header", f"<w:hdr {NAMESPACE}>{content}</w:hdr>"


def _footer(page: Page, *, empty: bool) -> Part:
    """«План № 12-2 от 05.03.2026 · дело № 12 · стр. 2 из 3», so that a loose sheet finds its way back.

    How many pages there are is asked of a bookmark at the end: NUMPAGES would count those of the whole
    file where documents are joined.
    """
    words = (run(f"{page.foot or page.title} · стр.{NO_BREAK}"), *page_number(2), run(" из "))
    content = "" if empty else "".join((*words, *field(f"PAGEREF {END}", "2")))
    return "footer", f"<w:ftr {NAMESPACE}>{paragraph(content, style='Header' if empty else 'Footer')}</w:ftr>"


def packed(page: Page) -> bytes:
    """The .docx file of a page."""
    parts = {
        "styles": ("styles", styles_xml(page.styles)),
        "settings": settings(hyphens=True),
        "fontTable": fonts(),
        "header1": _header(page, *page_number(2)),
        "header2": _header(page),
        "footer1": _footer(page, empty=False),
        "footer2": _footer(page, empty=page.title_page),
    }
    return docx(page.title, page.document(), parts, page.author)
