"""Whether a word names a person whom the book does not know, and not a place, an author or a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.book.anonymous.authors import PERSON_BEFORE, is_of_famous
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.vocabulary import DEEDS, PLACES, TITLES
from paperwork.book.anonymous.words import (
    has_case,
    is_given_name,
    is_known,
    is_patronymic,
    is_place,
    is_surname,
    is_surname_only,
    is_usual,
    looks_like_surname,
    may_be_surname,
)

SENTENCE_END = re.compile(r"(?:^|[.!?…:\n•–—-])[\s«\"(]*$")
MIDDLE = r"(?:\s+[а-яё]{4,}(?:ии|ти|ия|ей|ой|ки|ы|ого|ых|ный|ная|ное|ые|ая|ий|ости|ств|ства|и)){0,2}"
TITLED = r"(?:\s*[«\"][^»\"]*[»\"])?"
CHAIN = r"(?:\s*(?:[–—,-]|и\b)?\s*(?-i:[А-ЯЁA-Z])(?:[\w-]*[\w])?\.?)*"
NAMED_AFTER = re.compile(
    rf"(?:\b(?:{TITLES}){MIDDLE}{TITLED}(?:\s+по)?\s*(?:\(|автор\w*\s*)?{CHAIN}\s*(?:[–—,-]|и\b)?\s*"
    r"|\b(?:им\.|имени|св\.|свят(?:ой|ого|ая|ые|ых|ым)|храм[аеу]?|церк\w+|собор[аеу]?|монастыр\w*|икон\w+|преподобн\w+|праздник\w*|день|по|под\s+ред\.)"
    rf"\s*(?:свят[а-яё]+\s+|памяти\s+|авторства\s+)?{CHAIN}\s*(?:и\s+)?)$",
    re.IGNORECASE,
)
BY_METHOD = re.compile(r"\bпо\s*$", re.IGNORECASE)
OF_PLACE = re.compile(rf"\b(?:{PLACES})\.?\s*$", re.IGNORECASE)
INTO_PLACE = re.compile(r"\b(?:в|во|из|изо|через|около|близ|города|—|–)\s*$", re.IGNORECASE)
HUMAN = re.compile(
    r"\s+(?:(?:не|уже|снова|опять|вчера|сегодня|сама?|тоже|часто|всегда|вдруг|мне|ему|ей|нам)\s+){0,2}"
    rf"(?:(?:по|до|пере|от|за|с|об|рас|у|вы|при|на)?(?:{DEEDS})[а-яё]*)\b"
)
IDIOM = re.compile(r"\bДед\w{0,2}\s+$", re.IGNORECASE)
BEFORE_PLACE = re.compile(
    r"\s+(?:улиц|ул\.|област|край|кра[яею]|район|проспект|площад|шоссе|вокзал|рын|тракт|дорог|переул)"
)
WEATHER = re.compile(r"\s+(?:усили|крепча|ослаб|спада|стоит\b|стоял|градус|минус)")
HYPHENS = "-‐‑"
LISTED = re.compile(r"\s*(?:[,–—-]|,?\s*и)\s*")
ABSTRACT = re.compile(r"\s+(?:в|во|на|к|ко)\s+([а-яё]+)")


def is_stranger(passage: Passage, at: int) -> bool:
    """Whether the word names a person by itself or by what is beside it."""
    word = passage.words[at]
    if not word.is_capital or word.is_initial or _is_code(passage, word):
        return False
    if word.is_half and (passage.text[word.start - 1] in HYPHENS or not is_usual(word.folded)):
        return True
    is_plain = is_usual(word.folded) and not is_given_name(word.folded) and _begins(passage, word)
    if (is_plain and not has_first_name_beside(passage, at)) or is_of_idiom(passage, word):
        return False
    befores = _befores(passage, at)
    if any(map(OF_PLACE.search, befores)) or is_of_famous(passage, at):
        return False
    is_said = any(map(PERSON_BEFORE.search, befores)) and not passage.is_quoted(word)
    if not is_said and any(NAMED_AFTER.search(text) and not _is_by_itself(text, word) for text in befores):
        return False
    return (is_said or not is_in_place(passage, at)) and _names(passage, at, is_said)


def _befores(passage: Passage, at: int) -> tuple[str, str]:
    """What is before the word, and before the words with capitals that it ends."""
    first = passage.chain_start(at)
    return tuple(passage.text[: passage.words[place].start][-100:] for place in (at, first))  # type: ignore[return-value]


def _names(passage: Passage, at: int, is_said: bool) -> bool:
    """Whether the word may be a name at all."""
    word = passage.words[at]
    is_land = is_place(word.folded) and not is_given_name(word.folded) and not is_surname_only(word.folded)
    is_told = is_said and len(word.folded) > 1 and not word.text.isupper() and not is_land
    if is_told and (not is_usual(word.folded) or _is_adjective_alone(passage, word)):
        return True
    if is_in_title(passage, word):
        return False
    is_written = (
        is_surname(word.folded) and not _begins(passage, word) and not _is_before_place(passage, word)
    )
    if not passage.is_quoted(word) and (is_surname_only(word.folded) or is_written):
        return True
    if has_first_name_beside(passage, at) and (may_be_surname(word.folded) or not _begins(passage, word)):
        return True
    if _is_listed_with_names(passage, at):
        return True
    if is_first_name(passage, word, is_said=is_said):
        return True
    return not passage.is_quoted(word) and not word.text.isupper() and looks_like_surname(word.folded)


def has_first_name_beside(passage: Passage, at: int) -> bool:
    """Whether a given name, a patronymic or an initial goes with the word."""
    return any(
        passage.is_dotted(word) if word.is_initial else word.is_capital and is_first_name(passage, word)
        for word in passage.neighbours(at)
    )


def is_first_name(passage: Passage, word: Word, *, is_said: bool = False) -> bool:
    """A given name or a patronymic, but no word that only begins a sentence, and no title in quotes."""
    if passage.is_quoted(word):
        return False
    if is_patronymic(word.folded):
        return True
    if not is_given_name(word.folded) or (word.text.isupper() and len(word.text) < 5 and not is_said):
        return False
    if is_said or not is_usual(word.folded):
        return True
    if not _begins(passage, word):
        return not is_month(passage, word)
    return HUMAN.match(passage.text, word.end) is not None and not is_abstract(passage, word)


def is_of_idiom(passage: Passage, word: Word) -> bool:
    """«Дед Мороз»."""
    return IDIOM.search(passage.text[: word.start][-8:]) is not None


def _is_before_place(passage: Passage, word: Word) -> bool:
    """«на Московской улице»."""
    return BEFORE_PLACE.match(passage.text, word.end) is not None


def is_month(passage: Passage, word: Word) -> bool:
    """«8 Марта», «15 Августа»."""
    return re.search(r"\d\s*$", passage.text[: word.start][-3:]) is not None


def is_abstract(passage: Passage, word: Word) -> bool:
    """«Вера в людей», «Надежда на выздоровление»: what is believed in, and no place where a person is."""
    match = ABSTRACT.match(passage.text, word.end)
    return match is not None and is_usual(word.folded) and not has_case(match.group(1), "loct")


def is_in_place(passage: Passage, at: int) -> bool:
    """«во Владимире», «Москва, Владимир»: a name that a town has too, where a town is meant."""
    word = passage.words[at]
    if not is_place(word.folded):
        return False
    text = passage.text
    if INTO_PLACE.search(text[: word.start][-12:]) and not re.match(r"\s+[А-ЯЁ][а-яё]", text[word.end :][:3]):
        return True
    if re.match(r"(?:ская|ской|ский)?\s+(?:област|край|кра[яею]|район|шоссе|тракт)", text[word.end :][:12]):
        return True
    return any(
        is_place(other.folded) and not is_given_name(other.folded) for other in _listed_with(passage, at)
    )


def _listed_with(passage: Passage, at: int) -> Iterator[Word]:
    """The words with capitals that a comma, a dash or «и» parts from this one."""
    word = passage.words[at]
    for place in (at - 2, at - 1, at + 1, at + 2):
        if 0 <= place < len(passage.words) and passage.words[place].is_capital:
            other = passage.words[place]
            if LISTED.fullmatch(passage.text[min(word.end, other.end) : max(word.start, other.start)]):
                yield other


def _is_listed_with_names(passage: Passage, at: int) -> bool:
    """Whether a word that no dictionary has is in a list with given names: «Колька, Жека»."""
    word = passage.words[at]
    if is_known(word.folded) or word.text.isupper() or _begins(passage, word):
        return False
    return any(
        is_given_name(other.folded) and not is_usual(other.folded) and not is_place(other.folded)
        for other in _listed_with(passage, at)
    )


def _begins(passage: Passage, word: Word) -> bool:
    """Whether the word begins a sentence, a line or a list."""
    return SENTENCE_END.search(passage.text[: word.start][-20:]) is not None


def _is_adjective_alone(passage: Passage, word: Word) -> bool:
    """«Нарколог Бережная выдала»: an adjective with a capital and no noun of its own."""
    after = passage.text[word.end :]
    if _begins(passage, word):
        return False
    is_alone = re.match(r"\s*(?:$|[,.;:)])", after) is not None or HUMAN.match(after) is not None
    return is_alone and re.fullmatch(r".+(?:ая|яя|ий|ый|ой|ую|ого|его|ому)", word.folded) is not None


def is_in_title(passage: Passage, word: Word) -> bool:
    """Whether the word is one of few in quotes: «Анна Каренина»."""
    before = passage.text[: word.start][-40:]
    opened = re.search(r"[«„“\"]([^«»„“”\"]*)$", before)
    closed = re.match(r"([^«»„“”\"]{0,30})[»”“\"]", passage.text[word.end :][:32])
    return bool(opened and closed and len((opened.group(1) + " x " + closed.group(1)).split()) < 5)


def _is_by_itself(before: str, word: Word) -> bool:
    """«по Марине» is no method: only surnames make one."""
    return BY_METHOD.search(before) is not None and (is_given_name(word.folded) or is_patronymic(word.folded))


def _is_code(passage: Passage, word: Word) -> bool:
    """«Диане-35»: a name of a thing."""
    return re.match(r"[-–]?\d", passage.text[word.end : word.end + 2]) is not None


def is_no_person(passage: Passage, at: int, *, is_given: bool) -> bool:
    """Whether a given name alone is a name of a place or a common word here, a surname one of an idiom."""
    word = passage.words[at]
    if not is_given:
        return is_of_idiom(passage, word) or (
            is_usual(word.folded) and WEATHER.match(passage.text, word.end) is not None
        )
    is_place = OF_PLACE.search(passage.text[: word.start][-30:]) is not None
    return is_place or is_in_place(passage, at) or is_abstract(passage, word)


def is_doubtful(passage: Passage, at: int) -> bool:
    """Whether a word that was left may be a name after all, so that a person should read it."""
    word = passage.words[at]
    if not word.is_capital or len(word.text) < 3 or word.text.isupper() or passage.is_quoted(word):
        return False
    if is_given_name(word.folded):
        return _begins(passage, word)
    if (
        _begins(passage, word)
        or is_known(word.folded)
        or _is_code(passage, word)
        or is_in_title(passage, word)
    ):
        return False
    return not any(OF_PLACE.search(text) or NAMED_AFTER.search(text) for text in _befores(passage, at))
