"""A text as words beside one another, also where a word is spaced out, broken over a line or joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from paperwork.book.anonymous.spellings import MARKS, folded
from paperwork.book.anonymous.words import is_given_name, is_namesake, is_surname, is_usual
from paperwork.common.records import dataclass

LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}+(?:[{MARKS}]+{LETTER}*)*(?:['’‐‑-]{LETTER}+(?:[{MARKS}]+{LETTER}*)*)*")
PART = re.compile(r"[^\s'’‐‑-](?:[^‐‑-]*[^\s‐‑-])?")
GAP = re.compile(r"\.?\s*|[‐‑-]")
SPACED = re.compile(rf"(?<![\w.-]){LETTER}(?:[ \u00a0._+*·-]{LETTER}){{3,}}(?![\w])")
BROKEN = re.compile(rf"({LETTER}{{2,}})(-|¬)?[ \t]*\n\s*({LETTER}{{2,}})")
QUOTES = '«„“"'
SAYING = (
    r"(?:говор|сказ|крич|спро[сш]|пиш|отве[тч]|жал|повтор|заяв|ш[её]п|прос|объясн|ворч|написа|бормо|утвержд)"
)
SAID_BEFORE = re.compile(rf"{SAYING}[а-яё]*[^.!?«»]{{0,25}}[:,]\s*$", re.IGNORECASE)
SAID_AFTER = re.compile(rf"[^«»„“”\"]*[»”“\"]\s*,?\s*[–—-]\s*(?:[а-яё]+\s+){{0,2}}?{SAYING}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, how it is written, its folded spelling."""

    start: int
    end: int
    text: str
    folded: str
    is_half: bool = False  # of a word with a hyphen

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


class Known(Protocol):
    """What a passage asks of those who know names."""

    def is_name(self, word: str) -> bool:
        """Whether the folded word names one of the book's people."""

    def in_cyrillic(self, word: str) -> str:
        """The folded spelling of a Latin word that may be a name."""

    def is_joined_of_names(self, word: str) -> bool:
        """Whether a word with a hyphen is to be read by its halves."""


@dataclass(frozen=True)
class Passage:
    """A text and its words in their order."""

    text: str
    words: Sequence[Word]

    @classmethod
    def of(cls, text: str, known: Known) -> Passage:
        """The passage that a text is."""
        merged = {word.start: word for word in _merged(text, known)}
        return cls(text, list(_words(text, merged, known)))

    def is_joined(self, place: int) -> bool:
        """Whether the word goes with the one before it: nothing but a gap, or an initial's full stop."""
        left, right = self.words[place - 1], self.words[place]
        gap = self.text[left.end : right.start]
        return GAP.fullmatch(gap) is not None and (left.is_initial or "." not in gap)

    def is_quoted(self, word: Word) -> bool:
        """Whether the word begins a title: «Вера»."""
        return self.text[word.start - 1 : word.start] in tuple(QUOTES) and not self.is_spoken(word)

    def is_spoken(self, word: Word) -> bool:
        """Whether the word is of what somebody says: «Даня ударил меня», – сказала мать."""
        opened = max(self.text.rfind(quote, 0, word.start) for quote in QUOTES)
        if opened < 0:
            return False
        is_called = (
            re.match(r"[,!?…]\s", self.text[word.end : word.end + 2]) is not None and opened == word.start - 1
        )
        is_said = SAID_BEFORE.search(self.text[max(0, opened - 50) : opened]) is not None
        return is_called or is_said or SAID_AFTER.match(self.text, word.end) is not None

    def is_dotted(self, word: Word) -> bool:
        """Whether a full stop follows the word."""
        return self.text[word.end : word.end + 1] == "."

    def chain_start(self, at: int) -> int:
        """The first of the words with capitals that are joined to this one."""
        while at and self.is_joined(at) and self.words[at - 1].is_capital and not self._opens(at - 1):
            at -= 1
        return at

    def _opens(self, at: int) -> bool:
        """Whether the word has its capital from the beginning of a sentence: «Читали Носова»."""
        word = self.words[at]
        is_first = self.text[: word.start].rstrip(' «"(')[-1:] in ("", ".", "!", "?", ":", "\n", "-", "–")
        is_name = word.is_initial or is_given_name(word.folded) or is_namesake(word.folded)
        return is_first and is_usual(word.folded) and not is_name and not is_surname(word.folded)

    def neighbours(self, at: int) -> Iterator[Word]:
        """The words that go with it, before and after."""
        if at and self.is_joined(at):
            yield self.words[at - 1]
        if at + 1 < len(self.words) and self.is_joined(at + 1):
            yield self.words[at + 1]


def _words(text: str, merged: dict[int, Word], known: Known) -> Iterator[Word]:
    end = 0
    for match in WORD.finditer(text):
        if match.start() < end:
            continue
        if match.start() in merged:
            end = merged[match.start()].end
            yield merged[match.start()]
            continue
        word = folded(match.group())
        if word.isascii() and len(word) > 1:
            word = known.in_cyrillic(word) or word
        if "-" in word and not known.is_name(word) and known.is_joined_of_names(word):
            yield from _halves(match, known)
        else:
            yield Word(match.start(), match.end(), match.group(), word)


def _halves(match: re.Match[str], known: Known) -> Iterator[Word]:
    for half in re.finditer(r"[^‐‑-]+", match.group()):
        start, end = match.start() + half.start(), match.start() + half.end()
        word = folded(half.group())
        yield Word(
            start, end, half.group(), (known.in_cyrillic(word) or word) if word.isascii() else word, True
        )


def _merged(text: str, known: Known) -> Iterator[Word]:
    """Words that are spaced out («С о к о л о в а») or broken over a line, where that makes a name."""
    if "\n" in text:
        for match in BROKEN.finditer(text):
            first, hyphen, second = match.groups()
            word = folded(first + second)
            if (
                known.is_name(word)
                if second[0].islower() and not hyphen
                else ((second[0].islower() and known.is_name(word)) or known.is_joined_of_names(f"{word}-"))
            ):
                yield Word(*match.span(), first + second, word)
    for match in SPACED.finditer(text):
        letters = "".join(re.findall(LETTER, match.group()))
        yield from _names_in(match, letters, known)


def _names_in(match: re.Match[str], letters: str, known: Known) -> Iterator[Word]:
    """The names that letters with gaps between them spell one after another."""
    places = [place for place, sign in enumerate(match.group(), match.start()) if sign.isalpha()]
    at = 0
    while at < len(letters):
        for end in range(len(letters), at + 1, -1):
            word = folded(letters[at:end])
            if known.is_name(word) or (end - at > 3 and known.is_joined_of_names(f"{word}-")):
                yield Word(places[at], places[end - 1] + 1, letters[at:end].capitalize(), word)
                at = end
                break
        else:
            at += 1
