"""The paper made again with its template, against the paper that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from paperwork.common.records import dataclass
from paperwork.documents.learning.reading import read_paper

SHOWN = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """What the paper says, and what is printed in its place; either may be empty."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike they are, from 0 to 1 by their words, and what differs."""

    ratio: float
    differences: tuple[Difference, ...]


def compared(paper: bytes, again: bytes, name: str) -> Comparison:
    """The comparison of two documents by their paragraphs and words."""
    was, now = _words(paper, name), _words(again, name)
    if was == now:
        return Comparison(1.0, ())
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return Comparison(matcher.ratio(), tuple(_differences(matcher, was, now)))


def _words(source: bytes, name: str) -> list[str]:
    return [word for paragraph in read_paper(source, name).paragraphs for word in paragraph.text.split()]


def _differences(
    matcher: SequenceMatcher[str], was: Sequence[str], now: Sequence[str]
) -> Iterator[Difference]:
    for kind, start, end, at, to in matcher.get_opcodes():
        if kind != "equal":
            yield Difference(_cut(was[start:end]), _cut(now[at:to]))


def _cut(words: Sequence[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
