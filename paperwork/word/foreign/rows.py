"""Marks of one row of a table that are all fields of one list: the row is to be repeated."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from paperwork.word.foreign.cells import around_with_loop
from paperwork.word.foreign.mark import Mark, Meaning


def settle_rows(marks: list[Mark]) -> list[Mark]:
    """The marks, of which those that make up a row of a list know the list."""
    rows: dict[etree._Element, list[Mark]] = {}
    for mark in marks:
        row = mark.row
        if row is not None and not mark.fields:
            rows.setdefault(row, []).append(mark)
    for own in rows.values():
        table = _common(own)
        if table:
            for mark in own:
                name = dict(mark.meaning.rows)[table]
                mark.loop, mark.meaning = table, Meaning((), True, ((table, name),))
    return marks


def _common(marks: list[Mark]) -> str:
    """The list whose fields all marks of a row may be, one at least of nothing else; empty without it."""
    if all(mark.meaning.tags for mark in marks):
        return ""
    tables = [table for table, _ in marks[0].meaning.rows]
    return next((table for table in tables if all(table in dict(mark.meaning.rows) for mark in marks)), "")


def settle_loops(marks: Iterable[Mark]) -> None:
    """Puts the rows whose marks have been written over between those of their loops."""
    done: set[etree._Element] = set()
    for mark in marks:
        row = mark.row
        if mark.loop and not mark.fields and row is not None and row not in done:
            done.add(row)
            around_with_loop(row, mark.loop)
