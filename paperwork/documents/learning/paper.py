"""A finished paper, read: its paragraphs with the way back to the letters in the file, and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.runs import join_runs
from paperwork.documents.learning.spelling import folded_places
from paperwork.word.compiler import open_package
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.package import Part
from paperwork.word.docx.xml import W, parse
from paperwork.word.reading.places import Places

P, TBL, TR, TC, T = (W + name for name in ("p", "tbl", "tr", "tc", "t"))
WHOLE = {
    W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad",
}  # fmt: skip
SILENT = frozenset({W + "pPr", W + "rPr", W + "instrText", W + "delText"})
CONTROLS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"})
Letter = tuple[etree._Element, int]  # the text and the place in it; −1 for an element that is a letter


@dataclass(eq=False)
class Paragraph:
    """A paragraph: its text as it is compared, and the marks put on it."""

    element: etree._Element
    part: str
    place: str
    cell: Cell | None = None
    marks: list[Mark] = field(default_factory=list)
    before: Paragraph | None = None  # the one before it in the same part
    is_gone: bool = False  # it is not in the template: a line of a loop has taken its place

    @cached_property
    def _read(self) -> tuple[str, list[Letter], list[int]]:
        written: list[str] = []
        letters: list[Letter] = []
        _gather(self.element, written, letters)
        text, places = folded_places("".join(written))
        return text, letters, places

    @property
    def text(self) -> str:
        """The text as it is compared."""
        return self._read[0]

    def letters(self, start: int, end: int) -> list[Letter]:
        """Where the letters of a stretch of the text are, those that are not compared included."""
        _, letters, places = self._read
        return letters[places[start] : places[end - 1] + 1] if start < end else []

    def written(self, start: int, end: int) -> str:
        """The stretch as a person sees it."""
        return "".join(
            (leaf.text or "")[at] if at >= 0 else WHOLE[leaf.tag] for leaf, at in self.letters(start, end)
        )

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing is marked there."""
        return all(mark.end <= start or end <= mark.start for mark in self.marks)

    def mark(self, mark: Mark) -> None:
        """Puts a mark where nothing is marked."""
        self.marks.append(mark)
        self.marks.sort(key=lambda known: known.start)

    def rest(self) -> Iterator[tuple[int, str]]:
        """The stretches without marks: where each begins, and its text."""
        cursor = 0
        for mark in self.marks:
            if mark.start > cursor:
                yield cursor, self.text[cursor : mark.start]
            cursor = mark.end
        if cursor < len(self.text):
            yield cursor, self.text[cursor:]


def _gather(element: etree._Element, written: list[str], letters: list[Letter]) -> None:
    for child in element:
        tag = child.tag
        if tag == T:
            text = child.text or ""
            written.append(text)
            letters += [(child, place) for place in range(len(text))]
        elif tag in WHOLE:
            written.append(WHOLE[tag])
            letters.append((child, -1))
        elif tag not in SILENT and tag != P and isinstance(tag, str):
            _gather(child, written, letters)


@dataclass(eq=False)
class Cell:
    """A cell of a table, with its own paragraphs."""

    element: etree._Element
    row: Row
    number: int
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The texts of the paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def span(self) -> tuple[int, int]:
        """The columns of the table that it covers."""
        start = sum(_width(cell.element) for cell in self.row.cells[: self.number])
        return start, start + _width(self.element)


def _width(cell: etree._Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    value = found.get(W + "val", "1") if found is not None else "1"
    return int(value) if value.isdecimal() and int(value) else 1


@dataclass(eq=False)
class Row:
    """A row of a table."""

    element: etree._Element
    table: Table
    number: int
    cells: list[Cell] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [cell.text for cell in self.cells]


@dataclass(eq=False)
class Table:
    """A table with its rows."""

    element: etree._Element
    part: str
    rows: list[Row] = field(default_factory=list)

    @cached_property
    def columns(self) -> int:
        """How many columns it has."""
        return max((row.cells[-1].span[1] for row in self.rows if row.cells), default=0)


@dataclass(eq=False)
class Story:
    """A part of the file that has paragraphs."""

    name: str
    kind: str
    root: etree._Element
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass(eq=False)
class Paper:
    """The whole paper."""

    parts: dict[str, Part]
    stories: list[Story]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs, the body's first."""
        return [paragraph for story in self.stories for paragraph in story.paragraphs]

    @property
    def tables(self) -> list[Table]:
        """All tables."""
        return [table for story in self.stories for table in story.tables]

    @cached_property
    def text(self) -> str:
        """The words of all paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_paper(source: bytes, name: str) -> Paper:
    """The paper of a file. Raises `TemplateError` where it is no Word document, or not safe."""
    parts = open_package(source, name).parts
    read = [
        _story(part, kind, parse(parts[part].data())) for part, kind in stories(parts) if kind not in PLAIN
    ]
    return Paper(parts, read)


def _story(name: str, kind: str, root: etree._Element) -> Story:
    join_runs(root)
    story = Story(name, kind, root)
    _Walk(story, Places(root, kind)).walk(root, None)
    return story


class _Walk:
    """Gathers the paragraphs and the tables of a part in the order of the document."""

    def __init__(self, story: Story, places: Places) -> None:
        self.story, self.places = story, places
        self.last: Paragraph | None = None

    def walk(self, element: etree._Element, cell: Cell | None) -> None:
        for child in element:
            if child.tag == P:
                self.paragraph(child, cell)
            elif child.tag == TBL:
                self.table(child)
            elif isinstance(child.tag, str) and child.tag not in SILENT:
                self.walk(child, cell)

    def paragraph(self, element: etree._Element, cell: Cell | None) -> None:
        found = Paragraph(element, self.story.name, self.places.of(element), cell, before=self.last)
        self.last = found
        self.story.paragraphs.append(found)
        if cell is not None:
            cell.paragraphs.append(found)
        self.walk(element, None)  # a text box has paragraphs of its own

    def table(self, element: etree._Element) -> None:
        table = Table(element, self.story.name)
        self.story.tables.append(table)
        for number, row in enumerate(_inside(element, TR)):
            found = Row(row, table, number)
            table.rows.append(found)
            for index, cell in enumerate(_inside(row, TC)):
                found.cells.append(Cell(cell, found, index))
            for own in found.cells:
                self.walk(own.element, own)


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of that name, those in content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in CONTROLS:
            yield from _inside(child, tag)
