"""The text of a paragraph with the way back to its runs."""

from __future__ import annotations

from itertools import accumulate

from lxml import etree

from paperwork.word.docx.xml import W, is_element, keep_spaces, parent, remove
from paperwork.word.reading.dialect import leaves_of
from paperwork.word.reading.scanner import find_tags
from paperwork.word.reading.story import is_empty_run

SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "t": ""}
COVER = "\0"  # in place of our own tags, which are nobody else's


class Line:
    """One paragraph as a text in which stretches are replaced."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.paragraph = paragraph
        self.leaves = list(leaves_of(paragraph))
        texts = [SIGNS[leaf.tag] or leaf.text or "" for leaf in self.leaves]
        self.text = "".join(texts)
        self.starts = [0, *accumulate(map(len, texts))]
        self._ends = self.starts[1:]

    @property
    def foreign(self) -> str:
        """The text, its length kept, in which our own tags are covered."""
        pieces, position = [], 0
        for span in find_tags(self.text) if "{" in self.text else ():
            end = span.end if span.end > 0 else len(self.text)
            pieces += [self.text[position : span.start], COVER * (end - span.start)]
            position = end
        return "".join([*pieces, self.text[position:]])

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts a text in place of a stretch, with the look of where it begins; places after it move."""
        first = True
        for leaf, left, right in zip(self.leaves, self.starts, self._ends, strict=False):
            if right <= start or left >= end or left == right:
                continue
            own = SIGNS[leaf.tag] or leaf.text or ""
            kept = own[: max(0, start - left)] + (text if first else "") + own[max(0, end - left) :]
            _write(leaf, kept)
            first = False


def _write(leaf: etree._Element, text: str) -> None:
    """Writes a text; a sign becomes one, and what has nothing left goes."""
    if not text:
        run = leaf.getparent()
        remove(leaf)
        if run is not None and run.tag == W + "r" and is_empty_run(run):
            remove(run)
        return
    leaf.tag = W + "t"
    leaf.attrib.clear()
    leaf.text = text
    keep_spaces(leaf)


def write_words(paragraph: etree._Element, text: str) -> None:
    """Puts a text at the end of an empty paragraph, with the look of its mark."""
    run = etree.SubElement(paragraph, W + "r")
    look = paragraph.find(f"{W}pPr/{W}rPr")
    if look is not None:
        own = etree.SubElement(run, W + "rPr")
        own.extend([etree.fromstring(etree.tostring(node)) for node in look if is_element(node)])
        for sign in list(own):
            if sign.tag in (W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
                own.remove(sign)
    leaf = etree.SubElement(run, W + "t")
    leaf.text = text
    keep_spaces(leaf)


def write_over(first: etree._Element, others: list[etree._Element], text: str) -> None:
    """Puts a text into the run of the first element, and takes all of these elements out."""
    run = parent(first)
    leaf = etree.Element(W + "t")
    leaf.text = text
    keep_spaces(leaf)
    run.insert(run.index(first), leaf)
    for element in (first, *others):
        owner = element.getparent()
        remove(element)
        if owner is not None and owner.tag == W + "r" and is_empty_run(owner):
            remove(owner)
