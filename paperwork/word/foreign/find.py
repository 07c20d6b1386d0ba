"""All marks of a document that are not ours, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.word.docx.layout import OFFICE, PLAIN, main_part, relations, stories
from paperwork.word.docx.package import BadPackageError, Part
from paperwork.word.docx.xml import NS, W, parse
from paperwork.word.foreign.blanks import Around, blanks, leader_styles, words_of
from paperwork.word.foreign.cells import cells
from paperwork.word.foreign.controls import controls
from paperwork.word.foreign.fields import fields
from paperwork.word.foreign.line import Line
from paperwork.word.foreign.mark import Mark, Vocabulary, placed
from paperwork.word.foreign.rows import settle_loops, settle_rows
from paperwork.word.foreign.spelled import spelled
from paperwork.word.reading.places import Places
from paperwork.word.reading.scanner import find_tags

NAMES = re.compile(r"\w+(?:\.\w+)+")
MOST_MARKS = 300  # of a document: more are no marks but its look


@dataclass(frozen=True, slots=True)
class Found:
    """The marks of a document with the trees of its parts, in which they can be written over."""

    trees: Mapping[str, etree._Element]
    marks: tuple[Mark, ...]

    def write_sure(self) -> int:
        """Writes the tags that are sure over their marks; how many there were."""
        # from the end: what is written moves what follows it in its paragraph
        sure = [mark for mark in self.marks if mark.fields or mark.instead]
        for mark in reversed(sure):
            mark.write(mark.instead if not mark.fields else "")
        settle_loops(self.marks)
        return len(sure)


def find(parts: dict[str, Part], vocabulary: Vocabulary) -> Found:
    """The marks of a document; none where it cannot be read, which is for the compiler to say."""
    trees: dict[str, etree._Element] = {}
    marks: list[Mark] = []
    try:
        leaders = leader_styles(_styles(parts))
        for name, kind in stories(parts):
            if kind in PLAIN or len(marks) >= MOST_MARKS:
                continue
            root = parse(parts[name].data())
            if root.nsmap.get("w") == NS:
                trees[name] = root
                places = Places(root, kind)
                marks += [placed(mark, name, places) for mark in _of_part(root, vocabulary, leaders)]
        used = {path for root in trees.values() for path in _used(root)}
        marks = [
            mark for mark in marks if not (mark.is_blank and used & set(map(_path, mark.meaning.tags[:1])))
        ]
    except (BadPackageError, etree.XMLSyntaxError):
        return Found({}, ())
    return Found(trees, tuple(marks))


def _path(tag: str) -> str:
    return tag.partition("|")[0]


def _used(root: etree._Element) -> Iterator[str]:
    """The fields that the tags of a part name: a blank beside one of their wordings is for another's."""
    for paragraph in root.iter(W + "p"):
        text = words_of(paragraph)
        for span in find_tags(text) if "{" in text else ():
            yield from NAMES.findall(text[span.start : span.end if span.end > 0 else len(text)])


def _styles(parts: dict[str, Part]) -> etree._Element | None:
    for relation in relations(parts, main_part(parts)):
        if relation.kind == OFFICE + "styles" and relation.target in parts:
            return parse(parts[relation.target].data())
    return None


def _of_part(root: etree._Element, vocabulary: Vocabulary, leaders: frozenset[str]) -> Iterator[Mark]:
    lines = [Line(paragraph) for paragraph in root.iter(W + "p")]
    found = [*controls(root, vocabulary)]
    for line in lines:
        found += fields(line.paragraph, Around(line.paragraph).left, vocabulary)
    # what a field or a control shows is often written as a mark itself
    shown = {(mark.paragraph, mark.text) for mark in found}
    inside = {mark.paragraph: words_of(mark.paragraph) for mark in found}
    typed = [
        mark
        for mark in spelled(lines, vocabulary)
        if (mark.paragraph, mark.text) not in shown and mark.text != inside.get(mark.paragraph, "").strip()
    ]
    taken = {mark.paragraph for mark in found}  # what a field shows may look like a blank
    for line in lines:
        if line.paragraph not in taken:
            found += blanks(line, vocabulary, leaders, Around(line.paragraph))
    found += [*typed, *cells(root, vocabulary)]
    order = {line.paragraph: number for number, line in enumerate(lines)}
    found.sort(key=lambda mark: (order.get(mark.paragraph, 0), mark.start))
    yield from settle_rows(found)
