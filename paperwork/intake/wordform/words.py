"""The words of a part of a Word document, as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}
NOT_SEEN = frozenset(
    {"del", "moveFrom", "sdtPr", "rPr", "pPr", "tcPr", "trPr", "tblPr", "instrText", "delText"}
)


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace; «» for a remark."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: etree._Element, without: frozenset[etree._Element] = frozenset()) -> str:
    """The text, a paragraph a line, without the elements named; what was deleted is not seen."""
    pieces = list(_pieces(element, without))
    return "".join(pieces).strip("\n")


def _pieces(element: etree._Element, without: frozenset[etree._Element]) -> Iterator[str]:
    name = name_of(element)
    if name in NOT_SEEN or element in without:
        return
    if name == "t":
        yield element.text or ""
    elif name in SIGNS:
        yield SIGNS[name]
    else:
        for child in element:
            yield from _pieces(child, without)
        if name == "p":
            yield "\n"


def ancestor(element: etree._Element, name: str) -> etree._Element | None:
    """The nearest enclosing element of the name."""
    return next((above for above in element.iterancestors() if name_of(above) == name), None)


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """The element at the end of the path of names, whatever their namespaces."""
    found: etree._Element | None = element
    for name in names:
        found = next((item for item in found if name_of(item) == name), None) if found is not None else None
    return found


def value(element: etree._Element | None) -> str:
    """The attribute ``val``; «» when there is no element."""
    if element is None:
        return ""
    return next(
        (str(text) for name, text in element.attrib.items() if str(name).rpartition("}")[2] == "val"), ""
    )
