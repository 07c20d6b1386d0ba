"""How people are called in a text: «зовут Даня», «у Зайца», «Гуж А. Б.», «осип львович»."""

from __future__ import annotations

import re

from paperwork.book.anonymous.beside import (
    ADJECTIVE,
    HUMAN,
    begins,
    is_adjective_alone,
    is_before_place,
    is_human,
    is_month,
    listed_with,
)
from paperwork.book.anonymous.offices import OFFICE
from paperwork.book.anonymous.openings import is_explained, is_opening_name
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.spellings import folded
from paperwork.book.anonymous.vocabulary import PERSON
from paperwork.book.anonymous.words import (
    is_given_name,
    is_known,
    is_namesake,
    is_noun,
    is_patronymic,
    is_place,
    is_usual,
    may_be_surname,
)

CALLED = re.compile(
    r"\b(?:зовут|зов[её]т|звать|кличут|прозвищ\w+|прозвал\w*|имя|имени|представил\w+|откликается\s+на)"
    r"(?:\s+[а-яё]+){0,3}?[\s:–—-]*[«„“\"](?:(?-i:[А-ЯЁ])[а-яё]+\s+)?$",
    re.IGNORECASE,
)
SURELY_CALLED = re.compile(
    r"\b(?:фамили[яиюей]{1,2}|имя|отчество|ф\.?\s?и\.?\s?о\.?|прозвище)(?:\s+[а-яё]+)?\s*[:–—-]?\s*"
    r"(?:(?-i:[А-ЯЁ])[\w-]+\s+)*$",
    re.IGNORECASE,
)
KIN_BEFORE = re.compile(rf"\b(?:{PERSON})\w*\s+$", re.IGNORECASE)
OF_ONE = re.compile(r"\b(?:слов|для|без|про|от|к|ко|с|со|у|перед|за|над|при)\s+$", re.IGNORECASE)
FOREIGN = re.compile(r"[од]['’][а-яё]{2,}")


def is_before_initials(passage: Passage, at: int) -> bool:
    """«Гуж А. Б.», «ДОЛГИХ П.А.»: two initials make of any word a surname, but of an office."""
    two = passage.words[at + 1 : at + 3]
    if len(two) < 2 or not all(word.is_initial and passage.is_dotted(word) for word in two):
        return False
    word = passage.words[at]
    is_joined = all(passage.is_joined(place) for place in (at + 1, at + 2))
    return (
        is_joined
        and len(word.text) > 2
        and (is_noun(word.folded) or is_namesake(word.folded))
        and not OFFICE.match(word.folded)
    )


def is_namesake_here(passage: Passage, at: int) -> bool:
    """«Заяц Фёдор», «у Зайца», «Черных пришла»: a surname that is a usual word, where no usual word is."""
    word = passage.words[at]
    if not is_namesake(word.folded) or passage.is_quoted(word) or word.text.isupper():
        return False
    if has_first_name_beside(passage, at) or HUMAN.match(passage.text, word.end):
        return True
    if any(is_namesake(other.folded) for other in listed_with(passage, at)):  # «Мельник и Гончар»
        return True
    follows = at + 1 < len(passage.words) and passage.is_joined(at + 1) and passage.words[at + 1].is_capital
    return not (begins(passage, word) or follows or is_before_place(passage, word))


def is_unknown_here(passage: Passage, word: Word) -> bool:
    """«О'Коннор», or a word that no dictionary has and that does what only a person does."""
    if passage.is_quoted(word) or word.text.isupper() or is_known(word.folded):
        return False
    is_of_many = re.match(
        r"\s+\w+(?:ли|ют|ят|ут|ат)\b", passage.text[word.end :][:30]
    )  # «Феназепам отменили»
    return FOREIGN.fullmatch(word.folded) is not None or (is_human(passage, word) and not is_of_many)


def is_said_alone(passage: Passage, word: Word) -> bool:
    """«Нарколог Бережная выдала», «начальник Лапина»: no noun goes with it, and it is no office."""
    if begins(passage, word) or OFFICE.match(word.folded):
        return False
    return is_adjective_alone(passage, word) if ADJECTIVE.fullmatch(word.folded) else is_noun(word.folded)


def is_listed_with_names(passage: Passage, at: int) -> bool:
    """Whether a word that no dictionary has is in a list with given names: «Колька, Жека»."""
    word = passage.words[at]
    if is_known(word.folded) or word.text.isupper() or begins(passage, word):
        return False
    return any(
        is_given_name(other.folded) and not is_usual(other.folded) and not is_place(other.folded)
        for other in listed_with(passage, at)
    )


def has_first_name_beside(passage: Passage, at: int) -> bool:
    """Whether a given name, a patronymic or an initial goes with the word."""
    return any(
        passage.is_dotted(word) if word.is_initial else word.is_capital and is_first_name(passage, word)
        for word in passage.neighbours(at)
    )


def is_first_name(passage: Passage, word: Word, *, is_said: bool = False) -> bool:
    """A given name or a patronymic, but no word that only begins a sentence, and no title in quotes."""
    if passage.is_quoted(word) or is_explained(passage, word):
        return False
    if is_patronymic(word.folded):
        return True
    if word.folded == "ник" and passage.text[word.end : word.end + 2].strip().islower():
        return False  # a nickname follows
    if not is_given_name(word.folded) or (_is_abbreviation(passage, word) and not is_said):
        return False
    is_vocative = passage.text[word.end : word.end + 1] in (",", "!") and passage.is_spoken(word)
    if is_said or is_vocative or not is_usual(word.folded):
        return True
    if not begins(passage, word):
        return not is_month(passage, word)
    return is_opening_name(passage, word)


def _is_abbreviation(passage: Passage, word: Word) -> bool:
    """«ЛЕВ» may be an abbreviation, «ПЕТУХОВА АННА» is none."""
    if not word.text.isupper() or len(word.text) > 4:
        return False
    before = re.search(r"(\w+)\s+$", passage.text[max(0, word.start - 30) : word.start])
    return before is None or not before.group(1).isupper() or not may_be_surname(folded(before.group(1)))
