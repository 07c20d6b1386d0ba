"""Comments of the authors of a template: they do not go into the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from paperwork.common.errors import Level, Problem
from paperwork.common.packages import parsed
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.xml import W, remove
from paperwork.word.preparing.package import Parts, all_relations, changed, drop_parts, plain_bytes
from paperwork.word.reading.scanner import find_tags
from paperwork.word.reading.story import is_empty_run, shown

# the comments, and what later versions of Word keep about them and their authors
KINDS = {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "documentTasks"}
ANCHORED = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)[\s/>]")
ANCHORS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "annotationRef")


def drop_remarks(parts: Parts, stories: list[str]) -> Iterator[Problem[TemplatePlace]]:
    """Takes the comments out; a warning for each that holds a tag, which no one would fill."""
    names = {
        relation.target
        for relation in all_relations(parts)
        if relation.kind.rpartition("/")[2] in KINDS and relation.target in parts and not relation.external
    }
    for name in sorted(names):
        yield from _tags(parts, name)
    if names:
        drop_parts(parts, names)
    for name in stories:
        if ANCHORED.search(plain_bytes(parts[name])):
            changed(parts, name, _drop_anchors)


def _tags(parts: Parts, name: str) -> Iterator[Problem[TemplatePlace]]:
    for comment in parsed(parts[name].data()).iter(W + "comment"):
        text = "".join(leaf.text or "" for leaf in comment.iter(W + "t"))
        for span in find_tags(text):
            tag = shown(text[span.start : span.end if span.end > 0 else span.start + 60])
            message = f"тег «{tag}» стоит в примечании, а примечания в документы не переходят"
            place = TemplatePlace(f"в примечании «{shown(text)[:60]}»", tag, name)
            yield Problem(message, "если он нужен в документе, перенесите его в текст", Level.WARNING, place)
            break


def _drop_anchors(root: etree._Element) -> bool:
    for anchor in list(root.iter(*ANCHORS)):
        run = anchor.getparent()
        remove(anchor)
        if run is not None and run.tag == W + "r" and is_empty_run(run):
            remove(run)
    return True
