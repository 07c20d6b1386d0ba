"""Of which records a paper asks: where it has nothing of them, or just what another record says too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from paperwork.case.computed import COMPUTED_TABLE_BY_TAG
from paperwork.documents.learning.found import Found
from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.values import Values
from paperwork.documents.learning.wordings import likeness

CLIENT: Final = "клиент"
ENTITLED: Final = 0.5  # likeness of the title to the sheet of a record
NUMBERED: Final = re.compile(r"№ \S+ от [\d.]+")


def believed(marks: Sequence[Mark], values: Values, title: str) -> frozenset[str]:
    """The records that are asked for by no chance: the client's, those in the title, those asked for twice.

    One line that sounds like the answer of a record may as well be for the pen.
    """
    sheets = {scalar.root: scalar.sheet for scalar in values.scalars}
    titled = {root for root, sheet in sheets.items() if sheet and likeness(title, sheet) >= ENTITLED}
    named = Counter(tag.partition(".")[0] for tag in {mark.tag for mark in marks})
    return frozenset({CLIENT, *titled, *(root for root, count in named.items() if count > 1)})


def composed_by_chance(
    known: Mapping[str, Sequence[Found]], evidence: Mapping[str, int], asked: Iterable[str]
) -> list[str]:
    """The texts «№ 3 от 05.03.2026» that the paper has of a computed record of which it says nothing else.

    Such a record is not there for everybody, and its tag would have the paper made for nobody else, where
    the plan's own number and date print the same words. ``asked`` are the tags that are marked already.
    """
    said = {COMPUTED_TABLE_BY_TAG[tag].lacking for tag in asked if tag in COMPUTED_TABLE_BY_TAG}

    def is_chance(root: str) -> bool:
        table = COMPUTED_TABLE_BY_TAG.get(root)
        return table is not None and table.lacking not in {"", *said} and evidence[root] < 2

    return [
        text
        for text, found in known.items()
        if NUMBERED.fullmatch(text) and all(is_chance(item.scalar.root) for item in found)
    ]
