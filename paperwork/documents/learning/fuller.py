"""Which of two papers says more: a line that prints more, a part that the other says in another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from paperwork.documents.learning.conditions import TAG
from paperwork.documents.learning.runs import words_in
from paperwork.documents.learning.section_ends import REFERENCES
from paperwork.documents.learning.speaking import CLIENT, SPEAKS
from paperwork.documents.learning.units import Unit, text_of
from paperwork.documents.learning.values import Values
from paperwork.word.docx.xml import parent

LINKS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINES_OF: Final = re.compile(r" in ([\w.]+)\|абзацы")


def fuller(mine: Unit, new: Unit, values: Values, others: Values) -> Unit:
    """The line that prints more: the second paper's, where the first's client lacks what it prints.

    Who signs for himself beside another who speaks for him, signs wherever he speaks himself.
    """
    empty = {scalar.tag for scalar in values.scalars if scalar.is_empty}
    ours, theirs = set(TAG.findall(text_of(mine))), set(TAG.findall(text_of(new)))
    is_harmless = theirs - ours <= empty or "{% if " in text_of(new)
    speaks = _speaks(values)
    if SPEAKS in theirs - ours and not speaks:
        return mine  # our own paper tells what is there for who is spoken for
    signs_himself = theirs == {CLIENT} and SPEAKS in ours and CLIENT in ours
    is_fuller = ours < theirs and is_harmless
    if not (is_fuller or (signs_himself and speaks and not _speaks(others))):
        return mine
    if len(mine) != len(new) or has_links(new):
        return mine
    copies = [deepcopy(line) for line in new]
    for line, copy in zip(mine, copies, strict=True):
        parent(line).replace(line, copy)
    return copies


def _speaks(values: Values) -> bool:
    return any(scalar.tag == SPEAKS and bool(scalar.value) for scalar in values.scalars)


def has_links(unit: Sequence[etree._Element]) -> bool:
    """Whether the lines need something else of their file: a picture, an address."""
    nodes = (node for line in unit for node in line.iter() if node.tag not in REFERENCES)
    return any(str(name).startswith(LINKS) for node in nodes for name in node.attrib)


def is_told_already(text: str, bodies: tuple[etree._Element, etree._Element], others: Values) -> bool:
    """Whether a part of the second paper lists what only the first prints as one answer."""
    first, second = (set(TAG.findall(words_in(body))) for body in bodies)
    known = {scalar.tag: scalar.value for scalar in others.scalars if isinstance(scalar.value, str)}
    listed = [str(known[tag]).splitlines() for tag in LINES_OF.findall(text) if tag in known]
    told = [str(known[tag]) for tag in first - second if tag in known]
    return bool(listed) and all(
        any(all(line in answer for line in lines) for answer in told) for lines in listed
    )
