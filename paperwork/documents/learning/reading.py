"""A finished paper, read from its file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperwork.documents.learning.paper import SILENT, Cell, P, Paper, Paragraph, Row, Story, Table
from paperwork.documents.learning.runs import join_runs
from paperwork.word.compiler import open_package
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.xml import W, parse
from paperwork.word.reading.places import Places

TBL, TR, TC = W + "tbl", W + "tr", W + "tc"
CONTROLS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"})


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
