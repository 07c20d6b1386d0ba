"""Content controls whose words are tags: Word must show what is filled in, and take it for filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.word.docx.layout import OFFICE, relations
from paperwork.word.docx.xml import W, child, is_element, keep_spaces, remove
from paperwork.word.preparing.package import Parts, changed, plain_bytes
from paperwork.word.reading.scanner import OPENER

MARKED = re.compile(rb"dataBinding\b|<w:showingPlcHdr\b|:checkbox\b|\bw:(?:fullDate|lastValue)=")
BINDING = re.compile(r"\{[^}]*\}dataBinding$")
MAPPING = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
PLACEHOLDER = "placeholder text"


def settle_controls(parts: Parts, stories: list[str]) -> None:
    """Frees the controls that hold tags from stored XML, from being placeholders and from old answers."""
    marked = [name for name in stories if MARKED.search(plain_bytes(parts[name]))]
    if not marked:
        return
    stores = list(_stores(parts))
    styles = _placeholder_styles(parts)
    for name in marked:
        changed(parts, name, lambda root: _settle(root, stores, styles))


def _stores(parts: Parts) -> Iterator[etree._Element]:
    """The stored XML in which there are tags; Word shows it in place of what a bound control holds."""
    for name in list(parts):
        is_store = name.startswith(("customXml/", "docProps/")) and name.endswith(".xml")
        if is_store and b"{" in plain_bytes(parts[name]):
            yield parsed(parts[name].data())


def _placeholder_styles(parts: Parts) -> set[str]:
    """The styles in which Word writes what is to be replaced: gray letters."""
    found = {"PlaceholderText"}
    for relation in relations(parts, ""):
        if relation.kind.endswith("/officeDocument"):
            for link in relations(parts, relation.target):
                if link.kind == OFFICE + "styles" and link.target in parts:
                    found |= set(_styles_named(parsed(parts[link.target].data())))
    return found


def _styles_named(root: etree._Element) -> Iterator[str]:
    for style in root.iter(W + "style"):
        name = child(style, "name")
        if name is not None and (name.get(W + "val") or "").lower() == PLACEHOLDER:
            yield style.get(W + "styleId") or ""


def _settle(root: etree._Element, stores: list[etree._Element], styles: set[str]) -> bool:
    is_changed = False
    for control in root.iter(W + "sdt"):
        properties, content = child(control, "sdtPr"), child(control, "sdtContent")
        if properties is None or content is None:
            continue
        bindings = [node for node in properties if is_element(node) and BINDING.match(str(node.tag))]
        if not OPENER.search(_words(content)):
            stored = _stored(bindings, stores)
            if stored is None or not _write(content, stored):
                continue
        for node in [*bindings, *properties.findall(W + "showingPlcHdr")]:
            remove(node)
        _forget(properties)
        for style in list(content.iter(W + "rStyle")):
            if style.get(W + "val") in styles:
                remove(style)
        is_changed = True
    return is_changed


def _forget(properties: etree._Element) -> None:
    """Takes out the answer that a control keeps beside its words: a day, a choice, a tick."""
    for node in list(properties):
        if is_element(node) and str(node.tag).endswith("}checkbox"):
            remove(node)
        for name in (W + "fullDate", W + "lastValue"):
            node.attrib.pop(name, "")


def _words(content: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in content.iter(W + "t"))


def _stored(bindings: list[etree._Element], stores: list[etree._Element]) -> str | None:
    """The text of the store that Word would show in the control, where that holds a tag."""
    for binding in bindings:
        names = dict(MAPPING.findall(binding.get(W + "prefixMappings") or ""))
        path = binding.get(W + "xpath") or ""
        for store in stores:
            try:
                found = store.xpath(path, namespaces=names)
            except (etree.XPathError, TypeError, ValueError):
                continue
            for node in found if isinstance(found, list) else []:
                text = "".join(map(str, node.itertext())) if isinstance(node, etree._Element) else str(node)
                if OPENER.search(text):
                    return text
    return None


def _write(content: etree._Element, text: str) -> bool:
    """Puts the text into the first run, and nothing into the others; false where there is no run."""
    leaves = list(content.iter(W + "t"))
    if not leaves:
        return False
    leaves[0].text = text
    keep_spaces(leaves[0])
    for leaf in leaves[1:]:
        leaf.text = None
    return True
