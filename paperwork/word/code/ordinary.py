"""Ordinary texts, which are the same in Word's XML: nearly all that is printed."""

from __future__ import annotations

import re

# up to so many letters a value costs nothing of the budget
LONG = 256
# markup, line breaks, tabs and soft hyphens, which become elements, and what no XML may hold
SPECIAL = re.compile("[&<>\x00-\x1f\xad\ud800-\udfff\ufffe\uffff]").search
FEW = 10_000  # a number from there on may be set in groups
printable = str.isprintable  # twice as fast as the search, but says no to a no-break space too


def is_ordinary(words: str) -> bool:
    """Whether the words are the same in Word's XML."""
    return (
        "&" not in words
        and "<" not in words
        and ">" not in words
        and (printable(words) or not SPECIAL(words))
    )


def with_one_stop(text: str) -> str:
    """The text without its full stop, since the template puts one there; an ellipsis keeps its own."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text
