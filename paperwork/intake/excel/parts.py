"""The parts of an .xlsx that is being changed: those that are not touched stay byte for byte."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import field

from lxml import etree

from paperwork.common import packages
from paperwork.common.records import dataclass
from paperwork.common.reproducible_zip import Laid, Packed, packed
from paperwork.intake.excel.container import Container

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
ROOT_RELATIONS = "_rels/.rels"
CONTENT_TYPES = "[Content_Types].xml"
# lxml else invents a prefix, or has the one that openpyxl has registered, if that has been loaded
etree.register_namespace("r", OFFICE)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: the kind of the target (the last word of its type) and its name."""

    identity: str
    kind: str
    target: str


@dataclass
class Parts:
    """The book's parts, some of them changed."""

    container: Container
    changed: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    _relations: dict[str, list[Relation]] = field(default_factory=dict)  # by their part, as they are now

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.changed or (name not in self.removed and self.container.has(name))

    def read(self, name: str) -> bytes:
        """The part as it is now; empty when there is none."""
        return self.changed[name] if name in self.changed else self.container.part(name)

    def tree(self, name: str) -> etree._Element:
        """The part as XML. Raises lxml's errors where it is damaged."""
        return parsed(self.read(name))

    def put(self, name: str, content: bytes | etree._Element) -> None:
        """Changes or adds a part."""
        self.removed.discard(name)
        self._relations.pop(name, None)
        self.changed[name] = content if isinstance(content, bytes) else written(content)

    def remove(self, name: str) -> None:
        """Takes a part out, with what the list of types says of it."""
        self.changed.pop(name, None)
        self._relations.pop(name, None)
        self.removed.add(name)
        types = self.tree(CONTENT_TYPES)
        for item in types.findall("{*}Override"):
            if (item.get("PartName") or "").lstrip("/") == name:  # names in this list begin with «/»
                types.remove(item)
        self.put(CONTENT_TYPES, types)

    def relations(self, part: str) -> Sequence[Relation]:
        """Where the part leads inside the book."""
        name = relations_of(part)
        if name not in self._relations:
            found = [_relation(part, item) for item in self.tree(name)] if self.has(name) else []
            self._relations[name] = found
        return self._relations[name]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of one kind that the part leads to and that are there."""
        return [item.target for item in self.relations(part) if item.kind == kind and self.has(item.target)]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Makes the part lead to another; returns the relation's name."""
        name = relations_of(part)
        root = self.tree(name) if self.has(name) else parsed(NO_RELATIONS)
        taken = {item.get("Id") for item in root}
        identity = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        # absolute, so that it does not depend on the folder of the part
        add(root, "Relationship", Id=identity, Type=f"{OFFICE}/{kind}", Target=f"/{target}")
        self.put(name, root)
        return identity

    def unrelate(self, part: str, target: str) -> None:
        """Takes the relation to the target away."""
        root = self.tree(relations_of(part))
        for item in list(root):
            if _relation(part, item).target == target:
                root.remove(item)
        self.put(relations_of(part), root)

    def declare(self, name: str, content_type: str) -> None:
        """Says in the list of types what the part is."""
        types = self.tree(CONTENT_TYPES)
        add(types, "Override", PartName=f"/{name}", ContentType=content_type)
        self.put(CONTENT_TYPES, types)

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern, «xl/worksheets/sheet{}.xml», that no part has."""
        return next(name for number in range(1, 100_000) if not self.has(name := pattern.format(number)))

    def book(self) -> str:
        """The name of the part of the workbook itself."""
        return next(item.target for item in self.relations("") if item.kind == "officeDocument")

    def file(self) -> bytes:
        """The changed book; what was not changed is copied byte for byte from the old one."""
        return Laid().followed_by(self._files()).zipped()

    def _files(self) -> Iterator[Packed]:
        left = dict(self.changed)  # what is written keeps the order of the old file
        for name in self.container.names():
            if name in left:
                yield packed(name, left.pop(name))
            elif name not in self.removed:
                yield self.container.packed(name)
        for name, content in left.items():
            yield packed(name, content)


def relations_of(part: str) -> str:
    """The name of the part that holds the relations of another; of the package for «»."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if part else ROOT_RELATIONS


def _relation(part: str, item: etree._Element) -> Relation:
    target = item.get("Target") or ""
    if item.get("TargetMode") != "External":  # relative to the folder of the part, or from «/»
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    # the last word of the type is the same in strict files, whose types begin otherwise
    return Relation(item.get("Id") or "", (item.get("Type") or "").rpartition("/")[2], target)


def counts_from_1904(book: etree._Element) -> bool:
    """Whether the workbook counts the days from 1904 and not from 1900."""
    properties = book.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def parsed(data: bytes) -> etree._Element:
    """The XML of a part, however long its texts are."""
    return packages.parsed(data, is_huge=True)  # lxml else refuses texts of more than 10,000,000 characters


def written(root: etree._Element) -> bytes:
    """The part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def made(name: str, like: etree._Element, /, **attributes: str) -> etree._Element:
    """A new element in the namespace of another, which has no prefix unless it is put into one that has."""
    namespace = etree.QName(like).namespace
    default: dict[str, str] = {None: namespace} if namespace else {}  # type: ignore[dict-item]
    return etree.Element(etree.QName(namespace, name), attributes, default)


def add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """A new last child in the namespace of its parent."""
    child = made(name, parent, **attributes)
    parent.append(child)
    return child


def without(element: etree._Element, *names: str) -> None:
    """Takes attributes away, if they are there."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def local(element: etree._Element) -> str:
    """The name of the element without its namespace; «» for a comment."""
    # the tag of a comment or of an instruction is a function of lxml and no text
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
