"""What is looked for in a text, and what was found there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paperwork.common.records import dataclass
from paperwork.russian.names import PersonName


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person who is looked for: the name, and what replaces it."""

    name: PersonName
    mark: str


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that names a person; None is a person whom the book does not know."""

    start: int  # of the text
    end: int
    mark: str
    who: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """A text with marks in place of names, how often whom, and how many were left or replaced in doubt."""

    text: str
    people: Counter[int | None]
    doubts: int  # words that were left and may be names after all
    guesses: int  # words that were replaced and may be none


def marked(text: str, found: Sequence[Found]) -> tuple[str, Counter[int | None]]:
    """The text with marks in place of names, and how often whom."""
    pieces, at = [], 0
    for item in found:
        pieces += [text[at : item.start], item.mark]
        at = item.end
    return "".join([*pieces, text[at:]]), Counter(item.who for item in found)
