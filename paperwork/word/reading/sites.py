"""The sites of the tags of a part, found in its tree."""

from __future__ import annotations

import re

from lxml import etree

from paperwork.word.docx.xml import OPEN, W, ancestor, child, holder, inner, is_element, number_of
from paperwork.word.reading.site import Site
from paperwork.word.reading.story import Story
from paperwork.word.reading.tag import Tag

# a paper whose answer is empty is filled in by hand
BLANK = "_" * 12
# as wide in an underlined run, which would draw two lines under one another
UNDERLINED = "\u00a0" * 24
FIELD = re.compile(r"[^\W\d]\w*(\s*\.\s*[^\W\d]\w*)+(\s*\|\s*[^\W\d]\w*)*$")
NAME = re.compile(r"[^\W\d]\w*(\s*\|\s*[^\W\d]\w*)*$")
# what is before a tag in the instruction of a link, up to the end of its first argument
LINK = re.compile(r"""\s*HYPERLINK\s+"?([^"]*)$""", re.IGNORECASE)
IN_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)


def sites(story: Story) -> dict[int, Site]:
    """The site of every tag that is in the tree."""
    found: dict[int, Site] = {}
    for node in story.root.iter():
        if not is_element(node):
            number = number_of(node)
            if number is not None:
                found[number] = _between(story, node, number)
        else:
            for place, value in enumerate(node.values()):
                if OPEN in str(value):  # in few: their names are asked for only there
                    for held in _held(str(value)):
                        found[held] = _in_attribute(story.tags[held], node, str(node.keys()[place]))
            for held, after in _held_with_rest(node.text) if node.text else ():
                found[held] = _in_text(node, story.tags[held], after, held)
    return found


def _held(text: str) -> list[int]:
    return [number for number, _ in _held_with_rest(text)]


def _held_with_rest(text: str) -> list[tuple[int, str]]:
    """The numbers of the tags in a text, each with the words between it and the next one."""
    # quicker than the expression, over every text and attribute of the part
    pieces = (piece.partition("\ufdd1") for piece in text.split(OPEN)[1:]) if OPEN in text else ()
    return [(int(number), rest) for number, _, rest in pieces]


def _in_attribute(tag: Tag, element: etree._Element, name: str) -> Site:
    forms = {(W + "gridSpan", W + "val"): "span", (W + "shd", W + "fill"): "colour"}
    return Site(forms.get((element.tag, name), "attribute"), tag)


def _in_text(leaf: etree._Element, tag: Tag, after: str, number: int) -> Site:
    run = leaf.getparent()
    if leaf.tag == W + "instrText":
        before = (leaf.text or "").partition(holder(number))[0]
        return Site(_in_instruction(before), tag)
    if leaf.tag != W + "t" or run is None or run.tag != W + "r":
        return Site("plain", tag)
    paragraph = ancestor(leaf, W + "p")
    # inside a link or a control a new paragraph would tear what is around the run
    splits = paragraph is not None and run.getparent() is paragraph
    blanks = _blanks(tag, leaf, run)
    following = after or _next_words(run)
    stops = following.startswith(".") and not following.startswith("..")
    return Site("text", tag, _look(run, "rPr"), _look(paragraph, "pPr"), splits, *blanks, stops)


def _next_words(run: etree._Element) -> str:
    """What the next run begins with: a full stop may be in another look than the answer before it."""
    following = run.getnext()
    if following is None or following.tag != W + "r":
        return ""
    leaf = child(following, "t")
    return (leaf.text or "") if leaf is not None else ""


def _is_underlined(run: etree._Element) -> bool:
    line = run.find(f"{W}rPr/{W}u")
    return line is not None and line.get(W + "val") != "none"


def _in_instruction(before: str) -> str:
    """The form of a value in a field: in a link it is a whole address, a part of one, or said of it."""
    link = LINK.match(before)
    if link is None:
        return "quoted" if IN_LINK.match(before) else "plain"
    return "step" if link.group(1) else "address"


def _look(element: etree._Element | None, name: str) -> str:
    """The properties of a run or a paragraph, when no tag is in them."""
    look = "" if element is None else inner(child(element, name))
    # properties with a tag in them would be printed again with the tag unfilled
    return "" if OPEN in look else SECTION.sub("", look)


def _blanks(tag: Tag, leaf: etree._Element, run: etree._Element) -> tuple[str, str]:
    """What "" and None print: a field outside of tables leaves a line to write on by hand."""
    # a cell has its own lines, and twelve underscores would widen a narrow column
    if ancestor(leaf, W + "tc") is not None:
        return "", ""
    blank = UNDERLINED if _is_underlined(run) else BLANK
    if FIELD.match(tag.code):
        return blank, blank
    # a single name may be a variable of the template: it prints a line for None only
    return "", blank if NAME.match(tag.code) else ""


def _between(story: Story, node: etree._Element, number: int) -> Site:
    """The site of a tag in place of a run, a paragraph, a cell or a row."""
    tag = story.tags[number]
    if tag.level == "r":
        parent = node.getparent()
        # inside a link or a control a new paragraph would tear it
        splits = parent is not None and parent.tag == W + "p"
        return Site("run", tag, story.looks.get(number, ""), _look(parent, "pPr"), splits)
    form = "block" if tag.level in ("p", "") else "cells"
    return Site(form, tag, *story.block_looks.get(number, ("", "")))
