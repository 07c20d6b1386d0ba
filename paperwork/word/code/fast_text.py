"""Stretches of text with many values: checked all at once, printed as they are when nothing is unusual."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from paperwork.common.records import dataclass
from paperwork.word.language.values import Typesetting, plain
from paperwork.word.reading.site import Site

# up to so many letters a value costs nothing of the budget
LONG = 256
# markup, line breaks, tabs and soft hyphens, which become elements, and what no XML may hold
SPECIAL = re.compile("[&<>\x00-\x1f\xad\ud800-\udfff\ufffe\uffff]").search
FEW = 10_000
printable = str.isprintable  # twice as fast as the search, but says no to a no-break space too


@dataclass(slots=True)
class FastText:
    """A stretch: the tags of its values, whether empty values print nothing, where numbers were met.

    ``stops`` are the places of the values that the template puts a full stop after.
    """

    tags: tuple[int, ...]
    silent: bool
    stops: tuple[int, ...]
    counts: list[int] = field(default_factory=list)

    def learn(self, values: Sequence[Any]) -> None:
        """Notes where values are not texts: in the next row the same places will be."""
        self.counts = [place for place, value in enumerate(values) if value.__class__ is not str]

    def joined(self, pieces: Sequence[Any], words: Iterable[str]) -> list[str]:
        """The fixed texts among the pieces with these words between them."""
        printed = list(pieces)
        printed[1::2] = words
        for place in self.stops:
            printed[2 * place + 1] = with_one_stop(printed[2 * place + 1])
        return printed


def fast_text_of(tags: tuple[int, ...], sites: Mapping[int, Site]) -> FastText:
    """The stretch of those tags."""
    stops = tuple(place for place, tag in enumerate(tags) if sites[tag].stops)
    return FastText(tags, not any(sites[tag].blank or sites[tag].blank_none for tag in tags), stops)


def is_ordinary(words: str) -> bool:
    """Whether the words are the same in Word's XML."""
    return (
        "&" not in words
        and "<" not in words
        and ">" not in words
        and (printable(words) or not SPECIAL(words))
    )


def fast_text_printer(
    emit: Callable[[Any, int], str], fast_texts: Sequence[FastText], typesetting: Typesetting | None
) -> Callable[[tuple[Any, ...], int], Sequence[str]]:
    """The function that prints values and fixed texts in turn."""
    ready_words = typesetting.ready.__getitem__ if typesetting else None

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
        # an empty value prints a line to write on, where its site has one
        if ready_words and (stretch.silent or "" not in words):
            try:
                return stretch.joined(ready, map(ready_words, words))
            except (KeyError, TypeError):
                pass  # a text that is met for the first time, or no text at all
        try:
            # one check for all: join() asserts that they are texts, and the search runs over them once
            joined = "".join(words)
        except TypeError:
            stretch.learn(values)
            joined = "<"
        if is_ordinary(joined) and len(joined) < LONG * len(values) and (stretch.silent or "" not in words):
            return stretch.joined(ready, map(_setter(typesetting), words)) if typesetting else ready
        printed = list(pieces)
        printed[1::2] = map(emit, values, stretch.tags)
        return printed

    return fast_text


def _setter(typesetting: Typesetting) -> Callable[[str], str]:
    """The function that sets ordinary words, and remembers those that are short."""
    return lambda words: typesetting.learn(words) if len(words) < LONG else typesetting.ordinary(words)


def with_one_stop(text: str) -> str:
    """The text without its full stop, since the template puts one there; an ellipsis keeps its own."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _brief(value: Any) -> str:
    """The words of a value that is usual though not a text; a mark when it is unusual."""
    if isinstance(value, str):
        return value
    if value.__class__ is int and not -FEW < value < FEW:
        return "<"  # may be set in groups
    return plain(value) if value.__class__ in USUAL else "<"


USUAL = frozenset({int, bool, type(None), datetime.date, datetime.datetime})
