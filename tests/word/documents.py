"""Small Word documents, built in the tests that need them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from empty_document import empty_document
from zipped import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def raw(
    body: str,
    *,
    parts: Mapping[str, str | bytes] | None = None,
    links: str = "",
    types: str = "",
    title: str = "План",
) -> bytes:
    """A document with that body, and with what else is given, links and types as XML."""
    main = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(types + CORE_TYPE),
        "_rels/.rels": _links(ROOT + CORE_LINK),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _links(links),
        "docProps/core.xml": core(title),
        **(parts or {}),
    }
    return zipped(files)


def unzipped(document: bytes) -> dict[str, bytes]:
    """The parts of a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def changed(document: bytes, /, **replaced: Callable[[bytes], bytes]) -> bytes:
    """The document with parts rewritten; a part is named by its last word."""
    files = unzipped(document)
    for name, content in files.items():
        key = name.rpartition("/")[2].removesuffix(".xml")
        if key in replaced:
            files[name] = replaced[key](content)
    return zipped(files)


def _types(more: str) -> str:
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORDPROCESSING}.document.main+xml"/>'
        f"{more}</Types>"
    )


def _links(inside: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


ROOT = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
CORE_LINK = (
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/>'
)
CORE_TYPE = (
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
    'core-properties+xml"/>'
)


def link(key: str, kind: str, target: str, outside: bool = False) -> str:
    """A relation of the body."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def typed(name: str, kind: str) -> str:
    """The type of one more part."""
    return f'<Override PartName="/word/{name}.xml" ContentType="{WORDPROCESSING}.{kind}+xml"/>'


def core(title: str) -> str:
    """Document properties with that title."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )


def part(kind: str, content: str) -> str:
    """A header, footer or notes part."""
    return f"{HEAD}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"


def p(*texts: str, look: str = "") -> str:
    """A paragraph; each text is a run, one that begins with < is XML already."""
    return f"<w:p>{look}{''.join(text if text.startswith('<') else r(text) for text in texts)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run with those properties (<w:b/> and the like)."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*content: str, look: str = "") -> str:
    """A cell; a text without markup is one paragraph."""
    inside = "".join(piece if piece.startswith("<") else p(piece) for piece in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{look}</w:tcPr>{inside}</w:tc>'


def tr(*cells: str) -> str:
    """A row; a cell without markup is one paragraph."""
    return f"<w:tr>{''.join(c if c.startswith(('<w:tc>', '<w:sdt')) else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    """A table."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def built(fill: Callable[[Any], None]) -> bytes:
    """A document that python-docx makes, as that function fills it."""
    document = empty_document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
