"""Whether a single word may be a name of a person, and whether it is a usual word too."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.book.anonymous.namesakes import PETS, SURNAMES
from paperwork.russian.morphology import is_proper, readings

PATRONYMIC = re.compile(
    r"(?:пал|михал|степан|иван|николав|андрев|андре|сергев|юрь|сан)н(?:а|ы|е|у|ой)"
    r"|митрич(?:а|у|ем|е)?"
    r"|.+(?:[оеё]вич(?:а|у|ем|е)?|(?:ь|зьм|лук|фом|икит|савв)ич(?:а|у|ом|ем|е)?"
    r"|[а-я]{2,}(?:ыч|[аеу]ич)(?:а|у|ем|ом|е)?"
    r"|(?:[оеё]вн|ичн|ишн)(?:а|ы|е|у|ой|ою))"
)

# Forms of surnames; «-ин» is not among them: that is how medicines end.
SURNAME = re.compile(
    r"[а-я]{3,}(?:[оеё]в(?:а|у|ым|е|ой|ых|ы|ыми)?|енко|(?:ч|щ)ук(?:а|у|ом|е)?|н?юк(?:а|у|ом|е)?|швили|дзе|ян(?:а|у|ом|е)?|янц(?:а|у|ем)?"
    r"|(?:овск|евск|инск)(?:ий|ая|ого|ому|им|ой|ую|ие|их))"
)
PET_NAME = re.compile(
    r"(.{2,}?)(?:[оеи]?[чн]?к|ош|ушк|юшк|уш|юш|унчик|ечк|ик|чик|ул|юл|ус|юс)(?:а|и|е|у|ой|ом|ы|я|ю|ей)?"
)
GIVEN_FORMS = frozenset({"рада", "раде", "радой", "мия", "мие", "ия"})
PLACES = frozenset({"лена", "лены", "лене", "лену", "леной"})


@lru_cache(maxsize=2**14)
def is_usual(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as something else than a name («Петрова книга»)."""
    return any(
        reading.is_known and not is_proper(reading) and "Poss" not in reading.tag
        for reading in readings(word)
    )


@lru_cache(maxsize=2**14)
def is_given_name(word: str) -> bool:
    """Whether the (lower-case) word is a given name in any case, or a pet name made of one."""
    found = readings(word)
    if word in GIVEN_FORMS or any(reading.is_known and "Name" in reading.tag for reading in found):
        return True
    if lemmas(word) & PETS:
        return True
    if any(reading.is_known for reading in found):
        return False
    pet = PET_NAME.fullmatch(word)
    return pet is not None and any(
        reading.is_known and "Name" in reading.tag
        for ending in ("", "а", "я", "ь", "й", "он", "ей", "ий", "им", "офей")
        for reading in readings(pet.group(1) + ending)
    )


@lru_cache(maxsize=2**14)
def is_patronymic(word: str) -> bool:
    """Whether the (lower-case) word is a patronymic in any case: «ильиничны», «петровичем»."""
    return PATRONYMIC.fullmatch(word) is not None


@lru_cache(maxsize=2**14)
def is_surname(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as a surname and as no place."""
    return not is_place(word) and any(
        reading.is_known and "Surn" in reading.tag for reading in readings(word)
    )


@lru_cache(maxsize=2**14)
def is_surname_only(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as a surname and as no usual word."""
    return any(reading.is_known and "Surn" in reading.tag for reading in readings(word)) and not is_usual(
        word
    )


@lru_cache(maxsize=2**14)
def is_namesake(word: str) -> bool:
    """Whether the (lower-case) word is a usual one that is a surname too: «заяц», «долгих»."""
    return bool(SURNAMES & {word, *lemmas(word)})


@lru_cache(maxsize=2**14)
def is_noun(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as a noun."""
    return any(reading.is_known and "NOUN" in reading.tag for reading in readings(word))


@lru_cache(maxsize=2**14)
def may_be_surname(word: str) -> bool:
    """Whether the (lower-case) word beside a given name or initials is a surname: no other word is."""
    found = readings(word)
    if any(reading.is_known and "Surn" in reading.tag for reading in found):
        return True
    if "-" in word and all(map(is_usual, word.split("-"))):
        return False  # «брат-близнец»
    return not is_usual(word) and not any(reading.is_known and "Geox" in reading.tag for reading in found)


@lru_cache(maxsize=2**14)
def is_known(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word at all."""
    return any(reading.is_known for reading in readings(word))


@lru_cache(maxsize=2**14)
def is_place(word: str) -> bool:
    """Whether the dictionary has the (lower-case) word as a name of a place: «владимир», «лена»."""
    return word in PLACES or any(reading.is_known and "Geox" in reading.tag for reading in readings(word))


@lru_cache(maxsize=2**14)
def has_case(word: str, grammeme: str) -> bool:
    """Whether the (lower-case) word can be in the case, or of the gender."""
    return any(grammeme in reading.tag for reading in readings(word))


@lru_cache(maxsize=2**14)
def lemmas(word: str) -> frozenset[str]:
    """The (lower-case) word and the words of which it may be a form, without ё."""
    return frozenset({word, *(str(reading.normal_form).replace("ё", "е") for reading in readings(word))})


@lru_cache(maxsize=2**14)
def looks_like_surname(word: str) -> bool:
    """Whether a (lower-case) word that is no usual one ends as only surnames do."""
    return SURNAME.fullmatch(word) is not None and not is_usual(word) and not is_place(word)
