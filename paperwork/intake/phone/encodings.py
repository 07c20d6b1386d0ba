"""Which of the old one-byte encodings a Russian text is written in."""

from __future__ import annotations

import re
from collections import Counter

USUAL = "cp1251"  # of Windows; the others are of DOS, of Unix, of old Macs, and of the standard
OTHERS = ("cp866", "koi8_r", "mac_cyrillic", "iso8859_5")
# how often each letter is met, of a thousand; in the wrong encoding the usual letters become rare ones
OFTEN = dict(zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф", (
    110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6,
    5, 4, 3, 3,
), strict=True))  # fmt: skip
SIGNS = frozenset("ёЁъЪ«»№—–“”„’…°§\u00a0")
TURNED = re.compile("[а-яё][А-ЯЁ]")  # a capital within a word


def most_russian(data: bytes) -> str:
    """The encoding in which the text is most like Russian; that of Windows where none is clearly more so."""
    best = max(OTHERS, key=lambda encoding: _likeness(data, encoding))
    return best if _likeness(data, best) > 1.1 * max(_likeness(data, USUAL), 0) else USUAL


def _likeness(data: bytes, encoding: str) -> float:
    """How usual its letters are in Russian, less for signs and capitals where no text has them."""
    text = data.decode(encoding, "replace")
    counts = Counter(text)
    small = sum(often * counts[letter] for letter, often in OFTEN.items())
    large = sum(often * counts[letter.upper()] for letter, often in OFTEN.items())
    strange = sum(
        count
        for sign, count in counts.items()
        if sign > "\x7f" and sign.lower() not in OFTEN and sign not in SIGNS
    )
    return small + 0.9 * large - 100 * strange - 100 * len(TURNED.findall(text))
