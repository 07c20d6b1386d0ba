"""What a reader sees of a document: stories, paragraphs, rows, cells, runs and their looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from .documents import W, unzipped

Q = "{" + W + "}"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$|docProps/core\.xml$")
XMLNS = re.compile(r' xmlns:\w+="[^"]*"')
SEEN: dict[str, Callable[[Any], str]] = {
    Q + "t": lambda leaf: leaf.text or "",
    Q + "tab": lambda _: "\t",
    Q + "softHyphen": lambda _: "\u00ad",
    Q + "br": lambda leaf: "\f" if leaf.get(Q + "type") == "page" else "\n",
}


def structure(document: bytes) -> dict[str, Any]:
    """The structure of every part with text."""
    found = {}
    for name, content in sorted(unzipped(document).items()):
        if STORY.match(name):
            root = etree.fromstring(content)
            found[name] = _properties(root) if "core" in name else list(_blocks(root))
    return found


def text(document: bytes, name: str = "word/document.xml") -> list[str]:
    """The texts of all paragraphs of a part."""
    root = etree.fromstring(unzipped(document)[name])
    return ["".join(word for _, word in _runs(paragraph)) for paragraph in root.iter(Q + "p")]


def xml(document: bytes, name: str = "word/document.xml") -> str:
    """A part as text."""
    return unzipped(document)[name].decode()


def _properties(root: Any) -> dict[str, str]:
    return {etree.QName(e).localname: e.text for e in root if etree.QName(e).localname in NAMES and e.text}


NAMES = {"title", "subject", "creator", "description"}


def _blocks(element: Any) -> Iterator[Any]:
    for node in element:
        if node.tag == Q + "p":
            yield (
                "p",
                _style(node),
                _runs(node),
                [list(_blocks(box)) for box in node.iter(Q + "txbxContent")],
            )
        elif node.tag == Q + "tbl":
            rows = [row for row in node.iter(Q + "tr") if next(row.iterancestors(Q + "tbl")) is node]
            yield (
                "tbl",
                [
                    [_cell(c) for c in row.iter(Q + "tc") if next(c.iterancestors(Q + "tr")) is row]
                    for row in rows
                ],
            )
        elif node.tag != Q + "tcPr":
            yield from _blocks(node)


def _cell(cell: Any) -> Any:
    looks = {etree.QName(e).localname: sorted(e.attrib.values()) for e in cell.iterfind(f"{Q}tcPr/*")}
    looks.pop("tcW", None)
    return looks, list(_blocks(cell))


def _style(paragraph: Any) -> str:
    properties = paragraph.find(Q + "pPr")
    return "" if properties is None else XMLNS.sub("", etree.tostring(properties, encoding="unicode"))


def _runs(paragraph: Any) -> list[tuple[str, str]]:
    """The runs with words in them, neighbours of one look together."""
    found: list[tuple[str, str]] = []
    for leaf in paragraph.iter(*SEEN):
        if (
            next(leaf.iterancestors(Q + "p")) is not paragraph
            or next(leaf.iterancestors(Q + "r"), None) is None
        ):
            continue
        words = SEEN[leaf.tag](leaf)
        properties = next(leaf.iterancestors(Q + "r")).find(Q + "rPr")
        look = "" if properties is None else XMLNS.sub("", etree.tostring(properties, encoding="unicode"))
        if found and found[-1][0] == look:
            found[-1] = (look, found[-1][1] + words)
        elif words:
            found.append((look, words))
    return found
