"""The sentences of a paragraph: their words, the marks in them, and of whom they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.paper import Paragraph
from paperwork.russian.gender import FEMALE, MALE

WORD: Final = re.compile(r"[А-Яа-яЁё]+")
SENTENCE: Final = re.compile(r"[.!?](?=\s+[А-ЯЁA-Z«\"])|[;\n]")
FIRST: Final = frozenset({"я", "мне", "мной", "меня", "мои", "мое", "моих", "моего", "мой", "моя"})
SAID_OF: Final = {MALE: "он", FEMALE: "она"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: its words with their places, and the marks in it."""

    paragraph: Paragraph
    start: int
    end: int
    words: tuple[tuple[int, int, str], ...]
    marks: tuple[Mark, ...]

    @property
    def is_first_person(self) -> bool:
        """Whether the one who signs speaks."""
        return any(word.lower() in FIRST for _, _, word in self.words)

    def has_pronoun(self, sex: str | None) -> bool:
        """Whether it says «он» or «она» of somebody of the sex."""
        return any(word.lower() == SAID_OF.get(sex or "") for _, _, word in self.words)

    @property
    def names_client(self) -> bool:
        """Whether the client is named in it."""
        return any(mark.tag.startswith("клиент.ф") or mark.tag == "клиент.имя" for mark in self.marks)


def sentences_of(paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of a paragraph."""
    text = paragraph.text
    starts = [0]
    for match in SENTENCE.finditer(text):
        if all(not (mark.start < match.end() < mark.end) for mark in paragraph.marks) and not _is_short(
            text, match.start()
        ):
            starts.append(match.end())
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = tuple(
            (start + match.start(), start + match.end(), match.group())
            for match in WORD.finditer(text[start:end])
            if paragraph.is_free(start + match.start(), start + match.end())
        )
        yield Sentence(
            paragraph, start, end, words, tuple(m for m in paragraph.marks if start <= m.start < end)
        )


def _is_short(text: str, at: int) -> bool:
    """Whether the full stop ends an abbreviation: «г.», «ул.», «И.»."""
    word = re.search(r"\w+$", text[:at])
    return text[at] == "." and bool(word) and len(word.group()) <= 2  # type: ignore[union-attr]
