"""The words of a phrase: where it is parted, and which of them may change."""

import re
from collections.abc import Sequence
from typing import Final

from paperwork.russian.cases import is_shouted
from paperwork.russian.double_posts import posts_in

_SPACES: Final = r"(\s+|(?<=\w)[–—](?=\w))"
_WORD: Final = r"([А-ЯЁа-яёA-Za-z]+(?:-[А-ЯЁа-яёA-Za-z]+)*)[,;]?"
_BRACKETED: Final = rf"\({_WORD}\)"  # «производственная (технологическая) практика»
_QUOTE: Final = r"[«»„“”\"]"
_DASHES: Final = frozenset("-–—")


def pieces_of(text: str) -> list[str]:
    """Return the words of the phrase, and what stands between them."""
    return [part for piece in re.split(_SPACES, text) for part in posts_in(piece)]


def words_of(pieces: Sequence[str]) -> dict[int, str]:
    """Return the words that may change by their places; an abbreviation in capitals is none of them."""
    shouted = is_shouted("".join(pieces)) and any(len(piece) > 5 for piece in pieces)
    matches = (
        (i, re.fullmatch(_WORD, piece) or re.fullmatch(_BRACKETED, piece)) for i, piece in enumerate(pieces)
    )
    found = {i: match[1] for i, match in matches if match}
    return {i: word for i, word in found.items() if shouted or not is_shouted(word)}


def segments_of(pieces: Sequence[str]) -> list[list[int]]:
    """Return the places of the words between commas and dashes with spaces, up to a title in quotes."""
    segments: list[list[int]] = [[]]
    for index, piece in enumerate(pieces):
        if re.search(_QUOTE, piece):
            break
        if piece in _DASHES:
            segments.append([])
        elif piece.strip():
            segments[-1].append(index)
            if piece.endswith((",", ";")):
                segments.append([])
    return segments


def is_quoted(text: str) -> bool:
    """Tell whether a quotation mark is in the text."""
    return re.search(_QUOTE, text) is not None
