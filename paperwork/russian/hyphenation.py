"""Where long Russian words may be parted at the end of a line: Word and LibreOffice do not always know it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from paperwork.common.naming import SOFT_HYPHEN

LONG: Final = 16  # letters; shorter words fit the columns of every paper
NAME: Final = (
    20  # letters; a longer half of a double name is parted, too: no column may be wide enough for it
)
LEAST: Final = 3  # letters before the first hyphen and after the last
HYPHENS: Final = ("-", "\u2011")
APART: Final = 3  # letters from one to the next

_LONG_WORD: Final = re.compile(rf"\b\w{{{LONG},}}")
# «v» for a vowel, «c» for a consonant, «x» for a letter that ends a syllable
_SHAPES: Final = str.maketrans("аеёиоуыэюябвгджзклмнпрстфхцчшщйъь", "v" * 10 + "c" * 20 + "x" * 3)
_CYRILLIC: Final = frozenset(map(chr, _SHAPES))
# The first parts of compound words with the linking vowel, the longer of two before the shorter; brackets are
# looked ahead at.
_FIRST: Final = """
авто бело био благо быстро взаимо видео внутри водо восьми время высоко гастро гео геронто гидро
глубоко глухо градо грузо двух дву девяти дело десяти дето долго домо душе едино еже жизне законо
здоровье здраво земле зло иммуно историко кардио кино кратко крово лево легко лесо макро мало медико
между меж место микро миро много моче налого нарко невро нейро нефте нижне низко ново обще(?!ств) одно
около онко остро перво полу пост(?=интернат|травм|родов|операц) право противо психо пульмо пяти работо
равно радио разно ранне рече сверх светло семи сердце слабо слово слухо социо средне старо стационаро
стомато судо сурдо теле тепло техно тифло товаро токсико травмо трех трудо тяжело физико физио фито фото
химико хлебо христо четырех шести широко эко(?!ном) электро(?!н) эндокрино энерго
"""
# «социально», «сельско»: an adjective as a first part; «отношение», «основание», «-ность» are none
_ADJECTIVE: Final = r"\w{2,}?(?:[бвджзлнрстчшщьй]но(?!в[аел]|ст|с[ия]|шен|жен)|[дйнрсть]ско)"
_REST: Final = 4  # letters at least after a first part
_ONSET: Final = re.compile(r"(?:[бвгдкпт]р|[бвгкп]л|пс|зд|с[влмнптр]|ст[вр]|спр|здр)[аеёиоуыэюя]")
_LINKED: Final = 4  # letters at least of an unknown first part, which a prefix is shorter than


def softened(text: str) -> str:
    """Return the text with soft hyphens in its long Russian words; what has them already stays."""
    if len(text) < LONG or max(map(len, text.split(" "))) < LONG:
        return text  # asked first: the search takes four times as long
    return _LONG_WORD.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    return found[0] if _is_of_a_double_name(found) else _parted(found[0])


def _is_of_a_double_name(found: re.Match[str]) -> bool:
    """Whether it is a part of «Преображенская-Константинопольская», which has a hyphen to be parted at."""
    text, (start, end) = found.string, found.span()
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if len(found[0]) > NAME:
        return False
    is_after = before[-1:] in HYPHENS and before[:1].isalpha()
    is_before = after[:1] in HYPHENS and after[1:].isupper()
    return text[start].isupper() and (is_after or is_before)


@lru_cache(1024)  # services repeat their words
def _parted(word: str) -> str:
    lower = word.lower()
    if not _CYRILLIC.issuperset(lower):
        return word
    shape, ends = lower.translate(_SHAPES), [0]
    for start, end in pairwise([0, *_seams(lower), len(word)]):
        for place in range(start + LEAST, end - LEAST + 1):
            if place >= ends[-1] + APART and _parts(lower, shape, place, start):
                ends.append(place)
        ends.append(end)
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(ends))


def _seams(word: str) -> Iterator[int]:
    """The places after the first parts of a compound word: next to them it is parted nowhere else."""
    place = 0
    while (found := _first_part().match(word, place)) and found.end() <= len(word) - _REST:
        place = found.end()
        yield place


@cache  # compiled when the first long word comes
def _first_part() -> re.Pattern[str]:
    return re.compile(rf"(?:не)?(?:{'|'.join(_FIRST.split())})|{_ADJECTIVE}")


def _parts(word: str, shape: str, place: int, start: int) -> bool:
    """Whether a syllable ends before the place: Khristov's rules, as Dymchenko and Varsanofiev have them.

    After a vowel that may link two words, what may begin the second of them stays whole.
    """
    if place >= start + _LINKED and word[place - 1] in "ое" and _ONSET.match(word, place):
        return True
    for linked in (place - 1, place - 2):
        is_linked = linked >= start + _LINKED or word[start:linked] == "не"
        if is_linked and word[linked - 1] in "ое" and _ONSET.match(word, linked):
            return False
    return (
        shape[place - 1] == "x"
        or shape[place - 1 : place + 1] == "vv"
        or shape[place - 2 : place + 2] in ("vccv", "cvcv")
        or shape[place - 2 : place + 3] == "vcccv"
        or shape[place - 3 : place + 3] == "vccccv"
    )
