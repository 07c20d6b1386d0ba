"""What Word needs of a document and no schema says: the rules that validators miss."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
STYLED = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}

Parts = dict[str, Element]


def faults(path: Path) -> list[str]:
    """Everything that would make Word repair the document."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        parts = {name: _root(package.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    doubles = [f"{name} twice in the package" for name, count in Counter(names).items() if count > 1]
    texts = {name: root for name, root in parts.items() if TEXTS.fullmatch(name)}
    found = [f"{name}: {fault}" for name, root in texts.items() for rule in RULES for fault in rule(root)]
    return [*doubles, *found, *_styles(parts, texts), *_relations(parts, names)]


@lru_cache(maxsize=64)
def _root(part: bytes) -> Element:
    """A part, which the rules only read: many documents have the same styles, settings and relations."""
    return ElementTree.fromstring(part)


def _cells(root: Element) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        content = [child.tag for child in cell if child.tag != f"{W}tcPr"]
        if not content or content[-1] != f"{W}p":
            yield "a cell that does not end with a paragraph"


def _rows(root: Element) -> Iterator[str]:
    for row in root.iter(f"{W}tr"):
        if row.find(f"{W}tc") is None and row.find(f"{W}sdt") is None:
            yield "a row without cells"
    for table in root.iter(f"{W}tbl"):
        if next(table.iter(f"{W}tr"), None) is None:
            yield "a table without rows"


def _grids(root: Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            width = sum(int(span.get(f"{W}val", "1")) if span is not None else 1 for span in spans)
            skipped = sum(
                int(mark.get(f"{W}val", "0"))
                for name in ("gridBefore", "gridAfter")
                for mark in row.findall(f"{W}trPr/{W}{name}")
            )
            if width + skipped != columns:
                yield f"a row of {width + skipped} columns in a table of {columns}"


def _identities(root: Element) -> Iterator[str]:
    drawings = [item.get("id", "") for item in root.iter(f"{DRAWING}docPr")]
    controls = [item.get(f"{W}val", "") for item in root.iter(f"{W}id") if item.get(f"{W}val")]
    bookmarks = [item.get(f"{W}name", "") for item in root.iter(f"{W}bookmarkStart")]
    for kind, values in (("drawing", drawings), ("control", controls), ("bookmark", bookmarks)):
        yield from (f"{kind} {value} twice" for value, count in Counter(values).items() if count > 1)


def _pairs(root: Element) -> Iterator[str]:
    for kind in ("bookmark", "commentRange", "permission"):
        starts = sorted(item.get(f"{W}id", "") for item in root.iter(f"{W}{kind}Start"))
        ends = sorted(item.get(f"{W}id", "") for item in root.iter(f"{W}{kind}End"))
        if starts != ends:
            yield f"a {kind} without its other end"


def _fields(root: Element) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        depth = 0
        for mark in paragraph.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType", ""), 0)
            if depth < 0:
                yield "a field that ends before it begins"
        if depth:
            yield "a field without an end"


RULES: tuple[Callable[[Element], Iterator[str]], ...] = (_cells, _rows, _grids, _identities, _pairs, _fields)


def _styles(parts: Parts, texts: Parts) -> Iterator[str]:
    known = {(s.get(f"{W}type"), s.get(f"{W}styleId")) for s in parts["word/styles.xml"].iter(f"{W}style")}
    for name, root in texts.items():
        for tag, kind in STYLED.items():
            for item in root.iter(tag):
                if (kind, item.get(f"{W}val")) not in known:
                    yield f"{name}: style {item.get(f'{W}val')} does not exist"


def _relations(parts: Parts, names: list[str]) -> Iterator[str]:
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, base = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name)[: -len(".rels")]
        known = {item.get("Id", "") for item in root.iter(f"{PACKAGE}Relationship")}
        for item in root.iter(f"{PACKAGE}Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
            if item.get("TargetMode") != "External" and target not in names:
                yield f"{name}: {target} is not there"
        part = parts.get(posixpath.join(folder, base))
        for element in part.iter() if part is not None else ():
            for attribute, value in element.attrib.items():
                if attribute.startswith(RELATION) and value not in known:
                    yield f"{base}: relation {value} is not there"
