"""Whether a usual word that is a given name too, and that begins a sentence, is the name: «Вера помогает»."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.book.anonymous.beside import is_abstract
from paperwork.book.anonymous.deeds import BETWEEN, NEXT, does_one
from paperwork.book.anonymous.familiar import is_familiar
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.vocabulary import words_in
from paperwork.book.anonymous.words import has_case, is_usual
from paperwork.russian.morphology import readings

# What faith, hope and glory do and people of those names hardly ever.
ABSTRACT_DEEDS = re.compile(
    r"(?:появ|исчез|окреп|крепн|угас|теп?л|покида|остал|остае|есть|нужна|видна|потеряна|утрачена|важна|дорога|держ|рух|пошатн|воскрес|возрожд|тает"
    r"|умира|роди|укрепл|побежда|спасае|согрева|живет\s+в|раст[её]т|прош|просып|вернул|расцв|завян|осыпал|цвет|царит|придае)"
)
IDIOMS = re.compile(
    r"(?:слава\s+бог|роза\s+ветров|мир\s+дом|роман\s+[«\"]|роман\s+о|лев\s+на\s+рисун)", re.IGNORECASE
)
REACH = 50  # signs after the word that are looked at
# «Роза на подоконнике», «Лев на картинке», «Роман прочитан».
OF_THINGS = re.compile(
    r"[^.!?]*?\b(?:горшк|подоконник|ваз[аеуы]|клумб|куст|букет|рисунк|картин[аеуык]|герб|прочитан|написан|страниц|глав[аыеу]\s|реки\b|русло|из\s+(?:фольг|плюш|бумаг|картон|ткан|глин|пластилин|дерев|гипс))"
)
EXPLAINED = re.compile(
    r"\s*[–—-]\s*(?:это\s+)?(?:река|город|порт|село|посел[о]?к|озеро|остров|цветок|имя|станция|фильм|книга|спектакль|журнал|планета)\b"
)
COMPLEMENT = re.compile(r"\s+(?:в|во|на|к|ко)\s+[а-яё]+\s+(?:не\s+)?([а-яё]+)")
PREPOSITIONS = words_in(
    """
    в во на с со у к ко по за от для из под о об при без
    """
)
MONTHS = frozenset({"май", "август", "март", "апрель"})
SURE = 0.5  # the share of readings as a name from which the word is a name rather than not


@lru_cache(maxsize=2**12)
def _is_name_first(word: str) -> bool:
    """Whether the word is a name at least as often as a usual word."""
    found = [reading for reading in readings(word) if reading.is_known]
    share = sum(reading.score for reading in found if "Name" in reading.tag)
    return not found or share >= SURE or "Name" in found[0].tag


@lru_cache(maxsize=2**12)
def _genders(word: str) -> frozenset[str]:
    """The genders of the word as a name in the nominative."""
    return frozenset(
        str(reading.tag.gender or "ms-f")
        for reading in readings(word)
        if "nomn" in reading.tag and "Name" in reading.tag and reading.is_known
    )


@lru_cache(maxsize=2**14)
def _completes(word: str) -> bool:
    """Whether the word is a noun in the genitive, as in «роза ветров»."""
    found = [reading for reading in readings(word) if reading.is_known]
    return bool(found) and "NOUN" in found[0].tag and "gent" in found[0].tag


def is_opening_name(passage: Passage, word: Word) -> bool:
    """Whether the usual word at the beginning of a sentence is the name here, by what follows it."""
    if is_of_thing(passage, word) or is_familiar(word.folded) or word.folded in MONTHS:
        return False
    at, is_first = word.end, True
    is_name_first = _is_name_first(word.folded)
    while match := NEXT.match(passage.text, at):
        small = match.group(1).lower().replace("ё", "е")
        if small not in BETWEEN:
            break
        at, is_first = match.end(), False
    else:
        return is_name_first or _is_called(passage, word)
    if small in PREPOSITIONS:
        return True
    if small == "и" and _is_described(passage, word):
        return False
    does = does_one(small, _genders(word.folded))
    if does and (is_name_first or not ABSTRACT_DEEDS.match(small)):
        return True
    if does is False or (is_first and _completes(small)):
        return False
    return is_name_first


def is_of_thing(passage: Passage, word: Word) -> bool:
    """Whether a faith, a flower or an animal is meant for sure: «Вера в людей», «Лев на картинке»."""
    if not is_usual(word.folded):
        return False
    after = passage.text[word.end : word.end + REACH]
    if IDIOMS.match(passage.text, word.start) or OF_THINGS.match(after):
        return True
    is_lacking = re.search(r"\bнет\b", after) is not None and not has_case(word.folded, "nomn")
    return (is_abstract(passage, word) and not _comes(passage, word)) or is_lacking


def _comes(passage: Passage, word: Word) -> bool:
    """«Вера в себя пришла»: what a faith in something hardly does."""
    match = COMPLEMENT.match(passage.text, word.end)
    small = match.group(1).lower().replace("ё", "е") if match else ""
    return (
        bool(small)
        and bool(does_one(small, _genders(word.folded)))
        and not (
            ABSTRACT_DEEDS.match(small)
            or small.startswith(("помога", "жив", "сохран", "станов", "стал", "сил"))
        )
    )


def is_explained(passage: Passage, word: Word) -> bool:
    """«Лена – река в Сибири»: by a dash and what it is."""
    return EXPLAINED.match(passage.text, word.end) is not None


def _is_described(passage: Passage, word: Word) -> bool:
    """«Мила и приветлива»: one of two short adjectives."""
    match = re.compile(r"\s+и\s+([а-яё]+)").match(passage.text, word.end)
    return match is not None and any("ADJS" in it.tag for it in readings(match.group(1)) if it.is_known)


def _is_called(passage: Passage, word: Word) -> bool:
    """«Любовь, 45 лет», «Надежда (мать)»."""
    return (
        re.match(r"\s*(?:,\s*(?:\d|соц|мам|мать|сест|доч|жен|муж)|\()", passage.text[word.end :][:14])
        is not None
    )
