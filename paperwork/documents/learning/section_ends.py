"""The ends of a paper's sections, which lie in paragraphs: they come and go with the pages that they end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from paperwork.documents.learning.runs import words_in
from paperwork.word.docx.xml import NS, W, child, remove

P, SECTION = W + "p", W + "sectPr"
REFERENCES: Final = frozenset({W + "headerReference", W + "footerReference"})
SIGN: Final = "\u00a7"  # how the end of a section is compared


def section_of(line: etree._Element) -> etree._Element | None:
    """The section that ends with a paragraph."""
    properties = child(line, "pPr") if line.tag == P else None
    return child(properties, "sectPr") if properties is not None else None


def sign_of(line: etree._Element) -> str:
    """What the end of a section is compared by, its page's size; "" for a line that ends none."""
    section = section_of(line)
    if section is None:
        return ""
    size = child(section, "pgSz")
    measures = [] if size is None else [size.get(W + name, "") for name in ("w", "h")]
    return " ".join((SIGN, *measures))


def set_apart(body: etree._Element) -> list[etree._Element]:
    """Gives each section that ends with words a paragraph of its own for that; returns these paragraphs."""
    made = []
    for line in list(body.iterchildren(P)):
        section = section_of(line)
        if section is not None and words_in(line):
            ending = etree.Element(P)
            etree.SubElement(ending, W + "pPr").append(section)
            line.addnext(ending)
            made.append(ending)
    return made


def put_back(endings: Iterable[etree._Element]) -> None:
    """Lets the sections end with the words again that they ended with, where these still stand before."""
    for ending in endings:
        before, section = ending.getprevious(), section_of(ending)
        if before is not None and before.tag == P and section is not None and not _is_tag(before):
            give_section(before, section)
            remove(ending)


def give_section(line: etree._Element, section: etree._Element) -> None:
    """Lets a section end with a paragraph."""
    properties = child(line, "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        line.insert(0, properties)
    change = child(properties, "pPrChange")
    if change is not None:
        change.addprevious(section)
    else:
        properties.append(section)


def move_section(lines: Sequence[etree._Element], holder: etree._Element) -> None:
    """Lets a section that ends with the last of repeated lines end once, with the tag that closes them.

    Records that have a section each keep them.
    """
    sections = [section for line in lines if (section := section_of(line)) is not None]
    if len(sections) == 1:
        give_section(holder, sections[0])


def spell_out(body: etree._Element) -> None:
    """Gives each section the headers and footers that it has from those before it, which may not be there."""
    known: dict[tuple[str, str | None], etree._Element] = {}
    for section in body.iter(SECTION):
        own = {(str(node.tag), node.get(W + "type")): node for node in _references(section)}
        for reference in reversed([node for kind, node in known.items() if kind not in own]):
            section.insert(0, deepcopy(reference))
        known |= own


def adopt(copies: Iterable[etree._Element], place: etree._Element) -> None:
    """Gives the sections that come from another paper the headers and footers of the one they come into."""
    for copy in copies:
        section = section_of(copy)
        if section is None:
            continue
        for reference in _references(section):
            remove(reference)
        after: Any = place.xpath("following::w:sectPr[1]", namespaces={"w": NS})
        for reference in reversed(_references(after[0] if after else None)):
            section.insert(0, deepcopy(reference))


def _references(section: etree._Element | None) -> list[etree._Element]:
    return [] if section is None else [node for node in section if node.tag in REFERENCES]


def _is_tag(line: etree._Element) -> bool:
    text = words_in(line)
    return text.startswith("{%p ") and text.endswith("%}")
