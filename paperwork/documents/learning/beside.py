"""What is right before or after a place of a paper: it settles a name's case and what a number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.found import Found
from paperwork.documents.learning.grammar import case_of_line, case_settled
from paperwork.documents.learning.paper import Paragraph
from paperwork.documents.learning.renderings import CASES, NOMINATIVE
from paperwork.documents.learning.values import Scalar

POST: Final = re.compile(r"\.должность\w*$")
BETWEEN: Final = r"[»\"]?(?: ?[,;/]| или| и) ?[«\"]?"  # two options of a form
AFTER: Final = re.compile(BETWEEN)
BEFORE: Final = re.compile(BETWEEN + "$")
TERM: Final = re.compile(r"\s*(месяц|недел|дн|год|лет|час|минут)", re.IGNORECASE)
NUMBER_AFTER: Final = re.compile(r"(?: ?г(?:\.|ода))?,? (?:№|N|номер) ?([^\s,;()]+)")
NUMBER_BEFORE: Final = re.compile(r"(?:№|N|номер) ?([^\s,;()]+) от $")


def settled_at(paragraph: Paragraph, start: int) -> frozenset[str]:
    """The cases that what is before a place allows: the post before a name, the line above, the words."""
    before = paragraph.text[:start]
    ahead = (mark for mark in paragraph.marks if mark.end <= start and not before[mark.end :].strip())
    post = next(ahead, None)
    if post and POST.search(post.tag):  # a name is in the case of the post before it
        return frozenset((next((case for case in CASES if f"|{case}" in post.code), NOMINATIVE),))
    lines = before.rstrip(" \t").rsplit("\n", 2)
    if len(lines) > 1 and not lines[-1].strip():
        return case_of_line(lines[-2])
    if not before.strip() and paragraph.before is not None and paragraph.before.cell is paragraph.cell:
        return case_of_line(paragraph.before.text)
    return case_settled(before)


def is_case_sure(chosen: Found, found: Sequence[Found], settled: frozenset[str]) -> bool:
    """Whether what is before settles the case, where the form is that of several."""
    cases = {item.rendering.case for item in found if item.scalar is chosen.scalar}
    return len(cases) == 1 or NOMINATIVE in cases or len(cases & settled) == 1


def is_term(after: str, count: Scalar) -> bool:
    """Whether the number is of days or months, which the count is not: «6 месяцев» are no six services."""
    unit = TERM.match(after)
    return unit is not None and unit[1].lower() not in count.header.lower()


def is_among_options(
    text: str, start: int, end: int, lists: Sequence[frozenset[str]], chosen: Sequence[str] = ()
) -> bool:
    """Whether a form has printed the other options of a list right beside: «на дому, стационарная»."""
    ours = {option.lower() for option in chosen or (text[start:end],)}
    after, before = AFTER.match(text, end), BEFORE.search(text[:start])
    rest, earlier = text[after.end() :] if after else "", text[: before.start()] if before else ""
    rest, earlier = rest.lower(), earlier.lower()
    return any(
        rest.startswith(option) or earlier.endswith(option)
        for options in lists
        if ours <= options
        for option in options - ours
    )


def number_of(text: str, start: int, end: int) -> str:
    """The number of which a date is: «от 02.03.2026 № 12», «№ 12 от 02.03.2026»; "" where there is none."""
    match = NUMBER_AFTER.match(text, end) or NUMBER_BEFORE.search(text[:start])
    return match.group(1).rstrip(".") if match else ""
