"""Russian names in Latin letters, by whatever rules they were written: Sokolova, Zarechnaja, Iurii."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The longer before the shorter; vowels and signs that the rules disagree about fall together.
CYRILLIC = dict(
    pair.split(":")
    for pair in [
        "shch:ш",
        "sch:ш",
        "tch:ч",
        "zh:ж",
        "kh:х",
        "ch:ч",
        "sh:ш",
        "ts:ц",
        "tz:ц",
        "ph:ф",
        "ck:к",
        "yu:ю",
        "ju:ю",
        "iu:ю",
        "ya:я",
        "ja:я",
        "ia:я",
        "yo:е",
        "jo:е",
        "ye:е",
        "je:е",
        "x:кс",
        "a:а",
        "b:б",
        "c:ц",
        "d:д",
        "e:е",
        "f:ф",
        "g:г",
        "h:х",
        "i:и",
        "j:и",
        "k:к",
        "l:л",
        "m:м",
        "n:н",
        "o:о",
        "p:п",
        "q:к",
        "r:р",
        "s:с",
        "t:т",
        "u:у",
        "v:в",
        "w:в",
        "y:и",
        "z:з",
        "':",
    ]
)
LATIN = re.compile("|".join(CYRILLIC))
SAME = str.maketrans(
    {"й": "и", "х": "г", "ы": "и", "э": "е", "ё": "е", "щ": "ш", "ь": "", "ъ": "", "-": "", "'": ""}
)


@lru_cache(maxsize=2**12)
def cyrillic(word: str) -> str:
    """A Latin word (in lower case) in Russian letters, as it most probably is."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return LATIN.sub(lambda match: CYRILLIC[match.group()], plain)


@lru_cache(maxsize=2**12)
def skeleton(word: str) -> str:
    """What is the same in all ways to write a Russian word in Latin letters."""
    small = re.sub("[иь]я", "я", word.translate(SAME).replace("дж", "ж"))
    return re.sub(r"(.)\1+", r"\1", re.sub("[иь]+", "и", small))
