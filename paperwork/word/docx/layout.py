"""Which parts of the package hold text with tags, and what the package says about itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.common.records import dataclass
from paperwork.word.docx.package import RESAVE, BadPackageError, Part, packed_parts

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_XML = OFFICE + "customXml"
# parts of fields, which are filled, and not of paragraphs: properties and stored XML, by their relations
PROPERTIES_PARTS = {
    CORE: "core",
    OFFICE + "extended-properties": "app",
    OFFICE + "custom-properties": "custom",
}
PLAIN = frozenset({*PROPERTIES_PARTS.values(), "store"})
STORIES = ("header", "footer", "footnotes", "endnotes")
WORD_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another, or out of the package."""

    source: str
    key: str
    kind: str
    target: str
    external: bool
    written: str


def relations(parts: dict[str, Part], source: str) -> Iterator[Relation]:
    """The links of a part; of the package itself when the source is empty."""
    folder, links = _of_links(source)
    part = parts.get(links)
    for key, kind, target, mode in _links(part) if part else ():
        external = mode.strip().lower() == "external"
        found = target if external else _inside(parts, folder, target)
        yield Relation(source, key, kind, found, external, target)


@lru_cache(maxsize=128)  # like what follows: the same few names in every package
def _of_links(source: str) -> tuple[str, str]:
    """The folder of a part, and the name of the part that holds its links."""
    folder, name = posixpath.split(source)
    return folder, posixpath.join(folder, "_rels", f"{name}.rels")


@lru_cache(maxsize=32)  # they are asked for again and again while one package is looked over
def _links(part: Part) -> list[tuple[str, str, str, str]]:
    """The links that a part holds as they are written: key, kind, target and mode."""
    return [
        (item.get("Id", ""), item.get("Type", ""), item.get("Target", ""), item.get("TargetMode", ""))
        for item in _xml(part).iter(RELATIONS)
    ]


def _inside(parts: dict[str, Part], folder: str, target: str) -> str:
    """The name of the part that a target means, whether it is there or not."""
    path = _path(folder, target)
    return path if path in parts else found_part(parts, path) or path


@lru_cache(maxsize=512)
def _path(folder: str, target: str) -> str:
    # «../customXml/item1.xml» is a lawful target: it is resolved, not refused
    return posixpath.normpath(posixpath.join("/", folder, target.strip().partition("#")[0])).lstrip("/")


def found_part(parts: dict[str, Part], name: str) -> str | None:
    """The part of that name, which may be percent-encoded and in letters of another case."""
    if name in parts:
        return name
    wanted = unquote(name).lower()
    return next((known for known in parts if unquote(known).lower() == wanted), None)


def _xml(part: Part) -> etree._Element:
    return parsed(part.data())


def stories(parts: dict[str, Part]) -> Iterator[tuple[str, str]]:
    """The names and kinds of the parts with text: the body first."""
    main = main_part(parts)
    # first: whoever joins documents takes the first part for the body
    yield main, "document"
    seen = {main}
    for relation in relations(parts, main):
        kind = relation.kind.removeprefix(OFFICE)
        if relation.target in seen or relation.external or relation.target not in parts:
            continue
        if kind in STORIES:
            seen.add(relation.target)
            yield relation.target, kind
        elif relation.kind == CUSTOM_XML and _may_hold(parts, relation):
            seen.add(relation.target)
            yield relation.target, "store"
    for relation in relations(parts, ""):
        kind = PROPERTIES_PARTS.get(relation.kind, "")
        is_there = relation.target in parts and relation.target not in seen
        if is_there and (kind == "core" or (kind and _may_hold(parts, relation))):
            seen.add(relation.target)
            yield relation.target, kind


def _may_hold(parts: dict[str, Part], relation: Relation) -> bool:
    """Whether a tag may be in a part beside the text: few are read further for nothing."""
    if relation.external or relation.target not in parts:
        return False
    data = parts[relation.target].data()
    return b"{" in data or b"&#" in data


def main_part(parts: dict[str, Part]) -> str:
    """The name of the body."""
    if "[Content_Types].xml" not in parts:
        raise BadPackageError("это не документ Word", "нужен файл .docx, сохранённый в Word")
    targets = [
        r.target for r in relations(parts, "") if r.kind.endswith("/officeDocument") and not r.external
    ]
    if not targets or targets[0] not in parts:
        raise BadPackageError("в файле нет текста документа", RESAVE)
    kind = content_type(parts, targets[0])
    # the extension says nothing: macros may come under the name of a .docx
    if "macroEnabled" in kind:
        raise BadPackageError("в шаблоне есть макросы", "сохраните его как .docx без макросов")
    if kind not in WORD_TYPES:
        raise BadPackageError("это не документ Word", "нужен файл .docx, сохранённый в Word")
    return targets[0]


def content_type(parts: dict[str, Part], name: str) -> str:
    """What kind of content the package says a part has."""
    overrides, defaults = _types(parts["[Content_Types].xml"])
    # an Override for the part itself goes before the Default of its extension
    found = overrides.get(name.lower())
    return defaults.get(name.rpartition(".")[2].lower(), "") if found is None else found


@lru_cache(maxsize=8)
def _types(part: Part) -> tuple[dict[str, str], dict[str, str]]:
    """The kinds of content by the names of parts, and by extensions; the first of the same name counts."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    types = _xml(part)
    for item in types.iter(TYPES + "Override"):
        overrides.setdefault(item.get("PartName", "").lstrip("/").lower(), item.get("ContentType", ""))
    for item in types.iter(TYPES + "Default"):
        defaults.setdefault(item.get("Extension", "").lower(), item.get("ContentType", ""))
    return overrides, defaults


def title(parts: dict[str, Part]) -> str:
    """The title property; empty when there is none or when it is made of tags."""
    core = (relation.target for relation in relations(parts, "") if relation.kind == CORE)
    name = next((target for target in core if target in parts), None)
    found = (_xml(parts[name]).findtext(TITLE) if name else None) or ""
    # a title made of tags is that of one document and not of the template
    return "" if "{{" in found or "{%" in found else " ".join(found.split())


def title_of(source: bytes) -> str:
    """The title property of a document, of which nothing else is read.

    Raises `BadPackageError` for bytes that are no Word document.
    """
    try:
        parts = packed_parts(source)
        main_part(parts)
        return title(parts)
    except etree.XMLSyntaxError as error:
        raise BadPackageError("файл повреждён или обрезан", RESAVE) from error
