"""How a draft looks: the names of what is not filled in on yellow, «ЧЕРНОВИК» over every page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.common.reproducible_zip import Laid, packed
from paperwork.word.docx.package import Part, read_package
from paperwork.word.docx.xml import W, child
from paperwork.word.draft import CLOSE, OPEN

NAMED = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
DRAFT = "ЧЕРНОВИК"
AFTER_HIGHLIGHT = frozenset({
    "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
})  # fmt: skip
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
DOCUMENT, DOCUMENT_RELATIONS, TYPES = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
HEADER = "word/header_draft.xml"


def drafted(document: bytes) -> bytes:
    """The printed document with what is not filled in on yellow, and «ЧЕРНОВИК» over each page."""
    parts: dict[str, Part] = read_package(document)
    changed: dict[str, bytes] = {}
    headers = [name for name in parts if name.startswith("word/header") and name.endswith(".xml")]
    for name, part in parts.items():
        data = part.data()
        # a picture may hold these bytes by chance
        if not name.endswith(".xml") or (name not in (DOCUMENT, *headers) and OPEN.encode() not in data):
            continue
        root = parsed(data)
        for paragraph in root.iter(f"{W}p"):
            before = ""
            for text in list(paragraph.iter(f"{W}t")):
                words = text.text or ""
                if NAMED.search(words):
                    _highlight(text, before)
                before = words or before
        if name in headers:
            root.insert(0, _draft_line())
        data = _written(root)
        changed[name] = data.replace(OPEN.encode(), b"").replace(CLOSE.encode(), b"")
    root = parsed(changed[DOCUMENT])
    if _add_headers(root):
        changed[DOCUMENT] = _written(root)
        changed |= _header_part(parts)
    kept = {**parts, **{name: packed(name, data) for name, data in changed.items()}}
    return Laid().followed_by(kept.values()).zipped()


def _highlight(text: etree._Element, ahead: str) -> None:
    """Parts the run of a text so that the names in it have a look of their own, ``ahead`` of it that text."""
    run = text.getparent()
    if run is None or run.tag != f"{W}r":
        return
    before = [item for item in run if item.tag != f"{W}rPr"]
    place, properties = before.index(text), run.find(f"{W}rPr")
    pieces: list[etree._Element] = []
    follows_words = ahead[-1:].isalnum()
    for number, piece in enumerate(NAMED.split(text.text or "")):
        # a name that goes on a word is of what may be there or not, and no blank
        if piece and not (number % 2 and follows_words):
            item = _run(properties, piece)
            if number % 2:
                _mark(item)
            pieces.append(item)
            follows_words = piece[-1].isalnum()
    following = before[place + 1 :]
    if following:
        rest = etree.Element(f"{W}r")
        if properties is not None:
            rest.append(deepcopy(properties))
        rest.extend(following)
        pieces.append(rest)
    for item in reversed(pieces):
        run.addnext(item)
    run.remove(text)
    if len(run) == (properties is not None) and (owner := run.getparent()) is not None:
        owner.remove(run)


def _run(properties: etree._Element | None, words: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(deepcopy(properties))
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _mark(run: etree._Element) -> None:
    """Yellow under the words of the run, in the place that the schema gives it."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    for item in properties.findall(f"{W}highlight"):
        properties.remove(item)
    place = next(
        (at for at, item in enumerate(properties) if etree.QName(item).localname in AFTER_HIGHLIGHT),
        len(properties),
    )
    properties.insert(place, etree.Element(f"{W}highlight", {f"{W}val": "yellow"}))


def _draft_line() -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}spacing", {f"{W}before": "0", f"{W}after": "0"})
    etree.SubElement(properties, f"{W}ind", {f"{W}firstLine": "0"})
    etree.SubElement(properties, f"{W}jc", {f"{W}val": "right"})
    run = etree.SubElement(paragraph, f"{W}r")
    look = etree.SubElement(run, f"{W}rPr")
    etree.SubElement(look, f"{W}b")
    etree.SubElement(look, f"{W}color", {f"{W}val": "C00000"})
    etree.SubElement(run, f"{W}t").text = DRAFT
    return paragraph


def _add_headers(root: etree._Element) -> bool:
    """Gives each section the header of drafts where it has none of its own kind; whether any was needed."""
    added = False
    sections = list(root.iter(f"{W}sectPr"))
    for number, section in enumerate(sections):
        kinds = {item.get(f"{W}type") for item in section.findall(f"{W}headerReference")}
        wanted = ["default"] if number == 0 else []  # later sections go on with the headers before them
        wanted += ["first"] if child(section, "titlePg") is not None else []
        for kind in wanted:
            if kind not in kinds:
                item = etree.Element(f"{W}headerReference", {f"{W}type": kind, f"{{{OFFICE}}}id": "rIdDraft"})
                section.insert(0, item)
                added = True
    return added


def _header_part(parts: Mapping[str, Part]) -> dict[str, bytes]:
    """The header of drafts, with what says where it is and what it is."""
    header = etree.Element(f"{W}hdr", nsmap={"w": W[1:-1]})
    header.append(_draft_line())
    relations = parsed(parts[DOCUMENT_RELATIONS].data())
    item = etree.SubElement(relations, f"{{{RELATIONS}}}Relationship")
    item.attrib.update({"Id": "rIdDraft", "Type": f"{OFFICE}/header", "Target": HEADER.rpartition("/")[2]})
    types = parsed(parts[TYPES].data())
    entry = etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override")
    entry.attrib.update({"PartName": f"/{HEADER}", "ContentType": HEADER_TYPE})
    return {HEADER: _written(header), DOCUMENT_RELATIONS: _written(relations), TYPES: _written(types)}


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
