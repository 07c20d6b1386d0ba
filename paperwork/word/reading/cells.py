"""Tags that shape their cell: colspan, cellbg, hm, vm; and marks at what printing may leave empty."""

from __future__ import annotations

import re

from lxml import etree

from paperwork.word.docx.xml import (
    HOLDER,
    W,
    ancestor,
    around,
    child,
    holder,
    is_element,
    mark_node,
    number_of,
    numbers,
    remove,
    set_property,
    tag_node,
)
from paperwork.word.reading.story import Story, first_word, is_empty_run

SHAPING = re.compile(r"(colspan|cellbg)\s+(\S.*)|(hm|vm)$", re.DOTALL)
HOLDS_BLOCKS = {W + name for name in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "body")}
OPENERS = ("if", "for", "macro", "call", "filter", "with")
CLOSERS = tuple("end" + word for word in OPENERS)


def shape_cells(story: Story, late: bool) -> None:
    """Follows colspan and cellbg (early), or hm and vm (late, when the loops are where they belong)."""
    for number, leaf in story.homes().items():
        tag = story.tags[number]
        match = SHAPING.match(tag.code) if tag.kind == "%" and not tag.level else None
        if match is None or bool(match.group(3)) is not late:
            continue
        cell = ancestor(leaf, W + "tc")
        if cell is None:
            story.tag_problem(number, f"тег «{tag.written}» стоит вне таблицы", "перенесите его в ячейку")
            leaf.text = (leaf.text or "").replace(holder(number), "")
        elif late:
            {"hm": _merge_across, "vm": _merge_down}[tag.code](story, cell, leaf, number)
        else:
            _take_out(leaf, number)
            SHAPES[match.group(1)](story, cell, match.group(2), number)


def _take_out(leaf: etree._Element, number: int) -> None:
    leaf.text = (leaf.text or "").replace(holder(number), "")
    run = leaf.getparent()
    if run is not None and run.tag == W + "r" and is_empty_run(run):
        remove(run)


def _span(story: Story, cell: etree._Element, code: str, number: int) -> None:
    set_property(cell, "tcPr", "gridSpan", {"val": holder(story.make("{", code, number))})


def _colour(story: Story, cell: etree._Element, code: str, number: int) -> None:
    fill = holder(story.make("{", code, number))
    set_property(cell, "tcPr", "shd", {"val": "clear", "color": "auto", "fill": fill})


SHAPES = {"colspan": _span, "cellbg": _colour}


def _merge_across(story: Story, cell: etree._Element, leaf: etree._Element, number: int) -> None:
    """The first cell of the loop spans all of them, the others are not printed."""
    _close_up(leaf, number)
    _take_out(leaf, number)
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = "1" if span is None else span.get(W + "val", "1")
    if width.isdecimal():
        set_property(
            cell, "tcPr", "gridSpan", {"val": holder(story.make("{", f"{int(width)} * loop.length", number))}
        )
    # docxtpl's {% hm %}: one cell over all turns of the loop, with the content control around it
    whole = around(cell)
    whole.addprevious(tag_node(story.make("%", "if loop.first", number)))
    whole.addnext(tag_node(story.make("%", "endif", number)))


def _merge_down(story: Story, cell: etree._Element, leaf: etree._Element, number: int) -> None:
    """The first cell of the loop is printed, the ones below continue it."""
    # docxtpl's {% vm %}: one cell over all rows of the loop, its words printed once
    code = "'restart' if loop.first else 'continue'"
    set_property(cell, "tcPr", "vMerge", {"val": holder(story.make("{", code, number))})
    _close_up(leaf, number)
    for text in cell.iter(W + "t"):
        content = (text.text or "").replace(holder(number), "")
        if content:
            first, end = story.make("%", "if loop.first", number), story.make("%", "endif", number)
            text.text = holder(first) + content + holder(end)
        else:
            text.text = None
        # the texts up to the tag, as in docxtpl
        if text is leaf:
            break


def _close_up(leaf: etree._Element, number: int) -> None:
    """Takes the space away that divides the tag from the words of the cell: they are to begin at its edge."""
    paragraph = ancestor(leaf, W + "p")
    leaves = [] if paragraph is None else list(paragraph.iter(W + "t"))
    place = leaves.index(leaf) if leaf in leaves else 0
    before, _, after = (leaf.text or "").partition(holder(number))
    if before.strip() or any(text.text and text.text.strip() for text in leaves[:place]):
        return
    leaf.text = holder(number) + after.lstrip(" \u00a0")
    if not after.strip():
        for text in leaves[place + 1 :]:
            text.text = (text.text or "").lstrip(" \u00a0")
            if text.text:
                break


def mark_fragile(story: Story) -> None:
    """Marks the cells, rows and tables that printing may leave without what Word requires."""
    for element in list(story.root.iter()):
        if not is_element(element):
            continue
        # Word asks to repair a cell that does not end with a paragraph, and no schema says so
        if element.tag in HOLDS_BLOCKS and not _ends_with(element, story, W + "p", last=True):
            _mark_inside(element)
        # likewise a row without cells and, below, a table without rows
        elif element.tag == W + "tr" and not _ends_with(element, story, W + "tc", last=False):
            _mark_around(element, "row")
        elif element.tag == W + "tbl":
            if not _ends_with(element, story, W + "tr", last=False):
                _mark_around(element, "table")
            # how many columns there are is known when the rows are printed: the grid is fitted then
            if _is_elastic(story, element):
                _mark_around(element, "grid")


def _ends_with(element: etree._Element, story: Story, name: str, last: bool) -> bool:
    """True when such a child is there whatever the tags do, and, for ``last``, nothing comes after it."""
    depth, sure = 0, False
    for node in element:
        number = number_of(node)
        word = first_word(story.tags[number].code) if number is not None else ""
        # only what is outside of every block is there in every document
        depth += (word in OPENERS) - (word in CLOSERS)
        if depth <= 0 and (node.tag == name or _holds(node, story, name, last)):
            sure = True
        elif last and (number is not None or node.tag == W + "tbl" or node.tag == W + "sdt"):
            sure = False
    return sure or (element.tag == W + "body")


def _holds(node: etree._Element, story: Story, name: str, last: bool) -> bool:
    """Whether the node is a content control that such an element is in, whatever the tags do."""
    content = child(node, "sdtContent") if node.tag == W + "sdt" else None
    return content is not None and _ends_with(content, story, name, last)


def _mark_inside(element: etree._Element) -> None:
    properties = child(element, "tcPr")
    # w:tcPr must stay the first in its cell
    position = 0 if properties is None else element.index(properties) + 1
    element.insert(position, mark_node("cell", 0))
    element.append(mark_node("cell", 1))


def _mark_around(element: etree._Element, kind: str) -> None:
    if element.getparent() is not None:
        element.addprevious(mark_node(kind, 0))
        element.addnext(mark_node(kind, 1))


def _is_elastic(story: Story, table: etree._Element) -> bool:
    """True when the number of columns is known only after printing."""
    for row in table.iter(W + "tr"):
        if ancestor(row, W + "tbl") is not table:
            continue
        if any(number_of(node) is not None for node in row.iterchildren()):
            return True
        if any(_is_open(story, cell) for cell in row.iter(W + "tc")):
            return True
        spans = row.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")
        if any(HOLDER.search(span.get(W + "val", "")) for span in spans):
            return True
    return False


def _is_open(story: Story, cell: etree._Element) -> bool:
    """True when a block begins in this cell and ends in another."""
    words = [first_word(story.tags[number].code) for number in numbers(cell)]
    return sum(word in OPENERS for word in words) != sum(word in CLOSERS for word in words)
