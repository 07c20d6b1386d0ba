"""Writers, scholars and rulers whom everybody knows: they are no people of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.book.anonymous.famous import FAMOUS, UNIQUE
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.surroundings import clause_before
from paperwork.book.anonymous.vocabulary import PERSON, ROLES
from paperwork.book.anonymous.words import is_given_name, is_usual, lemmas

PERSON_BEFORE = re.compile(
    rf"\b(?:(?:{PERSON})\w*|{ROLES})\.?(?:\s+[а-яё]+(?:а|и|ы|ей|я|ом|ого|ой)(?=\s))?[\s,(:–—−-]*$",
    re.IGNORECASE,
)
READING = re.compile(
    r"\b(?:чита|прочит|слуша|цитир|изуча|прошли|проходи|люби|наизусть|увлека|сочинени|урок|смотр|реферат|доклад|по|на)\w*\s*(?:\w+\s+(?:и|,)\s*)?$",
    re.IGNORECASE,
)


def is_of_famous(passage: Passage, at: int) -> bool:
    """Whether it is a writer, a scholar or a ruler whom everybody knows, by first names that are his.

    A surname that many have is his only where first names or the words before say so.
    """
    first = passage.chain_start(at)
    words = list(_chain(passage, first))
    before = passage.text[: passage.words[first].start][-60:]
    if PERSON_BEFORE.search(before):
        return False
    for word in words:
        for lemma in lemmas(word.folded) & FAMOUS.keys():
            others = [other for other in words if other is not word and _is_name(other)]
            if all(other.folded[0] in FAMOUS[lemma] for other in others):
                return (
                    bool(others)
                    or lemma in UNIQUE
                    or READING.search(clause_before(before, len(before))) is not None
                )
    return False


def _is_name(word: Word) -> bool:
    return is_given_name(word.folded) or not is_usual(word.folded)


def _chain(passage: Passage, first: int) -> Iterator[Word]:
    """The words with capitals that are joined from here on."""
    yield passage.words[first]
    for at in range(first + 1, len(passage.words)):
        if not passage.is_joined(at) or not passage.words[at].is_capital:
            return
        yield passage.words[at]
