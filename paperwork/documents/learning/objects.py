"""Things that a sentence says something is done with: they are not who does it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from paperwork.documents.learning.words import listed
from paperwork.russian.morphology import readings


def is_object(words: Sequence[str], place: int) -> bool:
    """«экземпляр получил»: a thing beside what a person does with it."""
    beside = words[max(0, place - 1) : place + 2 : 2] if place else words[1:2]
    return _is_taken(words[place]) and any(
        word.startswith(listed("deeds", "words")) and _takes(word) for word in beside
    )


@lru_cache(maxsize=4096)
def _is_taken(word: str) -> bool:
    return any(
        "NOUN" in reading.tag and "inan" in reading.tag and "accs" in reading.tag
        for reading in readings(word)
    )


@lru_cache(maxsize=4096)
def _takes(word: str) -> bool:
    return any("VERB" in reading.tag and "tran" in reading.tag for reading in readings(word)[:2])
