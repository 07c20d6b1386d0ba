"""Sums written with kopecks, «3 600 руб. 50 коп. (три тысячи …)»: all their parts are one answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.money import is_sum
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.values import Scalar, Values, is_number
from paperwork.documents.learning.wordings import fitness, headings_of, wording_of
from paperwork.russian.numbers import roubles_in_words

SUM: Final = re.compile(
    r"(?<![\d,.])(?P<rub>\d[\d ]*) ?руб\w*\.? ?(?P<kop>\d\d) ?коп\w*\.?(?: ?\((?P<words>[^()]+)\))?",
    re.IGNORECASE,
)
FILTERS: Final = (("rub", "рубли"), ("kop", "копейки"), ("words", "рублей_прописью"))
LARGE: Final = 100  # roubles: less is equal by chance


def find_sums(paper: Paper, values: Values) -> None:
    """Marks every part of a sum as the same answer: that of its roubles where they are marked."""
    known: dict[Decimal, list[Scalar]] = {}
    for scalar in values.scalars:
        if is_number(scalar.value) and is_sum(scalar):
            known.setdefault(Decimal(scalar.value), []).append(scalar)
    headings = headings_of(paper.paragraphs)
    for paragraph in paper.paragraphs if known else ():
        for match in () if paragraph.is_gone else SUM.finditer(paragraph.text):
            amount = Decimal(match["rub"].replace(" ", "")) + Decimal(match["kop"]) / 100
            found = known.get(amount, [])
            tag = _marked(paragraph, match, found)
            if tag is None and found and amount >= LARGE:
                wording = wording_of(paragraph, *match.span("rub"), headings)
                tag = max(found, key=lambda item: fitness(wording, item.tag, item.header, item.sheet)).tag
            if tag is not None:
                _take(paragraph, match, tag, amount)


def _marked(paragraph: Paragraph, match: re.Match[str], found: list[Scalar]) -> str | None:
    """The answer that the roubles are known to be."""
    tags = {scalar.tag for scalar in found}
    return next((mark.tag for mark in _inside(paragraph, *match.span("rub")) if mark.tag in tags), None)


def _inside(paragraph: Paragraph, start: int, end: int) -> Iterator[Mark]:
    return (mark for mark in paragraph.marks if start <= mark.start and mark.end <= end)


def _take(paragraph: Paragraph, match: re.Match[str], tag: str, amount: Decimal) -> None:
    words = folded(roubles_in_words(amount)).lower()
    for name, filter_ in FILTERS:
        start, end = match.span(name)
        if start < 0 or (name == "words" and match[name].lower() != words):
            continue
        end = start + len(match[name].rstrip())
        great = "|с_заглавной" if name == "words" and match[name][0].isupper() else ""
        code = f"{{{{ {tag}|{filter_}{great} }}}}"
        for mark in list(_inside(paragraph, start, end)):
            paragraph.marks.remove(mark)  # an equal sum of another record
        if paragraph.is_free(start, end):
            paragraph.mark(Mark(start, end, paragraph.written(start, end), code, tag, place=paragraph.place))
