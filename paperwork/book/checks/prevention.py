"""Measures of preventive work that go on after the end of the programme whose term stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.common.errors import Level, Problem
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.dates import day_meant
from paperwork.sheets.answers.fields import field_of, schema_of
from paperwork.sheets.prevention import PreventiveMeasure
from paperwork.sheets.programmes import Programme

TERM = field_of(PreventiveMeasure, lambda it: it.term).name
END = field_of(Programme, lambda it: it.end)
UNTIL = re.compile(r"(?:^|\W)(?:до|по)\s+(?=\d)", re.IGNORECASE)  # «ежемесячно до 31.08.2026»


def measures(book: Book, today: date) -> Iterator[Problem]:
    """The terms of measures that the programme's own term does not reach: the plan prints both."""
    for row in book.all(PreventiveMeasure):
        heads = book.of_client(schema_of(Programme), row.file_number)
        end = next((head.end for head in heads if isinstance(head, Programme)), None)
        until = _until(row.term, today)
        if end and until and until > end:
            message = f"срок мероприятия позже окончания программы ({shown(end)})"
            sheet = Programme.sheet.title
            fix = f"исправьте срок здесь или «{END.header}» на листе «{sheet}»: в плане напечатаны оба"
            yield problem_at(row, TERM, message, fix, Level.WARNING)


def _until(term: object, today: date) -> date | None:
    """The last day of a measure: the day itself, or that behind «до» in its words."""
    return day_meant(UNTIL.split(term)[-1] if isinstance(term, str) else term, today)
