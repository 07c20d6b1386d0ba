"""The dictionary of Russian words: readings of a word and its forms, through pymorphy3."""

from functools import lru_cache
from typing import Any, Final

from paperwork.russian.cases import Case

Reading = Any  # pymorphy3 has no type hints: a Parse with .tag, .inflect(), .is_known

GRAMMEMES: Final = {
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
    Case.PREPOSITIONAL: "loct",
}
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3_dicts_ru import get_path

    from paperwork.russian.mapped_words import mapped_words
    from paperwork.russian.quick_tags import quick_tags

    with quick_tags(), mapped_words():
        # without the path it looks through every installed package
        return MorphAnalyzer(get_path(), lang="ru")


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of *word*, the likeliest first; none of a word of signs that have no name."""
    try:
        return tuple(_analyzer().parse(word))
    except ValueError:  # the dictionary asks Unicode what each sign is called
        return ()


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """Tell whether the dictionary has *word* itself, so that its reading is not a guess."""
    return bool(_analyzer().word_is_known(word))


def is_proper(reading: Reading) -> bool:
    """Return whether it is read as a name of a person or of a place."""
    return any(grammeme in reading.tag for grammeme in _PROPER)


def nominative_nouns(word: str) -> list[Reading]:
    """Return the readings of *word* as a noun in the nominative, the best for a post or a body first.

    A person comes before a thing (редактор), a common noun before a name; for a word that is only
    guessed at, «a name» says nothing.
    """
    found = [reading for reading in readings(word) if "NOUN" in reading.tag and "nomn" in reading.tag]
    return sorted(found, key=_unlikeliness)


def nominative_adjectives(word: str) -> list[Reading]:
    """Return the readings of *word* as an adjective or a participle in the nominative that can change."""
    tags = [(reading, reading.tag) for reading in readings(word)]
    adjectives = [(reading, tag) for reading, tag in tags if "ADJF" in tag or "PRTF" in tag]
    return [reading for reading, tag in adjectives if "nomn" in tag and "Fixd" not in tag]


def _unlikeliness(reading: Reading) -> tuple[bool, bool, bool]:
    tag = reading.tag
    return "Fixd" in tag, bool(reading.is_known) and is_proper(reading), "inan" in tag


def inflected(reading: Reading, *grammemes: str) -> str | None:
    """Return the form with these grammemes, None where the word has no such form."""
    form = reading.inflect(set(grammemes))
    return str(form.word) if form else None


def sex_of_given_name(word: str) -> str | None:
    """Return the gender (masc, femn) of a given name in the dictionary, None for Женя and for no name."""
    names = [reading.tag for reading in readings(word) if reading.is_known and "Name" in reading.tag]
    nominatives = [tag for tag in names if "nomn" in tag and "sing" in tag]
    genders = {gender for gender in ("masc", "femn", "ms-f") for tag in nominatives if gender in tag}
    return genders.pop() if len(genders) == 1 and "ms-f" not in genders else None


def is_given_name(word: str) -> bool:
    """Tell whether the dictionary has *word*, or the first of its members, as a given name."""
    found = [reading for reading in readings(word.split("-")[0]) if reading.is_known]
    return any("Name" in reading.tag and "nomn" in reading.tag for reading in found)


def sex_of_listed_surname(word: str) -> str | None:
    """Return the gender (masc, femn) of a surname in the dictionary, None for one of both and for others."""
    found = [reading.tag for reading in readings(word) if reading.is_known]
    nominatives = [tag for tag in found if "nomn" in tag and "sing" in tag]
    if any("Surn" not in tag for tag in nominatives if "NOUN" in tag):
        return None  # «калина» is a thing, too: a man may be called so
    genders = {gender for gender in ("masc", "femn", "ms-f") for tag in nominatives if gender in tag}
    return genders.pop() if len(genders) == 1 and "ms-f" not in genders else None


def names_a_thing(word: str) -> bool:
    """Tell whether the dictionary has *word* as a noun for something without life (фонд, центр)."""
    return any("inan" in reading.tag and reading.is_known for reading in nominative_nouns(word))


def has_surname_reading(word: str) -> bool:
    """Tell whether the dictionary has *word* as a surname in the nominative."""
    return any("Surn" in reading.tag and "nomn" in reading.tag for reading in readings(word))
