"""What sticks to a number that goes: its series, its other figures, figures that are said in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paperwork.book.anonymous.shapes import DOCUMENT, NUMBER
from paperwork.book.anonymous.shapes import TELEPHONE as PHONE

LEADING = 60  # signs before a number that may belong to it
STUCK = re.compile(r"(?:(?<![\w.,])[\d*]+\s?|(?<!\w)\d\d\s?[A-ZА-ЯЁ]{2}\s?(?:№\s?)?)$")
TAIL = re.compile(r"(?:[-–]\d{2,4})+(?!\d)")
IN_WORDS = re.compile(
    r"(?:(?:плюс|ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|[а-я]+дцать|[а-я]+десят|сорок|девяносто|сто|двести|[а-я]+ст[ао]"
    r"|[а-я]+сот)[\s,-]+)+$|(?<![\w.,/])\+?[78]?[\s(‐‑–-]*\d{3,4}\)?[\s‐‑–-]*$",
    re.IGNORECASE,
)
Span = tuple[int, int, str]


def with_series(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with the series or the figures that stick to them: «66 АА 123456», «4276****1234»."""
    last = 0
    for start, end, kind in spans:
        start = max(start, last)
        stuck = {NUMBER: STUCK, DOCUMENT: STUCK, PHONE: IN_WORDS}.get(kind)
        lead = stuck.search(text, max(last, start - LEADING), start) if stuck else None
        tail = TAIL.match(text, end) if kind in (NUMBER, DOCUMENT) else None
        last = tail.end() if tail else end
        yield lead.start() if lead else start, last, kind
