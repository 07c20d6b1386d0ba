"""A paper as Word has it: its paragraphs, tables, rows and cells, with what their styles say of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import islice, pairwise

from docx.oxml.ns import qn as qualified
from lxml import etree

Element = etree._Element
qn = cache(qualified)  # the same few names are asked for a hundred thousand times
SIGNED = "(подпись)"
NAMING = re.compile("расшифровка|фамилия")
MILLIMETRE = 1440 / 25.4  # in twips
WORDS = qn("w:t")
MARKS = {qn("w:br"): "\n", qn("w:tab"): " ", qn("w:p"): " "}


@cache
def text_of(element: Element) -> str:
    """The words of an element, a line break for each of its own, a space between its paragraphs."""
    pieces = [item.text if item.tag == WORDS else MARKS[item.tag] for item in element.iter(WORDS, *MARKS)]
    return "".join(filter(None, pieces)).strip()


def plain(text: str) -> str:
    """The words with one usual space between them."""
    return " ".join(text.replace("\u2011", "-").split())


def value(element: Element, path: str, attribute: str = "val") -> str | None:
    """The attribute of the first element at the path (without prefixes), or None."""
    found = element.find(_place(path))
    return None if found is None else found.get(qn(f"w:{attribute}"))


@cache
def _place(path: str) -> str:
    return "/".join(qn(f"w:{step}") for step in path.split("/"))


def number(element: Element, path: str, attribute: str = "val") -> int:
    """The same as a number; 0 where there is none."""
    return int(float(value(element, path, attribute) or 0))


class Paper:
    """The parts of one Word file."""

    def __init__(self, content: bytes) -> None:
        """Reads the file."""
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name for name in package.namelist() if re.fullmatch(r"word/.*\.xml", name)]
            self.content = {name: package.read(name).decode() for name in names}
        self.body = etree.fromstring(self.content["word/document.xml"].encode())[0]
        self._settings: dict[tuple[str, str], Element | None] = {}

    @cached_property
    def paragraphs(self) -> list[Element]:
        """All paragraphs of the body, those of tables too."""
        return [*self.body.iter(qn("w:p"))]

    @cached_property
    def tables(self) -> list[Element]:
        """All tables of the body."""
        return [*self.body.iter(qn("w:tbl"))]

    @cached_property
    def _styles(self) -> dict[str, Element]:
        styles = etree.fromstring(self.content["word/styles.xml"].encode()).iter(qn("w:style"))
        return {style.get(qn("w:styleId"), ""): style for style in styles}

    def style(self, paragraph: Element) -> str:
        """The identifier of the paragraph's style."""
        return value(paragraph, "pPr/pStyle") or "Normal"

    def setting(self, paragraph: Element, name: str) -> Element | None:
        """A setting of the paragraph, its own or that of its style or of what the style is based on."""
        found = paragraph.find(_place(f"pPr/{name}"))
        return self._of_style(self.style(paragraph), name) if found is None else found

    def _of_style(self, style: str | None, name: str) -> Element | None:
        if style is None or style not in self._styles:
            return None
        if (style, name) not in self._settings:
            found = self._styles[style].find(_place(f"pPr/{name}"))
            based_on = value(self._styles[style], "basedOn")
            self._settings[style, name] = self._of_style(based_on, name) if found is None else found
        return self._settings[style, name]

    def keeps(self, paragraph: Element) -> bool:
        """Whether the paragraph is to be on the page of what follows."""
        found = self.setting(paragraph, "keepNext")
        return found is not None and found.get(qn("w:val")) not in {"0", "false"}

    def is_held(self, paragraph: Element) -> bool:
        """Whether it is so, and what follows does not begin a page anyhow."""
        if not self.keeps(paragraph):
            return False
        passed = [paragraph, *islice(self._after(paragraph), 3)]
        following = next((item for item in passed[1:] if text_of(item)), None)
        between = passed[: passed.index(following)] if following is not None else passed
        ends = any(item.find(_place("pPr/sectPr")) is not None for item in between)
        return not ends and not any(self._begins_page(item) for item in passed[1 : len(between) + 1])

    def _after(self, paragraph: Element) -> Iterator[Element]:
        place = self._places[paragraph]
        return islice(self.paragraphs, place + 1, None)

    @cached_property
    def _places(self) -> dict[Element, int]:
        return {item: place for place, item in enumerate(self.paragraphs)}

    def _begins_page(self, paragraph: Element) -> bool:
        breaks = [item for item in paragraph.iter(qn("w:br")) if item.get(qn("w:type")) == "page"]
        return bool(breaks) or self.setting(paragraph, "pageBreakBefore") is not None

    def is_ruled(self, paragraph: Element) -> bool:
        """Whether a line is drawn under the paragraph, or under its cell."""
        borders = self.setting(paragraph, "pBdr")
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        return (borders is not None and _is_drawn(borders)) or (cell is not None and is_ruled(cell))

    @cached_property
    def grids(self) -> list[Element]:
        """The tables with a ruled row of heads or of answers: neither layout nor signatures."""
        return [table for table in self.tables if (value(table, "tblPr/tblStyle") or "").startswith("Grid")]

    @cached_property
    def signatures(self) -> list[Element]:
        """The tables that are signed."""
        return [
            table
            for table in self.tables
            if SIGNED in text_of(table) and table.find(f".//{qn('w:tbl')}") is None
        ]

    @cached_property
    def signers(self) -> list[tuple[str, str]]:
        """What is left of each rule to sign on, or above it, and the name on the rule beside it."""
        return [signer for table in self.signatures for signer in _signers(rows_of(table))]


def _signers(rows: list[Element]) -> Iterator[tuple[str, str]]:
    for place, (above, row) in enumerate(pairwise(rows)):
        captions = [text_of(cell) for cell in cells_of(row)]
        cells = [text_of(cell) for cell in cells_of(above)]
        over = cells_of(rows[place - 1]) if place else []
        for rule in (number for number, words in enumerate(captions) if words == SIGNED):
            # a gap is between each two; of two signers beside one another the second has the last cells
            name = cells[rule + 2] if NAMING.search("".join(captions[rule + 2 : rule + 3])) else ""
            whole = text_of(over[-1 if rule > len(cells) / 2 else 0]) if over else ""
            yield cells[max(rule - 2, 0)] or whole, name


def rows_of(table: Element) -> list[Element]:
    """The rows of a table itself."""
    return [*table.iterchildren(qn("w:tr"))]


def cells_of(row: Element) -> list[Element]:
    """The cells of a row."""
    return [*row.iterchildren(qn("w:tc"))]


def is_head(row: Element) -> bool:
    """Whether the row is repeated on every page."""
    return row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def is_ruled(cell: Element) -> bool:
    """Whether a line is drawn under the cell by itself."""
    borders = cell.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")
    return borders is not None and _is_drawn(borders)


def _is_drawn(borders: Element) -> bool:
    return (value(borders, "bottom") or "nil") not in {"nil", "none"}


def has_words(element: Element) -> bool:
    """Whether anything but a number is written there."""
    return bool(re.search(r"[^\W\d_]|№", text_of(element)))
