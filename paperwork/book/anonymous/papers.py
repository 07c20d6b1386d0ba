"""The words of a Word file itself: a template may name a person before it is filled."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from paperwork.common.packages import Limits, Package

WITHIN_A_WORD = re.compile(r"</?w:(?:r|t|rPr|proofErr|lang|softHyphen|noBreakHyphen)\b[^>]*>")
LIMITS = Limits(parts=4000, part=64 << 20, total=256 << 20)
MARKUP = re.compile(r"<[^>]*>")
APART = re.compile(r"\n{4,}")  # most of a file is markup: words on lines so far apart are apart anyway


@lru_cache(maxsize=128)  # each book of a folder asks it of the same templates
def words_of(source: bytes) -> str:
    """All text of the file's parts, its properties and comments included."""
    package = Package(source, LIMITS)
    parts = [package.part(name) for name in package.names() if name.endswith(".xml")]
    texts = (WITHIN_A_WORD.sub("", part.decode("utf-8", "replace")) for part in parts)
    return unescape(APART.sub("\n\n\n", "\n".join(MARKUP.sub("\n", text) for text in texts)))
