"""Loops that begin in one cell of a table and end in another, as people write them who repeat a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.word.docx.xml import W, ancestor, around, holder, is_element, parent, remove, tag_node
from paperwork.word.reading.blocks import around_rows
from paperwork.word.reading.story import Story, first_word, is_empty_run


@dataclass(frozen=True, slots=True)
class Loop:
    """The numbers of the tags that begin and end a loop, and the cells and rows that these are in."""

    first: int
    last: int
    cells: tuple[etree._Element, etree._Element]
    rows: tuple[etree._Element, etree._Element]


def lift_row_loops(story: Story) -> None:
    """Puts a loop over all cells of a row around the row; warns of one that would tear the table's columns.

    Printed as written, the last cell of one turn and the first of the next would be one cell.
    """
    homes = story.homes()
    for loop in list(_loops(story, homes)):
        if _is_whole_row(loop, homes):
            _lift(loop, homes)
        elif _column(loop.cells[0]) != _column(loop.cells[1]):
            first, last = story.tags[loop.first], story.tags[loop.last]
            message = f"цикл «{first.written}» начат в одном столбце таблицы, а кончается в другом"
            story.warn(
                f"{message}: строки разойдутся",
                around_rows(first.code, last.code),
                first.place,
                first.written,
            )


def _loops(story: Story, homes: Mapping[int, etree._Element]) -> Iterator[Loop]:
    """The loops without a letter after the bracket whose two tags are in different cells of one table."""
    opened: list[int] = []
    for number, tag in enumerate(story.tags):
        word = first_word(tag.code) if tag.kind == "%" else ""
        if word == "for":
            opened.append(number)
        elif word == "endfor" and opened:
            first = opened.pop()
            found = _between(first, number, homes)
            if found and not (tag.level or story.tags[first].level):
                yield found


def _between(first: int, last: int, homes: Mapping[int, etree._Element]) -> Loop | None:
    one, two = (ancestor(homes[number], W + "tc") if number in homes else None for number in (first, last))
    if one is None or two is None or one is two:
        return None
    rows = ancestor(one, W + "tr"), ancestor(two, W + "tr")
    if rows[0] is None or rows[1] is None or ancestor(one, W + "tbl") is not ancestor(two, W + "tbl"):
        return None
    return Loop(first, last, (one, two), (rows[0], rows[1]))


def _is_whole_row(loop: Loop, homes: Mapping[int, etree._Element]) -> bool:
    """Whether the loop begins before anything in the row and ends behind everything in it."""
    one, two = loop.cells
    if loop.rows[0] is not loop.rows[1] or _column(one) != 0 or any(map(_is_cell, two.itersiblings())):
        return False
    before = _text_until(one, homes[loop.first]) + _parts(homes[loop.first], loop.first)[0]
    after = _parts(homes[loop.last], loop.last)[1] + _text_until(two, homes[loop.last], preceding=False)
    return not before.strip() and not after.strip()


def _parts(leaf: etree._Element, number: int) -> tuple[str, str]:
    before, _, after = (leaf.text or "").partition(holder(number))
    return before, after


def _text_until(cell: etree._Element, leaf: etree._Element, preceding: bool = True) -> str:
    """The text of the cell in front of the leaf, or behind it."""
    leaves = list(cell.iter(W + "t"))
    at = leaves.index(leaf)
    return "".join(one.text or "" for one in (leaves[:at] if preceding else leaves[at + 1 :]))


def _column(cell: etree._Element) -> int:
    return sum(map(_is_cell, around(cell).itersiblings(preceding=True)))


def _is_cell(node: etree._Element) -> bool:
    return is_element(node) and node.tag in (W + "tc", W + "sdt")


def _lift(loop: Loop, homes: Mapping[int, etree._Element]) -> None:
    row = around(loop.rows[0])
    row.addprevious(tag_node(loop.first))
    row.addnext(tag_node(loop.last))
    for number in (loop.first, loop.last):
        leaf = homes[number]
        leaf.text = (leaf.text or "").replace(holder(number), "")
        run = leaf.getparent()
        if run is not None and run.tag == W + "r" and is_empty_run(run):
            _take_out(run)


def _take_out(run: etree._Element) -> None:
    """Removes an empty run, and the paragraph that held nothing else where the cell has another."""
    paragraph = parent(run)
    remove(run)
    others = (*paragraph.itersiblings(W + "p"), *paragraph.itersiblings(W + "p", preceding=True))
    is_bare = all(node.tag == W + "pPr" for node in paragraph if is_element(node))
    if paragraph.tag == W + "p" and is_bare and others:
        remove(paragraph)
