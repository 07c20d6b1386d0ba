"""Which case a name or a post is in, by the words before it: «Михайловой» alone may be four."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from paperwork.documents.learning.words import table
from paperwork.russian.morphology import GRAMMEMES, readings

NOMINATIVE: Final = ""
# without a word that settles it, the likelier comes first
ORDER: Final = (NOMINATIVE, "родительный", "дательный", "творительный", "винительный", "предложный")
ASKING: Final = ("кому", "кого", "кем")
GENITIVE_AFTER_NOUN: Final = "родительный"


@lru_cache(maxsize=4096)
def case_settled(before: str) -> frozenset[str]:
    """The cases that the words before a name or a post allow; none where they do not say."""
    words = re.findall(r"[А-Яа-яЁё-]+|[.,:;(]", before)[-4:]
    if not words or words[-1] in ".,;(":
        return frozenset()
    word = words[-1].lower() if words[-1] != ":" else (words[-2].lower() if len(words) > 1 else "")
    by_preposition = frozenset(case for case, known in table("prepositions").items() if word in known)
    if by_preposition:
        return by_preposition
    if words[-1] == ":":
        return frozenset(case for case, known in table("ruling").items() if word in ASKING and word in known)
    agreeing = _of_person(word)
    if agreeing:
        return agreeing
    ruled = [(len(s), case) for case, known in table("ruling").items() for s in known if word.startswith(s)]
    if ruled:  # the longest beginning: «принять» rules another case than «принят»
        return frozenset((max(ruled)[1],))
    return frozenset((GENITIVE_AFTER_NOUN,)) if _is_thing(word) else frozenset()


NAMES: Final = {grammeme: case.value for case, grammeme in GRAMMEMES.items()} | {"nomn": NOMINATIVE}


def _of_person(word: str) -> frozenset[str]:
    """The cases of a word that agrees with a name: «гражданки», «директору», «проживающей»."""
    found = set()
    for reading in readings(word):
        tag = reading.tag
        is_person = ("NOUN" in tag and "anim" in tag) or "ADJF" in tag or "PRTF" in tag
        if is_person and "sing" in tag and reading.is_known:
            found |= {case for grammeme, case in NAMES.items() if grammeme in tag}
    return frozenset(found)


def case_of_line(line: str) -> frozenset[str]:
    """The cases of the post that a line of an address begins with: «Директору центра», «от психолога»."""
    words = [word.lower() for word in re.findall(r"[А-Яа-яЁё-]+", line)[:3]]
    if not words or line.rstrip().endswith((".", ":", ";")):
        return frozenset()
    ruled = [case for case, known in table("prepositions").items() if words[0] in known]
    found = next((cases for word in words[bool(ruled) :] if (cases := _of_noun(word))), frozenset())
    return found & frozenset(ruled) if ruled else found


def _of_noun(word: str) -> frozenset[str]:
    """The cases of a noun that names a person."""
    found = [it for it in readings(word) if "NOUN" in it.tag and "anim" in it.tag and it.is_known]
    return frozenset(
        case for it in found if "sing" in it.tag for grammeme, case in NAMES.items() if grammeme in it.tag
    )


def _is_thing(word: str) -> bool:
    best = readings(word)[:1]
    return bool(best) and "NOUN" in best[0].tag and "inan" in best[0].tag and bool(best[0].is_known)


def case_fitness(case: str, settled: frozenset[str]) -> float:
    """How well a case fits those that are settled: 1 settled, 0 not said, −1 settled otherwise."""
    order = -0.01 * ORDER.index(case)
    if not settled:
        return order + (0.1 if case == NOMINATIVE else 0.0)
    return (1.0 if case in settled else -1.0) + order
