"""The row of a table that adds up a column of the records above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.documents.learning.dashes import dash_of
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Cell, Paper, Paragraph, Row, Table
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.renderings import NUMERIC, renderings
from paperwork.documents.learning.values import is_number

NUMBER: Final = re.compile(r"-?\d[\d ]*(?:,\d+)?")
COLUMN: Final = re.compile(r"(\w[\w.]*)\[\]\.(\w+)")
PLAIN: Final = re.compile(r"\{\{ [\w.]+(?:\|\w+)* \}\}")
NOUGHT: Final = re.compile(r" is (?:number|not none) %")  # of a column whose noughts are printed
FIGURES: Final = ("", *(f"|{name}" for name in NUMERIC))


def find_totals(paper: Paper, tables: Sequence[Records]) -> None:
    """Marks the sums below the loops over whole tables."""
    known = {records.rows.tag: records for records in tables}
    for table in paper.tables:
        columns = dict(_columns(table))
        last = max((row.number for row in table.rows if _is_loop(row)), default=-1)
        for row in table.rows[last + 1 :] if columns else ():
            for cell in row.cells:
                found = columns.get(cell.span[1])
                records = known.get(found[0]) if found else None
                if found and records:
                    _mark(cell, records, found[1])


def _is_loop(row: Row) -> bool:
    return any(paragraph.is_gone or _listed(cell) for cell in row.cells for paragraph in cell.paragraphs)


def _listed(cell: Cell) -> list[Mark]:
    return [mark for p in cell.paragraphs for mark in p.marks if mark.kind is MarkKind.LIST]


def _columns(table: Table) -> Iterator[tuple[int, tuple[str, str]]]:
    """Where each column ends whose cells are one answer of a record, and which."""
    for row in table.rows:
        for cell in row.cells:
            found = [COLUMN.fullmatch(mark.tag) for mark in _listed(cell)]
            if len(found) == 1 and found[0]:
                yield cell.span[1], (found[0].group(1), found[0].group(2))


def _code_over(cell: Cell) -> str:
    """The code of the column above a total that prints a dash in the place of nothing; "" where none does."""
    above = (other for row in cell.row.table.rows for other in row.cells if other.span[1] == cell.span[1])
    return next((mark.code for other in above for mark in _listed(other) if dash_of(mark.code)), "")


def _with_dash(paragraph: Paragraph, dash: str, *, tells_nought: bool) -> None:
    """Prints the column's dash for nothing where the total is known as an answer of its own."""
    test = " is not none" if tells_nought else ""

    def dashed(code: str, tag: str) -> str:
        return f"{{% if {tag}{test} %}}{code}{{% else %}}{dash}{{% endif %}}"

    for mark in paragraph.marks:
        if mark.words == paragraph.text.strip() and PLAIN.fullmatch(mark.code):
            paragraph.widen(mark, mark.start, mark.end, dashed)


def _mark(cell: Cell, records: Records, column: str) -> None:
    values = [row.get(column) for row in records.rows.rows]
    numbers = [value for value in values if is_number(value)]
    if not numbers or len(numbers) < sum(value is not None for value in values):
        return
    over = _code_over(cell)
    dash, tells_nought = dash_of(over), NOUGHT.search(over) is not None
    looks = {one.text: one.filters for one in renderings(sum(numbers), {}, "") if one.filters in FIGURES}
    for paragraph in cell.paragraphs:
        start = len(paragraph.text) - len(paragraph.text.lstrip())
        match = NUMBER.match(paragraph.text, start)
        text = match.group().rstrip() if match else ""
        if dash and not sum(numbers) and paragraph.text.strip() == dash:
            text, looks[dash], tells_nought = dash, "", False
        if dash:
            _with_dash(paragraph, dash, tells_nought=tells_nought)
        if text in looks and paragraph.is_free(start, start + len(text)):
            tag = records.rows.tag
            filled = f'{tag}|rejectattr("{column}", "none")|sum(attribute="{column}")'
            code = f"{{{{ ({filled}){looks[text]} }}}}"
            if dash and not tells_nought:
                code = f"{{% if {filled} %}}{code}{{% else %}}{dash}{{% endif %}}"
            end = start + len(text)
            words = paragraph.written(start, end)
            paragraph.mark(Mark(start, end, words, code, f"{tag}[].{column}", place=paragraph.place))
