"""Cases of surnames that the rules get wrong: adjectives, words of the dictionary, those in -ец."""

import re
from typing import Final

from paperwork.russian.cases import Case
from paperwork.russian.gender import FEMALE, MALE, Sex
from paperwork.russian.morphology import (
    GRAMMEMES,
    inflected,
    is_known,
    is_proper,
    nominative_nouns,
    readings,
)
from paperwork.russian.rules import by_rules

# French surnames with a stressed -а, -я, and Abkhaz ones in -иа, which the rules do not know.
_STANDING_SURNAMES: Final = frozenset({"золя", "труайя", "гулиа"})
_NOUN_ENDINGS: Final = {
    Case.GENITIVE: "я",
    Case.DATIVE: "ю",
    Case.ACCUSATIVE: "я",
    Case.INSTRUMENTAL: "ем",
    Case.PREPOSITIONAL: "е",
}
_VOWELS: Final = "аеёиоуыэюя"
_SHORT_IN_Y: Final = rf"[^{_VOWELS}]*[{_VOWELS}]й"
_SHORT_IN_OVA: Final = rf"[^{_VOWELS}]*(?:[оеё]ва|[иыа]на)"
_HISSING_A: Final = r".+[жшчщц]а"
_HISSING_ADJECTIVE: Final = r".+[жшчщ]ая"
# Adjectives in -жая, -шая with a stressed ending: Большая – Большой, but Хорошая – Хорошей.
_STRESSED_ADJECTIVES: Final = frozenset({"большая", "меньшая", "чужая"})
_ADJECTIVE_IN_OY: Final = rf".*[{_VOWELS}].*[гкхжшчщ]ой"
_POSSESSIVE: Final = r".+(?:ий|ья)"
_IN_EC: Final = rf"(.*?)([{_VOWELS}]?)([^{_VOWELS}й]*)ец"
_UNSTRESSED_EC: Final = r".*(?:[аи]в|м|.город|гор|пол|[аеёиоуыэюя]н|[аеёиоуыэюя])ец"
_STRESSES: Final = {"муромец": "ем", "перец": "ем", "баранец": "ом", "коломец": "ом", "шеломец": "ом"}


def repaired_surname(word: str, sex: Sex, case: Case) -> str | None:
    """Return the form of a lower-case surname that the rules get wrong, None where they are right."""
    if word in _STANDING_SURNAMES:
        return word
    if re.fullmatch(_POSSESSIVE, word) and (form := _as_possessive(word, case)):
        return form
    if sex == FEMALE and re.fullmatch(_HISSING_ADJECTIVE, word):
        return word[:-2] + _adjective_ending(word, case)
    if re.fullmatch(_HISSING_A, word):
        return _as_dictionary_word(word, case)
    return _repaired_masculine(word, case) if sex == MALE else _repaired_feminine(word, case)


def _adjective_ending(word: str, case: Case) -> str:
    """Return the ending of «Непомнящая», «Рыжая», and of «Большая», whose ending is stressed."""
    if case is Case.ACCUSATIVE:
        return "ую"
    return "ой" if word in _STRESSED_ADJECTIVES else "ей"


def _as_possessive(word: str, case: Case) -> str | None:
    """Return «Волчьего» for «Волчий», «Божьей» for «Божья»; None for what is no possessive adjective."""
    for reading in readings(word) if is_known(word) else ():
        if "ADJF" in reading.tag and "nomn" in reading.tag and "ь" in (inflected(reading, "gent") or ""):
            of_a_being = ["anim"] if case is Case.ACCUSATIVE and word.endswith("й") else []
            return inflected(reading, GRAMMEMES[case], "sing", *of_a_being)
    return None


def _as_dictionary_word(word: str, case: Case) -> str | None:
    """Return the form of «груша», «левша»: only the dictionary knows where the stress is."""
    for reading in readings(word):
        tag = reading.tag
        if reading.is_known and "nomn" in tag and "sing" in tag and "NOUN" in tag:
            return inflected(reading, GRAMMEMES[case], "sing")
    return None


def _repaired_masculine(word: str, case: Case) -> str | None:
    """Return the form of a surname that is a noun itself (Воробей, Ткач), short in -й or in -ец."""
    if word[-1] in _VOWELS:
        return None
    if re.fullmatch(_ADJECTIVE_IN_OY, word) and case is Case.INSTRUMENTAL:
        return f"{word[:-2]}им"
    as_noun = None if word in _STRESSES else _as_noun_of_a_being(word, case)
    if as_noun:
        return as_noun
    if re.fullmatch(_SHORT_IN_Y, word):
        return word[:-1] + _NOUN_ENDINGS[case]
    return _in_ec(word, case) if re.fullmatch(_IN_EC, word) else None


def _as_noun_of_a_being(word: str, case: Case) -> str | None:
    if not is_known(word):
        return None
    for reading in nominative_nouns(word):
        tag = reading.tag
        if "anim" in tag and "masc" in tag and "sing" in tag and not is_proper(reading):
            form = inflected(reading, GRAMMEMES[case], "sing")
            return form if form and _keeps_a_vowel(word, form) else None
    return None


def _keeps_a_vowel(word: str, form: str) -> bool:
    """Tell Орёл – Орла from Рот: a surname of one syllable keeps its vowel (Рота), but for Лев – Льва."""
    syllables = sum(letter in _VOWELS for letter in word)
    return syllables > 1 or word == "лев" or form.replace("ё", "е").startswith(word[:-1].replace("ё", "е"))


def _in_ec(word: str, case: Case) -> str | None:
    """Return «Ковальца» for «Ковалец», «Коломийца» for «Коломиец», «Швеца» for «Швец»."""
    found = re.fullmatch(_IN_EC, word)
    before, vowel, consonants = found.groups() if found else ("", "", "")
    keeps_e = word == "перец" or len(consonants) > 1 or not vowel
    joint = {"": "й", "л": "ль"}.get(consonants, consonants)
    stem = word[:-1] if keeps_e else before + vowel + joint
    if case is Case.INSTRUMENTAL:
        return f"{stem}ц{_instrumental_of_ec(word, keeps_e=keeps_e)}"
    return (
        f"{stem}ц{'а' if case in (Case.GENITIVE, Case.ACCUSATIVE) else 'у' if case is Case.DATIVE else 'е'}"
    )


def _instrumental_of_ec(word: str, *, keeps_e: bool) -> str:
    """Return «ом» where the stress is on the ending (Швецом, Донцом, Горобцом), else «ем» (Муромцем, Немцем).

    A common noun has it in the dictionary; else the base shows it: one syllable, or a cluster that keeps
    the vowel, leaves the stress to the ending; -нец, -авец, -горец and their like carry it themselves.
    """
    if word in _STRESSES:
        return _STRESSES[word]
    for reading in nominative_nouns(word) if is_known(word) else ():
        if reading.is_known and "masc" in reading.tag and not is_proper(reading):
            return (inflected(reading, "ablt", "sing") or "ем")[-2:]
    has_short_base = sum(letter in _VOWELS for letter in word) < 3 and word[-3] not in _VOWELS
    return "ом" if keeps_e or has_short_base or not re.fullmatch(_UNSTRESSED_EC, word) else "ем"


def _repaired_feminine(word: str, case: Case) -> str | None:
    """Return the form of «Сова», «Глина»: the -ов-, -ин- of so short a surname is its root."""
    if not re.fullmatch(_SHORT_IN_OVA, word):
        return None
    return by_rules("FIRSTNAME", word, FEMALE, case)
