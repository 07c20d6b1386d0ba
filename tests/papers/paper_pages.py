"""The pages of PDF files as lines of text with their places: pdftotext runs once for all files."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw
from lxml import etree

MARGIN = 50.0  # points: less than any margin; what is nearer to the edge is a header or footer
SAME_LINE = 4.0  # points between lines that a reader takes for one


class Line(NamedTuple):
    """A line of a paragraph or of a cell: its text and its place in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """One page: its blocks of lines, which are paragraphs or cells."""

    file: Path
    index: int
    height: float
    blocks: Sequence[Sequence[Line]]
    text: str = ""  # in the order in which it was printed: cell after cell

    @cached_property
    def body(self) -> list[Line]:
        """The lines between the header and the footer, from the top down."""
        lines = (line for block in self.blocks for line in block)
        inside = (line for line in lines if line.top > MARGIN and line.bottom < self.height - MARGIN)
        return sorted(inside, key=lambda line: (line.top, line.left))

    @cached_property
    def footer(self) -> str:
        """The words at the lower edge."""
        lines = [line for block in self.blocks for line in block if line.bottom >= self.height - MARGIN]
        return " ".join(line.text for line in sorted(lines, key=lambda line: line.left))

    @property
    def first(self) -> list[Line]:
        """The uppermost line of the body: several, where cells are side by side."""
        return [line for line in self.body if line.top - self.body[0].top < SAME_LINE]

    @property
    def last(self) -> list[Line]:
        """The lowest line of the body, in the same way."""
        lowest = max((line.bottom for line in self.body), default=0)
        return [line for line in self.body if lowest - line.bottom < SAME_LINE]

    def has_rules_below(self, place: float) -> bool:
        """Whether lines are drawn under the place: an empty answer is seen by them alone."""
        pdf = pypdfium2.PdfDocument(self.file)
        found = pdf[self.index].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        lowest = [self.height - item.get_bounds()[1] for item in found]
        return any(place + MARGIN / 4 < bottom < self.height - MARGIN for bottom in lowest)


def pages_of(files: Mapping[str, Path]) -> dict[str, list[Page]]:
    """The pages of each file."""
    counts = {}
    content = io.BytesIO()
    with pikepdf.new() as whole:
        for name, file in files.items():
            with pikepdf.open(file) as pdf:
                counts[name] = len(pdf.pages)
                whole.pages.extend(pdf.pages)
        whole.save(content)
    root = etree.fromstring(_read(content, "-bbox-layout"), etree.XMLParser(recover=True))
    texts = iter(_read(content, "-raw").decode().split("\f"))
    elements = root.iter("{*}page")
    return {
        name: [
            _page(files[name], index, element, next(texts))
            for index, element in enumerate(islice(elements, count))
        ]
        for name, count in counts.items()
    }


def _read(content: io.BytesIO, option: str) -> bytes:
    line = ["pdftotext", option, "-", "-"]
    return subprocess.run(line, input=content.getvalue(), capture_output=True, check=True).stdout


def _page(file: Path, index: int, element: etree._Element, text: str) -> Page:
    blocks = [list(_lines(block)) for block in element.iter("{*}block")]
    return Page(file, index, float(element.get("height") or 0), blocks, text)


def _lines(block: etree._Element) -> Iterator[Line]:
    for line in block.iter("{*}line"):
        text = " ".join(word.text or "" for word in line.iter("{*}word"))
        yield Line(text, *(float(line.get(side) or 0) for side in ("xMin", "yMin", "xMax", "yMax")))
