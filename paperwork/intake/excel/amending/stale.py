"""What a changed workbook still holds though no cell shows it: texts of rows that are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from paperwork.intake.excel.amending.copies import drop_copies
from paperwork.intake.excel.container import container_of
from paperwork.intake.excel.parts import Parts, add, local, relations_of

SHEETS, SHEET = "xl/worksheets/", "sheet"  # the usual folder; how the kinds of sheets end


def without_stale_texts(data: bytes, name: str, tells: Callable[[str], bool]) -> bytes:
    """The workbook without what removed rows have left: texts, targets of links, copies of the rows.

    Excel keeps the words of all cells in one list, and the addresses of links beside the sheet; a row
    that is removed leaves its own there. ``tells`` says whether a text is of such a row: see `drop_copies`.
    """
    parts = Parts(container_of(name, data))
    drop_copies(parts, tells)
    book = parts.book()
    for part in parts.related(book, "sharedStrings"):
        used = set(_used(parts))
        root = parts.tree(part)
        for number, item in enumerate(root.findall("{*}si")):
            if number not in used:
                _empty(item)
        parts.put(part, root)
    for name in _sheets(parts):
        _drop_links(parts, name)
    return parts.file()


def _sheets(parts: Parts) -> Iterator[str]:
    """The parts of all sheets, wherever a writer has put them."""
    known = {item.target for item in parts.relations(parts.book()) if item.kind.endswith(SHEET)}
    for name in parts.container.names():
        if name in known or (name.lower().startswith(SHEETS) and name.lower().endswith(".xml")):
            yield name


def _drop_links(parts: Parts, sheet: str) -> None:
    """Takes the targets away that no link of the sheet leads to any more."""
    name = relations_of(sheet)
    if not parts.has(name):
        return
    linked = {value for item in parts.tree(sheet).iter("{*}hyperlink") for value in item.attrib.values()}
    root = parts.tree(name)
    for item in list(root):
        if (item.get("Type") or "").endswith("/hyperlink") and item.get("Id") not in linked:
            root.remove(item)
            parts.put(name, root)


def _used(parts: Parts) -> Iterator[int]:
    """The numbers of the shared texts that cells of any sheet show."""
    for name in _sheets(parts):
        for cell in parts.tree(name).iter("{*}c"):
            value = cell.find("{*}v")
            if cell.get("t") == "s" and value is not None and (value.text or "").isdecimal():
                yield int(value.text or "")


def _empty(item: etree._Element) -> None:
    if any(local(inner) == "t" and inner.text for inner in item.iter()):
        for inner in list(item):
            item.remove(inner)
        add(item, "t")
