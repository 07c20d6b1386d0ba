"""How a header becomes a tag, and when two spellings are the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

SOFT_HYPHEN = "\u00ad"
UNSEEN = r"\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad"  # in the brackets of a pattern
INVISIBLE = re.compile(f"[{UNSEEN}]")
OTHER = re.compile(r"[\W_]+")
LOOK_ALIKES = str.maketrans("aceopxykmthbё", "асеорхукмтнве")
CLOSE_ENOUGH = 78


@lru_cache(maxsize=2**12)  # headers are asked for again and again
def tag_of(header: str) -> str:
    """The tag of a header: lower case, every run of other characters one ``_``.

    >>> tag_of("Дата рождения*")
    'дата_рождения'
    """
    if not header.isascii():  # a letter and its sign apart, as some programs write й and ё
        header = normalize("NFC", header if header.isprintable() else INVISIBLE.sub("", header))
    return OTHER.sub("_", header.lower()).strip("_")


@lru_cache(maxsize=2**14)
def fold(text: str) -> str:
    """The spelling by which names are compared.

    Case, spaces, ``*``, punctuation, ё/е and Latin letters that look Cyrillic do not count.
    """
    tag = tag_of(text)
    if not tag.isascii():
        tag = tag.translate(LOOK_ALIKES)
    return tag.replace("_", " ")


def nearest(text: str, known: Iterable[str], closeness: int = CLOSE_ENOUGH) -> str | None:
    """The known name that ``text`` is most probably a misspelling of, or None."""
    from rapidfuzz import fuzz, process  # heavy, and most books have no misspelling

    names = list(known)
    folded = [fold(name) for name in names]
    found = process.extractOne(fold(text), folded, scorer=fuzz.ratio, score_cutoff=closeness)
    return names[found[2]] if found else None
