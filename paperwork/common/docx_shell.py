"""The .docx around a body: its parts, relations, properties, settings and fonts; the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = (1980, 1, 1, 0, 0, 0)
FONT = "Times New Roman"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Part = tuple[str, str]  # kind, as «styles» or «header», and XML


def docx(title: str, document: str, parts: Mapping[str, Part], author: str = "") -> bytes:
    """The file of that title and author with the part word/document.xml and the ``parts`` beside it.

    These are numbered in their order: rId1 is the first.
    """
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in _files(_properties(title, author), document, parts).items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, DECLARATION + xml)
    return store.getvalue()


def _files(properties: str, document: str, parts: Mapping[str, Part]) -> dict[str, str]:
    """Name → XML of every file of the package."""
    relations = f"{OFFICE}/relationships"
    return {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships(
            (f"{relations}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": properties,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            *((f"{relations}/{kind}", f"{name}.xml") for name, (kind, _) in parts.items())
        ),
        **{f"word/{name}.xml": xml for name, (_, xml) in parts.items()},
    }


def _content_types(parts: Mapping[str, Part]) -> str:
    names = {"/word/document.xml": f"{WORD}.document.main+xml"}
    names |= {f"/word/{name}.xml": f"{WORD}.{kind}+xml" for name, (kind, _) in parts.items()}
    names["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in names.items())
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


def _properties(title: str, author: str) -> str:
    """The properties; no day of making, since the same input makes the same bytes on every day."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        "<dc:language>ru-RU</dc:language></cp:coreProperties>"
    )


def settings(protection: str = "", hyphens: bool = False) -> Part:
    """The settings: Word of today, Russian signs; ``protection`` restricts what may be changed."""
    modern = (
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/>'
    )
    return "settings", (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/>{protection}'
        f'<w:defaultTabStop w:val="709"/>{"<w:autoHyphenation/>" if hyphens else ""}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="ru-RU"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def fonts() -> Part:
    """The table of the one font."""
    return "fontTable", (
        f'<w:fonts {NAMESPACE}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def page_number(shown: int) -> tuple[str, ...]:
    """The runs of the number of the page; ``shown`` is its text until a program has counted."""
    return field("PAGE", str(shown))


def field(code: str, shown: str) -> tuple[str, ...]:
    """The runs of a field; ``shown`` is its text until a program has counted."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    text = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return begin, text, separate, f"<w:r><w:t>{shown}</w:t></w:r>", end
