"""Parts of a package read as trees and written back, or taken out with all that names them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import TypeVar

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.common.reproducible_zip import Laid
from paperwork.word.docx.layout import OFFICE, RELATIONS, TYPES, Relation, relations
from paperwork.word.docx.package import Part, part_of
from paperwork.word.docx.xml import DECLARATION

T = TypeVar("T")
Parts = dict[str, Part]
TYPES_PART = "[Content_Types].xml"
LINKS = ".rels"
NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
WIDE = (b"\xff\xfe", b"\xfe\xff")  # the marks of UTF-16


def plain_bytes(part: Part) -> bytes:
    """The content in an encoding in which names and brackets are single bytes."""
    data = part.data()
    # UTF-16 without its mark is told by the zero beside the first bracket
    if data.startswith(WIDE):
        return data.decode("utf-16", "replace").encode()
    if data[:2] in (b"<\0", b"\0<"):
        return data.decode("utf-16-le" if data[:1] == b"<" else "utf-16-be", "replace").encode()
    return data


def put(parts: Parts, name: str, root: etree._Element) -> None:
    """Writes the tree into its part."""
    parts[name] = part_of(name, (DECLARATION + etree.tostring(root, encoding="unicode")).encode())


def changed(parts: Parts, name: str, change: Callable[[etree._Element], T]) -> T:
    """What the change of the part's tree gives; the part is written back unless that is False."""
    root = parsed(parts[name].data())
    found = change(root)
    if found is not False:
        put(parts, name, root)
    return found


def links_of(name: str) -> str:
    """The part that holds a part's relations."""
    folder, own = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{own}{LINKS}")


def owner_of(links: str) -> str:
    """The part whose relations a part holds; empty for those of the package itself."""
    folder, _, own = links.rpartition("_rels/")
    return folder + own.removesuffix(LINKS)


def all_relations(parts: Parts) -> Iterator[Relation]:
    """Every relation of the package."""
    for name in list(parts):
        if name.endswith(LINKS):
            yield from relations(parts, owner_of(name))


def relate(parts: Parts, source: str, kind: str, target: str) -> str:
    """Makes a part lead to another one of that kind of office documents; returns the relation's key."""
    links = links_of(source)
    if links not in parts:
        parts[links] = part_of(links, NO_RELATIONS)

    def tied(root: etree._Element) -> str:
        taken = {link.get("Id") for link in root.iter(RELATIONS)}
        key = next(key for number in range(len(taken) + 1) if (key := f"rPaperwork{number}") not in taken)
        within = posixpath.relpath(target, posixpath.dirname(source))
        etree.SubElement(root, RELATIONS, {"Id": key, "Type": OFFICE + kind, "Target": within})
        return key

    return changed(parts, links, tied)


def declare(parts: Parts, name: str, content_type: str) -> None:
    """Says in the list of types what a part is."""

    def typed(root: etree._Element) -> None:
        etree.SubElement(root, TYPES + "Override", {"PartName": f"/{name}", "ContentType": content_type})

    changed(parts, TYPES_PART, typed)


def zipped(parts: Parts) -> bytes:
    """The file of these parts."""
    return Laid().followed_by(parts.values()).zipped()


def drop_relations(parts: Parts, source: str, keys: set[str]) -> None:
    """Takes relations of a part out; what uses them is the caller's to mend."""

    def without(root: etree._Element) -> bool:
        for link in [link for link in root.iter(RELATIONS) if link.get("Id") in keys]:
            root.remove(link)
        return True

    changed(parts, links_of(source), without)


def drop_parts(parts: Parts, names: set[str]) -> None:
    """Takes parts out, with their relations, the relations to them, and their types."""
    for relation in list(all_relations(parts)):
        if not relation.external and relation.target in names and relation.source not in names:
            drop_relations(parts, relation.source, {relation.key})
    own = {link.target for name in names for link in relations(parts, name) if not link.external} - names
    for name in names:
        parts.pop(name, None)
        parts.pop(links_of(name), None)

    def without(root: etree._Element) -> bool:
        for given in list(root.iter(TYPES + "Override")):
            if given.get("PartName", "").lstrip("/") in names:
                root.remove(given)
        return True

    changed(parts, TYPES_PART, without)
    # pictures that they alone have shown
    orphans = own & parts.keys() - {link.target for link in all_relations(parts)}
    if orphans:
        drop_parts(parts, orphans)
