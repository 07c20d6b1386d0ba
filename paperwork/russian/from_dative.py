"""From the dative, in which a list says to whom (молодежи), to another case (с молодежью)."""

import re
from functools import lru_cache

from paperwork.russian.cases import Case, with_case_of
from paperwork.russian.morphology import GRAMMEMES, inflected, readings

_NUMBERS = ("sing", "plur")


@lru_cache(maxsize=2**8)  # every paper of an institution asks for that of its card
def from_dative(text: str, case: Case) -> str:
    """Return the phrase in *case*: the adjectives and the noun that it begins with; the rest stays.

    >>> from_dative("пожилым людям с инвалидностью", Case.INSTRUMENTAL)
    'пожилыми людьми с инвалидностью'
    """
    pieces = re.split(r"([^а-яёА-ЯЁ]+)", text)
    for index in range(0, len(pieces), 2):
        form, is_noun = _inflected(pieces[index], case)
        if form is None:
            break
        form = form if "ё" in pieces[index] else form.replace("ё", "е")
        pieces[index] = with_case_of(pieces[index], form)
        if is_noun and pieces[index + 1 : index + 2] != ["-"]:
            break
    return "".join(pieces)


def _inflected(word: str, case: Case) -> tuple[str | None, bool]:
    """The form of a word that is in the dative, and whether the word is a noun."""
    for reading in readings(word.lower()) if word else ():
        if "datv" not in reading.tag:
            continue
        number = next((number for number in _NUMBERS if number in reading.tag), "")
        return inflected(reading, GRAMMEMES[case], *filter(None, [number])), "NOUN" in reading.tag
    return None, False
