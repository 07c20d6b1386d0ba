"""One text part of a document on its way from XML to a template: its tree, tags and problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from lxml import etree

from paperwork.common.errors import Level, Problem
from paperwork.common.records import dataclass
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.row_height import Measure
from paperwork.word.docx.xml import HOLDER, OPEN, W, is_element
from paperwork.word.reading.places import Places
from paperwork.word.reading.scanner import Span
from paperwork.word.reading.tag import Tag

# a file that is no template at all may hold thousands of braces
MAX_PROBLEMS = 200
MAX_WARNINGS = 20
SHOWN = 120
WORD = re.compile(r"\w+")


class TooManyProblemsError(Exception):
    """A part has more problems than are worth a look."""


class TooDeepError(Exception):
    """The blocks of a part are nested deeper than can be compiled."""


@dataclass
class Story:
    """A part that is being read."""

    part: str
    kind: str
    root: etree._Element
    tags: list[Tag] = field(default_factory=list)
    problems: list[Problem[TemplatePlace]] = field(default_factory=list)
    warnings: list[Problem[TemplatePlace]] = field(default_factory=list)
    looks: dict[int, str] = field(default_factory=dict)
    block_looks: dict[int, tuple[str, str]] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)  # of letters, by paragraph styles
    measures: list[Measure] = field(default_factory=list)  # of the loops of rows that are marked «keep»

    is_given_up: bool = False  # too much is wrong for a look at the rest

    def __post_init__(self) -> None:
        self.places = Places(self.root, self.kind)

    def add(self, span: Span, written: str, element: etree._Element) -> int:
        """Adds a tag, returns its number."""
        place = self.places.of(element)
        self.tags.append(Tag(span.kind, span.code, written, place, span.level, span.left, span.right))
        return len(self.tags) - 1

    def make(self, kind: str, code: str, like: int) -> int:
        """Adds a tag of the engine's own, made of the tag ``like``; returns its number."""
        source = self.tags[like]
        self.tags.append(Tag(kind, code, source.written, source.place, made=True))
        return len(self.tags) - 1

    def tag_problem(self, number: int, message: str, fix: str, instead: str = "") -> None:
        """Adds a problem of a tag. Raises TooManyProblemsError."""
        tag = self.tags[number]
        self.add_problem(message, fix, tag.place, tag.written, instead)

    def add_problem(self, message: str, fix: str, place: str, tag: str, instead: str = "") -> None:
        """Adds a problem at a place. Raises TooManyProblemsError."""
        where = TemplatePlace(place, tag, self.part, instead=instead)
        self.problems.append(Problem(message, fix, place=where))
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooManyProblemsError

    def warn(self, message: str, fix: str, place: str, tag: str) -> None:
        """Adds a warning at a place, unless there are many of them."""
        if len(self.warnings) < MAX_WARNINGS:
            self.warnings.append(Problem(message, fix, Level.WARNING, TemplatePlace(place, tag, self.part)))

    def spells_braces(self) -> bool:
        """Whether the part has braces written apart, to be printed as they are."""
        # a part without tags is copied as it is, unless it has these
        return any("{_" in (leaf.text or "") or "_}" in (leaf.text or "") for leaf in self.root.iter(W + "t"))

    def leaves(self) -> list[etree._Element]:
        """The texts that hold tags, in the order of the document."""
        return [leaf for leaf in self.root.iter(W + "t") if OPEN in (leaf.text or "")]

    def homes(self) -> dict[int, etree._Element]:
        """The text that holds each tag."""
        return {int(n): leaf for leaf in self.leaves() for n in HOLDER.findall(leaf.text or "")}


def first_word(code: str) -> str:
    """The first word of a tag's code, which decides what it does; {% if(x) %} is an if."""
    match = WORD.match(code)
    return match.group() if match else code.split(None, 1)[0] if code else ""


def shown(text: str) -> str:
    """A tag as it is quoted in a message."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def is_empty_run(run: etree._Element) -> bool:
    """Whether the run prints nothing."""
    return all(not is_element(node) or node.tag in SILENT or _blank_text(node) for node in run)


def _blank_text(node: etree._Element) -> bool:
    return node.tag == W + "t" and not node.text


# Word writes these into runs where a page ended at the last layout, or where a word may be divided
SILENT = {W + name for name in ("rPr", "lastRenderedPageBreak", "softHyphen")}
