"""Names whose words are joined by other signs than tags have: a hyphen, a comma, a slash, a colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

STRETCH = re.compile(r"[^\W\d]\w*(?:\s*[-‐‑–—,/.:;]\s*[^\W\d]\w*)*")
WORDS = re.compile(r"[\W_]+")
MOST_WORDS = 6  # of a name: each more doubles the ways to join them


def joined(written: str, name: str, known: Callable[[str], Any]) -> tuple[str, str]:
    """The stretch of a tag around an unknown name, and the known name of the same words; empty without one.

    ``known`` gives what the tree of tags has under a first name: fields, or None where there are none.
    """
    # the name itself is not in the tag where a space in it has been mended
    for found in STRETCH.finditer(f"{written} | {name}"):
        stretch = found.group()
        words = WORDS.split(stretch)
        if name.rpartition(".")[2] not in stretch or not 1 < len(words) <= MOST_WORDS:
            continue
        for path in _ways(words):
            if path != stretch and _is_known(path.split("."), known):
                return stretch, path
    return "", ""


def _ways(words: list[str]) -> Iterator[str]:
    """The words joined by dots and low lines in all ways."""
    for signs in product("._", repeat=len(words) - 1):
        yield words[0] + "".join(sign + word for sign, word in zip(signs, words[1:], strict=True))


def _is_known(path: list[str], known: Callable[[str], Any]) -> bool:
    fields = known(path[0])
    for name in path[1:]:
        if not isinstance(fields, Mapping) or name not in fields:
            return False
        fields = fields[name]
    return len(path) > 1 or fields is not None
