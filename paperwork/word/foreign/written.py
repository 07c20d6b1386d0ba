"""What is sure, written into a document: tags over foreign marks, and tags in place of wrong ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from paperwork.common.errors import Problem
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import stories
from paperwork.word.docx.package import Part
from paperwork.word.docx.xml import W, remove
from paperwork.word.foreign.line import Line
from paperwork.word.preparing.package import all_relations, changed, drop_relations, put, zipped
from paperwork.word.reading.places import Places
from paperwork.word.reading.scanner import find_tags

SOURCES = ("mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData", "recipientData")
Problems = Iterable[Problem[TemplatePlace]]


def write_cures(parts: Mapping[str, Part], trees: Mapping[str, etree._Element], problems: Problems) -> int:
    """Writes what is said to be written instead of wrong tags; how many there were."""
    count = 0
    kinds = dict(stories(dict(parts)))
    places = (problem.place for problem in problems)
    sure = [place for place in places if place.tag and place.instead and place.part in trees]
    # what holds the other goes first: a name may be wrong in a tag that is wrong itself
    for place in sorted(sure, key=lambda place: not place.tag.startswith("{")):
        root = trees[place.part]
        homes = Places(root, kinds.get(place.part, ""))
        for paragraph in root.iter(W + "p"):
            is_here = not place.words or homes.of(paragraph) == place.words
            if is_here and _write(Line(paragraph), place):
                count += 1
                break
        else:
            count += any(_write(Line(paragraph), place) for paragraph in root.iter(W + "p"))
    return count


def _write(line: Line, place: TemplatePlace) -> bool:
    """Replaces the first tag, or name within a tag, that the place names; false where it is not there."""
    if place.tag.startswith(("{", "｛")) or not line.text:
        start = line.text.find(place.tag)
        end = start + len(place.tag)
    else:
        start, end = _name(line.text, place.tag)
    if start < 0:
        return False
    line.replace(start, end, place.instead)
    return True


def _name(text: str, name: str) -> tuple[int, int]:
    """Where the name is inside of a tag; -1 where it is not."""
    pattern = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
    for span in find_tags(text):
        found = pattern.search(text, span.start, span.end if span.end > 0 else len(text))
        if found:
            return found.span()
    return -1, -1


def end_merging(parts: dict[str, Part]) -> bool:
    """Takes out the tie to a source of data for merging; false where there is none."""
    is_tied = False
    for relation in list(all_relations(parts)):
        if relation.kind.rpartition("/")[2] in SOURCES:
            drop_relations(parts, relation.source, {relation.key})
            is_tied = True
    for name in [name for name in parts if name.endswith("settings.xml")]:
        is_tied |= changed(parts, name, _without_merging)
    return is_tied


def _without_merging(root: etree._Element) -> bool:
    found = list(root.iter(W + "mailMerge"))
    for merging in found:
        remove(merging)
    return bool(found)


def packed(parts: dict[str, Part], trees: Mapping[str, etree._Element]) -> bytes:
    """The document with these trees in place of what its parts were."""
    for name, root in trees.items():
        put(parts, name, root)
    return zipped(parts)
