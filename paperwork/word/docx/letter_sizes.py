"""How large the letters of a document's paragraph styles are."""

from __future__ import annotations

from lxml import etree

from paperwork.word.docx.layout import OFFICE, main_part, relations
from paperwork.word.docx.package import Part
from paperwork.word.docx.xml import W, child, parse


def letter_sizes(parts: dict[str, Part]) -> dict[str, float]:
    """The sizes of letters in points by the ids of paragraph styles; that of no style by ""."""
    found = (link.target for link in relations(parts, main_part(parts)) if link.kind == f"{OFFICE}styles")
    name = next((target for target in found if target in parts), None)
    if name is None:
        return {}
    root = parse(parts[name].data())
    styles = {item.get(W + "styleId", ""): item for item in root.iter(W + "style")}
    usual = _size(root.find(f"{W}docDefaults/{W}rPrDefault"))
    sizes = {key: _inherited(key, styles) or usual for key in styles}
    own = (key for key, item in styles.items() if _is_default(item))
    sizes[""] = sizes.get(next(own, ""), usual)
    return {key: size for key, size in sizes.items() if size}


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")


def _inherited(key: str, styles: dict[str, etree._Element]) -> float:
    """The size that a style or what it is based on names; 0 where none does."""
    # styles may be based on one another in a circle
    for _ in range(len(styles)):
        style = styles.get(key)
        if style is None:
            break
        size = _size(style)
        if size:
            return size
        based = child(style, "basedOn")
        key = "" if based is None else based.get(W + "val", "")
    return 0.0


def _size(element: etree._Element | None) -> float:
    found = None if element is None else element.find(f"{W}rPr/{W}sz")
    written = "" if found is None else found.get(W + "val", "")
    return int(written) / 2 if written.isdecimal() else 0.0
