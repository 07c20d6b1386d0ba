"""File numbers of people whose answers go to several sheets of the book, so that these find one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from paperwork.book.casebook import Book
from paperwork.common.naming import fold
from paperwork.intake.adding.owners import free_number
from paperwork.intake.foreign.column import CLIENTS, NUMBER
from paperwork.intake.foreign.plan import RowPlan
from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.people import name_of


def numbered(book: Book, plans: Sequence[RowPlan]) -> list[RowPlan]:
    """The rows, those of several sheets with the number of the same name in the book, or with a free one."""
    title = CLIENTS.sheet.title
    there = {fold(name_of(client)): client.file_number for client in book.clients}
    taken = {number for number in there.values() if number}
    taken |= {typed for row in plans if (typed := shown(row.answers.get(title, {}).get(NUMBER)))}
    found = []
    for row in plans:
        own = row.answers.get(title, {})
        if len(row.answers) > 1 and NUMBER not in own:
            number = there.get(fold(row.place.person)) or free_number(taken)
            if number:
                taken.add(number)
                row = replace(row, answers=_with_number(row.answers, number))
        found.append(row)
    return found


def _with_number(answers: Mapping[str, Mapping[str, Cell]], number: str) -> dict[str, dict[str, Cell]]:
    return {title: {**own, NUMBER: number} for title, own in answers.items()}
