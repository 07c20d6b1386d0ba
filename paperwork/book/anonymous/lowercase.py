"""Names that are written without a capital: «гуж осип львович», «муж олег», «зовут ее лилия»."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.book.anonymous.beside import is_abstract
from paperwork.book.anonymous.namesakes import PETS
from paperwork.book.anonymous.passage import Passage
from paperwork.book.anonymous.vocabulary import PERSON, ROLES
from paperwork.book.anonymous.words import (
    is_given_name,
    is_patronymic,
    is_place,
    is_usual,
    may_be_surname,
)
from paperwork.russian.morphology import readings

SHORTEST = 4  # letters of a name that is known by itself
NAMED = re.compile(
    rf"\b(?:(?:{PERSON})\w*|{ROLES}|зовут|по\s+имени|имя|звать)(?:\s+(?:ее|её|его|меня|их|мой|моя|наш\w*|мо[еий]\w*))?"
    r"[\s:,–—-]+$",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:звони|говори|сказа|приход|приш|уш|уеха|приеха|помог|жи[вл]|встрет|видел|сообщ|расска|пись|ходи|жалу|ссор|слов|прос|"
    r"попрос|переда|навест|отда|повез|вызва|забра)[а-яё]*\s+(?:(?:с|у|к|от|о|об|про|для)\s+)?$",
    re.IGNORECASE,
)


def is_small_name(passage: Passage, at: int) -> bool:
    """Whether a word without a capital is a name: by itself, beside a patronymic or by what is before it."""
    word = passage.words[at]
    if is_always_name(word.folded):
        return True
    if _goes_with_patronymic(passage, at):
        return True
    if not _may_be_name(word.folded) or is_abstract(passage, word):  # «любовь к детям, вера в свои силы»
        return False
    before = passage.text[max(0, word.start - 40) : word.start]
    if NAMED.search(before):
        return True
    return not is_usual(word.folded) and SAID.search(before) is not None


@lru_cache(maxsize=2**14)
def is_always_name(word: str) -> bool:
    """Whether the dictionary has the folded word as nothing else than a name of a person."""
    if len(word) < SHORTEST or is_place(word) or is_usual(word):
        return False
    found = [reading for reading in readings(word) if reading.is_known]
    if found:
        return any(grammeme in reading.tag for reading in found for grammeme in ("Name", "Surn", "Patr"))
    return len(word) > SHORTEST and is_patronymic(word)


@lru_cache(maxsize=2**14)
def _may_be_name(word: str) -> bool:
    """Whether it may be a given name, and no adjective that goes with a person: «рада», «мила»."""
    if len(word) < 3 or not is_given_name(word):
        return False
    return word in PETS or not any(
        reading.is_known and ("ADJS" in reading.tag or "VERB" in reading.tag) for reading in readings(word)
    )


def _goes_with_patronymic(passage: Passage, at: int) -> bool:
    words = passage.words
    last = next(
        (at + more for more in range(3) if at + more < len(words) and is_patronymic(words[at + more].folded)),
        -1,
    )
    if last < 1 or not all(passage.is_joined(place) for place in range(max(at, last - 1), last + 1) if place):
        return False
    given = words[last - 1].folded
    if is_usual(words[last].folded) or not is_given_name(given):
        return False
    return last - at < 2 or (passage.is_joined(at + 1) and may_be_surname(words[at].folded))
