"""Whether a text can name one of some people at all, seen at a glance: most texts need no closer look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from paperwork.book.anonymous.spellings import spellings_of
from paperwork.common.naming import LOOK_ALIKES
from paperwork.common.records import dataclass
from paperwork.russian.cases import Overrides
from paperwork.russian.names import PersonName

BEGINNING = 4  # letters
LATIN = re.compile(r"[a-z]{4}", re.IGNORECASE)  # a name may be written in Latin letters
NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Glance:
    """How the names of people begin in all their forms, by how many letters the beginning has."""

    beginnings: dict[int, frozenset[str]]

    @classmethod
    def at(cls, names: Iterable[PersonName], overrides: Overrides | None = None) -> Glance:
        """The beginnings of these names."""
        found: dict[int, set[str]] = {}
        for name in names:
            for word, _ in spellings_of(name, overrides):
                beginning = letters(word)[:BEGINNING]
                found.setdefault(len(beginning), set()).add(beginning)
        return cls({size: frozenset(words) for size, words in found.items() if size > 1})

    def may_name(self, text: str) -> bool:
        """Whether the text holds one of the beginnings, or words in Latin letters."""
        if LATIN.search(text):
            return True
        row = letters(text)
        places = range(len(row))
        return not all(
            words.isdisjoint([row[at : at + size] for at in places])
            for size, words in self.beginnings.items()
        )


def letters(text: str) -> str:
    """Nothing but the letters, without case and signs over them, so that no way of spacing hides a word."""
    if not text.isascii():
        text = normalize("NFKD", text)  # a sign over a letter is then no letter
    return NOT_LETTERS.sub("", text.lower()).translate(LOOK_ALIKES)
