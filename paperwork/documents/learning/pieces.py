"""The answers of a record that are in a cell, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.records import Cell, Records
from paperwork.documents.learning.wordings import likeness

NUMBERED: Final = re.compile(r"(\d+)([.)]?)(?=\s|$)")
SIGN: Final = re.compile(r"(?:№|п\.|пункт|строка) ?")  # before the number of a row in words
NUMBERS: Final = re.compile(r"(?:№|n\b|#|номер|п/п)", re.IGNORECASE)
INDEX: Final = "loop.index"


@dataclass(frozen=True, slots=True)
class Piece:
    """Fixed text, or an expression with what it prints for each record."""

    fixed: str = ""
    code: str = ""  # without braces, {x} is the record
    condition: str = ""  # what is empty where it prints nothing
    prints: tuple[str, ...] = ()


def counts(header: str) -> bool:
    """Whether the numbers of the rows may be under a header."""
    return not header.strip() or bool(NUMBERS.match(header.strip()))


def of_record(column: str) -> str:
    """How a column is written in the loop, whose record is {x}."""
    return f"{{x}}.{column}" if column else "{x}"


def pieces_of(
    records: Records, indexes: Sequence[int], texts: Sequence[str], model: int, header: str, minimum: int = 3
) -> Iterator[Piece]:
    """The answers in the cell of one record, those of so many letters, and the words between them."""
    text = texts[model]
    cursor = 0
    sign = SIGN.match(text)
    match = NUMBERED.match(text, sign.end() if sign else 0)
    is_counted = len(texts) > 1 or counts(header)
    if match and is_counted and int(match.group(1)) == model + 1 and len(match.group()) < len(text):
        if sign:
            yield Piece(fixed=sign.group())
        numbers = tuple(str(number) for number in range(1, len(texts) + 1))
        yield Piece(code=_number_of(records, indexes, numbers) if sign else INDEX, prints=numbers)
        cursor = match.end(1)
    found = sorted(records.pieces(indexes[model], text[cursor:], minimum), key=lambda item: item[0])
    start_of_rest = cursor
    for start, end, cells in found:
        at = start_of_rest + start
        if at > cursor:
            yield Piece(fixed=text[cursor:at])
        cursor = start_of_rest + end
        cell = _best(records, indexes, texts, cells, header)
        prints = tuple(_printed(records, index, cell) for index in indexes)
        yield Piece(
            code=f"{of_record(cell.column)}{cell.rendering.filters}",
            condition=of_record(cell.column),
            prints=prints,
        )
    if cursor < len(text):
        yield Piece(fixed=text[cursor:])


def _number_of(records: Records, indexes: Sequence[int], numbers: Sequence[str]) -> str:
    """The number that just these records have and that is those printed; else that of the row."""
    for column in records.columns:
        own = [str(records.value(index, column)) for index in indexes]
        if column and records.is_of_shown(column, indexes) and own == list(numbers):
            return of_record(column)
    return INDEX


def _best(
    records: Records, indexes: Sequence[int], texts: Sequence[str], cells: Sequence[Cell], header: str
) -> Cell:
    """Of the columns that print the same, that which the other records' cells hold too."""

    def merit(cell: Cell) -> tuple[float, float, int, int]:
        held = sum(
            (printed in text) if (printed := _printed(records, index, cell)) else True
            for index, text in zip(indexes, texts, strict=True)
        )
        fits = likeness(header, records.rows.columns.get(cell.column, ""))
        return held, fits, -len(cell.rendering.filters), -list(records.columns).index(cell.column)

    return max(cells, key=merit)


def _printed(records: Records, index: int, cell: Cell) -> str:
    """What the same chain of filters prints for another record."""
    if records.is_empty(index, cell.column):
        return ""
    for rendering in records.values.renderings(records.value(index, cell.column), all_cases=False):
        if rendering.filters == cell.rendering.filters and rendering.looks == cell.rendering.looks:
            return rendering.text
    found = records.values.renderings(records.value(index, cell.column), all_cases=False)
    return found[0].text if found else ""
