"""How many there are and which: «3: уборка, стирка, обед»; where there are none, nothing is listed."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.values import Scalar, Values

BETWEEN: Final = (": ", " (")
SEPARATED: Final = re.compile(r"\{% if not loop\.last %\}(.+?)\{% endif %\}\{% endfor %\}$")
FIELD: Final = re.compile(r"\{\{ [\w.]+(?:\|\w+)* \}\}")


def find_counted_lists(paper: Paper, values: Values) -> None:
    """Takes the sign before a text, and the bracket behind it, into its mark where its number comes first."""
    known = {scalar.tag: scalar for scalar in values.scalars}
    for paragraph in paper.paragraphs:
        marks = list(paragraph.marks)
        for number, words in pairwise(marks):
            between = paragraph.text[number.end : words.start]
            is_told = _is_pair(known.get(number.tag), known.get(words.tag), words)
            if between in BETWEEN and (is_told or _is_of_loop(known.get(number.tag), words)):
                _take(paragraph, number.tag, words, between)


def _is_pair(number: Scalar | None, text: Scalar | None, mark: Mark) -> bool:
    """Whether a record tells how many there are by the one and which by the other."""
    if number is None or text is None or number.root != text.root or not text.is_computed:
        return False
    value = number.value
    is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    is_plain = mark.kind is MarkKind.VALUE and FIELD.fullmatch(mark.code) is not None
    return is_number and bool(value) and isinstance(text.value, str) and is_plain


def _is_of_loop(number: Scalar | None, mark: Mark) -> bool:
    """Whether as many records are listed as the number before them tells."""
    between = SEPARATED.search(mark.code) if mark.kind is MarkKind.LIST else None
    if number is None or between is None or isinstance(number.value, bool):
        return False
    return number.is_computed and number.value == folded(mark.words).count(between.group(1)) + 1


def _take(paragraph: Paragraph, number: str, mark: Mark, between: str) -> None:
    start, end = mark.start - len(between), mark.end
    closing = ""
    if between.endswith("("):
        if paragraph.text[end : end + 1] != ")" or not paragraph.is_free(end, end + 1):
            return
        end, closing = end + 1, ")"
    before = paragraph.written(start, mark.start)

    def told(code: str, _tag: str) -> str:
        return f"{{% if {number} %}}{before}{code}{closing}{{% endif %}}"

    paragraph.widen(mark, start, end, told)
