"""Where long Russian words may be parted at the end of a line: Word and LibreOffice do not always know it."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
LONG: Final = 16  # letters; shorter words fit the columns of every paper
LEAST: Final = 3  # letters before the first hyphen and after the last
APART: Final = 4  # letters from one to the next: more of them would only make the document larger

_LONG_WORD: Final = re.compile(rf"\b[а-яёА-ЯЁ]{{{LONG},}}")
_find_long = re.compile(rf"\b\w{{{LONG}}}").search
_LETTER, _VOWEL, _CONSONANT = "[а-яё]", "[аеёиоуыэюя]", "[бвгджзклмнпрстфхцчшщ]"
# Khristov's rules of the syllable, as Dymchenko and Varsanofiev have them: what a hyphen stands between.
_SYLLABLES: Final = tuple(
    re.compile(f"(?<={before})(?={after})", re.IGNORECASE)
    for before, after in (
        ("[йъь]", _LETTER * 2),
        (_VOWEL, _VOWEL + _LETTER),
        (_VOWEL + _CONSONANT, _CONSONANT + _VOWEL),
        (_CONSONANT + _VOWEL, _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT, _CONSONANT * 2 + _VOWEL),
        (_VOWEL + _CONSONANT * 2, _CONSONANT * 2 + _VOWEL),
    )
)


def softened(text: str) -> str:
    """Return the text with soft hyphens in its long Russian words; what has them already stays."""
    return _LONG_WORD.sub(_part, text) if len(text) >= LONG and _find_long(text) else text


def _part(found: re.Match[str]) -> str:
    return _parted(found[0])


@lru_cache(1024)  # services repeat their words
def _parted(word: str) -> str:
    ends = [0]
    for place in sorted({match.start() for rule in _SYLLABLES for match in rule.finditer(word)}):
        if place >= (ends[-1] + APART if ends[-1] else LEAST) and place <= len(word) - LEAST:
            ends.append(place)
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise([*ends, len(word)]))
