"""The package of a file of many documents: parts that all share, headers and footers that some have alone."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from hashlib import sha256

from lxml import etree

from paperwork.common.reproducible_zip import Laid
from paperwork.word.docx.errors import RenderError
from paperwork.word.docx.layout import OFFICE, RELATIONS, TYPES, content_type, relations
from paperwork.word.docx.package import Part
from paperwork.word.docx.xml import DECLARATION, NS, W, parse
from paperwork.word.docx.zipwriter import Archive
from paperwork.word.joining.deflating import deflated
from paperwork.word.preparing.package import TYPES_PART, links_of

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
BLANKS = {W + "headerReference": ("header", "hdr"), W + "footerReference": ("footer", "ftr")}
MOST_PARTS = 65_000  # a little less than a zip of the usual kind can list
BLANK = DECLARATION + '<w:{0} xmlns:w="' + NS + '"><w:p/></w:{0}>'


class SharedPackage:
    """The parts of a template, to which documents add their own."""

    def __init__(self, parts: dict[str, Part], main: str) -> None:
        self.parts = parts
        self._main = main
        self._links = list(relations(parts, main))
        self._prefix = "own"
        # a template may already have relations that begin so
        while any(link.key.startswith(self._prefix) for link in self._links):
            self._prefix += "_"
        self._added: dict[str, tuple[str, str]] = {}  # part → its relation and what kind of relation it is
        self._types: dict[str, str] = {}  # part → type of content
        self._known_types: dict[str, str] = {}  # of the template's parts
        self._known: dict[tuple[str, bytes], str] = {}  # part, if it has relations, and digest → part
        self._used: set[str] = set()

    def target(self, kind: str) -> str | None:
        """The part to which the body has a relation of that kind."""
        found = (link.target for link in self._links if link.kind == OFFICE + kind and not link.external)
        return next((name for name in found if name in self.parts), None)

    def keys(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Puts a document's headers and footers in; its relations to them by those of the template."""
        renewed = {}
        for name, text in texts.items():
            part = self._placed(name, text)
            for link in self._links:
                if link.target == name and part != name:
                    renewed[link.key] = self._related(part, link.kind)
        return renewed

    def blank(self, reference: str) -> str:
        """The relation to a header or footer with nothing in it, for that kind of reference."""
        kind, element = BLANKS[reference]
        name = posixpath.join(posixpath.dirname(self._main), f"{kind}_{self._prefix}.xml")
        if name not in self.parts:
            self._types[name] = TYPE.format(kind)
            self.put(name, BLANK.format(element))
        return self._related(name, OFFICE + kind)

    def put(self, name: str, text: str) -> None:
        """A part with that text."""
        self.parts[name] = deflated(name, text)

    def write(self, body: Part) -> bytes:
        """The whole file, with the body of all documents."""
        links = links_of(self._main)
        if self._added:
            self.put(links, self._with_relations(parse(self.parts[links].data())))
        if self._types:
            self.put(TYPES_PART, self._with_types(parse(self.parts[TYPES_PART].data())))
        others = (part for name, part in self.parts.items() if name != self._main)
        return Archive(Laid().followed_by(others), [self._main]).closed([body])

    def _placed(self, name: str, text: str) -> str:
        """The part with this text: the template's own for the first, a copy of it for every other."""
        # most headers are the same for many clients: one part serves them all; the text is kept by its
        # digest, since that of ten thousand headers would fill the memory
        own = name if links_of(name) in self.parts else ""
        digest = own, sha256(text.encode()).digest()
        # the template's own part has tags in it: the first document's takes its place in any case
        part = self._known.get(digest) if name in self._used else None
        if part is None:
            part = self._known[digest] = self._copied(name) if name in self._used else name
            self._used.add(name)
            self.put(part, text)
        return part

    def _copied(self, name: str) -> str:
        if len(self.parts) > MOST_PARTS:
            raise RenderError(
                "слишком много разных колонтитулов для одного файла; соедините клиентов частями"
            )
        stem, dot, suffix = name.rpartition(".")
        copy = f"{stem}_{self._prefix}{len(self._types) + 1}{dot}{suffix}"
        self._types[copy] = self._type(name)
        # its pictures: a part knows them by relations of its own
        links = self.parts.get(links_of(name))
        if links is not None:
            own = links_of(copy)
            self.parts[own] = Part(own, links.method, links.crc, links.size, links.raw)
        return copy

    def _type(self, name: str) -> str:
        if name not in self._known_types:
            self._known_types[name] = content_type(self.parts, name)
        return self._known_types[name]

    def _related(self, part: str, kind: str) -> str:
        if part not in self._added:
            self._added[part] = f"{self._prefix}{len(self._added) + 1}", kind
        return self._added[part][0]

    def _with_relations(self, root: etree._Element) -> str:
        folder = posixpath.dirname(self._main)
        for part, (key, kind) in self._added.items():
            target = posixpath.relpath(part, folder)
            etree.SubElement(root, RELATIONS, {"Id": key, "Type": kind, "Target": target})
        return _written(root)

    def _with_types(self, root: etree._Element) -> str:
        for part, kind in self._types.items():
            etree.SubElement(root, TYPES + "Override", {"PartName": f"/{part}", "ContentType": kind})
        return _written(root)


def _written(root: etree._Element) -> str:
    return DECLARATION + etree.tostring(root, encoding="unicode")
