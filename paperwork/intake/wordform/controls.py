"""The content controls of a filled form: their tags, titles, and their contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.intake.wordform.words import ancestor, child, name_of, value, words

CHECKED_SIGNS = frozenset("☑☒✓✔✅⊠■◼×xXхХ")
ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Control:
    """One control: its tag and title, its words («» while it waits), whether its box is checked.

    ``is_box`` marks a box; ``item`` is the repeated row that holds it, ``line`` the row of its table.
    """

    tag: str
    alias: str
    words: str
    is_box: bool
    is_checked: bool
    item: etree._Element | None
    line: etree._Element | None


def controls(root: etree._Element) -> Iterator[Control]:
    """The controls that have a tag, in the order of the document."""
    inside = Counter(ancestor(element, "tc") for element in root.iter("{*}sdt"))
    for element in root.iter("{*}sdt"):
        properties, content = child(element, "sdtPr"), child(element, "sdtContent")
        tag = value(child(properties, "tag")) if properties is not None else ""
        if not tag or properties is None or content is None or _is_repeated(properties):
            continue
        box = child(properties, "checkbox")
        text = "" if _waits(properties, content) else words(content)
        yield Control(
            tag,
            value(child(properties, "alias")),
            text or _beside(element, inside),
            box is not None,
            _is_checked(box, text),
            _item(element),
            ancestor(element, "tr"),
        )


def _is_repeated(properties: etree._Element) -> bool:
    return any(name_of(item).startswith("repeatingSection") for item in properties)


def _waits(properties: etree._Element, content: etree._Element) -> bool:
    """Whether the control holds nothing but its hint."""
    if any(
        name_of(item) == "showingPlcHdr" and value(item) not in ("0", "false", "off") for item in properties
    ):
        return True
    runs = [run for run in content.iter("{*}r") if words(run)]
    styles = [value(child(run, "rPr", "rStyle")) for run in runs]
    return bool(runs) and all(style == "PlaceholderText" for style in styles)


def _is_checked(box: etree._Element | None, text: str) -> bool:
    if box is None:
        return False
    state = child(box, "checked")
    return value(state) in ON if state is not None else text.strip() in CHECKED_SIGNS


def _beside(element: etree._Element, inside: Mapping[etree._Element | None, int]) -> str:
    """What was typed in the cell beside the only control there, which waits still."""
    cell = ancestor(element, "tc")
    return words(cell, frozenset([element])) if cell is not None and inside[cell] == 1 else ""


def _item(element: etree._Element) -> etree._Element | None:
    """The nearest repeated row around the control."""
    for above in element.iterancestors():
        properties = child(above, "sdtPr") if name_of(above) == "sdt" else None
        if properties is not None and any(name_of(item) == "repeatingSectionItem" for item in properties):
            return above
    return None
