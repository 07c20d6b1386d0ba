"""The tree written out: fixed text and tags in turn, and the elements that are open at each tag."""

from __future__ import annotations

import re

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.word.docx.xml import DECLARATION, KEYS, MARKS, W, keep_spaces
from paperwork.word.reading.story import Story

# the tree is written once, by lxml, and cut at these
PIECE = re.compile(
    r"<\?tag (?P<tag>\d+)\?>|<\?mark (?P<mark>[a-z])(?P<role>[012])\?>|\ufdd0(?P<held>\d+)\ufdd1"
    r"|<(?P<close>/?)(?P<name>[^\s/>?]+)|(?P<empty>/>)"
)
# docxtpl's way to write braces that are to be printed
LITERAL = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flat:
    """What a part is made of: texts and numbers of tags in turn, and the path at each tag."""

    items: list[str | int]
    paths: dict[int, Path]


def flatten(story: Story) -> Flat:
    """Writes the tree out."""
    _resolve_breaks(story)
    text = DECLARATION + etree.tostring(story.root, encoding="unicode")
    items: list[str | int] = []
    paths: dict[int, Path] = {}
    stack: list[str] = []
    fixed: list[str] = []
    position = 0
    for match in PIECE.finditer(text):
        kind = match.lastgroup
        if kind == "name":
            _step(stack, match)
            continue
        if kind == "empty":
            stack.pop()
            continue
        fixed.append(text[position : match.start()])
        position = match.end()
        if kind == "role":
            fixed.append(MARKS[KEYS[match.group("mark")]][int(match.group("role"))])
            continue
        number = int(match.group("tag") or match.group("held"))
        paths[number] = tuple(stack)
        items += [_literal("".join(fixed)), number]
        fixed.clear()
    items.append(_literal("".join(fixed) + text[position:]))
    return Flat(items, paths)


def _step(stack: list[str], match: re.Match[str]) -> None:
    if match.group("close"):
        stack.pop()
    else:
        stack.append(match.group("name"))


def _literal(text: str) -> str:
    """Braces that the author wrote apart so that they be printed."""
    # asked first: most texts have no such braces
    if "_" in text:
        for written, meant in LITERAL:
            text = text.replace(written, meant)
    return text


def _resolve_breaks(story: Story) -> None:
    """Line ends and tabs typed into a text become what Word shows as such."""
    for leaf in list(story.root.iter(W + "t")):
        text = leaf.text or ""
        # Word shows a line end inside w:t as a space
        if "\n" not in text and "\t" not in text:
            continue
        pieces = re.split(r"([\n\t])", text)
        leaf.text, last = pieces[0], leaf
        keep_spaces(leaf)
        for char, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            stop = etree.Element(W + ("br" if char == "\n" else "tab"))
            rest = etree.Element(W + "t")
            rest.text = piece
            keep_spaces(rest)
            last.addnext(stop)
            stop.addnext(rest)
            last = rest
