"""Tables of one form that hold records of several kinds, each under its heading: those left empty too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from paperwork.documents.learning.blanks import empty_rows
from paperwork.documents.learning.lines import heading_of
from paperwork.documents.learning.paper import Paper, Row, Table
from paperwork.documents.learning.repeated import Loop, words_of_kind
from paperwork.documents.learning.values import Values
from paperwork.documents.learning.wordings import says
from paperwork.documents.learning.writing import Block, set_text
from paperwork.sheets.answers.choices import Choices

ALIKE: Final = 0.6  # of the cells of two headers that say the same


def find_sisters(
    paper: Paper, loops: Sequence[Loop], values: Values, lists: Mapping[str, Choices]
) -> dict[Table, Block]:
    """The blocks of the empty tables that are built as one with records, for another kind of these."""
    found: dict[Table, Block] = {}
    for table in paper.tables:
        empty = empty_rows(table)
        if empty is None:
            continue
        for loop in loops:
            head = _head_for(table, empty[0], loop, values, lists)
            if head:
                found[table] = _block(empty[1], loop, head)
                break
    return found


def _head_for(
    table: Table, header: Row, loop: Loop, values: Values, lists: Mapping[str, Choices]
) -> str | None:
    """The tag that begins the loop over the records of the kind that the heading of a table names."""
    row = loop.lines[0].row
    if row is None or row.table is table or not _is_alike(header, row):
        return None
    heading, tag = heading_of(table), loop.records.rows.tag
    kinds = values.sisters(loop.records.rows)
    if len(kinds) > 1 and says(heading_of(row.table), words_of_kind(tag)):
        sister = _named(heading, kinds)
        return loop.head.replace(f" in {tag}", f" in {sister}") if sister and sister != tag else None
    if loop.selection.kind:
        column, kind = loop.selection.kind
        texts = [[choice.masculine for choice in listed.values] for listed in lists.values()]
        other = _named(heading, [text for listed in texts if kind in listed for text in listed])
        if other and other != kind:
            return loop.head.replace(f'.{column} == "{kind}"', f'.{column} == "{other}"')
    return None


def _named(heading: str, kinds: Sequence[str]) -> str | None:
    """The kind that a heading names best."""
    best = max(kinds, key=lambda kind: says(heading, words_of_kind(kind)), default="")
    return best if best and says(heading, words_of_kind(best)) else None


def _is_alike(header: Row, row: Row) -> bool:
    """Whether two tables have the same header, the names of kinds in it aside."""
    for other in row.table.rows[: row.number]:
        pairs = list(zip(header.texts, other.texts, strict=False))
        if len(header.cells) == len(other.cells) and pairs:
            return sum(a.strip() == b.strip() for a, b in pairs) >= ALIKE * len(pairs)
    return False


def _block(empty: Sequence[Row], loop: Loop, head: str) -> Block:
    """The first empty row is printed for each record; all of them where there is none."""
    model = deepcopy(empty[0].element)
    cells = [cell for cell in model.iter("{*}tc") if next(cell.iterancestors("{*}tc"), None) is None]
    for cell, code in zip(cells, loop.codes, strict=False):
        written = code.code.replace("{x}", loop.variable)
        paragraph = next(iter(cell.iter("{*}p")), None)
        if paragraph is not None:
            _write(paragraph, list(_lines(written, [c.replace("{x}", loop.variable) for c in code.optional])))
    lines = [((), model, ("{%tr else %}",)), *(((), row.element, ()) for row in empty)]
    return Block("tr", empty[0].element, lines, (head,), ("{%tr endfor %}",))


def _lines(code: str, conditions: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(code.split("\n")):
        test = conditions[number] if number < len(conditions) else ""
        yield f"{{% if {test} %}}{line}{{% endif %}}" if test else line


def _write(paragraph: etree._Element, lines: Sequence[str]) -> None:
    last = paragraph
    for number, line in enumerate(lines):
        if number:
            made = deepcopy(paragraph)
            last.addnext(made)
            last = made
        set_text(last, line)
