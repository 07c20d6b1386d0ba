"""Of which records a paper asks where it has nothing of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.values import Values
from paperwork.documents.learning.wordings import likeness

CLIENT: Final = "клиент"
ENTITLED: Final = 0.5  # likeness of the title to the sheet of a record


def believed(marks: Sequence[Mark], values: Values, title: str) -> frozenset[str]:
    """The records that are asked for by no chance: the client's, those in the title, those asked for twice.

    One line that sounds like the answer of a record may as well be for the pen.
    """
    sheets = {scalar.root: scalar.sheet for scalar in values.scalars}
    titled = {root for root, sheet in sheets.items() if sheet and likeness(title, sheet) >= ENTITLED}
    named = Counter(tag.partition(".")[0] for tag in {mark.tag for mark in marks})
    return frozenset({CLIENT, *titled, *(root for root, count in named.items() if count > 1)})
