"""What hangs on the rows of a sheet and goes with them: merged areas, colours, checks, links, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from lxml import etree
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.formula.translate import Translator, TranslatorError

from paperwork.intake.excel.amending.moves import END, Moves
from paperwork.intake.excel.parts import Parts, local
from paperwork.intake.excel.places import address, place_of

RANGE = re.compile(r"(\$?[A-Z]{1,3})?(\$?)(\d+)(?::(\$?[A-Z]{1,3})?(\$?)(\d+))?")
BY_AREAS = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")
BY_AREA = ("autoFilter", "sortState", "sortCondition", "hyperlink", "mergeCell")
OF_ONE_ROW = ("hyperlink", "mergeCell")  # a new row gets none of its own
HOLDERS = (  # what may not stand empty
    "mergeCells", "hyperlinks", "dataValidations", "conditionalFormattings", "ignoredErrors",
    "protectedRanges", "ext", "extLst",
)  # fmt: skip
FORMULAS = ("formula", "formula1", "formula2", "f")
Change = Callable[[etree._Element], None]


def follow(root: etree._Element, moves: Moves) -> None:
    """Lets everything in the sheet's own XML go with its rows."""
    for part in [part for part in root if local(part) not in ("", "sheetData")]:
        _follow_part(part, moves)
    _recount(root)


def _follow_part(root: etree._Element, moves: Moves) -> None:
    for element in list(root.iter(*(f"{{*}}{name}" for name in BY_AREA))):
        _follow_area(element, moves)
    for element in list(root.iter(*(f"{{*}}{name}" for name in BY_AREAS))):
        if element.get("sqref") is not None:
            changed = _areas(element.get("sqref", ""), moves)
            _follow_areas(element, element.get("sqref", ""), changed)
            _set_or_drop(element, "sqref", changed)
    for element in list(root.iter("{*}sqref")):  # of the extensions: their areas are text
        changed = _areas(element.text or "", moves)
        owner = element.getparent()
        if owner is None:
            continue
        _follow_areas(owner, element.text or "", changed)
        element.text = changed
        if not changed:
            _drop(owner)
    for element in root.iter("{*}brk"):
        row = moves.row(int(element.get("id") or 0)) if local(root) == "rowBreaks" else None
        if row is not None:
            element.set("id", str(row))


def _follow_area(element: etree._Element, moves: Moves) -> None:
    area = element.get("ref")
    if area:
        follows = _one if local(element) in OF_ONE_ROW else _area
        _set_or_drop(element, "ref", follows(area, moves))


def _set_or_drop(element: etree._Element, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        _drop(element)


def _drop(element: etree._Element) -> None:
    """Takes the element out, and what held nothing else."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if len(parent) == 0 and local(parent) in HOLDERS:
        _drop(parent)


def _recount(root: etree._Element) -> None:
    for name in ("mergeCells", "dataValidations"):
        holder = root.find(f"{{*}}{name}")
        if holder is not None and holder.get("count"):
            holder.set("count", str(len(holder)))


def _one(area: str, moves: Moves) -> str:
    """Where the area itself goes; it does not spread to rows that resemble its own."""
    found = RANGE.fullmatch(area)
    if not found or not found.group(1):
        return area
    rows = moves.row(int(found.group(3))), moves.row(int(found.group(6) or found.group(3)))
    if rows[0] is None or rows[1] is None:
        return ""
    return _spelt(found, *sorted((rows[0], rows[1])))


def _area(area: str, moves: Moves) -> str:
    """The area that holds all that the rows of the old one become."""
    found = RANGE.fullmatch(area)
    if not found:
        return area
    spans = moves.image(int(found.group(3)), int(found.group(6) or found.group(3)))
    return _spelt(found, spans[0][0], spans[-1][1]) if spans else ""


def _areas(areas: str, moves: Moves) -> str:
    """The same for areas with spaces between; each may fall into several."""
    return " ".join(dict.fromkeys(part for area in areas.split() for part in _parts(area, moves)))


def _parts(area: str, moves: Moves) -> Iterator[str]:
    found = RANGE.fullmatch(area)
    if not found or not found.group(1):
        yield area
        return
    for first, last in moves.image(int(found.group(3)), int(found.group(6) or found.group(3))):
        yield _spelt(found, first, last)


def _spelt(found: re.Match[str], first: int, last: int) -> str:
    """The area of the same columns with other rows."""
    column, fixed, _, other, other_fixed, end = found.groups()
    start = f"{column or ''}{fixed}{first}"
    if end is None and first == last:
        return start
    return f"{start}:{other if end else column or ''}{other_fixed or ''}{last}"


def _follow_areas(owner: etree._Element, old: str, new: str) -> None:
    """Formulas of a rule are written for the first cell of its areas: they go along with it."""
    before, after = _top(old), _top(new)
    if not before or not after or before == after:
        return
    for element in owner.iter(*(f"{{*}}{name}" for name in FORMULAS)):
        if len(element) == 0 and element.text:
            element.text = carried(element.text, before, after)


def _top(areas: str) -> str:
    """The first cell of the areas: the topmost row, the leftmost column."""
    places = [place for area in areas.split() if (place := place_of(area.partition(":")[0]))]
    if not places:
        return ""
    return address(min(row for row, _ in places), min(column for _, column in places))


def carried(formula: str, old: str, new: str) -> str:
    """The formula of one cell as it must be in another: what it says of its own row stays so."""
    sign = "" if formula.startswith("=") else "="
    with suppress(TranslatorError, ValueError, IndexError):
        return str(Translator(sign + formula, old).translate_formula(new))[len(sign) :]
    return formula


def pushed(formula: str, own: str, title: str, boundary: int, by: int) -> str:
    """The formula after the rows from ``boundary`` on of the sheet ``title`` went down ``by`` rows.

    ``own`` is the sheet where the formula stands.
    """
    tokens = Tokenizer(formula if formula.startswith("=") else f"={formula}")
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = _pushed(token.value, own, title, boundary, by)
    rendered = str(tokens.render())  # type: ignore[no-untyped-call]  # openpyxl's stubs lack it
    return rendered[0 if formula.startswith("=") else 1 :]


def _pushed(reference: str, own: str, title: str, boundary: int, by: int) -> str:
    sheet, bang, cells = reference.rpartition("!")
    named = sheet.strip("'").replace("''", "'") if bang else own
    found = RANGE.fullmatch(cells)
    if named.casefold() != title.casefold() or not found:
        return reference
    first, last = int(found.group(3)), int(found.group(6) or found.group(3))
    moved = [min(END, row + by) if row >= boundary else row for row in (first, last)]
    return f"{sheet}{bang}{_spelt(found, *moved)}"


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
            if etree.tostring(root) != before:
                parts.put(name, root)


def _follow_all(root: etree._Element, tag: str, moves: Moves) -> None:
    for element in list(root.iter(tag)):
        _set_or_drop(element, "ref", _one(element.get("ref", ""), moves))


def _follow_notes(root: etree._Element, moves: Moves) -> None:
    """The boxes of the notes: where they belong, and where they are drawn."""
    for data in list(root.iter("{*}ClientData")):
        row, anchor = data.find("{*}Row"), data.find("{*}Anchor")
        if row is None:
            continue
        old = int(row.text or 0) + 1
        new = moves.row(old)
        if new is None:
            shape = data.getparent()
            if shape is not None:
                _drop(shape)
            continue
        row.text = str(new - 1)
        if anchor is not None and anchor.text:
            numbers = [int(float(part)) for part in anchor.text.split(",")]
            if len(numbers) == 8:  # column, offset, row, offset of both corners
                numbers[2], numbers[6] = (max(0, numbers[at] + new - old) for at in (2, 6))
                anchor.text = ", ".join(map(str, numbers))


def _follow_pictures(root: etree._Element, moves: Moves) -> None:
    """Pictures stay with the row of their first corner."""
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
            element.set("ref", _area(element.get("ref", ""), moves) or element.get("ref", ""))
