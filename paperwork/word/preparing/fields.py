"""Fields of Word within a paragraph, which it writes as marks between runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.word.docx.xml import W

MARK, CODE, TEXT = W + "fldChar", W + "instrText", W + "t"


@dataclass
class Field:
    """A field: its instruction in pieces, its marks, and the texts that it shows."""

    codes: list[etree._Element] = field(default_factory=list)
    marks: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The whole instruction."""
        return "".join(piece.text or "" for piece in self.codes)


def fields_of(paragraph: etree._Element) -> Iterator[Field]:
    """The fields that begin and end in the paragraph; an inner one comes before the one around it."""
    opened: list[Field] = []
    for node in paragraph.iter(MARK, CODE, TEXT):
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            opened.append(Field(marks=[node]))
        elif not opened:
            continue
        elif node.tag == MARK:
            opened[-1].marks.append(node)
            if kind == "end":
                yield opened.pop()
        elif node.tag == CODE:
            opened[-1].codes.append(node)
        # what is before the separating mark is no part of the answer
        elif len(opened[-1].marks) > 1:
            opened[-1].shown.append(node)
