"""Every word by which a person's name may show in a text: the parts of it in all cases, and the family's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from paperwork.common.naming import LOOK_ALIKES
from paperwork.russian.cases import Case, Overrides
from paperwork.russian.gender import FEMALE, KINSHIP_WORDS, MALE, Sex
from paperwork.russian.names import PersonName
from paperwork.russian.people import decline_person

MARKS = r"\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # accents, soft hyphens, what has no width
INVISIBLE = re.compile(f"[{MARKS}ѓќ]")  # the last two are what an accent makes of «г» and «к»
SIGNS = str.maketrans({"ё": "е", "’": "'", "‐": "-", "‑": "-"})
SHORTEST_MEMBER = 4  # letters of a half of a double surname that gives the whole away


class Part(StrEnum):
    """What a word is of a person's name."""

    SURNAME = "surname"
    GIVEN = "given name"
    PATRONYMIC = "patronymic"
    RELATIVE = "surname of a relative of the other sex"
    FAMILY = "surname of all the family"


PARTS = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
# How surnames of a family end: the ending of one person's, the stem's rest, those of the plural.
ADJECTIVES = ("ий", "ый", "ой", "ая", "яя")
PLURALS = {
    "adjective": ("ие", "их", "им", "ими", "ые", "ых", "ым", "ыми"),
    "possessive": ("ы", "ых", "ым", "ыми"),
    "soft": ("и", "ей", "ям", "ями", "ях"),
    "hard": ("ы", "и", "ов", "ев", "ам", "ами", "ах"),
}
MASCULINE = ("а", "у", "ом", "ем", "е")
POSSESSIVE = ("ов", "ев", "ин", "ын")


@lru_cache(maxsize=2**15)
def folded(word: str) -> str:
    """The spelling by which words are compared: neither case nor accents nor Latin look-alikes count."""
    small = word.lower()
    if INVISIBLE.search(small):
        small = unicodedata.normalize("NFD", small).replace("и\u0306", "й")
        small = INVISIBLE.sub("", small)
    small = small.translate(SIGNS)
    return small if small.isascii() else small.translate(LOOK_ALIKES)


def spellings_of(name: PersonName, overrides: Overrides | None = None) -> Iterator[tuple[str, Part]]:
    """Each folded word that may name the person, and the part of the name that it is; with doubles."""
    for sex in (MALE, FEMALE):
        is_own = name.sex in (None, sex)
        for declined in _declined(name, sex, overrides):
            for part, text in zip(PARTS, declined.parts, strict=True):
                if is_own:
                    yield from ((word, part) for word in _words(text or ""))
                elif part is Part.SURNAME:
                    yield from ((word, Part.RELATIVE) for word in _words(text or ""))
    yield from ((word, Part.FAMILY) for word in _plurals(name.surname or ""))


def _declined(name: PersonName, sex: Sex, overrides: Overrides | None) -> Iterator[PersonName]:
    """The name in all cases; a surname of the other sex first takes that sex's ending."""
    surname = name.surname if name.sex in (None, sex) else _counterpart(name.surname or "", sex)
    person = PersonName(str(name), surname, name.given, name.patronymic, sex)
    yield person
    yield from (decline_person(person, case, overrides) for case in Case)
    words = (name.patronymic or "").split()
    if len(words) > 1:  # «Гасана оглы», though the rule says that it stays
        father = PersonName(words[0], given=words[0], sex=MALE)
        declined = (decline_person(father, case, overrides) for case in Case)
        yield from (PersonName(str(form), patronymic=str(form)) for form in declined)


def _counterpart(surname: str, sex: Sex) -> str:
    """«Соколов» for «Соколова», «Заречная» for «Заречный»; the surname itself where both have one."""
    return "-".join(_other(member, sex) for member in surname.split("-"))


def _other(surname: str, sex: Sex) -> str:
    small = surname.lower()
    if sex == FEMALE:
        if small.endswith(POSSESSIVE):
            return surname + "а"
        return surname[:-2] + "ая" if small.endswith(("ий", "ый", "ой")) else surname
    if small.endswith(tuple(f"{ending}а" for ending in POSSESSIVE)):
        return surname[:-1]
    if small.endswith("ая"):
        return surname[:-2] + ("ий" if small[-3:-2] in "кгхжшчщ" else "ый")
    return surname


def _words(text: str) -> Iterator[str]:
    """The words of a part as they may be written, and the halves of a double one."""
    words = [word for word in text.split() if word.lower() not in KINSHIP_WORDS]
    for word in words:
        yield folded(word)
        members = [folded(member) for member in word.split("-")]
        yield from (member for member in members[1:] + members[:1] if _tells(member, members))
        if "'" in folded(word):  # «О’Коннору»: the rules leave such a surname as it is
            yield from (folded(word) + ending for ending in MASCULINE)
    if len(text.split()) > 1:
        yield folded("-".join(text.split()))  # «Гасан-оглы», «Салтыкова-Щедрина»


def _tells(member: str, members: list[str]) -> bool:
    return len(members) > 1 and len(member) >= SHORTEST_MEMBER and member not in KINSHIP_WORDS


def _plurals(surname: str) -> Iterator[str]:
    """«соколовы», «соколовых» and so on for «Соколова»; words that no language has do no harm."""
    for member in (surname, *(surname.split("-") if "-" in surname else ())):
        small = folded(member)
        if len(small) < SHORTEST_MEMBER - 1:
            continue
        stem = small[:-1] if small.endswith(tuple(f"{ending}а" for ending in POSSESSIVE)) else small
        if stem.endswith(POSSESSIVE):
            yield from (stem + ending for ending in PLURALS["possessive"])
        elif small.endswith(ADJECTIVES):
            yield from (small[:-2] + ending for ending in PLURALS["adjective"])
        elif small.endswith(("ь", "й")):
            yield from (small[:-1] + ending for ending in PLURALS["soft"])
        elif small[-1:] not in "аеиоуыэюя":
            yield from (small + ending for ending in PLURALS["hard"])
