"""What may be repeated in a paper, a record each: the rows of a table, or paragraphs one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.around_cells import column_header
from paperwork.documents.learning.paper import P, Paper, Paragraph, Row, Story, Table
from paperwork.documents.learning.records import weight
from paperwork.documents.learning.runs import words_in
from paperwork.documents.learning.spelling import folded

CAPTION: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)[,.;]?")
MOST_CAPTIONS: Final = 2


@dataclass(eq=False)
class Line:
    """A row of a table, or a paragraph; its cells, each with its paragraphs."""

    element: etree._Element
    kind: str  # tr or p
    cells: Sequence[Sequence[Paragraph]]
    row: Row | None = None

    @cached_property
    def texts(self) -> list[str]:
        """The text of each cell, a line a paragraph."""
        return [cell_text(cell) for cell in self.cells]

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The texts of the cells that have words."""
        return tuple(text for text in self.texts if text)

    @cached_property
    def weight(self) -> int:
        """How many letters they have."""
        return weight(self.written)

    @property
    def is_empty(self) -> bool:
        """Whether no words are in it."""
        return not any(text.strip() for text in self.texts)

    @property
    def is_free(self) -> bool:
        """Whether nothing is marked in it yet."""
        return not any(paragraph.marks for cell in self.cells for paragraph in cell)

    @cached_property
    def is_merged(self) -> bool:
        """Whether one cell goes through a table of several columns: a heading of what follows."""
        return self.row is not None and len(self.cells) == 1 and self.row.table.columns > 1

    def header(self, number: int) -> str:
        """The text above a cell of a row."""
        return column_header(self.row.cells[number]) if self.row else ""


def cell_text(paragraphs: Sequence[Paragraph]) -> str:
    """The text of paragraphs, a line each, without empty ones at the end."""
    return "\n".join(paragraph.text.strip() for paragraph in paragraphs).rstrip("\n")


def runs_of_lines(paper: Paper) -> Iterator[list[Line]]:
    """The lines that may belong together: the rows of a table and of those that continue it, paragraphs."""
    for story in paper.stories:
        for tables in _continued(story):
            yield [
                Line(row.element, "tr", [cell.paragraphs for cell in row.cells], row)
                for table in tables
                for row in table.rows
            ]
        yield from _paragraphs(story)


def _continued(story: Story) -> Iterator[list[Table]]:
    """The tables, with each those that go on in the next with as many columns."""
    group: list[Table] = []
    for table in story.tables:
        if group and not (is_next(group[-1], table) and group[-1].columns == table.columns):
            yield group
            group = []
        group.append(table)
    if group:
        yield group


def is_next(table: Table, other: Table) -> bool:
    """Whether nothing but an empty paragraph is between the tables."""
    between = table.element.getnext()
    steps = 0
    while between is not None and between is not other.element and steps < 2:
        if words_in(between):
            return False
        between, steps = between.getnext(), steps + 1
    return between is other.element


def heading_of(table: Table) -> str:
    """The words over a table: those of the paragraph before it, and of its first row."""
    own = " ".join(table.rows[0].texts) if table.rows else ""
    return f"{words_over(table.element)} {own}"


def over(line: Line) -> str:
    """The words over a line: over its table, or in the paragraph before it."""
    return heading_of(line.row.table) if line.row else words_over(line.element)


def words_over(element: etree._Element) -> str:
    """The words of the paragraph before an element."""
    before = element.getprevious()
    while before is not None and before.tag == P and not words_in(before):
        before = before.getprevious()
    return folded(words_in(before)) if before is not None and before.tag == P else ""


def _paragraphs(story: Story) -> Iterator[list[Line]]:
    """Neighbours that have words, in the body, in a cell or in a text box."""
    run: list[Line] = []
    for paragraph in story.paragraphs:
        before = run[-1].element if run else None
        if before is not None and paragraph.element.getprevious() is not before:
            yield run
            run = []
        run.append(Line(paragraph.element, "p", [[paragraph]]))
    if run:
        yield run


def captions_after(lines: Sequence[Line], places: Sequence[int]) -> list[list[Line]]:
    """The lines in brackets that follow each of several records, alike for all."""
    followers: list[list[Line]] = [[] for _ in places]
    if len(places) < 2:
        return followers
    for step in range(1, MOST_CAPTIONS + 1):
        found = [lines[place + step] for place in places if place + step < len(lines)]
        is_alike = len(found) == len(places) and len({tuple(line.texts) for line in found}) == 1
        if not is_alike or not all(_is_caption(line) for line in found):
            break
        for own, line in zip(followers, found, strict=True):
            own.append(line)
    return followers


def _is_caption(line: Line) -> bool:
    texts = [text for text in line.texts if text.strip()]
    return line.is_free and bool(texts) and all(CAPTION.fullmatch(text.strip()) for text in texts)
