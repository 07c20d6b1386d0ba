"""A finished paper, read: its paragraphs with the way back to the letters in the file, and its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace
from functools import cached_property

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.spelling import folded_places
from paperwork.word.docx.package import Part
from paperwork.word.docx.xml import W

P, T = W + "p", W + "t"
WHOLE = {
    W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad",
}  # fmt: skip
SILENT = frozenset({W + "pPr", W + "rPr", W + "instrText", W + "delText"})
NARROW = 400  # twentieths of a point
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

    def widen(self, mark: Mark, start: int, end: int, rewrite: Callable[[str, str], str]) -> None:
        """Takes more of the text into a mark; ``rewrite`` makes its code and tag the code for all of that."""
        mark.start, mark.end, mark.words = start, end, self.written(start, end)
        mark.code = rewrite(mark.code, mark.tag)
        mark.candidates = tuple(replace(it, code=rewrite(it.code, it.tag)) for it in mark.candidates)

    def rest(self, as_words: MarkKind | None = None) -> Iterator[tuple[int, str]]:
        """The stretches without marks, but for those ``as_words``: where each begins, and its text."""
        cursor = 0
        for mark in (mark for mark in self.marks if mark.kind is not as_words):
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

    @property
    def is_wide(self) -> bool:
        """Whether something can be written in it: it is no strip between two columns."""
        found = self.element.find(f"{W}tcPr/{W}tcW")
        value = found.get(W + "w", "") if found is not None else ""
        return not value.isdecimal() or int(value) >= NARROW or found.get(W + "type") != "dxa"  # type: ignore[union-attr]

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
    def is_blank(self) -> bool:
        """Whether it is nothing but lines to write on."""
        return not any(letter.isalnum() for row in self.rows for text in row.texts for letter in text)

    @property
    def around(self) -> list[str]:
        """The words that ask for what is to be written on its lines, and those in brackets under them."""
        first = next((own for row in self.rows for cell in row.cells for own in cell.paragraphs), None)
        before = first.before.text.strip() if first is not None and first.before is not None else ""
        after = self.element.getnext()
        below = "".join(map(str, after.itertext(T))).strip() if after is not None and after.tag == P else ""
        asked = [before] if before.endswith(":") else []
        return [*asked, below] if below.startswith("(") else asked

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
