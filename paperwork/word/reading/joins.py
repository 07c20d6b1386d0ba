"""Tags with a minus, which pull the neighbouring paragraph up to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from lxml import etree

from paperwork.word.docx.xml import HOLDER, W, ancestor, child, is_element, keep_spaces, parent, remove
from paperwork.word.reading.story import Story, is_empty_run

# between two texts that are joined these go, as in docxtpl
WHITE = {W + name for name in ("tab", "br", "cr", "ptab")}
UNSEEN = {W + name for name in ("rPr", "lastRenderedPageBreak", "softHyphen")}
VISIBLE = {W + name for name in ("hyperlink", "fldSimple", "sdt", "smartTag")}
# what the second paragraph loses when it goes on in the first
TRIVIAL = {W + name for name in ("pPr", "lastRenderedPageBreak", "proofErr")}


def join_neighbours(story: Story) -> None:
    """Follows every {%- and -%} of the part, the former first."""
    # a text without words is as good as none
    leaves = [leaf for leaf in story.root.iter(W + "t") if leaf.text]
    # in docxtpl's order
    for left in (True, False):
        position = 0
        while position < len(leaves):
            if _join_at(story, leaves, position, left):
                del leaves[position if left else position + 1]
                position -= left
            else:
                position += 1


def _join_at(story: Story, leaves: list[etree._Element], position: int, left: bool) -> bool:
    """Joins the text with the one before it or after it, when its outermost tag asks for it."""
    text = leaves[position].text or ""
    found = list(HOLDER.finditer(text))
    if not found:
        return False
    edge = found[0] if left else found[-1]
    tag = story.tags[int(edge.group(1))]
    outside = text[: edge.start()] if left else text[edge.end() :]
    asked = tag.left if left else tag.right
    # only at the edge of its text does a tag join: docxtpl loses the words beyond it
    if asked != "-" or tag.kind != "%" or tag.level or outside.strip():
        return False
    other = position - 1 if left else position + 1
    if not 0 <= other < len(leaves):
        return False
    first, second = (leaves[other], leaves[position]) if left else (leaves[position], leaves[other])
    if not _adjacent(first, second):
        return False
    between = list(_between(first, second))
    # a picture or a field between the two has its place in their midst
    if any(node.tag not in WHITE for node in between):
        return False
    for node in between:
        remove(node)
    # the white space beside the minus goes, as in Jinja
    before = (first.text or "") if left else re.sub(r"\s+$", "", first.text or "")
    after = re.sub(r"^\s+", "", second.text or "") if left else (second.text or "")
    setattr(tag, "left" if left else "right", "")
    _glue(first, second, before + after)
    return True


def _adjacent(first: etree._Element, second: etree._Element) -> bool:
    """True when there are only paragraphs without text between the two texts."""
    upper, lower = ancestor(first, W + "p"), ancestor(second, W + "p")
    one, two = parent(first), parent(second)
    if upper is None or lower is None or one.getparent() is not upper or two.getparent() is not lower:
        return False
    if upper is lower:
        return True
    node = upper.getnext()
    while node is not None and node is not lower and node.tag == W + "p" and not _has_section(node):
        node = node.getnext()
    # joined to the next, the paragraph would take the end of its section into it
    return node is lower and not _has_section(upper)


def _between(first: etree._Element, second: etree._Element) -> Iterator[etree._Element]:
    """What a reader sees between two texts: each tab, line break, picture and the like."""
    one, two = parent(first), parent(second)
    yield from (node for node in _until(first.itersiblings(), second) if not _is_unseen(node))
    if one is two:
        return
    runs = [*_until(one.itersiblings(), two), *(() if _same(one, two) else _until(parent(two), two))]
    for run in runs:
        if run.tag == W + "r":
            yield from (node for node in run if not _is_unseen(node))
        elif run.tag in VISIBLE:
            yield run
    yield from (node for node in _until(two, second) if not _is_unseen(node))


def _until(nodes: Iterable[etree._Element], end: etree._Element) -> list[etree._Element]:
    return list(takewhile(lambda node: node is not end, nodes))


def _same(one: etree._Element, two: etree._Element) -> bool:
    return one.getparent() is two.getparent()


def _is_unseen(node: etree._Element) -> bool:
    is_page = node.tag == W + "br" and node.get(W + "type") not in (None, "textWrapping")
    return not is_page and (not is_element(node) or node.tag in UNSEEN or _is_blank(node))


def _is_blank(node: etree._Element) -> bool:
    return node.tag == W + "t" and not node.text


def _has_section(paragraph: etree._Element) -> bool:
    properties = child(paragraph, "pPr")
    return properties is not None and child(properties, "sectPr") is not None


def _glue(first: etree._Element, second: etree._Element, text: str) -> None:
    """The second text and all that follows it goes on right after the first."""
    first.text = text
    keep_spaces(first)
    one, two = parent(first), parent(second)
    upper, lower = parent(one), parent(two)
    following = [node for node in second.itersiblings() if is_element(node)]
    remove(second)
    if one is not two:
        one.extend(following)
        if is_empty_run(two):
            remove(two)
    if upper is not lower:
        _drop_between(upper, lower)
        upper.extend([node for node in lower if node.tag not in TRIVIAL])
        remove(lower)


def _drop_between(upper: etree._Element, lower: etree._Element) -> None:
    while (node := upper.getnext()) is not None and node is not lower:
        remove(node)
