"""Fixed words of a cell that depend on the record: a sign for one answer, a dash for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.pieces import of_record
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.wordings import likeness

LONGEST: Final = 40  # letters of words that are told by an answer
RECORDS: Final = 3  # of which one must be told otherwise than the others


def told(
    records: Records, indexes: Sequence[int], texts: Sequence[str], header: str, *, by_flags: bool = False
) -> CellCode | None:
    """One of two wordings in each cell, of which an answer tells which it is, or a yes and no alone."""
    wordings = list(dict.fromkeys(texts))
    if len(wordings) != 2 or not all(map(is_form, wordings)) or (len(texts) < RECORDS and not by_flags):
        return None
    first, second = wordings
    tests = _tests(records, indexes, [text == first for text in texts], by_flags)
    found = max(tests, key=lambda test: _named(records, test[1], header), default=None)
    if found is None:
        return None
    code = _either(found[0], first.split("\n"), second.split("\n"))
    return CellCode(code, (found[1],), 0)


def is_form(text: str) -> bool:
    """Whether the words are nobody's own: a sign or a few small words."""
    return len(text) <= LONGEST and text == text.lower() and not any(map(str.isdigit, text))


def _named(records: Records, column: str, header: str) -> float:
    return likeness(header, records.rows.columns.get(column, ""))


def _tests(
    records: Records, indexes: Sequence[int], wanted: Sequence[bool], by_flags: bool
) -> Iterator[tuple[str, str]]:
    """The conditions that just the wanted records fulfil: each with its column."""
    none = [not want for want in wanted]
    for column in records.columns:
        if not column:
            continue
        filled = [not records.is_empty(index, column) for index in indexes]
        values = [records.value(index, column) for index in indexes]
        is_flag = all(isinstance(value, bool) for value in values)
        if is_flag:
            filled = [bool(value) for value in values]
        elif by_flags:
            continue
        if filled == list(wanted):
            yield of_record(column), column
        elif filled == none:
            yield f"not {of_record(column)}", column
    for test, fulfilled in () if by_flags else records.literals:
        if "==" in test and [index in fulfilled for index in indexes] == list(wanted):
            yield test, test.partition(" ")[0].removeprefix("{x}.")


def _either(test: str, first: Sequence[str], second: Sequence[str]) -> str:
    """The two wordings, line by line."""
    most = max(len(first), len(second))
    pairs = [
        (first[number] if number < len(first) else "", second[number] if number < len(second) else "")
        for number in range(most)
    ]
    return "\n".join(f"{{% if {test} %}}{one}{{% else %}}{two}{{% endif %}}" for one, two in pairs)


def in_other_words(
    records: Records, column: str, rows: Sequence[tuple[int, str]], hits: set[int]
) -> tuple[str, str] | None:
    """The one chosen answer that is printed in other words, and these."""
    if column not in records.choices:
        return None
    missed = {(str(records.value(index, column)), text) for index, text in rows if index not in hits and text}
    if len(missed) != 1:
        return None
    value, text = missed.pop()
    if folded(value) in text:
        return None  # its own words, with more behind them
    is_alone = all(str(records.value(index, column)) != value for index in hits)
    return (value, text) if is_alone and is_form(text) else None
