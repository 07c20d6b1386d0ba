"""Answers of the client's rows that stay in a template as they were typed: a medicine, what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paperwork.documents.learning.marks import MarkKind
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.residue import COMMON, Residue, common_words
from paperwork.documents.learning.spelling import folded, is_whole
from paperwork.documents.learning.values import Values

LETTERS: Final = 8  # of an answer, which is no word that stands for itself; of a sentence twice as many
SENTENCES: Final = re.compile(r"[.;!?…]+\s*")


def staying(paper: Paper) -> Iterator[tuple[str, str]]:
    """The stretches of the paper that stay, with where they are; of a word by sex both forms say the same."""
    for paragraph in (it for it in paper.paragraphs if not it.is_gone):
        cursor = 0
        for mark in (it for it in paragraph.marks if it.kind is not MarkKind.GENDER):
            yield paragraph.place, paragraph.text[cursor : mark.start]
            cursor = mark.end
        yield paragraph.place, paragraph.text[cursor:]


def typed_answers(texts: Iterable[tuple[str, str]], values: Values) -> list[Residue]:
    """The answers of rows that stand in the texts, each once: they are nobody else's."""
    known = dict(_answers(values))
    ordered = sorted(known, key=lambda text: (-len(text), text))
    return list(dict.fromkeys(_found(texts, ordered, known)))


def _found(texts: Iterable[tuple[str, str]], ordered: list[str], known: dict[str, str]) -> Iterator[Residue]:
    for place, text in texts:
        small = text.lower()
        taken: dict[tuple[int, int], str] = {}
        for answer in ordered:
            start = small.find(answer)
            end = start + len(answer)
            is_free = all(b <= start or end <= a for a, b in taken)
            if start >= 0 and is_free and is_whole(text, start, end):
                taken[start, end] = known[answer]
        yield from (Residue(text[start:end], place, tag) for (start, end), tag in sorted(taken.items()))


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
