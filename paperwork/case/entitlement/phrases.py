"""Words met by their beginnings: «мест лишен» is in «вернулся из мест лишения свободы»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from paperwork.common.naming import fold

UNKNOWN_END = r"\w*\W+"
NOTHING = r"(?!)"  # what no text has


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases: words that begin so, one after another; denied ones («не замужем») are others."""
    said = (UNKNOWN_END.join(map(re.escape, fold(phrase).split())) for phrase in phrases)
    return re.compile(rf"(?<!\bне )\b(?:{'|'.join(said)})" if phrases else NOTHING)


@cache
def _beginnings(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The phrases, each with what a text must have to say it."""
    return tuple((fold(phrase).partition(" ")[0], phrase) for phrase in phrases)


@lru_cache(maxsize=2**12)  # services have the same names for all clients
def says(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a folded text has any of the phrases."""
    likely = _likely(text, phrases)
    return bool(likely) and pattern(likely).search(text) is not None


def without(text: str, phrases: tuple[str, ...]) -> str:
    """A folded text with a space in place of each of the phrases."""
    likely = _likely(text, phrases)
    return pattern(likely).sub(" ", text) if likely else text


def _likely(text: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the text may say: a pattern of all takes longer to compile than most runs to search."""
    return tuple(phrase for beginning, phrase in _beginnings(phrases) if beginning in text)
