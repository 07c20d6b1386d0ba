"""The spelling in which a paper and a record are compared: spaces, hyphens, quotes and ё do not count."""

from __future__ import annotations

import re
from typing import Final

DROPPED: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "«»„“”‟″"
SAME: Final = str.maketrans(
    _SPACES + _HYPHENS + _QUOTES + "ёЁ", " " * len(_SPACES) + "-" * len(_HYPHENS) + '"' * len(_QUOTES) + "еЕ"
)
_FOLDING: Final = SAME | dict.fromkeys(map(ord, DROPPED))
_OTHERWISE: Final = re.compile(f"[{''.join(map(chr, _FOLDING))}]|  ")  # most texts are spelled so already
WORD: Final = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text as it is compared; its case counts."""
    if not _OTHERWISE.search(text):
        return text
    plain = text.translate(_FOLDING)
    while "  " in plain:
        plain = plain.replace("  ", " ")
    return plain


def folded_places(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and where each of its letters is in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text.translate(SAME)):
        if letter in DROPPED or (letter == " " and letters and letters[-1] == " "):
            continue
        letters.append(letter)
        places.append(place)
    return "".join(letters), places


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after the stretch of the text."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not ((_in_word(before) and _in_word(text[start])) or (_in_word(after) and _in_word(text[end - 1])))


def is_whole_number(text: str, start: int, end: int) -> bool:
    """Whether a number does not go on: «12» in «12-1», «128» in «128,00»; a day may begin a term."""
    signs = "-./:," if text[start:end].isdigit() else "./:,"
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    goes_back = text[start].isdigit() and before[-1:] in signs and before[:1].isdigit()
    goes_on = text[end - 1].isdigit() and after[:1] in signs and after[1:].isdigit()
    return not (goes_back and len(before) > 1) and not goes_on


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def is_ordinal(text: str, start: int, end: int) -> bool:
    """Whether a number is that of a paragraph, «7.», or of what is listed in it, «1) …; 2) …»."""
    before, after = text[:start], text[end : end + 1]
    is_item = after == ")" and before.count("(") <= before.count(")")
    return text[start:end].isdigit() and (is_item or (after == "." and not before.strip()))
