"""A text as words beside one another: which of them can be a person's name there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperwork.book.anonymous.spellings import folded
from paperwork.book.anonymous.words import (
    is_given_name,
    is_patronymic,
    is_surname_only,
    is_usual,
    may_be_surname,
)
from paperwork.common.records import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
GAP = re.compile(r"\.?\s*")
SENTENCE_END = re.compile(r"(?:^|[.!?…:\n•–—-])[\s«\"(]*$")
NAMED_AFTER = re.compile(r"\b(?:им\.|имени)\s*(?:[^\W\d_]\.\s*)*(?:[^\W\d_]+\s+)*$", re.IGNORECASE)
OF_PLACE = re.compile(
    r"\b(?:г|гор|город\w*|пос\w*|с|дер\w*|ул|улиц\w+|пл|площад\w+|пр|район\w*)\.?\s*$", re.IGNORECASE
)
QUOTES = '«„“"'


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, how it is written, its folded spelling."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True)
class Passage:
    """A text and its words in their order."""

    text: str
    words: Sequence[Word]

    @classmethod
    def of(cls, text: str) -> Passage:
        """The passage that a text is."""
        found = WORD.finditer(text)
        return cls(text, [Word(m.start(), m.end(), m.group(), folded(m.group())) for m in found])

    def is_joined(self, place: int) -> bool:
        """Whether the word goes with the one before it: nothing but a gap, or an initial's full stop."""
        left, right = self.words[place - 1], self.words[place]
        gap = self.text[left.end : right.start]
        return GAP.fullmatch(gap) is not None and (left.is_initial or "." not in gap)

    def is_quoted(self, word: Word) -> bool:
        """Whether the word begins a title: «Вера»."""
        return self.text[word.start - 1 : word.start] in tuple(QUOTES)

    def is_dotted(self, word: Word) -> bool:
        """Whether a full stop follows the word."""
        return self.text[word.end : word.end + 1] == "."

    def has_first_name_beside(self, at: int) -> bool:
        """Whether a given name, a patronymic or an initial goes with the word."""
        return any(
            self.is_dotted(word) if word.is_initial else word.is_capital and self._is_first_name(word)
            for word in self._neighbours(at)
        )

    def is_of_a_stranger(self, at: int) -> bool:
        """Whether the word names a person by itself or by a given name, patronymic or initials beside."""
        word = self.words[at]
        before = self.text[: word.start]
        if not word.is_capital or word.is_initial or NAMED_AFTER.search(before) or OF_PLACE.search(before):
            return False
        is_surname = is_surname_only(word.folded) or (
            self.has_first_name_beside(at) and may_be_surname(word.folded)
        )
        return is_surname or self._is_first_name(word)

    def _is_first_name(self, word: Word) -> bool:
        """A given name or a patronymic, but no word that only begins a sentence, and no title in quotes."""
        if self.is_quoted(word):
            return False
        if is_patronymic(word.folded):
            return True
        if not is_given_name(word.folded):
            return False
        return not (is_usual(word.folded) and SENTENCE_END.search(self.text[: word.start]))

    def _neighbours(self, at: int) -> Iterator[Word]:
        if at and self.is_joined(at):
            yield self.words[at - 1]
        if at + 1 < len(self.words) and self.is_joined(at + 1):
            yield self.words[at + 1]
