"""Stretches of text with many values: checked all at once, printed as they are when nothing is unusual."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from paperwork.word.language.values import plain
from paperwork.word.reading.site import Site

# up to so many letters a value costs nothing of the budget
LONG = 256
# markup, line breaks and tabs, which become elements, and what no XML may hold
SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]").search
printable = str.isprintable  # twice as fast as the search, but says no to a no-break space too


@dataclass(slots=True)
class FastText:
    """A stretch: the tags of its values, whether empty values print nothing, where numbers were met."""

    tags: tuple[int, ...]
    silent: bool
    counts: list[int] = field(default_factory=list)

    def learn(self, values: Sequence[Any]) -> None:
        """Notes where values are not texts: in the next row the same places will be."""
        self.counts = [place for place, value in enumerate(values) if value.__class__ is not str]


def fast_text_of(tags: tuple[int, ...], sites: Mapping[int, Site]) -> FastText:
    """The stretch of those tags."""
    return FastText(tags, not any(sites[tag].blank or sites[tag].blank_none for tag in tags))


def is_ordinary(words: str) -> bool:
    """Whether the words are the same in Word's XML."""
    return (
        "&" not in words
        and "<" not in words
        and ">" not in words
        and (printable(words) or not SPECIAL(words))
    )


def fast_text_printer(
    emit: Callable[[Any, int], str], fast_texts: Sequence[FastText]
) -> Callable[[tuple[Any, ...], int], Sequence[str]]:
    """The function that prints values and fixed texts in turn."""

    def fast_text(pieces: tuple[Any, ...], number: int) -> Sequence[str]:
        """The pieces as they are when all values are ordinary words, each printed by itself when not."""
        # the same stretch is printed for every row and client: what was unusual in it once will be so again
        stretch = fast_texts[number]
        values: Sequence[Any] = pieces[1::2]
        ready: list[Any] | tuple[Any, ...] = pieces
        words = values
        if stretch.counts:
            brief = list(pieces)
            for place in stretch.counts:
                brief[2 * place + 1] = _brief(values[place])
            words, ready = tuple(brief[1::2]), brief
        try:
            # one check for all: join() asserts that they are texts, and the search runs over them once
            joined = "".join(words)
        except TypeError:
            stretch.learn(values)
            joined = "<"
        # an empty value prints a line to write on, where its site has one
        if is_ordinary(joined) and len(joined) < LONG * len(values) and (stretch.silent or "" not in words):
            return ready
        printed = list(pieces)
        printed[1::2] = map(emit, values, stretch.tags)
        return printed

    return fast_text


def _brief(value: Any) -> str:
    """The words of a value that is usual though not a text; a mark when it is unusual."""
    if isinstance(value, str):
        return value
    return plain(value) if value.__class__ in USUAL else "<"


USUAL = frozenset({int, bool, type(None), datetime.date, datetime.datetime})
