"""The fixed words of a code left as the paper has them: with their looks, dashes, tabs and ё."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.paper import Paragraph

TAG: Final = re.compile(r"\{[{%].*?[%}]\}")
Stretch = tuple[int, int, str]  # of a paragraph's text, and the code that takes its place


def stretches_of(paragraph: Paragraph, start: int, end: int, code: str) -> list[Stretch]:
    """The stretches whose words the tags of a code print; all of it where they cannot be told apart."""
    tags, fixed = TAG.findall(code), TAG.split(code)
    if len(tags) > 1 and (not all(fixed[1:-1]) or any(tag.startswith("{%") for tag in tags)):
        first, last = len(fixed[0]), len(code) - len(fixed[-1])  # what they print may be nothing
        tags, fixed = [code[first:last]], [fixed[0], fixed[-1]]
    pattern = "(.+?)".join(f"({re.escape(words)})" for words in fixed)
    found = re.fullmatch(pattern, paragraph.text[start:end], re.DOTALL) if tags else None
    if found is None:
        return [(start, end, code)]
    places = (found.span(2 * number) for number in range(1, len(tags) + 1))
    return [(start + a, start + b, tag) for (a, b), tag in zip(places, tags, strict=True)]
