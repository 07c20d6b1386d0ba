"""The words of a Word file itself: a template may name a person before it is filled."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

WITHIN_A_WORD = re.compile(r"</?w:(?:r|t|rPr|proofErr|lang|softHyphen|noBreakHyphen)\b[^>]*>")
MARKUP = re.compile(r"<[^>]*>")


def words_of(source: bytes) -> str:
    """All text of the file's parts, its properties and comments included."""
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    texts = (WITHIN_A_WORD.sub("", part.decode("utf-8", "replace")) for part in parts)
    return unescape("\n".join(MARKUP.sub("\n", text) for text in texts))
