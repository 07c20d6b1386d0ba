"""Comments of Word at the places of a document where something is wrong or doubtful."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from lxml import etree

from paperwork.common.errors import Problem
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import OFFICE, main_part, relations, stories
from paperwork.word.docx.package import Part
from paperwork.word.docx.xml import NS, W, ancestor, child, keep_spaces, parse, whole
from paperwork.word.foreign.written import packed
from paperwork.word.preparing.package import declare, put, relate
from paperwork.word.reading.places import Places

KIND = "comments"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
AUTHOR, INITIALS = "paperwork", "p"


def remarked(parts: dict[str, Part], problems: Iterable[Problem[TemplatePlace]]) -> bytes:
    """The document with a comment for each problem; those beside the body are at its beginning."""
    main = main_part(parts)
    root = parse(parts[main].data())
    comments, name = _comments(parts, main)
    first = 1 + max((whole(node, W + "id") for node in comments), default=-1)
    homes = _Homes(root, dict(stories(parts))[main])
    for number, problem in enumerate(problems, first):
        home = homes.of(problem.place, is_body=problem.place.part == main)
        outside = problem.place.part != main and problem.place.words
        text = f"{problem.place.words}: {problem.sentence}" if outside else problem.sentence
        comments.append(_comment(number, text))
        _anchor(home, number)
    put(parts, name, comments)
    return packed(parts, {main: root})


class _Homes:
    """The paragraphs of the body by their places in words."""

    def __init__(self, root: etree._Element, kind: str) -> None:
        places = Places(root, kind)
        self._first = _first(root)
        self._found: dict[str, list[etree._Element]] = {}
        self._all: list[tuple[str, etree._Element]] = []
        for paragraph in root.iter(W + "p"):
            self._found.setdefault(places.of(paragraph), []).append(_outer(paragraph))
            words = "".join(leaf.text or "" for leaf in paragraph.iter(W + "t"))
            self._all.append((words, _outer(paragraph)))

    def of(self, place: TemplatePlace, *, is_body: bool) -> etree._Element:
        """The paragraph of a place; of several alike one after the other; the first where it is not known."""
        if not is_body:
            return self._first
        found = self._found.get(place.words)
        if found:
            return found.pop(0) if len(found) > 1 else found[0]
        near = (paragraph for words, paragraph in self._all if place.tag and place.tag in words)
        return next(near, self._first)


def _first(root: etree._Element) -> etree._Element:
    """The first paragraph of the body."""
    found = next((paragraph for paragraph in root.iter(W + "p")), None)
    if found is not None:
        return _outer(found)
    body = child(root, "body")
    paragraph = etree.Element(W + "p")
    (root if body is None else body).insert(0, paragraph)
    return paragraph


def _outer(paragraph: etree._Element) -> etree._Element:
    """The paragraph, or the one that its text box is in: Word has no comments inside of boxes."""
    box = ancestor(paragraph, W + "txbxContent")
    home = ancestor(box, W + "p") if box is not None else None
    return paragraph if home is None else _outer(home)


def _comment(number: int, text: str) -> etree._Element:
    comment = etree.Element(
        W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": INITIALS}
    )
    leaf = etree.SubElement(etree.SubElement(etree.SubElement(comment, W + "p"), W + "r"), W + "t")
    leaf.text = text
    keep_spaces(leaf)
    return comment


def _anchor(paragraph: etree._Element, number: int) -> None:
    """Ties a comment to the whole of a paragraph."""
    start = 0 if child(paragraph, "pPr") is None else 1
    key = {W + "id": str(number)}
    paragraph.insert(start, etree.Element(W + "commentRangeStart", key))
    etree.SubElement(paragraph, W + "commentRangeEnd", key)
    etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "commentReference", key)


def _comments(parts: dict[str, Part], main: str) -> tuple[etree._Element, str]:
    """The comments that there are, and the name of their part, which is made where there is none."""
    for relation in relations(parts, main):
        if relation.kind == OFFICE + KIND and relation.target in parts:
            return parse(parts[relation.target].data()), relation.target
    name = posixpath.join(posixpath.dirname(main), "paperwork-comments.xml")
    relate(parts, main, KIND, name)
    declare(parts, name, TYPE)
    return etree.Element(W + "comments", nsmap={"w": NS}), name
