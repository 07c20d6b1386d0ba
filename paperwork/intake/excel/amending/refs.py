"""What in a sheet's XML goes with its rows: merged areas, colours, checks, links."""

from __future__ import annotations

from lxml import etree

from paperwork.intake.excel.amending.areas import first_cell, grown_area, image_of, moved_area
from paperwork.intake.excel.amending.formulas import carried
from paperwork.intake.excel.amending.moves import Moves
from paperwork.intake.excel.amending.removal import drop, set_or_drop
from paperwork.intake.excel.parts import local

BY_AREAS = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")  # in sqref
BY_AREA = ("autoFilter", "sortState", "sortCondition", "hyperlink", "mergeCell")  # in ref
OF_ONE_ROW = ("hyperlink", "mergeCell")  # a new row gets none of its own
FORMULAS = ("formula", "formula1", "formula2", "f")


def follow(root: etree._Element, moves: Moves) -> None:
    """Lets everything in the sheet's own XML go with its rows."""
    for part in [part for part in root if local(part) not in ("", "sheetData")]:
        _follow_part(part, moves)
    _recount(root)


def _follow_part(root: etree._Element, moves: Moves) -> None:
    # as lists: an element that loses its area is taken out of the tree that is walked
    for element in list(root.iter(*(f"{{*}}{name}" for name in BY_AREA))):
        _follow_area(element, moves)
    for element in list(root.iter(*(f"{{*}}{name}" for name in BY_AREAS))):
        if element.get("sqref") is not None:
            changed = image_of(element.get("sqref", ""), moves)
            _follow_areas(element, element.get("sqref", ""), changed)
            set_or_drop(element, "sqref", changed)
    for element in list(root.iter("{*}sqref")):  # of the extensions of Excel 2010: areas as text
        changed = image_of(element.text or "", moves)
        owner = element.getparent()
        if owner is None:
            continue
        _follow_areas(owner, element.text or "", changed)
        element.text = changed
        if not changed:
            drop(owner)
    for element in root.iter("{*}brk"):  # of columns the number is a column's
        row = moves.row(int(element.get("id") or 0)) if local(root) == "rowBreaks" else None
        if row is not None:
            element.set("id", str(row))


def _follow_area(element: etree._Element, moves: Moves) -> None:
    area = element.get("ref")
    if area:
        follows = moved_area if local(element) in OF_ONE_ROW else grown_area
        set_or_drop(element, "ref", follows(area, moves))


def _recount(root: etree._Element) -> None:
    for name in ("mergeCells", "dataValidations"):
        holder = root.find(f"{{*}}{name}")
        if holder is not None and holder.get("count"):  # it may be left out
            holder.set("count", str(len(holder)))


def _follow_areas(owner: etree._Element, old: str, new: str) -> None:
    """Formulas of a rule are written for the first cell of its areas: they go along with it."""
    before, after = first_cell(old), first_cell(new)
    if not before or not after or before == after:
        return
    for element in owner.iter(*(f"{{*}}{name}" for name in FORMULAS)):
        if len(element) == 0 and element.text:  # in the extensions the text is one element deeper
            element.text = carried(element.text, before, after)
