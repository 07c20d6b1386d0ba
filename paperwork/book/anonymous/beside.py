"""What the text before and after a word says of the word: where it is and what it does there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.vocabulary import DEEDS
from paperwork.book.anonymous.words import has_case, is_given_name, is_place, is_usual

SENTENCE_END = re.compile(r"(?:^|[.!?…:\n•–—-])[\s«\"(]*$")
ABBREVIATED = re.compile(
    r"(?:^|\s)(?:гр|гр-н|гр-ка|гр-ки|г-н|г-жа|тов|зам|зав|соц|мед|врио|и\.\s?о|о|проф|доц|нач|дир|инсп|восп|уч|педаг)\.\s*$",
    re.IGNORECASE,
)
INTO_PLACE = re.compile(r"\b(?:в|во|из|изо|через|около|близ|города|—|–)\s*$", re.IGNORECASE)
HUMAN = re.compile(
    r"\s+(?:(?:не|уже|снова|опять|вчера|сегодня|сама?|тоже|часто|всегда|вдруг|мне|ему|ей|нам)\s+){0,2}"
    rf"(?:(?:по|до|пере|от|за|с|об|рас|у|вы|при|на)?(?:{DEEDS})[а-яё]*)\b"
)
# What a thing does too («Омепразол помог», «Сбер дал кредит») does not prove that a word is a name.
OF_THINGS = re.compile(r"\s+(?:\w+\s+){0,2}?(?:помо|да[лёе]|раб|плат|взял|куп|каз|шел|шёл|шла|ид[её]т)")
ADJECTIVE = re.compile(r".+(?:ая|яя|ий|ый|ой|ую|ого|его|ому|ым)")
IDIOM = re.compile(r"\bДед\w{0,2}\s+$", re.IGNORECASE)  # «Дед Мороз»
BEFORE_PLACE = re.compile(
    r"\s+(?:улиц|ул\.|област|край|кра[яею]|район|проспект|площад|шоссе|вокзал|рын|тракт|дорог|переул)"
)
LISTED = re.compile(r"\s*(?:[,–—-]|,?\s*и)\s*")
ABSTRACT = re.compile(r"\s+(?:в|во|на|к|ко)\s+([А-ЯЁа-яё][а-яё]*)")


def begins(passage: Passage, word: Word) -> bool:
    """Whether the word begins a sentence, a line or a list."""
    before = passage.text[: word.start][-20:]
    return SENTENCE_END.search(before) is not None and ABBREVIATED.search(before) is None


def is_human(passage: Passage, word: Word) -> bool:
    """Whether what follows the word only a person does."""
    after = HUMAN.match(passage.text, word.end) is not None
    return after and OF_THINGS.match(passage.text, word.end) is None


def is_before_place(passage: Passage, word: Word) -> bool:
    """«на Московской улице»."""
    return BEFORE_PLACE.match(passage.text, word.end) is not None


def is_adjective_alone(passage: Passage, word: Word) -> bool:
    """«Нарколог Бережная выдала», «со слов Беспалого,»: an adjective with no noun of its own."""
    if (
        begins(passage, word)
        or word.text.isupper()
        or passage.is_quoted(word)
        or not ADJECTIVE.fullmatch(word.folded)
    ):
        return False
    after = passage.text[word.end :]
    return re.match(r"\s*(?:$|[,.;:)»])", after) is not None or HUMAN.match(after) is not None


def is_of_idiom(passage: Passage, word: Word) -> bool:
    """«Дед Мороз»."""
    return word.folded.startswith("мороз") and IDIOM.search(passage.text[: word.start][-8:]) is not None


def is_month(passage: Passage, word: Word) -> bool:
    """«8 Марта», «15 Августа»."""
    return re.search(r"\d\s*$", passage.text[: word.start][-3:]) is not None


def is_abstract(passage: Passage, word: Word) -> bool:
    """«Вера в людей», «Надежда на выздоровление»: what is believed in, and no place where a person is."""
    match = ABSTRACT.match(passage.text, word.end)
    return match is not None and is_usual(word.folded) and not has_case(match.group(1).lower(), "loct")


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
        is_place(other.folded) and not is_given_name(other.folded) for other in listed_with(passage, at)
    )


def listed_with(passage: Passage, at: int) -> Iterator[Word]:
    """The words with capitals that a comma, a dash or «и» parts from this one."""
    word = passage.words[at]
    for place in (at - 2, at - 1, at + 1, at + 2):
        if 0 <= place < len(passage.words) and passage.words[place].is_capital:
            other = passage.words[place]
            if LISTED.fullmatch(passage.text[min(word.end, other.end) : max(word.start, other.start)]):
                yield other


def is_in_title(passage: Passage, word: Word) -> bool:
    """Whether the word is one of few in quotes: «Анна Каренина»."""
    before = passage.text[: word.start][-40:]
    opened = None if passage.is_spoken(word) else re.search(r"[«„“\"]([^«»„“”\"]*)$", before)
    closed = re.match(r"([^«»„“”\"]{0,30})[»”“\"]", passage.text[word.end :][:32])
    return bool(opened and closed and len((opened.group(1) + " x " + closed.group(1)).split()) < 5)


def is_code(passage: Passage, word: Word) -> bool:
    """«Диане-35»: a name of a thing."""
    return re.match(r"[-–]?\d", passage.text[word.end : word.end + 2]) is not None
