"""A full name in one cell, as people write it in lists: its parts, its sex, and the words beside it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from paperwork.russian.east_asian import is_east_asian, is_family_name
from paperwork.russian.gender import FEMALE, KINSHIP_WORDS, MALE, Sex, sex_of_patronymic
from paperwork.russian.morphology import (
    has_surname_reading,
    is_given_name,
    sex_of_given_name,
    sex_of_listed_surname,
)
from paperwork.russian.names import PersonName, has_surname_ending, is_initial

_INVISIBLE: Final = "[\u200b-\u200f\u2060\ufeff\u00ad]"
_ACCENTS: Final = "[\u0300\u0301]"
_STUCK: Final = r"(?<=[а-яё])(?=[А-ЯЁ]\.)"
_NUMBER: Final = r"^\s*(?:№\s*)?\d+\s*[.)]?\s+"
_BRACKETS: Final = r"[(\[]([^)\]]*)[)\]]?"
# «Егорова/Петрова Мария», «Егорова (Петрова) Мария» are one: the surname that was before is a remark
_FORMER: Final = r"^([^\W\d_]+)\s*/\s*([^\W\d_]+)(?=\s+[А-ЯЁ])"
_TITLE: Final = r"^(?:гр-?(?:ка|н)?|граждан(?:ин|ка)|г-жа|г-н|госпо(?:дин|жа)|инв|тов)\b\.?\s*"
_SPACED_HYPHEN: Final = r"(?<=[^\W\d_])(?:\s+[-–—‐‑]\s*|\s*[-–—‐‑]\s+|[–—‐‑])(?=[А-ЯЁ]|(?:оглы|кызы)\b)"
_REMARK: Final = r"\s+[-–—]+\s+|\s*[;:/]\s*"
_INITIALS: Final = r"[А-ЯЁ]\.?(?:-[А-ЯЁ]\.?)?"
_WORD: Final = r"[^\W\d_]+(?:['’`ʼ-][^\W\d_]+)*\.?"
# They are a part of the surname, in small letters too.
_PARTICLES: Final = frozenset({
    "де", "дер", "ди", "да", "дю", "дос", "ла", "ле", "ли", "ван", "фон", "цу", "аль", "эль", "ас", "ад",
    "ар", "аш", "бен", "ибн", "бинт", "тер",
})  # fmt: skip
_VOWELS: Final = "аеёиоуыэюя"
_SURE_SURNAMES: Final[tuple[tuple[str, Sex], ...]] = (
    (r".*(?:[оеё]в|[сц]кий|[сц]кой)", MALE),
    (r".*(?:[оеё]ва|[сц]кая)", FEMALE),
)
_SEXES: Final[dict[str, Sex]] = {"masc": MALE, "femn": FEMALE}
_DEEP: Final = 200  # characters of a cell that may hold a name

_Parts = tuple[str | None, str | None, str | None]


class SplitName(NamedTuple):
    """The parts of a name, the sex where it is sure, and the words that are no part of the name."""

    surname: str | None
    given: str | None
    patronymic: str | None
    sex: Sex | None
    remark: str

    @property
    def whole(self) -> str:
        """«Фамилия Имя Отчество»."""
        return " ".join(filter(None, self[:3]))


def split_name(text: str) -> SplitName | None:
    """Return the parts of the name that *text* is; None where it holds no word that may be a name.

    «Фамилия Имя Отчество» and «Имя Отчество Фамилия» are told apart by the patronymic, two words by the
    dictionary of given names; initials, capitals, a number in front and remarks behind are forgiven.
    """
    name, remarks = _without_remarks(_spaced(text[:_DEEP]))
    words, rest = _name_words(name)
    if not words:
        return None
    surname, given, patronymic, extra = _ordered(words)
    parts = surname, given, patronymic
    remark = "; ".join(filter(None, (" ".join((*extra, *rest)).strip(" ,.-–—"), *remarks)))
    return SplitName(*parts, sure_sex(*parts), remark)


def looks_like_name(text: str) -> bool:
    """Tell whether *text* reads as a full name: two words or more of which one is a part of names."""
    found = split_name(text) if len(text) <= _DEEP and " " in _spaced(text) else None
    if found is None or not found.given or len(found.remark) > len(found.whole):
        return False
    if sex_of_patronymic(found.patronymic) or is_initial(found.given) or not found.surname:
        return bool(found.surname) or sex_of_patronymic(found.patronymic) is not None
    return is_given_name(found.given) or is_family_name(found.surname)


def _spaced(text: str) -> str:
    """Return the text with plain spaces, without accents, with a space before initials: «Иванов И.П.»."""
    plain = re.sub(_ACCENTS, "", normalize("NFC", re.sub(_INVISIBLE, "", text)))
    return " ".join(re.sub(_STUCK, " ", plain).split())


def sure_sex(surname: str | None, given: str | None, patronymic: str | None) -> Sex | None:
    """Return the sex that the parts agree on; None where they show none or contradict one another."""
    if "тхи" in (given or "").lower().split():
        return FEMALE
    by_patronymic, by_given = sex_of_patronymic(patronymic), _sex_of_given(given)
    by_surname = _sex_of_surname(surname or "")
    if by_patronymic:
        return by_patronymic if by_given in (None, by_patronymic) else None
    if by_given:
        return by_given if by_surname in (None, by_given) else None
    return by_surname


def _sex_of_given(given: str | None) -> Sex | None:
    words = re.split(r"[-\s]+", (given or "").strip("- "))
    gender = sex_of_given_name(words[0]) if words[0] and not is_initial(words[0]) else None
    return _SEXES.get(gender or "")


def _sex_of_surname(surname: str) -> Sex | None:
    """Return what a Russian surname's ending shows; -ин and -ина as the dictionary has them."""
    last = re.split(r"[-\s]+", surname.lower().strip("- "))[-1]
    for pattern, sex in _SURE_SURNAMES:
        if len(last) > 4 and re.fullmatch(pattern, last):
            return sex
    return _SEXES.get(sex_of_listed_surname(last) or "") if re.fullmatch(r".{3,}[иы]на?", last) else None


def _without_remarks(text: str) -> tuple[str, list[str]]:
    """Return the name, and what is written in brackets or after a sign behind it."""
    text = re.sub(_FORMER, r"\1 (\2)", text)
    remarks = [found.strip() for found in re.findall(_BRACKETS, text)]
    text = re.sub(_BRACKETS, " ", text)
    text = re.sub(_TITLE, "", re.sub(_NUMBER, "", text).strip(), flags=re.IGNORECASE)
    text = re.sub(_SPACED_HYPHEN, _hyphen, text)
    head, *tail = re.split(_REMARK, text)
    pieces = head.split(",")
    name = pieces.pop(0)
    # «Иванова, Мария Петровна» is one name, «Иванова Мария Петровна, инвалид» a name and a remark
    while pieces and len(name.split()) < 3 and _goes_on(name, pieces[0]):
        name += f" {pieces.pop(0)}"
    return " ".join(name.split()), [part.strip() for part in (*pieces, *tail, *remarks) if part.strip()]


def _hyphen(found: re.Match[str]) -> str:
    """The hyphen of a double surname without its spaces; a dash after a patronymic stays."""
    before = found.string[: found.start()].split()
    return found.group() if len(before) > 1 and sex_of_patronymic(before[-1]) else "-"


def _goes_on(name: str, piece: str) -> bool:
    words = piece.split()
    are_names = all(re.fullmatch(_WORD, word) and word[0].isupper() for word in words)
    is_third = len(name.split()) > 1  # then a town may stand there as well: «Иванова Мария, Псков»
    fits = not is_third or is_initial(piece.strip()) or sex_of_patronymic(piece.strip()) is not None
    return bool(words) and are_names and fits and len(name.split()) + len(words) <= 3


def _name_words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of the name in usual letters and those behind it; «Гасан оглы» is one word."""
    text = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", text)
    typed = [word.strip(",") for word in text.split()]
    is_small = all(not word[:1].isupper() for word in typed)
    is_shouted = text.upper() == text
    words: list[str] = []
    for at, word in enumerate(typed):
        low = word.lower()
        if low in KINSHIP_WORDS and words:
            words[-1] += f" {low}"
        elif not re.fullmatch(_WORD, word) or not (is_small or word[0].isupper() or low in _PARTICLES):
            return words, typed[at:]
        else:
            words += _one_or_initials(word, is_shouted, bool(words), words[:1])
    return words, []


def _one_or_initials(word: str, is_shouted: bool, is_later: bool, before: Sequence[str]) -> list[str]:
    """Return the word in usual letters; initials with their full stops, two written as one word apart."""
    if re.fullmatch(_INITIALS, word):
        is_name = len(word) == 1 and word.lower() in _VOWELS and before and is_family_name(before[0])
        return [word] if is_name else ["-".join(f"{piece.rstrip('.')}." for piece in word.split("-"))]
    if is_later and not is_shouted and re.fullmatch("[А-ЯЁ]{2}", word):
        return [f"{letter}." for letter in word]
    return [cased(word.rstrip("."))]


def cased(word: str) -> str:
    """Return the word with its members capitalised, unless it is written as names are."""
    is_as_usual = word[:1].isupper() and not word.isupper()
    if is_as_usual or (word in _PARTICLES and not is_family_name(word)):
        return word
    pieces = re.split("(['’`ʼ-])", word.lower())
    return "".join(p if p in KINSHIP_WORDS else p[:1].upper() + p[1:] for p in pieces)


def _ordered(words: Sequence[str]) -> tuple[str | None, str | None, str | None, Sequence[str]]:
    """Return surname, given name and patronymic, and the words that are left over."""
    if any(map(is_initial, words)):
        return (*_with_initials(words), ())
    if len(words) == 1:
        return words[0], None, None, ()
    if words[0].lower() in _PARTICLES and len(words) > 2 and not is_family_name(words[0]):
        count = next(at for at, word in enumerate(words) if word.lower() not in _PARTICLES or at == 2)
        return _ordered((" ".join(words[: count + 1]), *words[count + 1 :]))
    at = _patronymic_at(words)
    if at is None:
        return (*_without_patronymic(words), ())
    if at > 1:  # the surname in front, of two words too
        first = at - 2 if at > 2 and is_given_name(words[at - 2]) else at - 1
        return " ".join(words[:first]), " ".join(words[first:at]), words[at], words[at + 1 :]
    return " ".join(words[2:]) or None, words[0], words[1], ()


def _with_initials(words: Sequence[str]) -> _Parts:
    initials = [word for word in words if is_initial(word)]
    names = [word for word in words if not is_initial(word)]
    if len(names) == 2 and is_initial(words[-1]):  # «Иванова Мария П.»
        if "-" not in names[0] and not is_given_name(names[1]):
            return " ".join(names), initials[0], next(iter(initials[1:]), None)
        return names[0], names[1], initials[0]
    return " ".join(names) or None, initials[0], next(iter(initials[1:]), None)


def _patronymic_at(words: Sequence[str]) -> int | None:
    """Return where the patronymic is; of two words that may be one the given name before it decides."""
    found = [at for at in range(1, len(words)) if sex_of_patronymic(words[at])]
    if not found:
        return None
    if len(found) > 1 and is_given_name(words[found[0] - 1]) and not is_given_name(words[found[1] - 1]):
        return found[0]
    if len(words) == 2 and _sex_of_given(words[0]) not in (None, sex_of_patronymic(words[1])):
        return None  # «Мария Абрамович»
    return found[-1]


def _without_patronymic(words: Sequence[str]) -> _Parts:
    rest = " ".join(words[1:])
    if len(words) == 2:
        return (words[1], words[0], None) if _is_given_first(*words) else (words[0], words[1], None)
    if is_east_asian(PersonName(" ".join(words), words[0], rest)):
        return words[0], rest, None
    is_last = has_surname_ending(words[-1]) or has_surname_reading(words[-1])
    if is_last and is_given_name(words[0]) and not has_surname_reading(words[0]):
        return words[-1], " ".join(words[:-1]), None
    return words[0], words[1], " ".join(words[2:])


def _is_given_first(one: str, two: str) -> bool:
    """Tell «Мария Иванова» from «Иванова Мария»; an East Asian family name comes first."""
    are_given = is_given_name(one), is_given_name(two)
    if are_given == (True, True) and is_family_name(one) != is_family_name(two):
        return is_family_name(two)  # «Юрий Ким»
    if are_given[0] != are_given[1]:
        return are_given[0] and not (is_family_name(one) and not has_surname_ending(two))
    return has_surname_ending(two) and not has_surname_ending(one)
