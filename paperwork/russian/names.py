"""A person's name: its parts, its order and its initials."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from paperwork.russian.gender import KINSHIP_WORDS, Sex, normal_sex, sex_of_patronymic

NO_BREAK_SPACE: Final = "\u00a0"

_INITIAL: Final = r"[А-ЯЁ]\.(?:-[А-ЯЁ]\.)?"
_REMEMBERED: Final = 1024  # names: the papers of a client, and who signs those of all
_TIGHT_INITIALS: Final = r"(?<=[А-ЯЁ]\.)(?=[А-ЯЁ])"
# Endings that surnames have and, but for Яков, given names have not.
_SURNAME: Final = r"(?!яков$).{2,}(?:[оеё]ва?|[сц]к(?:ий|ая)|енко)"
_Parts = tuple[str | None, str | None, str | None]


class PersonName(str):
    """A name as it is printed, which remembers its parts; a part that the person lacks is None."""

    surname: str | None
    given: str | None
    patronymic: str | None
    sex: Sex | None

    def __new__(
        cls,
        text: str,
        surname: str | None = None,
        given: str | None = None,
        patronymic: str | None = None,
        sex: Sex | None = None,
    ) -> "PersonName":
        """Return *text* with its parts in the order surname, given name, patronymic."""
        name = super().__new__(cls, text)
        name.surname, name.given, name.patronymic, name.sex = surname, given, patronymic, sex
        return name

    @property
    def parts(self) -> _Parts:
        """The surname, the given name and the patronymic."""
        return self.surname, self.given, self.patronymic

    def __getnewargs__(self) -> tuple[str, str | None, str | None, str | None, Sex | None]:  # type: ignore[override]  # str has one argument, a name five
        return (str(self), *self.parts, self.sex)

    def with_parts(self, surname: str | None, given: str | None, patronymic: str | None) -> "PersonName":
        """Return the name with other parts in the old order, between the old spaces."""
        pairs = list(zip(self.parts, (surname, given, patronymic), strict=True))
        if self.surname and not self.startswith(self.surname):
            pairs = [*pairs[1:], pairs[0]]
        text, cursor = "", 0
        for old, new in pairs:
            start = self.find(old, cursor) if old else -1
            if old and start >= 0:
                text += self[cursor:start] + (new or old)
                cursor = start + len(old)
        return PersonName(text + self[cursor:], surname, given, patronymic, self.sex)


@lru_cache(_REMEMBERED)
def full_name(
    surname: str | None, given: str | None, patronymic: str | None = None, sex: str | None = None
) -> PersonName:
    """Return «Фамилия Имя Отчество»; a sex that is not given is taken from the patronymic if it can be."""
    parts = [" ".join((part or "").split()) or None for part in (surname, given, patronymic)]
    text = " ".join(part for part in parts if part)
    return PersonName(text, parts[0], parts[1], parts[2], normal_sex(sex) or sex_of_patronymic(parts[2]))


def is_initial(text: str | None) -> bool:
    """Tell whether *text* is an initial or several of them: «В.», «А.-М.»."""
    return bool(text) and all(re.fullmatch(_INITIAL, word) for word in str(text).split())


@lru_cache(_REMEMBERED)
def parse_name(text: str) -> PersonName | None:
    """Return the name with its parts found, None where *text* is not written as a person's name.

    The patronymic's ending separates «Фамилия Имя Отчество» from «Имя Отчество Фамилия»; where there is no
    patronymic the surname is the word with a surname's ending, else the first, as in official lists.
    """
    words = _words(text)
    if not 2 <= len(words) <= 3 or not all(word[:1].isupper() for word in words):
        return None
    surname, given, patronymic = _order(words)
    return PersonName(text, surname, given, patronymic, sex_of_patronymic(patronymic))


def _words(text: str) -> list[str]:
    """Return the words of a name; «Гасан оглы» is one of them, initials written close together are two."""
    words: list[str] = []
    for word in re.sub(_TIGHT_INITIALS, " ", text).split():
        if word.lower() in KINSHIP_WORDS and words:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _order(words: Sequence[str]) -> _Parts:
    """Return surname, given name and patronymic out of two or three words."""
    initials = [word for word in words if is_initial(word)]
    if initials:
        surname = next((word for word in words if not is_initial(word)), None)
        return surname, initials[0], (initials[1] if len(initials) > 1 else None)
    if sex_of_patronymic(words[1]):
        return (words[2] if len(words) == 3 else None), words[0], words[1]
    if len(words) == 2 and has_surname_ending(words[1]) and not has_surname_ending(words[0]):
        return words[1], words[0], None
    return words[0], words[1], (words[2] if len(words) == 3 else None)


def has_surname_ending(word: str) -> bool:
    """Tell whether *word* ends as surnames do and given names do not."""
    return re.fullmatch(_SURNAME, word.lower()) is not None


def surname_initials(name: str) -> str:
    """Return «Соколова В. И.» with no-break spaces, as a PersonName where the parts are known."""
    return _shortened(name, surname_first=True)


def initials_surname(name: str) -> str:
    """Return «В. И. Соколова» with no-break spaces, as a PersonName where the parts are known."""
    return _shortened(name, surname_first=False)


def tight_initials(name: str) -> str:
    """Return the name with no space between its initials: «Соколова В.И.», «В.И. Соколова»."""
    return re.sub(rf"(?<=[А-ЯЁ]\.)[ {NO_BREAK_SPACE}](?=[А-ЯЁ]\.)", "", name)


def _shortened(name: str, *, surname_first: bool) -> str:
    """Return the surname with initials; a name without a surname or without a given name as it is."""
    if isinstance(name, PersonName):
        return _parted_and_shortened(str(name), name.parts, name.sex, surname_first)
    return _parsed_and_shortened(name, surname_first)


@lru_cache(maxsize=4096)  # the same people sign many papers
def _parsed_and_shortened(name: str, surname_first: bool) -> str:
    return _with_initials(name, parse_name(name), surname_first)


@lru_cache(_REMEMBERED)  # equal names may have been parted in other ways
def _parted_and_shortened(name: str, parts: _Parts, sex: Sex | None, surname_first: bool) -> str:
    person = PersonName(name, *parts, sex)
    return _with_initials(person, person, surname_first)


def _with_initials(name: str, person: PersonName | None, surname_first: bool) -> str:
    if person is None or not person.surname or not person.given:
        return name
    given, patronymic = _initials(person.given), _initials(person.patronymic or "")
    initials = [initial for initial in (given, patronymic) if initial]
    order = [person.surname, *initials] if surname_first else [*initials, person.surname]
    text = NO_BREAK_SPACE.join(order)
    return PersonName(text, person.surname, given or None, patronymic or None, person.sex)


def _initials(part: str) -> str:
    """Return «В.» for «Вера», «А.-М.» for «Анна-Мария», «Г. оглы» for «Гасан оглы»."""
    words = (_word_initial(word) for word in part.split())
    return NO_BREAK_SPACE.join(words)


def _word_initial(word: str) -> str:
    if is_initial(word):
        return word
    return "-".join(_piece_initial(piece) for piece in word.split("-"))


def _piece_initial(piece: str) -> str:
    return piece if piece.lower() in KINSHIP_WORDS or not piece else f"{piece[0].upper()}."
