"""Answers of the client's rows that stay in a template as they were typed: a medicine, what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paperwork.documents.learning.residue import (
    COMMON,
    Residue,
    apart,
    common_words,
    forms_in,
    longest_first,
    told,
)
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.values import Values

LETTERS: Final = 8  # of an answer, which is no word that stands for itself; of a sentence twice as many
SENTENCES: Final = re.compile(r"[.;!?…]+\s*")


def typed_answers(texts: Iterable[tuple[str, str]], values: Values) -> list[Residue]:
    """The answers of rows that stand in the texts, each once: they are nobody else's."""
    ordered = longest_first(dict(_answers(values)))
    return told(texts, lambda text: sorted(apart(forms_in(text, ordered))))


def _answers(values: Values) -> Iterator[tuple[str, str]]:
    """The words of the client's rows in small letters, without those that lists and the institution have."""
    common = common_words(values)
    listed = {folded(text).lower() for text in values.listed}
    for rows in values.tables:
        if rows.is_computed or rows.tag in COMMON:
            continue
        for row in rows.rows:
            for column in rows.columns:
                text = folded(str(row[column])).strip().lower() if isinstance(row.get(column), str) else ""
                for part in _parts(text):
                    if part not in listed and part not in common:
                        yield part, f"{rows.tag}[].{column}"


def _parts(text: str) -> Iterator[str]:
    """The answer, and its sentences: a word within it may have become a tag."""
    sentences = [sentence for sentence in SENTENCES.split(text) if _letters(sentence) >= 2 * LETTERS]
    yield from (part for part in dict.fromkeys([text, *sentences]) if _letters(part) >= LETTERS)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
