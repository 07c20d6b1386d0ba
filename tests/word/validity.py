"""What Word requires of a document and no schema says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .documents import W, unzipped

Q = "{" + W + "}"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
BLOCKS = {Q + "p", Q + "tbl", Q + "sdt"}
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def faults(document: bytes) -> list[str]:
    """Everything for which Word would ask to repair the document."""
    files = unzipped(document)
    found = []
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            found += [f"{name}: {fault}" for fault in _faults(root, name)]
    return found


def _faults(root: Any, name: str) -> Iterator[str]:
    if not name.startswith("word/") or name.endswith(".rels"):
        return
    yield from _blocks(root)
    yield from _tables(root)
    yield from _identities(root)
    yield from _pairs(root)
    for leaf in root.iter():
        if re.search("[\x02-\x08\x0e\x0f\ufdd0\ufdd1]", (leaf.text or "") + (leaf.tail or "")):
            yield "a mark of the engine is left"
        if (leaf.tail or "").strip():
            yield f"text outside of elements: {leaf.tail}"


def _blocks(root: Any) -> Iterator[str]:
    for cell in root.iter(Q + "tc", Q + "txbxContent", Q + "hdr", Q + "ftr", Q + "footnote", Q + "endnote"):
        last = [child for child in cell if child.tag in BLOCKS]
        if not last or last[-1].tag != Q + "p":
            yield f"{cell.tag} does not end with a paragraph"
    for paragraph in root.iter(Q + "p"):
        if paragraph.getparent().tag in (Q + "p", Q + "r", Q + "t"):
            yield "a paragraph in a paragraph"
    for run in root.iter(Q + "r"):
        if run.getparent().tag in (Q + "r", Q + "t"):
            yield "a run in a run"


def _tables(root: Any) -> Iterator[str]:
    for row in root.iter(Q + "tr"):
        if next(row.iter(Q + "tc"), None) is None:
            yield "a row without cells"
    for table in root.iter(Q + "tbl"):
        rows = [row for row in table.iter(Q + "tr") if next(row.iterancestors(Q + "tbl")) is table]
        if not rows:
            yield "a table without rows"
        columns = len(table.findall(f"{Q}tblGrid/{Q}gridCol"))
        if any(_width(row) > columns for row in rows):
            yield "a row wider than the grid"


def _width(row: Any) -> int:
    cells = [cell for cell in row.iter(Q + "tc") if next(cell.iterancestors(Q + "tr")) is row]
    spans = [cell.find(f"{Q}tcPr/{Q}gridSpan") for cell in cells]
    return sum(1 if span is None else int(span.get(Q + "val")) for span in spans)


def _identities(root: Any) -> Iterator[str]:
    kinds = {
        "docPr": [e.get("id") for e in root.iter(DOC_PR)],
        "bookmark": [e.get(Q + "id") for e in root.iter(Q + "bookmarkStart")],
        "name of a bookmark": [e.get(Q + "name") for e in root.iter(Q + "bookmarkStart")],
        "sdt": [e.get(Q + "val") for e in root.iterfind(f".//{Q}sdtPr/{Q}id")],
        "paraId": [e.get(PARA_ID) for e in root.iter() if e.get(PARA_ID)],
    }
    for kind, values in kinds.items():
        for value, count in Counter(values).items():
            if count > 1:
                yield f"{kind} {value} is there {count} times"


def _pairs(root: Any) -> Iterator[str]:
    for first, last in (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd")):
        starts = Counter(e.get(Q + "id") for e in root.iter(Q + first))
        if starts != Counter(e.get(Q + "id") for e in root.iter(Q + last)):
            yield f"{first} without {last}"
    fields = Counter(e.get(Q + "fldCharType") for e in root.iter(Q + "fldChar"))
    if fields["begin"] != fields["end"]:
        yield "a field without an end"
