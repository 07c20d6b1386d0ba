"""The text of a template with a mark at each place where something was found, as the page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.linting.findings import Findings
from paperwork.documents.linting.marks import Finding
from paperwork.word.docx.layout import stories
from paperwork.word.docx.package import BadPackageError, read_package
from paperwork.word.docx.xml import W, ancestor, parse
from paperwork.word.foreign.line import Line
from paperwork.word.reading.places import Places
from paperwork.word.reading.scanner import find_tags

PARTS = {
    "document": "",
    "header": "Верхний колонтитул",
    "footer": "Нижний колонтитул",
    "footnotes": "Сноски",
    "endnotes": "Концевые сноски",
}
Span = tuple[int, int, int]  # where a finding begins and ends, and its number


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the numbers of what was found there, and those of them that came nowhere before."""

    text: str
    findings: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    is_tag: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A paragraph, or a row of a table with its cells, each of them paragraphs."""

    part: str
    cells: Sequence[Sequence[Sequence[Piece]]]
    is_row: bool = False


def drawn(found: Findings) -> list[DrawnLine]:
    """The lines of the template; none where its file cannot be read."""
    try:
        parts = read_package(found.source)
        kinds = [(name, kind) for name, kind in stories(parts) if kind in PARTS]
        roots = [(name, kind, parse(parts[name].data())) for name, kind in kinds]
    except (BadPackageError, etree.XMLSyntaxError):
        return []
    numbered = list(enumerate(found.problems))
    seen: set[int] = set()
    return [
        line
        for name, kind, root in roots
        for line in _lines(root, kind, [it for it in numbered if it[1].place.part in ("", name)], seen)
    ]


def _lines(
    root: etree._Element, kind: str, problems: Iterable[tuple[int, Finding]], seen: set[int]
) -> Iterator[DrawnLine]:
    places, by_place = Places(root, kind), dict[str, list[tuple[int, Finding]]]()
    for number, problem in problems:
        if problem.place.words:
            by_place.setdefault(problem.place.words, []).append((number, problem))
    paragraphs = list(root.iter(W + "p"))
    for row, group in groupby(paragraphs, key=lambda one: _or_itself(one, "tr")):
        lines = list(group)
        cells = [
            [list(_pieces(Line(one).text, by_place.get(places.of(one), ()), seen)) for one in cell]
            for _, cell in groupby(lines, key=lambda one: _or_itself(one, "tc"))
        ]
        if any(piece.text.strip() or piece.findings for cell in cells for one in cell for piece in one):
            yield DrawnLine(PARTS[kind], cells, row is not lines[0])


def _or_itself(paragraph: etree._Element, kind: str) -> etree._Element:
    found = ancestor(paragraph, W + kind)
    return paragraph if found is None else found


def _pieces(text: str, problems: Sequence[tuple[int, Finding]], seen: set[int]) -> Iterator[Piece]:
    spans = [span for number, problem in problems for span in _spans(text, number, problem.place.tag)]
    cursor = 0
    for start, end, numbers in _merged(spans):
        yield from _plain(text[cursor:start])
        yield Piece(text[start:end], numbers, tuple(number for number in numbers if number not in seen))
        seen.update(numbers)
        cursor = end
    yield from _plain(text[cursor:])


def _plain(text: str) -> Iterator[Piece]:
    """A stretch where nothing was found, its tags apart."""
    cursor = 0
    for start, end in _tags(text):
        if start > cursor:
            yield Piece(text[cursor:start])
        yield Piece(text[start:end], is_tag=True)
        cursor = end
    if cursor < len(text):
        yield Piece(text[cursor:])


def _tags(text: str) -> list[tuple[int, int]]:
    """Where the tags are that have an end."""
    return [(tag.start, tag.end) for tag in find_tags(text) if tag.end > 0]


def _spans(text: str, number: int, tag: str) -> list[Span]:
    """Where in a paragraph the finding is: wherever the tag is, with its brackets; else all of the text."""
    words = r"\s*".join(re.escape(word) for word in tag.split())
    found = [*re.finditer(rf"(?<![\w.]){words}(?![\w.])", text)] or [*re.finditer(words, text)] if tag else []
    tags, spans = _tags(text), []
    for one in found:
        around = next((it for it in tags if it[0] <= one.start() and one.end() <= it[1]), one.span())
        spans.append((*around, number))
    return spans or [(0, len(text), number)]


def _merged(spans: Iterable[Span]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The spans in their order, those that overlap as one."""
    start = end = -1
    numbers: dict[int, None] = {}
    for one, other, number in sorted(spans):
        if numbers and (one < end or (one, other) == (start, end)):
            end = max(end, other)
            numbers[number] = None
            continue
        if numbers:
            yield start, end, tuple(numbers)
        start, end, numbers = one, other, {number: None}
    if numbers:
        yield start, end, tuple(numbers)
