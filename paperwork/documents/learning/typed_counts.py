"""Counts of the client that stay in a template as they were typed: «По ним оказано: 8 единиц»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from paperwork.documents.learning.numerals import OBLIQUE, forms_of
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.residue import OWN_SHEETS, Residue
from paperwork.documents.learning.values import Values, is_number

COUNT: Final = re.compile(r"(?<![\w.,/№-])(?<!№ )(\d{1,4}) ([а-яё]{3,})(?![\w-])")
FEWEST: Final = 2  # one of something says little
# what a rule of law says is no count of anybody: «в течение 10 дней», «в срок 30 дней»
RULED: Final = re.compile(
    r"(?:\b(?:течение|сро[кч]\w*|через|каждые|раз в|старше|возраст\w*)) ?$", re.IGNORECASE
)


def typed_counts(paper: Paper, values: Values) -> list[Residue]:
    """The numbers with their nouns that stand outside the marks and are counts of what the client has."""
    known = dict(_counts(values))
    return list(dict.fromkeys(_found(paper, known)))


def _found(paper: Paper, known: dict[int, str]) -> Iterator[Residue]:
    for paragraph in paper.paragraphs:
        for match in () if paragraph.is_gone else COUNT.finditer(paragraph.text):
            number, before = int(match[1]), paragraph.text[: match.start()]
            if number not in known or not paragraph.is_free(*match.span()):
                continue
            if OBLIQUE.search(before) or RULED.search(before) or forms_of(match[2], number) is None:
                continue
            yield Residue(match.group(), paragraph.place, known[number])


def _counts(values: Values) -> Iterator[tuple[int, str]]:
    """How many rows the client's tables have, what their columns come to, and what is reckoned of them."""
    for rows in reversed(values.tables):
        if rows.tag in OWN_SHEETS or rows.is_computed:
            for column in rows.columns:
                numbers = [row.get(column) for row in rows.rows]
                yield from _whole(sum(filter(is_number, numbers)), f"{rows.tag}[].{column}")
            yield from _whole(len(rows.rows), rows.tag)
    for scalar in reversed(values.scalars):
        if scalar.is_computed and is_number(scalar.value):
            yield from _whole(scalar.value, scalar.tag)


def _whole(value: Any, tag: str) -> Iterator[tuple[int, str]]:
    if value >= FEWEST and value == int(value):
        yield int(value), tag
