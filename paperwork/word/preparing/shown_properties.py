"""Fields that show properties of the document: where a property holds tags, so must what the field shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.xml import W, keep_spaces
from paperwork.word.preparing.fields import fields_of
from paperwork.word.preparing.package import Parts, changed, plain_bytes
from paperwork.word.reading.scanner import OPENER

FIELD = re.compile(
    r"""\s*(?:(DOCPROPERTY)\s+(?:"([^"]+)"|(\S+))|(TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS))\b""", re.I
)
SHOWING = re.compile(rb"DOCPROPERTY|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS", re.IGNORECASE)
NAMES = {"creator": "author", "description": "comments"}  # as fields call them


def renew_shown(parts: Parts, texts: list[str]) -> None:
    """Puts the tags of properties into the fields that show these properties."""
    properties = dict(_properties(parts))
    if not properties:
        return
    for name in texts:
        if SHOWING.search(plain_bytes(parts[name])):
            changed(parts, name, partial(_renew, properties=properties))


def _properties(parts: Parts) -> Iterator[tuple[str, str]]:
    """The properties that hold tags, by their names in small letters."""
    for name, kind in stories(parts):
        if kind in PLAIN and kind != "store" and b"{" in plain_bytes(parts[name]):
            for item in parsed(parts[name].data()):
                text = "".join(map(str, item.itertext()))
                if OPENER.search(text):
                    key = item.get("name") or etree.QName(item).localname
                    yield NAMES.get(key.lower(), key.lower()), text


def _renew(root: etree._Element, properties: Mapping[str, str]) -> None:
    for field in list(root.iter(W + "fldSimple")):
        _show(field.get(W + "instr") or "", list(field.iter(W + "t")), properties)
    for paragraph in root.iter(W + "p"):
        for shown in fields_of(paragraph):
            _show(shown.code, shown.shown, properties)


def _show(code: str, leaves: list[etree._Element], properties: Mapping[str, str]) -> None:
    found = FIELD.match(code)
    name = next((group for group in found.groups()[1:] if group), "") if found else ""
    text = properties.get(name.lower(), "")
    # what the field shows may hold the tag already
    if not text or not leaves or OPENER.search("".join(leaf.text or "" for leaf in leaves)):
        return
    leaves[0].text = text
    keep_spaces(leaves[0])
    for leaf in leaves[1:]:
        leaf.text = None
