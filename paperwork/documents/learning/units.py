"""The lines of a written template that are compared with those of another, blocks whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from paperwork.documents.learning.conditions import ANY_TAG, TAG
from paperwork.documents.learning.gender_pairs import Pair, pair_of
from paperwork.documents.learning.runs import words_in
from paperwork.documents.learning.section_ends import sign_of
from paperwork.documents.learning.writing import holder_of
from paperwork.word.docx.xml import W

P, TR, TBL = W + "p", W + "tr", W + "tbl"
OPENS: Final = re.compile(r"\{%\w* *(?:if|for)\b")
CLOSES: Final = re.compile(r"\{%\w* *end(?:if|for)\b")
SIGNS: Final = ".,;:()"
Unit = list[etree._Element]  # a line, or all lines from the tag that opens a block to that which closes it


def units(body: etree._Element) -> Iterator[Unit]:
    """The paragraphs of the body and the rows of its tables, those without words left out.

    A paragraph with which a section ends is one.
    """
    for child in body:
        if child.tag == TBL:
            yield from _whole(row for row in child.iter(TR) if next(row.iterancestors(TBL)) is child)
        elif child.tag == P:
            yield from _whole([child])


def _whole(lines: Iterator[etree._Element] | Sequence[etree._Element]) -> Iterator[Unit]:
    unit: Unit = []
    depth = 0
    for line in lines:
        text = words_in(line)
        depth += len(OPENS.findall(text)) - len(CLOSES.findall(text))
        if text or sign_of(line):
            unit.append(line)
        if unit and depth <= 0:
            yield unit
            unit, depth = [], 0
    if unit:
        yield unit


def text_of(unit: Sequence[etree._Element]) -> str:
    """The words of a unit, those of its paragraphs apart."""
    return " ".join(words_in(line) or sign_of(line) for own in unit for line in own.iter(P))


def words_of(units: Sequence[Unit]) -> str:
    """The words of neighbouring units, without the ends of sections."""
    return " ".join(text_of(unit) for unit in units if any(map(words_in, unit)))


def fixed_words(unit: Sequence[etree._Element]) -> list[str]:
    """Its words without the tags."""
    return ANY_TAG.sub(" ", text_of(unit)).split()


def is_balanced(units: Sequence[Unit]) -> bool:
    """Whether every block that begins in the lines ends there."""
    text = " ".join(map(text_of, units))
    return len(OPENS.findall(text)) == len(CLOSES.findall(text))


def is_alike(one: Unit, two: Unit, sex: str | None) -> bool:
    """Whether two units are the same but for tags and for words in another gender."""
    ours, theirs = fixed_words(one), fixed_words(two)
    if one[0].tag != two[0].tag or len(ours) != len(theirs):
        return False
    if not ours:
        return bool(set(TAG.findall(text_of(one))) & set(TAG.findall(text_of(two))))
    return all(a == b or gender_pair(a, b, sex) for a, b in zip(ours, theirs, strict=True))


def gender_pair(word: str, other: str, sex: str | None) -> Pair | None:
    """The two words as one in both genders, which they are."""
    word, other = word.strip(SIGNS), other.strip(SIGNS)
    pair = pair_of(word, sex) if sex and word else None
    return pair if pair and {word, other} == {pair.masculine, pair.feminine} else None


def wrap(lines: Sequence[etree._Element], code: str) -> None:
    """Puts the tags of a condition around neighbouring lines."""
    kind = "tr" if lines[0].tag == TR else "p"
    if words_in(lines[0]) == f"{{%{kind} if {code} %}}" and len(list(_whole(lines))) == 1:
        return  # it has that condition already
    lines[0].addprevious(holder_of(lines[0], f"{{%{kind} if {code} %}}"))
    lines[-1].addnext(holder_of(lines[-1], f"{{%{kind} endif %}}"))


def together(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units that are neighbours of one kind and one parent."""
    group: list[Unit] = []
    for unit in units:
        if group and (unit[0].tag, unit[0].getparent()) != (group[-1][0].tag, group[-1][0].getparent()):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group
