"""Whom or what a noun of a sentence means: the client, another person, a thing of some gender."""

from __future__ import annotations

from functools import lru_cache

from paperwork.documents.learning.gender_pairs import other_noun
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.words import listed
from paperwork.russian.morphology import readings


def is_client_word(small: str) -> bool:
    """Whether the word calls a client: «клиента», «гражданке», «получатель»."""
    return any(small.startswith(known[:6]) for known in listed("roots", "клиент") if len(known) > 4)


@lru_cache(maxsize=4096)
def is_clients_noun(word: str, sex: str) -> bool:
    """Whether the word in the nominative calls the client by a noun of his sex: «клиентка», «гражданин»."""
    small = folded(word).lower()
    return any("nomn" in it.tag and "sing" in it.tag and other_noun(it, sex) for it in readings(small)[:4])


@lru_cache(maxsize=4096)
def is_subject(word: str, gender: str) -> bool:
    """Whether the word is a noun of the gender in the nominative and calls no client."""
    small = folded(word).lower()
    if is_client_word(small):
        return False
    likeliest = readings(small)[:2]
    if likeliest and "PREP" in likeliest[0].tag:
        return False  # «со», «при»: known as other words too
    best = [reading for reading in likeliest if "NOUN" in reading.tag]
    return any("nomn" in r.tag and "sing" in r.tag and gender in r.tag and r.is_known for r in best)


@lru_cache(maxsize=4096)
def is_thing(word: str, gender: str) -> bool:
    """Whether the word is first of all a noun of the gender."""
    return any(
        "NOUN" in reading.tag and gender in reading.tag and "sing" in reading.tag
        for reading in readings(folded(word).lower())[:1]
    )
