"""The names of WordprocessingML and small steps over its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from paperwork.common.packages import parsed

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = "{" + NS + "}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# a tag's place in the tree: its number between two characters that no document uses
OPEN, CLOSE = "\ufdd0", "\ufdd1"
HOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
# signs in a part's bytes that it may have such characters: of UTF-8, of one told by number, and of UTF-16
MAY_HOLD = (OPEN.encode()[:2], b"&#", b"\x00")
TAG_PI, MARK_PI = "tag", "mark"
NUMBER = re.compile(rf"(?:{OPEN}|<\?{TAG_PI} )(\d+)")  # of a tag in a tree that is written out
# marks in the printed text for what is repaired after printing: opening, closing and, for some, one that
# makes the closing do nothing; none is white space, which a minus in a tag takes away, nor a byte of small
# Cyrillic letters in memory, or else looking for it would stop at every letter
MARKS = {
    "cell": "\x02\x03", "row": "\x05\x06", "table": "\x07\x08", "grid": "\x0e\x0f", "keep": "\x10\x11\x12",
}  # fmt: skip
RSID = W + "rsid"
# the order of properties that the XML schema fixes, up to the last of those that are set
PROPERTY_ORDER = {
    "tcPr": ["cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"],
    "rPr": [
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
        "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing",
        "w", "kern", "position", "sz", "szCs", "highlight",
    ],
}  # fmt: skip
ANY_MARK = re.compile("([" + "".join(MARKS.values()) + "])")
KEYS = {kind[0]: kind for kind in MARKS}
WHOLE = re.compile(r"(-?\d+)(?:\.\d*)?")  # of an attribute; some programs write 4680.0
XMLNS = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')


def parse(data: bytes) -> etree._Element:
    """The root of a part; nothing is resolved, fetched or kept that is not content."""
    # comments and instructions go: our own tags and marks travel through the tree as instructions
    root = parsed(data, with_remarks=False)
    for element in root.iter("*"):
        _tidy(element)
    if any(sign in data for sign in MAY_HOLD):
        for element in root.iter("*"):
            _drop_holders(element)
    return root


def _drop_holders(element: etree._Element) -> None:
    """Takes out what would be taken for the place of a tag: the template itself has such a character."""
    element.text, element.tail = _without_holders(element.text), _without_holders(element.tail)
    for name, value in element.items():
        element.set(name, _without_holders(str(value)) or "")


def _without_holders(text: str | None) -> str | None:
    return text and text.replace(OPEN, "").replace(CLOSE, "")


def _tidy(element: etree._Element) -> None:
    """Drops what no reader sees: white space between elements, traces of editing sessions."""
    # each is asked for once, and set only where it is to change: a body has thousands of elements
    tail, text = element.tail, element.text
    if tail and not tail.strip():
        element.tail = None
    if text and len(element) and not text.strip():
        element.text = None
    # Word splits runs by the session in which they were typed, and says so in attributes that nothing reads
    for name in element.keys():  # noqa: SIM118 (a list: what it is made of changes)
        if str(name).startswith(RSID):
            del element.attrib[name]


def is_element(node: etree._Element) -> bool:
    """True for an element, false for a processing instruction."""
    return isinstance(node.tag, str)


def whole(element: etree._Element | None, name: str) -> int:
    """The number of that attribute; 0 where there is none, or a measure of another sort («50%», «842pt»)."""
    found = WHOLE.fullmatch(element.get(name) or "") if element is not None else None
    return int(found[1]) if found else 0


def ancestor(element: etree._Element, tag: str) -> etree._Element | None:
    """The nearest enclosing element of that name."""
    return next(element.iterancestors(tag), None)


def parent(element: etree._Element) -> etree._Element:
    """The enclosing element, for one that is known to have it."""
    found = element.getparent()
    if found is None:
        raise ValueError(element.tag)
    return found


def holder(number: int) -> str:
    """What is in a text or an attribute in place of a tag."""
    return f"{OPEN}{number}{CLOSE}"


def tag_node(number: int) -> etree._Element:
    """What is between elements in place of a tag."""
    return etree.ProcessingInstruction(TAG_PI, str(number))


def mark_node(kind: str, role: int) -> etree._Element:
    """The beginning (0) or end (1) of something that is looked at after printing; 2: it need not be."""
    return etree.ProcessingInstruction(MARK_PI, f"{kind[0]}{role}")


def number_of(node: etree._Element) -> int | None:
    """The number of the tag in whose place a processing instruction is; None for any other node."""
    if isinstance(node, etree._ProcessingInstruction) and node.target == TAG_PI:
        return int(node.text or "0")
    return None


def numbers(element: etree._Element) -> Iterator[int]:
    """The numbers of all tags in an element, in the order of the document."""
    # written out by the library, a cell is looked through several times as fast as node by node
    return map(int, NUMBER.findall(etree.tostring(element, encoding="unicode", with_tail=False)))


def inner(element: etree._Element | None) -> str:
    """The element written as text, without the declarations that its ancestors already make."""
    if element is None:
        return ""
    # lxml declares every prefix in scope at the root of what it writes
    return XMLNS.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def remove(element: etree._Element) -> None:
    """Removes an element from the tree, the text after it included."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def around(element: etree._Element) -> etree._Element:
    """The element, or the content control around it where there is nothing else in the control."""
    content = element.getparent()
    while content is not None and content.tag == W + "sdtContent" and len(content) == 1:
        element = parent(content)
        content = element.getparent()
    return element


def set_property(
    element: etree._Element, holder: str, name: str, values: Mapping[str, str]
) -> etree._Element:
    """Puts a property into the element's ``holder`` (rPr, tcPr), in place of the one that was there."""
    properties = child(element, holder)
    if properties is None:
        properties = etree.Element(W + holder)
        element.insert(0, properties)
    # the XML schema allows each property once, and in its order
    for old in properties.findall(W + name):
        remove(old)
    order = PROPERTY_ORDER[holder]
    before = {W + other for other in order[: order.index(name)]}
    position = sum(1 for node in properties if node.tag in before)
    new = etree.Element(W + name, {W + key: value for key, value in values.items()})
    properties.insert(position, new)
    return new


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that WordprocessingML name."""
    return element.find(W + name)


def keep_spaces(leaf: etree._Element) -> None:
    """Makes Word keep the spaces at the ends of a text."""
    # without the attribute Word drops the spaces at the ends of a text
    leaf.set(XML_SPACE, "preserve")
