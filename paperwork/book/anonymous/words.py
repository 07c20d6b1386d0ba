"""Whether a single word may be a name of a person, and whether it is a usual word too."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.russian.morphology import is_proper, readings

PATRONYMIC = re.compile(
    r".+(?:[оеё]вич(?:а|у|ем|е)?|(?:ль|зьм|лук|фом|икит|савв)ич(?:а|у|ом|ем|е)?"
    r"|(?:[оеё]вн|ичн|ишн)(?:а|ы|е|у|ой|ою))"
)


@lru_cache(maxsize=2**14)
def is_usual(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as something else than a name («Петрова книга»)."""
    return any(
        reading.is_known and not is_proper(reading) and "Poss" not in reading.tag
        for reading in readings(word)
    )


@lru_cache(maxsize=2**14)
def is_given_name(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as a given name, in any case."""
    return any(reading.is_known and "Name" in reading.tag for reading in readings(word))


@lru_cache(maxsize=2**14)
def is_patronymic(word: str) -> bool:
    """Whether the (lower-case) word is a patronymic in any case: «ильиничны», «петровичем»."""
    return PATRONYMIC.fullmatch(word) is not None


@lru_cache(maxsize=2**14)
def is_surname_only(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as a surname and as no usual word."""
    return any(reading.is_known and "Surn" in reading.tag for reading in readings(word)) and not is_usual(
        word
    )


@lru_cache(maxsize=2**14)
def may_be_surname(word: str) -> bool:
    """Whether the (lower-case) word beside a given name or initials is a surname: no other word is."""
    found = readings(word)
    if any(reading.is_known and "Surn" in reading.tag for reading in found):
        return True
    return not is_usual(word) and not any(reading.is_known and "Geox" in reading.tag for reading in found)
