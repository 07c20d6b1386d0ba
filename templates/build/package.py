"""The Word file around a page: its parts, its page set-up, its properties; the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .ooxml import paragraph, twips
from .styles import NAMESPACE, Style, styles_xml

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MADE = "2026-01-01T00:00:00Z"
EPOCH = (1980, 1, 1, 0, 0, 0)
A4 = (210, 297)
TOP, BOTTOM, HEADER = 20, 20, 10

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PARTS = {
    "styles": ("styles", f"{WORD}.styles+xml"),
    "settings": ("settings", f"{WORD}.settings+xml"),
    "fontTable": ("fontTable", f"{WORD}.fontTable+xml"),
    "header1": ("header", f"{WORD}.header+xml"),
    "header2": ("header", f"{WORD}.header+xml"),
}


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


def _page_number() -> str:
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return paragraph(begin, code, separate, "<w:r><w:t>2</w:t></w:r>", end, style="Header")


def _header(content: str) -> str:
    return f"<w:hdr {NAMESPACE}>{content}</w:hdr>"


def _settings() -> str:
    modern = (
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/>'
    )
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="ru-RU"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {NAMESPACE}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _content_types() -> str:
    overrides = [("/word/document.xml", f"{WORD}.document.main+xml")]
    overrides += [(f"/word/{name}.xml", kind) for name, (_, kind) in PARTS.items()]
    overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _properties(title: str) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{MADE}</dcterms'
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator><dc:language>ru-RU</dc:language>"
        f"<dcterms:created {moment}:created><dcterms:modified {moment}:modified></cp:coreProperties>"
    )


def _parts(page: Page) -> dict[str, str]:
    """Name → XML of every part."""
    relations = f"{OFFICE}/relationships"
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{relations}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(page.title),
        "word/document.xml": page.document(),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{relations}/{kind}", f"{name}.xml") for name, (kind, _) in PARTS.items())
        ),
        "word/styles.xml": styles_xml(page.styles),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/header1.xml": _header(_page_number()),
        "word/header2.xml": _header(paragraph(style="Header")),
    }


def packed(page: Page) -> bytes:
    """The .docx file of a page."""
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in _parts(page).items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, DECLARATION + xml)
    return store.getvalue()
