"""Cases of people's names: surnames, given names and patronymics, by the rules and their repairs."""

import re
from functools import lru_cache
from typing import Final

from paperwork.russian.cases import Case, Overrides, is_shouted, overridden
from paperwork.russian.east_asian import decline_last_part, is_east_asian, is_family_name
from paperwork.russian.gender import FEMALE, KINSHIP_WORDS, MALE, Sex, sex_of_patronymic
from paperwork.russian.morphology import has_surname_reading, names_a_thing, sex_of_given_name
from paperwork.russian.names import PersonName, is_initial, parse_name
from paperwork.russian.rules import Part, by_rules
from paperwork.russian.surnames import repaired_surname

_PARTS: Final[tuple[Part, ...]] = ("LASTNAME", "FIRSTNAME", "MIDDLENAME")

# First members of double names that stay in every case (Бонч-Бруевича, Тер-Петросяна, Жан-Жака).
FIXED_MEMBERS: Final = frozenset({
    "аль", "ас", "ад", "ар", "аш", "эль", "ибн", "бен", "бонч", "тер", "мак", "ван", "фон", "де", "дер",
    "ди", "да", "ла", "ле", "лё", "сен", "сан", "грум", "жан", "бюль",
})  # fmt: skip
_MASCULINE_ENDING: Final = r".*(?:[оеё]в|[иы]н|[сц]кий|[сц]кой|ый|[жшчщ]ий)"
_ENDS_IN_CONSONANT: Final = r"\w*[бвгджзйклмнпрстфхцчшщьъ]"
_FEMININE_ENDING: Final = r".*(?:[оеё]ва|[иы]на|[сц]кая|ая|яя)"


def decline_person(name: PersonName, case: Case, overrides: Overrides | None = None) -> PersonName:
    """Return the name in *case*, its order and its spaces kept.

    A name whose sex is shown neither by itself nor by any of its parts is returned as it is; of an
    East Asian name («Ким Ир Сен») only the last part changes, as style guides ask.
    """
    if is_east_asian(name):
        return decline_last_part(name, case, overrides)
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


def sex_of_name(text: str) -> Sex | None:
    """Return the sex that a full name shows, None where it shows none or is no person's («Фонд Надежда»)."""
    name = parse_name(text)
    if name is None or not (name.sex or may_be_surname(name.surname or "")):
        return None
    return name.sex or _sex_of_parts(name)


def may_be_surname(word: str) -> bool:
    """Tell whether the dictionary does not have the word as a thing alone."""
    return has_surname_reading(word) or is_family_name(word) or not names_a_thing(word)


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
    return _form_set(kind, part, sex, case, overrides) or " ".join(
        _decline_word(kind, word, None if stays else sex, case, overrides) for word in words
    )


def _decline_word(kind: Part, word: str, sex: Sex | None, case: Case, overrides: Overrides | None) -> str:
    """Return a word of a name in *case*, a double one by its members; without a sex it stays."""
    whole = _form_set(kind, word, sex, case, overrides)
    if whole:
        return whole
    members = word.split("-")
    forms = []
    for index, member in enumerate(members):
        is_fixed = len(members) > index + 1 and member.lower() in FIXED_MEMBERS
        own = _form_set(kind, member, sex, case, overrides)
        forms.append(own or (member if is_fixed or sex is None else _decline_member(kind, member, sex, case)))
    return "-".join(forms)


def _form_set(kind: Part, text: str, sex: Sex | None, case: Case, overrides: Overrides | None) -> str | None:
    """Return the form that people set, which is a man's where a woman's surname does not change."""
    return None if overrides and _never_changes(kind, text, sex) else overridden(text, case, overrides)


def _never_changes(kind: Part, text: str, sex: Sex | None) -> bool:
    """Whether it is a woman's surname that ends in a consonant: «Швец Галины»."""
    members = text.lower().split("-") if kind == "LASTNAME" and sex == FEMALE else ()
    return bool(members) and all(re.fullmatch(_ENDS_IN_CONSONANT, member) for member in members)


@lru_cache(maxsize=8192)
def _decline_member(kind: Part, member: str, sex: Sex, case: Case) -> str:
    """Return a single word in *case*; what is not written as a name (a particle «де») stays."""
    apostrophe = re.search(r"(?<=\w)['’ʼ`](?=\w)", member)  # О'Нил, Лук’янова
    if apostrophe:
        at = apostrophe.start()
        return member[: at + 2] + _decline_member(kind, member[:at] + member[at + 1 :], sex, case)[at + 1 :]
    if not member[:1].isupper() or not member.isalpha() or _never_changes(kind, member, sex):
        return member
    shouted = is_shouted(member)
    word = member.capitalize() if shouted else member
    repaired = repaired_surname(word.lower(), sex, case) if kind == "LASTNAME" else None
    keeps_e = kind == "FIRSTNAME" and word.endswith("ек")  # Джек, Марек: no «Санёк», which loses it
    form = word[:1] + repaired[1:] if repaired else by_rules("LASTNAME" if keeps_e else kind, word, sex, case)
    return form.upper() if shouted else form
