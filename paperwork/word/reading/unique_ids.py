"""Numbers that must be unique in a document, renewed where a loop copies their elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from paperwork.word.docx.xml import HOLDER, OPEN, W14, WP, W, holder, is_element, number_of, remove
from paperwork.word.reading.story import Story, first_word

PAIRS = {
    W + "bookmarkStart": W + "bookmarkEnd",
    W + "commentRangeStart": W + "commentRangeEnd",
    W + "permStart": W + "permEnd",
}
HALVES = frozenset({*PAIRS, *PAIRS.values()})
REPEATING = ("for", "macro", "call")
OPENERS = (*REPEATING, "if", "filter", "with")
BRANCHES = ("else", "elif")
Region = tuple[int, ...]


def make_unique(story: Story) -> None:
    """Gives copied drawings and bookmarks new numbers, removes the numbers that may be missing."""
    places = list(_places(story))
    repeated = [(element, like) for element, _, like in places if like is not None]
    # numbered anew in any case, as docxtpl does; those in a loop get a tag below
    for number, drawing in enumerate(story.root.iter(WP + "docPr"), 1):
        drawing.set("id", str(number))
    for element, like in repeated:
        _renew(story, element, like)
    for opening, closing in PAIRS.items():
        _pair(story, places, opening, closing)


def _places(story: Story) -> Iterator[tuple[etree._Element, Region, int | None]]:
    """Every element that may be renewed, with its branch and a tag of the loop that repeats it."""
    region: list[tuple[int, int | None]] = []
    branch: Region = ()
    repeats: int | None = None
    serial = 0
    for node in list(story.root.iter()):
        # of what is printed once only the halves of pairs matter
        if (repeats is not None and is_element(node)) or node.tag in HALVES:
            yield node, branch, repeats
        for number in _numbers_at(node):
            word = first_word(story.tags[number].code) if story.tags[number].kind == "%" else ""
            serial += 1
            if word in OPENERS:
                region.append((serial, number if word in REPEATING else None))
            elif word in BRANCHES and region:
                region[-1] = (serial, region[-1][1])
            elif word.startswith("end") and region and word != "endset":
                region.pop()
            branch = tuple(step for step, _ in region)
            repeats = next((like for _, like in region if like is not None), None)


def _numbers_at(node: etree._Element) -> Sequence[int]:
    """The numbers of the tags that are in the node's own text, or in whose place it is."""
    text = node.text
    if not is_element(node):
        own = number_of(node)
        return () if own is None else (own,)
    return [int(number) for number in HOLDER.findall(text)] if text and OPEN in text else ()


def _renew(story: Story, element: etree._Element, like: int) -> None:
    # Word may do without these, but two paragraphs may not have the same
    for name in ("paraId", "textId"):
        element.attrib.pop(W14 + name, "")
    if element.tag == WP + "docPr":
        element.set("id", holder(story.make("@", "number", like)))
    elif element.tag == W + "sdtPr":
        for number in element.findall(W + "id"):
            # a control needs no number, but two may not have the same
            remove(number)
    # a comment can be anchored in one place only
    elif element.tag in (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"):
        remove(element)


def _pair(
    story: Story, places: list[tuple[etree._Element, Region, int | None]], opening: str, closing: str
) -> None:
    """Keeps only the marks whose other half is in the same branch."""
    starts = {e.get(W + "id"): (e, region, like) for e, region, like in places if e.tag == opening}
    ends = {e.get(W + "id"): (e, region, like) for e, region, like in places if e.tag == closing}
    for key in starts.keys() | ends.keys():
        start, end = starts.get(key), ends.get(key)
        # a half that is printed without the other, or more often than it, would make the file invalid
        if start is None or end is None or start[1] != end[1]:
            for half in (start, end):
                if half is not None:
                    remove(half[0])
        elif start[2] is not None:
            start[0].set(W + "id", holder(story.make("@", f"open {key}", start[2])))
            start[0].set(
                W + "name",
                (start[0].get(W + "name") or "") + holder(story.make("@", f"name {key}", start[2])),
            )
            end[0].set(W + "id", holder(story.make("@", f"close {key}", start[2])))
