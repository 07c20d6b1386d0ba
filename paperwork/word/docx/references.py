"""Whether every reference of a package leads to a part that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from paperwork.common.errors import Problem
from paperwork.common.packages import parsed
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import OFFICE, TYPES, Relation, found_part, relations, stories
from paperwork.word.docx.package import RESAVE, Part

NAMED = {
    "header": "верхний колонтитул",
    "footer": "нижний колонтитул",
    "footnotes": "сноски",
    "endnotes": "концевые сноски",
}
USED = re.compile(
    rb"""<([\w:]+)\b[^<>]*?\br:(?:id|embed|link|pict|href|dm|lo|qs|cs)\s*=\s*["']([^"'{]*)["']"""
)
NOTE = re.compile(rb"""<w:(footnote|endnote)\s[^<>]*?\bw:id\s*=\s*["'](-?\d+)["']""")
NOTED = re.compile(rb"""<w:(footnote|endnote)Reference\s[^<>]*?\bw:id\s*=\s*["'](-?\d+)["']""")
REFERENCES = {b"w:headerReference": "верхний колонтитул", b"w:footerReference": "нижний колонтитул"}
OVERRIDDEN = re.compile(r"wordprocessingml\.(header|footer|footnotes|endnotes)\+xml$")
OUTSIDE = "шаблон обращается к другому файлу: «{}»"


def check_references(parts: dict[str, Part]) -> Iterator[Problem[TemplatePlace]]:
    """The problems of relations that lead nowhere or out of the package, and of parts named in vain."""
    for name in list(parts):
        if name.endswith(".rels"):
            folder, _, own = name.rpartition("_rels/")
            for relation in relations(parts, folder + own.removesuffix(".rels")):
                yield from _target(parts, relation)
    yield from _named_by_type(parts)
    for name, kind in stories(parts):
        if kind != "core":
            yield from _used(parts, name)


def _target(parts: dict[str, Part], relation: Relation) -> Iterator[Problem[TemplatePlace]]:
    written = relation.written.strip()
    # «#закладка» is a place in the part itself
    if relation.external or written.startswith("#"):
        return
    if _leads_out(relation.source, written):
        yield _problem(OUTSIDE.format(written[:100]))
    elif relation.target not in parts:
        kind = NAMED.get(relation.kind.removeprefix(OFFICE))
        what = f"названа часть «{relation.target[:100]}»" + (f" ({kind})" if kind else "")
        yield _problem(f"в файле {what}, а самой части нет")


def _leads_out(source: str, target: str) -> bool:
    """Whether the steps of a target go above the root of the package."""
    folders = [] if target.startswith("/") else posixpath.dirname(source).split("/")
    depth = len([folder for folder in folders if folder])
    for step in unquote(target).replace("\\", "/").split("/"):
        depth += (step not in ("", ".", "..")) - (step == "..")
        if depth < 0:
            return True
    return False


def _named_by_type(parts: dict[str, Part]) -> Iterator[Problem[TemplatePlace]]:
    """Headers and notes that the list of types names and the package lacks."""
    for given in parsed(parts["[Content_Types].xml"].data()).iter(TYPES + "Override"):
        name = given.get("PartName", "").lstrip("/")
        kind = OVERRIDDEN.search(given.get("ContentType", ""))
        if kind and found_part(parts, name) is None:
            yield _problem(
                f"в файле названа часть «{name[:100]}» ({NAMED[kind.group(1)]}), а самой части нет"
            )


def _used(parts: dict[str, Part], name: str) -> Iterator[Problem[TemplatePlace]]:
    """References inside a part to relations that it does not have."""
    data = parts[name].data()
    if b" r:" not in data:
        return
    known = {relation.key for relation in relations(parts, name)}
    for element, written in sorted(set(USED.findall(data))):
        key = written.decode("utf-8", "replace")
        if key and key not in known:
            what = REFERENCES.get(element, "вложение (картинка, ссылка или другая часть)")
            yield _problem(f"в части {name} упоминается {what} {key[:40]}, а в файле этого нет")


def check_notes(parts: dict[str, Part]) -> Iterator[Problem[TemplatePlace]]:
    """The problems of footnotes and endnotes that a text names and the package lacks."""
    notes = [parts[name].data() for name, kind in stories(parts) if kind in ("footnotes", "endnotes")]
    # in UTF-16 no name is found
    if any(b"\0" in data[:4] for data in notes):
        return
    there = {note for data in notes for note in NOTE.findall(data)}
    for name, _ in stories(parts):
        for note, number in sorted(set(NOTED.findall(parts[name].data())) - there):
            what = f"{'сноска' if note == b'footnote' else 'концевая сноска'} {number.decode()}"
            yield _problem(f"в части {name} упоминается {what}, а в файле этого нет")


def _problem(message: str) -> Problem[TemplatePlace]:
    return Problem(message, RESAVE, place=TemplatePlace())
