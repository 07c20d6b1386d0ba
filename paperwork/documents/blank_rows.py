"""Room for handwriting in the empty rows of a document's tables and under its lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from math import ceil

from lxml import etree

from paperwork.documents.blank_options import LINE, set_apart
from paperwork.word.docx.xml import W, whole

BODY = "word/document.xml"
WORDS = 4820  # twips: 85 mm, the length of a short answer written by hand
MOST_LINES = 3


def with_room(document: bytes) -> bytes:
    """The .docx with room for handwriting: high rows in its tables, a line for «иное» under its lists."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(made, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            target.writestr(item, _heightened(data) if item.filename == BODY else data)
    return made.getvalue()


def _heightened(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    for table in root.iter(W + "tbl"):
        rows = list(table.iterchildren(W + "tr"))
        if rows and _is_head(rows[0]):
            for row in rows[1:]:
                if not _is_repeated(row) and not _has_words(row):
                    _raise(row)
    set_apart(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_head(row: etree._Element) -> bool:
    """Whether the row stands over columns: it is repeated on every page, or each of its cells has words."""
    return _is_repeated(row) or all(map(_has_words, _cells(row)))


def _is_repeated(row: etree._Element) -> bool:
    """Whether the row is printed on every page of its table."""
    return row.find(f"{W}trPr/{W}tblHeader") is not None


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return row.iterchildren(W + "tc")


def _has_words(element: etree._Element) -> bool:
    """Whether anything is printed there; the number of an empty row does not count."""
    text = "".join(item.text or "" for item in element.iter(W + "t"))
    return any(sign.isalpha() or sign == "№" for sign in text)


def _raise(row: etree._Element) -> None:
    """Gives a row so many lines as its widest cell needs for a short answer, unless it is high already."""
    widths = [whole(item, W + "w") for item in row.iter(W + "tcW")]
    lines = min(MOST_LINES, ceil(WORDS / max([*widths, 1])))
    properties = row.find(W + "trPr")
    if properties is None:
        properties = etree.Element(W + "trPr")
        row.insert(1 if row.find(W + "tblPrEx") is not None else 0, properties)
    height = properties.find(W + "trHeight")
    if height is None:
        height = etree.SubElement(properties, W + "trHeight")
    own = whole(height, W + "val")
    # a template that asks for more than a line has chosen how many rows are on its page
    height.set(W + "val", str(own if own > LINE else LINE * lines))
    height.set(W + "hRule", "atLeast")
