"""What printing may have broken: empty cells, rows and tables, grids of columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from lxml import etree

from paperwork.word.xml import MARKS, NS, W

ANY_MARK = re.compile("[" + "".join(MARKS.values()) + "]")
CLOSED_PARAGRAPH = re.compile(r"(?:</w:p>|<w:p(?: [^<>]*)?/>)(?:<w:bookmark(?:Start|End) [^<>]*/>)*\Z")
PARAGRAPH = "<w:p/>"
ROOT = re.compile(r"<w:[a-zA-Z]+\b[^>]*>")
PAIRS = {kind: (marks[0], marks[1]) for kind, marks in MARKS.items()}
GRID = re.compile(r"<w:tblGrid\b[^>]*?(?:/>|>.*?</w:tblGrid>)", re.DOTALL)
XMLNS = re.compile(r'xmlns:[\w.-]+="[^"]*"')


def repair(text: str) -> str:
    """The printed part with everything that was marked as fragile made whole."""
    for kind, (opening, closing) in PAIRS.items():
        if opening in text:
            text = _each(text, opening, closing, partial(_mended, kind, _declarations(text)))
    return ANY_MARK.sub("", text) if any(mark in text for pair in PAIRS.values() for mark in pair) else text


def _each(text: str, opening: str, closing: str, mend: Callable[[str], str]) -> str:
    """Every marked stretch mended, inner ones before those around them."""
    first, *others = text.split(opening)
    stack = [[first]]
    for piece in others:
        stack.append([])
        rest = piece
        while closing in rest and len(stack) > 1:
            inside, _, rest = rest.partition(closing)
            stretch = [*stack.pop(), inside]
            stack[-1].append(mend("".join(stretch)))
        stack[-1].append(rest)
    return "".join(piece for level in stack for piece in level)


@lru_cache(maxsize=64)
def _root(start: str) -> str:
    return " ".join(XMLNS.findall(start))


def _declarations(text: str) -> str:
    """The names that the root of the part declares."""
    root = ROOT.search(text)
    return _root(root.group()) if root else f'xmlns:w="{NS}"'


def _mended(kind: str, declarations: str, content: str) -> str:
    if kind == "cell":
        return content if _ends_well(content) else content + PARAGRAPH
    if kind == "row":
        return content if "<w:tc>" in content or "<w:tc " in content else ""
    if kind == "table":
        return content if "<w:tr>" in content or "<w:tr " in content else ""
    return _fit_grid(content, declarations)


def _ends_well(content: str) -> bool:
    """True when the last thing in a cell is a paragraph."""
    return content.endswith("</w:p>") or CLOSED_PARAGRAPH.search(ANY_MARK.sub("", content)) is not None


def _fit_grid(table: str, declarations: str) -> str:
    """The table with as many columns in its grid as its widest row has."""
    root = etree.fromstring(f"<x {declarations}>{ANY_MARK.sub('', table)}</x>")
    tables = root.find(W + "tbl")
    grid = None if tables is None else tables.find(W + "tblGrid")
    if tables is None or grid is None:
        return table
    widths = [int(float(column.get(W + "w") or 0)) for column in grid.iterfind(W + "gridCol")]
    rows = [row for row in tables.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is tables]
    wanted = max((_columns(row) for row in rows), default=len(widths))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _fitted(widths, wanted))
    return GRID.sub(f"<w:tblGrid>{columns}</w:tblGrid>", table, count=1)


def _columns(row: etree._Element) -> int:
    spans = [
        cell.find(f"{W}tcPr/{W}gridSpan")
        for cell in row.iter(W + "tc")
        if next(cell.iterancestors(W + "tr")) is row
    ]
    edges = [row.find(f"{W}trPr/{W}{name}") for name in ("gridBefore", "gridAfter")]
    inside = sum(1 if span is None else int(span.get(W + "val") or 1) for span in spans)
    return inside + sum(int(edge.get(W + "val") or 0) for edge in edges if edge is not None)


def _fitted(widths: list[int], wanted: int) -> list[int]:
    """The widths of the columns, their sum kept: scaled down for new ones, widened for lost ones."""
    have, total = len(widths), sum(widths)
    if wanted == have or not have or not wanted:
        return widths
    if wanted > have:
        scale = have / wanted
        return [int(width * scale) for width in widths] + [int(total / wanted)] * (wanted - have)
    extra = int(sum(widths[wanted:]) / wanted)
    return [width + extra for width in widths[:wanted]]
