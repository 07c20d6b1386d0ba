"""Where long Russian words may be parted at the end of a line: Word and LibreOffice do not always know it."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
LONG: Final = 16  # letters; shorter words fit the columns of every paper
LEAST: Final = 3  # letters before the first hyphen and after the last
APART: Final = 3  # letters from one to the next

_LONG_WORD: Final = re.compile(rf"\b\w{{{LONG},}}")
# «v» for a vowel, «c» for a consonant, «x» for a letter that ends a syllable
_SHAPES: Final = str.maketrans("аеёиоуыэюябвгджзклмнпрстфхцчшщйъь", "v" * 10 + "c" * 20 + "x" * 3)
_CYRILLIC: Final = frozenset(map(chr, _SHAPES))


def softened(text: str) -> str:
    """Return the text with soft hyphens in its long Russian words; what has them already stays."""
    return _LONG_WORD.sub(_part, text) if len(text) >= LONG else text


def _part(found: re.Match[str]) -> str:
    return _parted(found[0])


@lru_cache(1024)  # services repeat their words
def _parted(word: str) -> str:
    if not _CYRILLIC.issuperset(word.lower()):
        return word
    shape, ends = word.lower().translate(_SHAPES), [0]
    for place in range(LEAST, len(word) - LEAST + 1):
        if (len(ends) == 1 or place >= ends[-1] + APART) and _parts(shape, place):
            ends.append(place)
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise([*ends, len(word)]))


def _parts(shape: str, place: int) -> bool:
    """Whether a syllable ends before the place: Khristov's rules, as Dymchenko and Varsanofiev have them."""
    return (
        shape[place - 1] == "x"
        or shape[place - 1 : place + 1] == "vv"
        or shape[place - 2 : place + 2] in ("vccv", "cvcv")
        or shape[place - 2 : place + 3] == "vcccv"
        or shape[place - 3 : place + 3] == "vccccv"
    )
