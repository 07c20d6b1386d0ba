"""Chinese, Korean and Vietnamese names, of which only the last part is declined."""

import re
from typing import Final

from paperwork.russian.cases import Case, Overrides, is_shouted, overridden
from paperwork.russian.gender import FEMALE, MALE, sex_of_patronymic
from paperwork.russian.morphology import sex_of_given_name
from paperwork.russian.names import PersonName, is_initial
from paperwork.russian.rules import by_rules

# Family names in their Russian spelling; in a name of two words nothing else shows what it is.
_FAMILIES: Final = frozenset(
    re.findall(
        r"\w+",
        "ан бай бак бан бао буй бэ ван во вонг ву вэй вэнь гао го гу гуань дай дао ден ди динь доан донг ду "
        "дуань дуонг дэн ё ём зыонг инь кай кан кван квон кё ки ким ко куан кун лай лам ле ли лим лин линг "
        "линь лу лыонг лэй лю люй лян ма мао мин мэй мэн нам нго нгуен ни нин но оу оуян пак пан пань пё "
        "пён пу пхам пхан пхунг пэй пэн ро рю се си сим син со сон сун сунь сы сыма сюань сюй сюэ ся сян "
        "там тан тао тё тиан тинь тонг тран тринь тхай тянь фам фан фань фу фунг фын фэн ха хан хань хван "
        "хе хён хо хоанг хон ху хуан хун хэ цай цао цзи цзинь цзо цзоу цзэн цзюй цзя цзян ци цинь цой цуй "
        "цэнь цюй цянь цяо чан чанг чень чжан чжао чжо чжоу чжу чжун чжэн чжэнь чон чу чун чхве чыонг чэ "
        "чэн чэнь шан шао шень ши шин шэн шэнь юань юй юн юнь янь яо ",
    )
)
_ONSET: Final = r"(?:дж|чж|цз|кх|тх|пх|чх|нг|кв|хв|чхв|[бвгджзйклмнпрстфхцчшщ])?ь?"
_SYLLABLE: Final = rf"{_ONSET}[аеёиоуыэюя]{{1,3}}(?:нг|нь|[йнмгклптхс])?"
_ONE_OR_TWO: Final = rf"(?:{_SYLLABLE}){{1,2}}|{_ONSET}[аеёиоуыэюя]р"  # Цзэдун, Чжун, Ир
_FEMALE_MARK: Final = "тхи"  # the middle word of Vietnamese women's names
_MOST_WORDS: Final = 4


def east_asian_name(text: str) -> PersonName | None:
    """Return the name «Ким Ир Сен», «Мао Цзэдун», «Сунь Ят-сен» with its parts; None for any other text."""
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS or not all(word[:1].isupper() for word in words):
        return None
    name = PersonName(text, words[0], text[text.index(words[0]) + len(words[0]) :].strip())
    return name if is_east_asian(name) else None


def is_family_name(word: str) -> bool:
    """Tell whether *word* is a Chinese, Korean or Vietnamese family name (Ким, Цой, Нгуен)."""
    return word.lower() in _FAMILIES


def is_east_asian(name: PersonName) -> bool:
    """Tell a name in that order by its family name, or by three words or more of one syllable each."""
    family, *given = " ".join(part.lower() for part in name.parts if part).split() or [""]
    if not given or not name.surname or not name.startswith(name.surname):
        return False
    if is_family_name(family):
        sounds_so = all(re.fullmatch(_ONE_OR_TWO, member) for word in given for member in word.split("-"))
    else:
        sounds_so = len(given) > 1 and all(re.fullmatch(_SYLLABLE, word) for word in (family, *given))
    # asked last: the dictionary is loaded for it, and hardly any name comes so far
    return sounds_so and not any(
        is_initial(word) or _is_declined_as_russian(word, len(given)) for word in given
    )


def _is_declined_as_russian(word: str, among: int) -> bool:
    """Tell the second word of «Ким Юрий», the last of «Цой Виктор Робертович»; «Ян» may be a syllable."""
    may_be_syllable = among > 1 and len(word) < 4
    return sex_of_patronymic(word) is not None or (
        not may_be_syllable and sex_of_given_name(word) is not None
    )


def decline_last_part(name: PersonName, case: Case, overrides: Overrides | None) -> PersonName:
    """Return a man's name with its last part in *case* if it ends in a consonant; a woman's as it is.

    Where the sex is not known, it is taken for a man's: «доклад Ким Ир Сена».
    """
    is_woman = name.sex == FEMALE or _FEMALE_MARK in name.lower().split()
    number = max(i for i, part in enumerate(name.parts) if part)
    parts = [
        _part(part, case, overrides, changes=i == number and not is_woman)
        for i, part in enumerate(name.parts)
    ]
    return name.with_parts(*parts)


def _part(part: str | None, case: Case, overrides: Overrides | None, *, changes: bool) -> str | None:
    """Return one part of the name; a form set for the part or for a word of it comes first."""
    if not part:
        return part
    pieces = re.split(r"([\s-]+)", part)
    forms = [overridden(piece, case, overrides) for piece in pieces]
    if changes and forms[-1] is None:
        forms[-1] = _inflected(pieces[-1], case)
    joined = "".join(form or piece for form, piece in zip(forms, pieces, strict=True))
    return overridden(part, case, overrides) or joined


def _inflected(word: str, case: Case) -> str:
    if not word.isalpha() or word[-1].lower() in "аеёиоуыэюя":
        return word
    form = by_rules("FIRSTNAME", word.capitalize(), MALE, case)
    return form.upper() if is_shouted(word) else word[0] + form[1:]
