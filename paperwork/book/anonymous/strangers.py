"""Whether a word names a person whom the book does not know, and not a place, an author or a thing."""

from __future__ import annotations

import re

from paperwork.book.anonymous.authors import PERSON_BEFORE, is_of_famous
from paperwork.book.anonymous.beside import (
    HUMAN,
    begins,
    is_adjective_alone,
    is_before_place,
    is_code,
    is_in_place,
    is_in_title,
    is_of_idiom,
)
from paperwork.book.anonymous.calling import (
    CALLED,
    KIN_BEFORE,
    OF_ONE,
    SURELY_CALLED,
    has_first_name_beside,
    is_before_initials,
    is_first_name,
    is_listed_with_names,
    is_namesake_here,
    is_said_alone,
    is_unknown_here,
)
from paperwork.book.anonymous.creatures import is_creature_acting
from paperwork.book.anonymous.harmless import is_harmless, is_with_its_noun
from paperwork.book.anonymous.lowercase import is_small_name
from paperwork.book.anonymous.offices import OFFICE
from paperwork.book.anonymous.openings import is_of_thing
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.vocabulary import PLACES, TITLES
from paperwork.book.anonymous.words import (
    is_given_name,
    is_known,
    is_namesake,
    is_patronymic,
    is_place,
    is_surname,
    is_surname_only,
    is_usual,
    looks_like_surname,
    may_be_surname,
)

MIDDLE = r"(?:\s+[а-яё]{4,}(?:ии|ти|ия|ей|ой|ки|ы|ого|ых|ный|ная|ное|ые|ая|ий|ости|ств|ства|и)){0,2}"
TITLED = r"(?:\s*[«\"][^»\"]*[»\"])?"
CHAIN = r"(?:\s*(?:[–—,-]|и\b)?\s*(?-i:[А-ЯЁA-Z])(?:[\w-]*[\w])?\.?)*"
NAMED_AFTER = re.compile(
    rf"(?:\b(?:{TITLES}){MIDDLE}{TITLED}(?:\s+(?:по|про|об?))?\s*(?:\(|автор\w*\s*)?{CHAIN}\s*(?:[–—,-]|и\b)?\s*"
    r"|\b(?:им\.|(?<!по\s)имени|св\.|свят(?:ой|ого|ая|ые|ых|ым)|храм[аеу]?|церк\w+|собор[аеу]?|монастыр\w*|мощ\w+|икон\w+|преподобн\w+|праздник\w*|день|по|под\s+ред\.)"
    rf"\s*(?:свят[а-яё]+\s+|памяти\s+|авторства\s+)?{CHAIN}\s*(?:и\s+)?)$",
    re.IGNORECASE,
)
BY_METHOD = re.compile(
    r"\b(?:по|(?:болезн|операци|тетрад|портрет|двор|сочинени|рассказ|тем)[а-яё]*)\s*$",
    re.IGNORECASE,
)
OF_PLACE = re.compile(rf"\b(?:{PLACES})\.?\s*$", re.IGNORECASE)
KIND = re.compile(PLACES)  # of animals and places: «Кот Барсик»
WEATHER = re.compile(
    r"\s+(?:и\s+(?:голол|снег|ветер|метел|вьюг)|усили|крепча|ослаб|спада|стоит\b|стоял|градус|минус)"
)
HYPHENS = "-‐‑"
ELDER = ("старш", "младш")


def is_stranger(passage: Passage, at: int) -> bool:
    """Whether the word names a person by itself or by what is beside it."""
    word = passage.words[at]
    if not word.is_capital:
        return is_small_name(passage, at)
    if word.is_initial or is_code(passage, word) or _is_office(passage, word):
        return False
    if word.is_half and passage.text[word.end : word.end + 1] in tuple(HYPHENS):
        after = passage.words[at + 1]
        is_name = after.is_capital and is_surname_only(after.folded)
        if is_name or after.folded.startswith(ELDER):  # «Тер-Петросян», «Петухов-младший»
            return True
    if word.is_half and (passage.text[word.start - 1] in HYPHENS or not is_usual(word.folded)):
        return True
    if SURELY_CALLED.search(passage.text[: word.start][-60:]) or is_before_initials(passage, at):
        return True
    is_plain = is_usual(word.folded) and not is_given_name(word.folded) and begins(passage, word)
    if _opens_name(passage, at) or (begins(passage, word) and is_creature_acting(passage, word)):
        return True
    is_odd = is_plain and not (
        (is_namesake(word.folded) or is_surname(word.folded))
        and (HUMAN.match(passage.text, word.end) or is_namesake_here(passage, at))
    )
    if (is_odd and not has_first_name_beside(passage, at)) or is_of_idiom(passage, word):
        return False
    if is_with_its_noun(passage, word):
        return False
    befores = _befores(passage, at)
    is_head = is_surname_only(word.folded) and PERSON_BEFORE.search(befores[0]) is not None  # «глава района»
    if (any(map(OF_PLACE.search, befores)) and not is_head) or is_of_famous(passage, at):
        return False
    if CALLED.search(befores[0]):
        return True
    is_said = any(map(PERSON_BEFORE.search, befores)) and not passage.is_quoted(word)
    is_usual_here = not is_said or is_usual(word.folded)  # «синдром Дауна» is no name, whoever has it
    if is_usual_here and any(NAMED_AFTER.search(text) and not _is_by_itself(text, word) for text in befores):
        return False
    if not is_said and is_in_place(passage, at):
        return False
    return _names(passage, at, is_said) or not is_harmless(passage, at)


def _is_office(passage: Passage, word: Word) -> bool:
    """«Соцработник Танюша», «Физорг Лёва»: a post that no dictionary has, before whoever holds it."""
    if is_known(word.folded) or looks_like_surname(word.folded) or is_given_name(word.folded):
        return False
    return begins(passage, word) and OFFICE.match(word.folded) is not None


def _opens_name(passage: Passage, at: int) -> bool:
    """«Линь Юй учит язык»: a surname that is a usual word, and a word that no dictionary has."""
    word = passage.words[at].folded
    if not is_namesake(word) or KIND.fullmatch(word) or at + 1 >= len(passage.words):
        return False
    other = passage.words[at + 1]
    return passage.is_joined(at + 1) and other.is_capital and not is_known(other.folded)


def _befores(passage: Passage, at: int) -> list[str]:
    """What is before the word, and before each of the words with capitals that it ends."""
    places = range(at, passage.chain_start(at) - 1, -1)
    return [passage.text[: passage.words[place].start][-100:].replace("ё", "е") for place in places]


def _names(passage: Passage, at: int, is_said: bool) -> bool:
    """Whether the word may be a name at all."""
    word = passage.words[at]
    is_kin = KIN_BEFORE.search(passage.text[: word.start][-30:]) is not None  # «сыну Саве», «гражданин Чада»
    is_land = is_place(word.folded) and not (
        is_kin or is_given_name(word.folded) or is_surname_only(word.folded)
    )
    is_told = is_said and len(word.folded) > 1 and not word.text.isupper() and not is_land
    if is_told and (not is_usual(word.folded) or is_said_alone(passage, word)):
        return True
    if is_in_title(passage, word):
        return False
    is_written = is_surname(word.folded) and not begins(passage, word) and not is_before_place(passage, word)
    if not passage.is_quoted(word) and (is_surname_only(word.folded) or is_written):
        return True
    if OF_ONE.search(passage.text[: word.start][-10:]) and is_adjective_alone(passage, word):
        return True
    if is_namesake_here(passage, at) or is_unknown_here(passage, word):
        return True
    if has_first_name_beside(passage, at) and (may_be_surname(word.folded) or not begins(passage, word)):
        return True
    if is_listed_with_names(passage, at):
        return True
    if is_first_name(passage, word, is_said=is_said):
        return True
    return not passage.is_quoted(word) and not word.text.isupper() and looks_like_surname(word.folded)


def _is_by_itself(before: str, word: Word) -> bool:
    """«по Марине» is no method and «болезнь Зои» no title: only surnames make one."""
    return BY_METHOD.search(before) is not None and (is_given_name(word.folded) or is_patronymic(word.folded))


def is_no_person(passage: Passage, at: int, *, is_given: bool) -> bool:
    """Whether a given name alone is a name of a place or a common word here, a surname one of an idiom."""
    word = passage.words[at]
    if not is_given:
        return is_of_idiom(passage, word) or (
            is_usual(word.folded) and WEATHER.match(passage.text, word.end) is not None
        )
    is_place = OF_PLACE.search(passage.text[: word.start][-30:]) is not None
    if is_place or is_in_place(passage, at) or is_of_thing(passage, word):
        return True
    return is_of_famous(passage, at)  # «Анна Ахматова» in the file of an Анна


def is_doubtful(passage: Passage, at: int) -> bool:
    """Whether a word that was left may be a name after all, so that a person should read it."""
    word = passage.words[at]
    if not word.is_capital or len(word.text) < 3 or word.text.isupper() or passage.is_quoted(word):
        return False
    if is_given_name(word.folded) or is_namesake(word.folded):
        return begins(passage, word)
    if begins(passage, word) or is_known(word.folded) or is_code(passage, word) or is_in_title(passage, word):
        return False
    return not any(OF_PLACE.search(text) or NAMED_AFTER.search(text) for text in _befores(passage, at))


def is_guess(passage: Passage, at: int) -> bool:
    """Whether a word that was replaced is so for want of a reason to keep it: a person should read it."""
    word = passage.words[at].folded
    is_sure = is_patronymic(word) or is_surname_only(word) or looks_like_surname(word)
    return not is_sure and (is_usual(word) or not is_given_name(word))
