"""How a draft looks: the names of what is not filled in on yellow, «ЧЕРНОВИК» over every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.word.docx.layout import OFFICE, main_part, stories
from paperwork.word.docx.package import Part, part_of, read_package
from paperwork.word.docx.xml import NS, W, child, keep_spaces, set_property
from paperwork.word.draft import CLOSE, OPEN
from paperwork.word.preparing.package import changed, declare, put, relate, zipped

NAMED = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
DRAFT = "ЧЕРНОВИК"
HEADER = "word/header_draft.xml"
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def drafted(document: bytes) -> bytes:
    """The printed document with what is not filled in on yellow, and «ЧЕРНОВИК» over each page."""
    parts = read_package(document)
    main = main_part(parts)
    headers = [name for name, kind in stories(parts) if kind == "header"]
    for name, part in list(parts.items()):
        # a picture may hold these bytes by chance
        is_marked = name.endswith(".xml") and OPEN.encode() in part.data()
        if is_marked or name in headers:
            changed(parts, name, _highlight_all)
            plain = parts[name].data().replace(OPEN.encode(), b"").replace(CLOSE.encode(), b"")
            parts[name] = part_of(name, plain)
    for name in headers:
        changed(parts, name, lambda root: root.insert(0, _draft_line()))
    _add_headers(parts, main)
    return zipped(parts)


def _highlight_all(root: etree._Element) -> None:
    for paragraph in root.iter(f"{W}p"):
        before = ""
        for text in list(paragraph.iter(f"{W}t")):
            words = text.text or ""
            if NAMED.search(words):
                _highlight(text, before)
            before = words or before


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
                set_property(item, "rPr", "highlight", {"val": "yellow"})
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
    keep_spaces(text)
    return run


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


def _add_headers(parts: dict[str, Part], main: str) -> None:
    """Gives each section the header of drafts where it has none of its own kind."""
    root = parsed(parts[main].data())
    lacking = list(_without_header(root))
    if not lacking:
        return
    header = etree.Element(f"{W}hdr", nsmap={"w": NS})
    header.append(_draft_line())
    put(parts, HEADER, header)
    declare(parts, HEADER, HEADER_TYPE)
    key = relate(parts, main, "header", HEADER)
    for section, kind in lacking:
        item = etree.Element(f"{W}headerReference", {f"{W}type": kind, f"{{{OFFICE[:-1]}}}id": key})
        section.insert(0, item)
    put(parts, main, root)


def _without_header(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The sections with the kinds of headers that they lack."""
    for number, section in enumerate(root.iter(f"{W}sectPr")):
        kinds = {item.get(f"{W}type") for item in section.findall(f"{W}headerReference")}
        wanted = ["default"] if number == 0 else []  # later sections go on with the headers before them
        wanted += ["first"] if child(section, "titlePg") is not None else []
        yield from ((section, kind) for kind in wanted if kind not in kinds)
