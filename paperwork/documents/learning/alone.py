"""The only record of a table of the book, which one line of a paper is."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.lines import Line, words_over
from paperwork.documents.learning.records import Records, weight
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.wordings import likeness
from paperwork.sheets import SCHEMAS

ALONE: Final = 12  # letters of an only record
COLUMNS, NAMED = 3, 0.5  # of an only record that headers name, and how well
OF_ALL: Final = frozenset(
    schema.sheet.rows_tag for schema in SCHEMAS if schema.sheet.rows_tag and not schema.sheet.per_client
)


def may_be_alone(line: Line, records: Records, index: int) -> bool:
    """Whether an only record may be made a loop: it is the client's whole table, and most of the line."""
    rows = records.rows
    if len(records.texts) != 1 or rows.tag in OF_ALL or rows.tag.startswith("планы") or "|" in rows.tag:
        return False
    values = records.values
    single = values.single_texts if rows.is_computed else values.answer_texts
    texts = [text for text in line.texts if text and text not in single]
    found = [text for text in texts if records.whole(index, text)]
    if line.kind == "p":
        if rows.is_computed:
            return False  # a title, which a list of papers has too
        bare = [re.sub(r"^(?:\d+[.)]|[-•])\s*", "", text).rstrip(".;") for text in texts]
        if any(_is_told_by_one(line, records, index, text) for text in bare):
            return False
        return weight(texts) >= ALONE and all(records.whole(index, text) for text in bare)
    if _is_headed(line, records, index):
        return True
    return weight(found) >= ALONE and (len(found) > 1 or len(line.cells) > 2)


def _is_told_by_one(line: Line, records: Records, index: int, text: str) -> bool:
    """Whether a line is one answer that is worked out of the record, which the words over it name better."""
    over = words_over(line.element)
    answers = ((known.header, known.value) for known in records.values.scalars if known.is_computed)
    own = [header for header, value in answers if isinstance(value, str) and _bare(value) == text]
    titles = [records.rows.columns.get(cell.column, "") for cell in records.whole(index, text)]
    best = max((likeness(over, header) for header in own), default=0.0)
    return best > max((likeness(over, title) for title in titles), default=0.0)


def _bare(text: str) -> str:
    """A text without the sign that ends it."""
    return folded(text).strip().rstrip(".;")


def _is_headed(line: Line, records: Records, index: int) -> bool:
    """Whether the cells of a row are what the headers over them name of the record, a long one among them."""
    named: list[str] = []
    for number, text in enumerate(line.texts):
        header = line.header(number)
        pieces = (cells for _, _, cells in records.pieces(index, text))
        cells = records.whole(index, text) or [cell for own in pieces for cell in own]
        titles = (records.rows.columns.get(cell.column, "").partition(";")[0] for cell in cells)
        if header and any(likeness(header, title) >= NAMED for title in titles):
            named.append(text)
    return len(named) >= COLUMNS and weight([max(named, key=len)]) >= ALONE
