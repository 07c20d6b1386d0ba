"""Rows in which somebody signs: their marks, the captions under them, the consent before a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.lines import CAPTION
from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.paper import Row
from paperwork.documents.learning.speaking import CLIENT

CONSENT: Final = re.compile(r"^с (?:[\w-]+ )?согласи\w+ (?:законн\w+ )?представител", re.IGNORECASE)
YOUNG: Final = "(клиент.возраст or 18) < 18"


def marks_of(row: Row) -> list[Mark]:
    """What is marked in a row."""
    return [mark for cell in row.cells for paragraph in cell.paragraphs for mark in paragraph.marks]


def is_caption(row: Row) -> bool:
    """Whether all that is written in the row is in brackets: it says what the row before it is."""
    texts = [text.strip() for text in row.texts if text.strip()]
    return bool(texts) and not marks_of(row) and all(CAPTION.fullmatch(text) for text in texts)


def consents(row: Row) -> bool:
    """Whether he signs with his representative's consent: so does who is not of age."""
    return any(CONSENT.match(text.strip()) for text in row.texts)


def signed_by_client(rows: Sequence[Row]) -> Sequence[Row]:
    """The row of the client's signature with the caption under it, where the rows begin with it."""
    if not rows or not any(mark.tag == CLIENT for mark in marks_of(rows[0])):
        return ()
    return rows if len(rows) > 1 and is_caption(rows[1]) else rows[:1]
