"""Words met by their beginnings: «мест лишен» is in «вернулся из мест лишения свободы»."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.naming import fold

UNKNOWN_END = r"\w*\W+"


@lru_cache(maxsize=2**10)
def pattern(phrase: str) -> re.Pattern[str]:
    """The words that begin so, one after another; denied ones («не замужем») are others."""
    words = UNKNOWN_END.join(map(re.escape, fold(phrase).split()))
    return re.compile(rf"(?<!\bне )\b{words}")


def says(text: str, phrase: str) -> bool:
    """Whether a folded text has the phrase."""
    return pattern(phrase).search(text) is not None
