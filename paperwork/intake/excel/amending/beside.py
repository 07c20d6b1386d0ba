"""The parts beside a sheet that go with its rows: notes, pictures, tables."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from paperwork.intake.excel.amending.areas import grown_area, moved_area
from paperwork.intake.excel.amending.moves import Moves
from paperwork.intake.excel.amending.removal import drop, set_or_drop
from paperwork.intake.excel.parts import Parts

Change = Callable[[etree._Element], None]


def follow_parts(parts: Parts, sheet: str, moves: Moves) -> None:
    """Lets the notes, the pictures and the tables of a sheet go with its rows."""
    changes: dict[str, Change] = {
        "comments": lambda root: _follow_all(root, "{*}comment", moves),
        "threadedComment": lambda root: _follow_all(root, "{*}threadedComment", moves),
        "vmlDrawing": lambda root: _follow_notes(root, moves),
        "drawing": lambda root: _follow_pictures(root, moves),
        "table": lambda root: _follow_table(root, moves),
    }
    for kind, change in changes.items():
        for name in parts.related(sheet, kind):
            root = parts.tree(name)
            before = etree.tostring(root)
            change(root)
            if etree.tostring(root) != before:  # a part that is as it was stays byte for byte
                parts.put(name, root)


def _follow_all(root: etree._Element, tag: str, moves: Moves) -> None:
    for element in list(root.iter(tag)):
        set_or_drop(element, "ref", moved_area(element.get("ref", ""), moves))


def _follow_notes(root: etree._Element, moves: Moves) -> None:
    """The boxes of the notes: where they belong, and where they are drawn."""
    for data in list(root.iter("{*}ClientData")):
        row, anchor = data.find("{*}Row"), data.find("{*}Anchor")
        if row is None:  # a control, which belongs to no cell
            continue
        old = int(row.text or 0) + 1  # counted from 0 here
        new = moves.row(old)
        if new is None:
            shape = data.getparent()
            if shape is not None:
                drop(shape)
            continue
        row.text = str(new - 1)
        if anchor is not None and anchor.text:
            # the box goes as many rows as its cell, at most up to the first
            numbers = [int(float(part)) for part in anchor.text.split(",")]
            if len(numbers) == 8:  # column, offset, row, offset of both corners
                numbers[2], numbers[6] = (max(0, numbers[at] + new - old) for at in (2, 6))
                anchor.text = ", ".join(map(str, numbers))


def _follow_pictures(root: etree._Element, moves: Moves) -> None:
    """Pictures stay with the row of their first corner."""
    # an absoluteAnchor is tied to the page and to no cell
    for anchor in root.iter("{*}twoCellAnchor", "{*}oneCellAnchor"):
        rows = anchor.findall("{*}from/{*}row") + anchor.findall("{*}to/{*}row")
        new = moves.row(int(rows[0].text or 0) + 1) if rows else None
        if new is not None:
            by = new - 1 - int(rows[0].text or 0)
            for row in rows:
                row.text = str(int(row.text or 0) + by)


def _follow_table(root: etree._Element, moves: Moves) -> None:
    for element in (root, *root.iter("{*}autoFilter", "{*}sortState", "{*}sortCondition")):
        if element.get("ref"):
            # rows may all go, but a table keeps an area
            element.set("ref", grown_area(element.get("ref", ""), moves) or element.get("ref", ""))
