"""Words met by their beginnings: «мест лишен» is in «вернулся из мест лишения свободы»."""

from __future__ import annotations

import re
from functools import cache

from paperwork.common.naming import fold

UNKNOWN_END = r"\w*\W+"
NOTHING = r"(?!)"  # what no text has


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases: words that begin so, one after another; denied ones («не замужем») are others."""
    said = (UNKNOWN_END.join(map(re.escape, fold(phrase).split())) for phrase in phrases)
    return re.compile(rf"(?<!\bне )\b(?:{'|'.join(said)})" if phrases else NOTHING)


@cache
def _beginnings(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """What a text must have to say any of the phrases: looked for first, few patterns need be compiled."""
    return tuple(fold(phrase).partition(" ")[0] for phrase in phrases)


def says(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a folded text has any of the phrases."""
    return _may_say(text, phrases) and pattern(phrases).search(text) is not None


def without(text: str, phrases: tuple[str, ...]) -> str:
    """A folded text with a space in place of each of the phrases."""
    return pattern(phrases).sub(" ", text) if _may_say(text, phrases) else text


def _may_say(text: str, phrases: tuple[str, ...]) -> bool:
    return any(beginning in text for beginning in _beginnings(phrases))
