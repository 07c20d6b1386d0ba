"""What a paper keeps of its old answers beside its words: it goes where tags have come in their place."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.documents.learning.runs import words_in
from paperwork.word.docx.layout import PLAIN, RELATIONS, relations, stories
from paperwork.word.docx.xml import W, remove
from paperwork.word.preparing.addresses import KEY
from paperwork.word.preparing.controls import settle_controls
from paperwork.word.preparing.fields import fields_of
from paperwork.word.preparing.package import Parts, changed, drop_parts, links_of, plain_bytes
from paperwork.word.preparing.revisions import unwrap
from paperwork.word.reading.scanner import OPENER, find_tags

# Word writes the answer of such a field anew: from the field itself, or from what the template has no more
KEEPS: Final = re.compile(
    r"\s*(?:FORMTEXT|FORMDROPDOWN|QUOTE|FILLIN|MERGEFIELD|DOCPROPERTY|DOCVARIABLE|INFO"
    r"|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS)\b",
    re.IGNORECASE,
)
VARIABLE: Final = re.compile(rb"\bDOCVARIABLE\b", re.IGNORECASE)
STORED: Final = re.compile(r"customXml/item\d+\.xml")
SOURCES: Final = b"officeDocument/2006/bibliography"
PREVIEW: Final = "/thumbnail"
MAIL: Final = re.compile(r"mailto:", re.IGNORECASE)


def forget_answers(parts: Parts) -> None:
    """Takes the old answers out of controls, fields and links with tags, and what only programs read."""
    names = [name for name, kind in stories(parts) if kind not in PLAIN]
    was_bound = any(_is_bound(parts, name) for name in names)
    settle_controls(parts, names)
    for name in names:
        changed(parts, name, _forget)
        _lead_anew(parts, name)
    if was_bound and not any(_is_bound(parts, name) for name in names):
        stored = [name for name in parts if STORED.fullmatch(name)]
        drop_parts(parts, {name for name in stored if SOURCES not in plain_bytes(parts[name])})
    previews = {link.target for link in relations(parts, "") if link.kind.endswith(PREVIEW)}
    drop_parts(parts, previews & parts.keys())
    if not any(VARIABLE.search(plain_bytes(parts[name])) for name in names):
        for name in [name for name in parts if name.endswith("/settings.xml")]:
            changed(parts, name, _without_variables)


def _is_bound(parts: Parts, name: str) -> bool:
    return b"dataBinding" in plain_bytes(parts[name])


def _forget(root: etree._Element) -> None:
    for properties in list(root.iter(W + "smartTagPr")):
        remove(properties)
    for simple in list(root.iter(W + "fldSimple")):
        if KEEPS.match(simple.get(W + "instr") or "") and OPENER.search(words_in(simple)):
            unwrap(simple)
    for paragraph in root.iter(W + "p"):
        for field in list(fields_of(paragraph)):
            if KEEPS.match(field.code) and OPENER.search("".join(leaf.text or "" for leaf in field.shown)):
                for node in (*field.codes, *field.marks):
                    remove(node)


def _without_variables(root: etree._Element) -> bool:
    found = list(root.iter(W + "docVars"))
    for node in found:
        remove(node)
    return bool(found)


def _lead_anew(parts: Parts, name: str) -> None:
    """Makes a link to a mail address lead to what its words print, where they are one tag."""
    shown = {node.get(KEY): words_in(node) for node in parsed(parts[name].data()).iter(W + "hyperlink")}
    mailed = [link.key for link in relations(parts, name) if link.external and MAIL.match(link.target)]
    tagged = {key: f"mailto:{shown[key]}" for key in mailed if key in shown and _is_tag(shown[key])}

    def lead(root: etree._Element) -> None:
        for link in root.iter(RELATIONS):
            link.set("Target", tagged.get(link.get("Id", ""), link.get("Target", "")))

    if tagged:
        changed(parts, links_of(name), lead)


def _is_tag(text: str) -> bool:
    spans = list(find_tags(text))
    return len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(text))
