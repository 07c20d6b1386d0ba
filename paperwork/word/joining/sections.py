"""Where one document ends and the next begins: the body of a document made a section of a longer one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.word.docx.xml import XMLNS, W, inner

BODY, END = "<w:body>", "</w:body>"
SECTION = re.compile(r"<w:sectPr(?:\s[^>]*?)?(?:/>|>.*?</w:sectPr>)", re.DOTALL)
# a tracked change holds the former properties: they would be taken for a section
FORMER = re.compile(r"<w:sectPrChange\b.*?</w:sectPrChange>", re.DOTALL)
PARAGRAPH = re.compile(r"<w:p(?: [^>]*?)?(/?)>")
# a table must be followed by a paragraph, and only a paragraph can end a section: one that takes no room
CLOSING = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr>{}</w:pPr></w:p>'
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
REFERENCES = (W + "headerReference", W + "footerReference")
SAME_PAGE = ("continuous", "nextColumn")
# what may follow in a section's properties, in the order of the XML schema
LATER = "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
AFTER = {
    "footnotePr": f"endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType {LATER}",
    "pgNumType": LATER,
}


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document: the text before it, its blocks, the properties of its last section."""

    head: str
    blocks: str
    section: str

    @classmethod
    def of(cls, text: str) -> Body:
        """The body in the text of the main part."""
        # asked first: the expression would walk the whole text
        if "<w:sectPrChange" in text:
            text = FORMER.sub("", text)
        start, end = text.index(BODY) + len(BODY), text.rindex(END)
        last = text.rfind("<w:sectPr", start, end)
        found = SECTION.fullmatch(text, last, end) if last >= 0 else None
        section = found.group() if found else "<w:sectPr/>"
        return cls(text[:start], text[start : last if found else end], section)


def closed(blocks: str, section: str) -> str:
    """The blocks with the end of their section in the last paragraph, or in one that takes no room."""
    # an empty paragraph at the end can bear the section itself: no page gets a line more
    if blocks.endswith("<w:p/>"):
        return f"{blocks[:-6]}<w:p><w:pPr>{section}</w:pPr></w:p>"
    start = max(blocks.rfind("<w:p>"), blocks.rfind("<w:p "))
    has_inner = any(mark in blocks[start:-6] for mark in ("</w:p>", "<w:sectPr"))
    if not blocks.endswith("</w:p>") or start < 0 or has_inner:
        return blocks + CLOSING.format(section)
    return blocks[:start] + _with_section(blocks[start:], section)


def _with_section(paragraph: str, section: str) -> str:
    """A paragraph, no other inside it, that ends a section."""
    for mark in ("<w:pPrChange", "</w:pPr>"):
        if mark in paragraph:
            return paragraph.replace(mark, section + mark, 1)
    start = paragraph.index(">") + 1
    rest = paragraph[start:].removeprefix("<w:pPr/>")
    return f"{paragraph[:start]}<w:pPr>{section}</w:pPr>{rest}"


def marked(blocks: str, name: str, number: int) -> str:
    """The blocks with a bookmark in their first paragraph."""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
    first = PARAGRAPH.search(blocks)
    if first is None:
        return mark + blocks
    # a paragraph without content is closed in its own tag and has to be opened
    if first.group(1):
        opened = first.group()[:-2].rstrip() + ">"
        return f"{blocks[: first.start()]}{opened}{mark}</w:p>{blocks[first.end() :]}"
    place = _after_properties(blocks, first.end())
    return blocks[:place] + mark + blocks[place:]


def _after_properties(blocks: str, place: int) -> int:
    """Where the content of the paragraph begins whose inside begins at ``place``."""
    if not blocks.startswith("<w:pPr>", place):
        return place + len("<w:pPr/>") if blocks.startswith("<w:pPr/>", place) else place
    end = blocks.index("</w:pPr>", place) + len("</w:pPr>")
    while blocks.count("<w:pPr>", place, end) > blocks.count("</w:pPr>", place, end):
        end = blocks.index("</w:pPr>", end) + len("</w:pPr>")
    return end


class Sections:
    """The properties of sections as the longer document needs them."""

    def __init__(self, head: str, blank: Callable[[str], str], footnotes: bool) -> None:
        self._declarations = "".join(dict.fromkeys(XMLNS.findall(head[head.index("<w:document") :])))
        self._blank, self._footnotes = blank, footnotes
        self._known: dict[tuple[str, tuple[tuple[str, str], ...] | None], str] = {}

    def fitted(self, body: Body, keys: Mapping[str, str]) -> Body:
        """The body whose first section begins on a new page with page 1.

        ``keys`` gives the relations of this document's own headers and footers for those of the template.
        """
        written = [*SECTION.findall(body.blocks), body.section]
        kinds = tuple(dict.fromkeys(kind for text in written[1:] for kind in self._kinds(text)))
        renewed = [self._renewed(text, keys, kinds if n == 0 else None) for n, text in enumerate(written)]
        section = renewed.pop()
        if not renewed:
            return Body(body.head, body.blocks, section)
        inside = iter(renewed)
        return Body(body.head, SECTION.sub(lambda _: next(inside), body.blocks), section)

    def _kinds(self, section: str) -> list[tuple[str, str]]:
        return [(str(item.tag), item.get(W + "type", "")) for item in self._parsed(section).iter(*REFERENCES)]

    def _renewed(self, text: str, keys: Mapping[str, str], kinds: tuple[tuple[str, str], ...] | None) -> str:
        asked = text, kinds
        known = self._known.get(asked)
        if known is None:
            section = self._parsed(text)
            # only the first section of a document is made to begin anew
            if kinds is not None:
                self._open(section, kinds)
            known = self._known[asked] = inner(section)
        # what a document has alone are its headers: with them put in last, most ask for the same properties
        for key, own in keys.items():
            known = known.replace(f':id="{key}"', f':id="{own}"')
        return known

    def _parsed(self, section: str) -> etree._Element:
        return etree.fromstring(f"<x{self._declarations}>{section}</x>")[0]

    def _open(self, section: etree._Element, kinds: tuple[tuple[str, str], ...]) -> None:
        """Makes the first section of a document independent of the document before it."""
        own = {(item.tag, item.get(W + "type", "")) for item in section.iter(*REFERENCES)}
        # Word gives a section without a header of its own that of the section before: another client's
        for tag, kind in reversed([kind for kind in kinds if kind not in own]):
            item = etree.Element(tag, {W + "type": kind, RELATION: self._blank(tag)})
            section.insert(0, item)
        # these would begin the document on the last page of the one before
        begins = section.find(W + "type")
        if begins is not None and begins.get(W + "val") in SAME_PAGE:
            section.remove(begins)
        # without a start Word goes on counting the pages of the document before
        numbers = _child(section, "pgNumType")
        numbers.set(W + "start", numbers.get(W + "start", "1"))
        if self._footnotes:
            notes = _child(section, "footnotePr")
            for old in notes.findall(W + "numRestart"):
                notes.remove(old)
            # Word numbers footnotes through the whole file unless each section begins anew
            etree.SubElement(notes, W + "numRestart").set(W + "val", "eachSect")


def _child(section: etree._Element, name: str) -> etree._Element:
    """The child of that name, put where the XML schema wants it when it is not there."""
    found = section.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        after = {W + other for other in AFTER[name].split()}
        place = next((number for number, item in enumerate(section) if item.tag in after), len(section))
        section.insert(place, found)
    return found
