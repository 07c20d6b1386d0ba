"""Double posts: where a hyphen joins two posts (директор-главный врач) and where the halves of one word."""

import re
from typing import Final

from paperwork.russian.morphology import is_known, nominative_adjectives, nominative_nouns, readings

# First parts of double posts that stay though they are words for people themselves (шеф-инженера).
FIXED_FIRST: Final = frozenset(
    {
        "шеф",
        "премьер",
        "генерал",
        "камер",
        "обер",
        "унтер",
        "штабс",
        "лейб",
        "флигель",
        "вице",
        "экс",
        "топ",
        "супер",
        "интер",
        "контр",
    }
)


def posts_in(piece: str) -> list[str]:
    """Return the piece parted at its hyphens where another post begins: директор-главный, штаба-начальник.

    The first half must be a noun, or an adjective used as one, and not agree with the second: «главный»
    is the adjective of what follows; «начальник» cannot go with the genitive «штаба».
    """
    if "-" not in piece or is_known(piece.lower()):
        return [piece]
    parted = re.split("(-)", piece)
    for place in range(1, len(parted), 2):
        if _is_joint(parted[place - 1].lower(), parted[place + 1].lower()):
            return ["".join(parted[:place]), "-", *posts_in("".join(parted[place + 1 :]))]
    return [piece]


def _is_joint(left: str, right: str) -> bool:
    """Tell whether the hyphen between the two words parts two posts and not the halves of one word."""
    if not (left.isalpha() and right.rstrip(",;").isalpha() and is_known(left) and left not in FIXED_FIRST):
        return False
    before = [
        reading.tag for reading in readings(left) if {"NOUN", "ADJF", "PRTF"} & set(reading.tag.grammemes)
    ]
    if not before or any("Fixd" in tag for tag in before):
        return False
    first = before[0]
    if nominative_adjectives(right):
        return "NOUN" not in first or "anim" in first or "nomn" not in first
    is_person = any(
        "anim" in noun.tag and "sing" in noun.tag and noun.is_known for noun in nominative_nouns(right)
    )
    return is_person and not any("nomn" in tag and "sing" in tag for tag in before)
