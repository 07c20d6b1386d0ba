"""Rows that hold together on a page: loops of rows kept with what follows, rows that are not broken."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.word.docx.row_height import TWIPS, Measure
from paperwork.word.docx.xml import (
    NS,
    W,
    ancestor,
    inner,
    is_element,
    mark_node,
    number_of,
    numbers,
    parent,
    whole,
)
from paperwork.word.reading.cells import CLOSERS, OPENERS
from paperwork.word.reading.story import Story, first_word

OFF = ("0", "false", "off")
PROPERTIES_CLOSED = "</w:tcPr>"
A4 = 16838  # the height of a page, in twips
MOST = 1 / 2  # of a page: what a row that is not broken may take of it, the estimate being a rough one
TALL = 1 / 3  # of a page: a taller row, put on the next page with what follows, would leave this one empty


@dataclass(frozen=True, slots=True)
class RowLoop:
    """An outermost loop of rows, its else and its end; the nodes that are printed in each turn."""

    first: etree._Element
    otherwise: etree._Element | None
    last: etree._Element

    def body(self) -> Iterator[etree._Element]:
        """The nodes of a turn."""
        node = self.first.getnext()
        end = self.last if self.otherwise is None else self.otherwise
        while node is not None and node is not end:
            yield node
            node = node.getnext()


def mark_keeping(story: Story) -> None:
    """Marks the loops whose rows would all be kept with the next: no page could end between them."""
    loops = {loop.first: loop for container in _containers(story) for loop in _loops(story, container)}
    done: set[etree._Element] = set()
    # in the order of the document: by it the code knows which loop's measure is which
    for loop in [loops[node] for node in story.root.iter(etree.ProcessingInstruction) if node in loops]:
        # a table in a row that repeats is a part of that row
        if not any(row in done for row in loop.first.iterancestors(W + "tr")):
            done.update(_mark(story, loop))


def _containers(story: Story) -> list[etree._Element]:
    """What holds the rows of loops: tables, and controls in them."""
    nodes = [node for node in story.root.iter(etree.ProcessingInstruction) if _word(story, node) == "for"]
    rows = [node for node in nodes if story.tags[number_of(node) or 0].level == "tr"]
    return list(dict.fromkeys(map(parent, rows)))


def _loops(story: Story, container: etree._Element) -> Iterator[RowLoop]:
    opened: list[tuple[str, etree._Element]] = []
    otherwise: dict[etree._Element, etree._Element] = {}
    for node in container:
        word = _word(story, node)
        if word in OPENERS:
            opened.append((word, node))
        elif word == "else" and opened and opened[-1][0] == "for":
            otherwise[opened[-1][1]] = node
        elif word in CLOSERS and opened:
            begun, first = opened.pop()
            if begun == "for" and all(other != "for" for other, _ in opened):
                yield RowLoop(first, otherwise.get(first), node)


def _word(story: Story, node: etree._Element) -> str:
    number = number_of(node)
    return "" if number is None or story.tags[number].kind != "%" else first_word(story.tags[number].code)


def _mark(story: Story, loop: RowLoop) -> list[etree._Element]:
    """Marks the loop where its rows are kept; returns those rows."""
    table = ancestor(loop.first, W + "tbl")
    rows = [row for node in loop.body() if is_element(node) for row in _rows(node, table)]
    if not any(_kept(row, table) for row in _ending(story, loop, table)):
        return []
    for row in rows:
        own = [] if _is_heading(story, row) else _kept(row, table)
        for item in row.iter(W + "keepNext"):
            _spell(item, stays=item not in own)
    loop.first.addprevious(mark_node("keep", 0))
    if loop.otherwise is not None:
        # the rows for nothing are fixed: they are kept as their author has them
        loop.otherwise.addnext(mark_node("keep", 2))
    loop.last.addnext(mark_node("keep", 1))
    story.measures.append(_measure(story, loop, rows))
    return rows


def _rows(node: etree._Element, table: etree._Element | None) -> Iterator[etree._Element]:
    """The rows of the table that are in the node, or are it."""
    return (row for row in node.iter(W + "tr") if ancestor(row, W + "tbl") is table)


def _ending(story: Story, loop: RowLoop, table: etree._Element | None) -> Iterator[etree._Element]:
    """The rows with which a turn may end: what follows them is the next turn, or the end of the loop."""
    depth = 0
    for node in reversed(list(loop.body())):
        word = _word(story, node)
        depth += (word in CLOSERS) - (word in OPENERS)
        if is_element(node):
            rows = list(_rows(node, table))
            yield from rows
            if rows and depth <= 0:
                return


def _kept(row: etree._Element, table: etree._Element | None) -> list[etree._Element]:
    """What keeps the row's own paragraphs with the next; nothing in a heading of the table."""
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        return []
    items = (item for item in row.iter(W + "keepNext") if item.get(W + "val") not in OFF)
    return [item for item in items if ancestor(item, W + "tbl") is table]


def _is_heading(story: Story, row: etree._Element) -> bool:
    """Whether the rows of a loop inside the loop follow: the row is kept with the first of them."""
    following = row.getnext()
    # marks of the engine and conditions on the whole of the inner loop may be between them
    while following is not None and not is_element(following) and _word(story, following) in ("", "if"):
        following = following.getnext()
    return following is not None and _word(story, following) == "for"


def _spell(item: etree._Element, stays: bool) -> None:
    """Writes what keeps a paragraph in one of two ways: only the bare one is taken off after printing."""
    if item.get(W + "val") in OFF:
        return
    item.attrib.clear()
    if stays:
        item.set(W + "val", "1")


def _measure(story: Story, loop: RowLoop, rows: list[etree._Element]) -> Measure:
    """What the rows are measured by."""
    measure = Measure(_page(loop.first) * TALL / TWIPS, story.sizes)
    spares = [_spares(story, row, measure) for row in rows]
    # rows that may end a turn in turn are known by their cells' number alone
    shapes: dict[int, tuple[int, ...]] = {}
    for spare in spares:
        shapes[len(spare)] = tuple(map(min, spare, shapes.get(len(spare), spare)))
    return measure if () in spares else replace(measure, spares=tuple(shapes.values()))


def _spares(story: Story, row: etree._Element, measure: Measure) -> tuple[int, ...]:
    """How long each cell's XML may be, so that a printed row is surely not tall; nothing if not known."""
    if row.find(f".//{W}tbl") is not None or measure.height(inner(row)) > measure.limit:
        return ()
    return tuple(_spare(story, cell, measure) for cell in row.iter(W + "tc"))


def _spare(story: Story, cell: etree._Element, measure: Measure) -> int:
    if not any(_may_be_long(story, cell)):
        return sys.maxsize
    text = inner(cell)
    # a cell of which a part may be left out is longer here than when it is printed
    is_whole = all(story.tags[number].kind != "%" for number in numbers(cell))
    return measure.room(text) + (len(text) if is_whole else text.find(PROPERTIES_CLOSED))


def _may_be_long(story: Story, cell: etree._Element) -> Iterator[bool]:
    """For each tag of a cell, whether it may print more than a number."""
    return (not story.tags[number].code.startswith("loop.") for number in numbers(cell))


def unbroken(story: Story) -> Measure | None:
    """What rows that forbid to be broken are measured by; None where there is none."""
    if story.root.find(f".//{W}cantSplit") is None:
        return None
    pages = [whole(size, W + "h") or A4 for size in story.root.iter(W + "pgSz")]
    return Measure(min(pages, default=A4) * MOST / TWIPS, story.sizes)


def _page(node: etree._Element) -> int:
    """The height of the page where the node is, in twips."""
    following: Any = node.xpath("following::w:sectPr[1]/w:pgSz/@w:h", namespaces={"w": NS})
    return int(following[0]) if following and str(following[0]).isdecimal() else A4
