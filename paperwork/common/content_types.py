"""What a package of an office document says of the types of its parts."""

from __future__ import annotations

from lxml import etree


def declare_pictures(types: etree._Element, extension: str) -> None:
    """Says in a package's list of types what files with the extension are, where it does not say so yet."""
    default = f"{{{etree.QName(types).namespace}}}Default"
    if extension not in {(item.get("Extension") or "").lower() for item in types.iter(default)}:
        types.insert(0, etree.Element(default, {"Extension": extension, "ContentType": f"image/{extension}"}))
