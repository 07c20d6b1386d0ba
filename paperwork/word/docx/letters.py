"""Letters of the Latin and the Russian alphabet that look alike."""

from __future__ import annotations

LATIN, RUSSIAN = "AaBCcEeHKkMmOoPpTXxyY", "АаВСсЕеНКкМмОоРрТХхуУ"
FOLD = str.maketrans(RUSSIAN, LATIN)


def other_letters(word: str, known: str) -> str:
    """The letters of a word that only look like those of the known one; empty where it is another word."""
    if word == known or len(word) != len(known) or word.translate(FOLD) != known.translate(FOLD):
        return ""
    return "".join(dict.fromkeys(mine for mine, right in zip(word, known, strict=True) if mine != right))


def said(letters: str) -> str:
    """The letters with their alphabet: латинская «a», русская «о»."""
    return ", ".join(f"{'латинская' if letter.isascii() else 'русская'} «{letter}»" for letter in letters)
