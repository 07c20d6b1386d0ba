"""What one person does, by the verb that follows a word."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.book.anonymous.vocabulary import words_in
from paperwork.russian.morphology import readings

# What may be between a person and what the person does.
BETWEEN = words_in(
    """
    не уже еще снова опять вчера сегодня сам сама тоже часто всегда вдруг мне ему ей нам им его ее их
    все очень редко иногда теперь потом сразу больше пока почти давно тихо громко много мало хорошо
    плохо долго утром вечером днем ночью никогда только лишь же наконец завтра быстро самостоятельно
    постоянно ежедневно
    """
)
NEXT = re.compile(r"\s+([а-яё]+(?:-[а-яё]+)?)", re.IGNORECASE)


@lru_cache(maxsize=2**14)
def does_one(word: str, genders: frozenset[str]) -> bool | None:
    """Whether the word is a verb of one person of the gender; None for no verb."""
    tags = [reading.tag for reading in readings(word) if reading.is_known]
    verbs = [tag for tag in tags if "VERB" in tag or "PRTS" in tag]
    if not verbs:
        return None
    for tag in verbs:
        if ("past" in tag or "PRTS" in tag) and "sing" in tag:
            if not genders or "ms-f" in genders or str(tag.gender) in genders:
                return True
        elif "3per" in tag and "sing" in tag:
            return True
    return False
