"""A word in both genders: «обратилась» and «обратился», «ее» and «его», «гражданки» and «гражданина»."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.words import listed
from paperwork.russian.gender import FEMALE, MALE
from paperwork.russian.morphology import GRAMMEMES, inflected, readings

GRAMMEME: Final = {MALE: "masc", FEMALE: "femn"}
OTHER: Final = {MALE: FEMALE, FEMALE: MALE}
PRONOUNS: Final = (
    ("он", "она"), ("его", "ее"), ("ему", "ей"), ("им", "ею"), ("него", "нее"),
    ("нему", "ней"), ("ним", "ней"), ("нем", "ней"),
)  # fmt: skip
SHORT: Final = ("ADJS", "PRTS")
FULL: Final = ("ADJF", "PRTF")


@dataclass(frozen=True, slots=True)
class Pair:
    """A word in both genders; ``subject`` is the gender's grammeme that its subject has to have."""

    masculine: str
    feminine: str
    kind: str

    @property
    def arguments(self) -> str:
        """The pair as the filter takes it."""
        return f'"{self.masculine}", "{self.feminine}"'


@lru_cache(maxsize=4096)
def pair_of(word: str, sex: str) -> Pair | None:
    """The word in both genders, where it is in that of the sex; None for all other words."""
    small = folded(word).lower()
    for masculine, feminine in PRONOUNS:
        if small == (masculine if sex == MALE else feminine):
            return _cased(word, masculine, feminine, "pronoun")
    if small == ("один" if sex == MALE else "одна"):
        return _cased(word, "один", "одна", "alone")
    if small == ("сам" if sex == MALE else "сама"):
        return _cased(word, "сам", "сама", "predicate")
    own, other = GRAMMEME[sex], GRAMMEME[OTHER[sex]]
    for number, reading in enumerate(readings(small)[:4]):
        tag = reading.tag
        if "NOUN" in tag and other_noun(reading, sex):
            return paired(word, small, str(other_noun(reading, sex)), sex, "noun")
        if not reading.is_known or "sing" not in tag or own not in tag:
            continue
        if number == 0 and (("VERB" in tag and "past" in tag) or any(kind in tag for kind in SHORT)):
            form = inflected(reading, other)
            return paired(word, small, form, sex, "predicate") if form else None
        is_address = str(reading.normal_form) in listed("pairs", "adjectives")
        if any(kind in tag for kind in FULL) and "nomn" in tag and ("PRTF" in tag or is_address):
            form = inflected(reading, other, "nomn")
            return paired(word, small, form, sex, "full") if form else None
        if "PRTF" in tag:
            return Pair(word, word, "full")
    return None


def paired(word: str, small: str, form: str, sex: str, kind: str) -> Pair:
    """The word and its form for the other sex, with the capitals that the word has."""
    plain = form.replace("ё", "е")
    return _cased(word, *((small, plain) if sex == MALE else (plain, small)), kind)


def _cased(word: str, masculine: str, feminine: str, kind: str) -> Pair:
    if word.isupper() and len(word) > 1:
        return Pair(masculine.upper(), feminine.upper(), kind)
    if word[:1].isupper():
        return Pair(masculine.capitalize(), feminine.capitalize(), kind)
    return Pair(masculine, feminine, kind)


def other_noun(reading: Any, sex: str) -> str | None:
    """The same case of the noun that names a person of the other sex: «гражданки» → «гражданина»."""
    lemma = str(reading.normal_form)
    known = listed("pairs", "words")
    for pair in (*known, *listed("pairs", "feminine")) if sex == FEMALE else known:
        masculine, feminine = pair.split("/")
        if lemma == (masculine if sex == MALE else feminine):
            target = feminine if sex == MALE else masculine
            case = next((g for g in ("nomn", *GRAMMEMES.values()) if g in reading.tag), "nomn")
            for other in readings(target):
                if "NOUN" in other.tag and "nomn" in other.tag and other.normal_form == target:
                    return inflected(other, case, "sing")
    return None
