"""The noun before an answer that may be one thing or several: «чек 71» and «чеки 71, 75»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paperwork.documents.learning.pieces import Piece
from paperwork.russian.morphology import inflected, readings

NOUN: Final = re.compile(r"([а-яё]{3,})(:? )$")
NUMBERS: Final = re.compile(r"[\d/-]+(?:, [\d/-]+)*")


def in_other_number(pieces: Sequence[Piece], *, is_many: bool) -> tuple[Piece, ...] | None:
    """The pieces with the noun before their numbers in the singular, or in the plural where it is in that."""
    if len(pieces) != 2 or not pieces[1].code:
        return None
    noun = NOUN.fullmatch(pieces[0].fixed)
    if noun is None or not all(NUMBERS.fullmatch(text) for text in pieces[1].prints if text):
        return None
    own, other = ("plur", "sing") if is_many else ("sing", "plur")
    for reading in readings(noun.group(1))[:4]:
        if all(grammeme in reading.tag for grammeme in ("NOUN", "nomn", own)) and reading.is_known:
            form = inflected(reading, other, "nomn")
            if form:
                return replace(pieces[0], fixed=form + noun.group(2)), pieces[1]
    return None
