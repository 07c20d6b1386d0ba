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


def says(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a folded text has any of the phrases."""
    return pattern(phrases).search(text) is not None
