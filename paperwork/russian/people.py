"""Cases of people's names: surnames, given names and patronymics, through pytrovich and a few repairs."""

import re
from functools import lru_cache
from typing import Any, Final, Literal

from paperwork.russian.cases import Case, Overrides, is_shouted, overridden
from paperwork.russian.gender import FEMALE, KINSHIP_WORDS, MALE, Sex, sex_of_patronymic
from paperwork.russian.morphology import (
    GRAMMEMES,
    inflected,
    is_known,
    is_proper,
    nominative_nouns,
    readings,
    sex_of_given_name,
)
from paperwork.russian.names import PersonName, is_initial

Part = Literal["LASTNAME", "FIRSTNAME", "MIDDLENAME"]
_PARTS: Final[tuple[Part, ...]] = ("LASTNAME", "FIRSTNAME", "MIDDLENAME")

# First members of double names that stay in every case (Бонч-Бруевича, Тер-Петросяна, Жан-Жака).
_FIXED_MEMBERS: Final = frozenset({
    "аль", "ас", "ад", "ар", "аш", "эль", "ибн", "бен", "бонч", "тер", "мак", "ван", "фон", "де", "дер",
    "ди", "да", "ла", "ле", "лё", "сен", "сан", "грум", "жан", "бюль",
})  # fmt: skip
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
_HISSING_A: Final = r".+[жшчщц](?:а|ая)"
_FLEETING_E: Final = rf"(.*[{_VOWELS}])([^{_VOWELS}ьй]?)ец"
_MASCULINE_ENDING: Final = r".*(?:[оеё]в|[иы]н|[сц]кий|[сц]кой|ый)"
_FEMININE_ENDING: Final = r".*(?:[оеё]ва|[иы]на|[сц]кая|ая|яя)"


def decline_person(name: PersonName, case: Case, overrides: Overrides | None = None) -> PersonName:
    """Return the name in *case*, its order and its spaces kept.

    A name whose sex is shown neither by itself nor by any of its parts is returned as it is.
    """
    sex = name.sex or _sex_of_parts(name)
    parts = (
        _decline_part(kind, part, sex, case, overrides) for kind, part in zip(_PARTS, name.parts, strict=True)
    )
    return name.with_parts(*parts)


def _sex_of_parts(name: PersonName) -> Sex | None:
    """Return the sex shown by the patronymic, else by the given name, else by the surname's ending."""
    known = sex_of_patronymic(name.patronymic)
    gender = sex_of_given_name(name.given) if name.given else None
    if known or gender:
        return known or (MALE if gender == "masc" else FEMALE)
    return sex_of_surname(name.surname or "")


def sex_of_surname(text: str) -> Sex | None:
    """Return the sex shown by the ending of a surname in the nominative (Соколов, Соколова), else None."""
    surname = text.lower()
    if re.fullmatch(_FEMININE_ENDING, surname):
        return FEMALE
    return MALE if re.fullmatch(_MASCULINE_ENDING, surname) else None


def _decline_part(
    kind: Part, part: str | None, sex: Sex | None, case: Case, overrides: Overrides | None
) -> str | None:
    """Return one part of a name in *case*; a form set for the part or for a word of it comes first."""
    if not part:
        return part
    words = part.split()
    stays = is_initial(part) or words[-1].lower().split("-")[-1] in KINSHIP_WORDS
    return overridden(part, case, overrides) or " ".join(
        _decline_word(kind, word, None if stays else sex, case, overrides) for word in words
    )


def _decline_word(kind: Part, word: str, sex: Sex | None, case: Case, overrides: Overrides | None) -> str:
    """Return a word of a name in *case*, a double one by its members; without a sex it stays."""
    whole = overridden(word, case, overrides)
    if whole:
        return whole
    members = word.split("-")
    forms = []
    for index, member in enumerate(members):
        is_fixed = len(members) > index + 1 and member.lower() in _FIXED_MEMBERS
        own = overridden(member, case, overrides)
        forms.append(own or (member if is_fixed or sex is None else _decline_member(kind, member, sex, case)))
    return "-".join(forms)


@lru_cache(maxsize=8192)
def _decline_member(kind: Part, member: str, sex: Sex, case: Case) -> str:
    """Return a single word in *case*; what is not written as a name (a particle «де») stays."""
    if not member[:1].isupper() or not member.isalpha():
        return member
    shouted = is_shouted(member)
    word = member.capitalize() if shouted else member
    repaired = _repaired_surname(word.lower(), sex, case) if kind == "LASTNAME" else None
    form = word[:1] + repaired[1:] if repaired else _by_rules(kind, word, sex, case)
    return form.upper() if shouted else form


@lru_cache(maxsize=1)
def _maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def _by_rules(kind: Part, word: str, sex: Sex, case: Case) -> str:
    from pytrovich import enums

    gender = enums.Gender.MALE if sex == MALE else enums.Gender.FEMALE
    return str(_maker().make(enums.NamePart[kind], gender, enums.Case[case.name], word))


def _repaired_surname(word: str, sex: Sex, case: Case) -> str | None:
    """Return the form of a lower-case surname that the rules get wrong, None where they are right."""
    if word in _STANDING_SURNAMES:
        return word
    if re.fullmatch(_HISSING_A, word):
        return _as_dictionary_word(word, case)
    return _repaired_masculine(word, case) if sex == MALE else _repaired_feminine(word, case)


def _as_dictionary_word(word: str, case: Case) -> str | None:
    """Return the form of «груша», «левша», «чужая»: only the dictionary knows where the stress is."""
    for reading in sorted(readings(word), key=lambda reading: not reading.normal_form.endswith("ой")):
        tag = reading.tag
        if reading.is_known and "nomn" in tag and "sing" in tag and ("NOUN" in tag or "ADJF" in tag):
            return inflected(reading, GRAMMEMES[case], "sing")
    return None


def _repaired_masculine(word: str, case: Case) -> str | None:
    """Return the form of a surname that is a noun itself (Воробей, Ткач), short in -й or in -ец."""
    if word[-1] in _VOWELS:
        return None
    as_noun = _as_noun_of_a_being(word, case)
    if as_noun:
        return as_noun
    if re.fullmatch(_SHORT_IN_Y, word):
        return word[:-1] + _NOUN_ENDINGS[case]
    return _with_fleeting_e(word, case)


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


def _with_fleeting_e(word: str, case: Case) -> str | None:
    """Return «Сидорца» for «Сидорец», «Ковальца» for «Ковалец», «Коломийца» for «Коломиец»."""
    found = re.fullmatch(_FLEETING_E, word)
    if not found or word == "перец":
        return None
    stem, consonant = found.groups()
    joint = {"": "й", "л": "ль"}.get(consonant, consonant)
    endings = {**_NOUN_ENDINGS, Case.GENITIVE: "а", Case.ACCUSATIVE: "а", Case.DATIVE: "у"}
    stressed = consonant and consonant != "н"  # Кравцом, Горобцом, but Немцем, Казанцем, Коломийцем
    ending = "ом" if stressed and case is Case.INSTRUMENTAL else endings[case]
    return f"{stem}{joint}ц{ending}"


def _repaired_feminine(word: str, case: Case) -> str | None:
    """Return the form of «Сова», «Глина»: the -ов-, -ин- of so short a surname is its root."""
    if not re.fullmatch(_SHORT_IN_OVA, word):
        return None
    return _by_rules("FIRSTNAME", word, FEMALE, case)
