"""What a template is told of a book that is written in the test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets

from paperwork.book.period import Period, month
from paperwork.case.context import ClientContext, cases
from paperwork.case.tags import all_tags
from paperwork.intake.excel.reading.read import read_book

OCTOBER = month("2026-10")
TODAY = date(2026, 11, 5)
TAGS = [tag.name for tag in all_tags() if tag.computed]
PLAN: dict[str, object] = {"Дело": "1", "Номер": "1", "Дата": "01.09.2026", "Проблема": "Нет работы"}


def book_of(**sheets: Sequence[Row]) -> Sheets:
    """A book with Vera and Ivan, a plan of hers, and the sheets that are given."""
    return {"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], "Планы": [PLAN], **sheets}


def names_of(cases: Sequence[tuple[Any, ...]]) -> list[str]:
    """What the cases of a table are called: their first words."""
    return [case[0] for case in cases]


def told(desk: Desk, sheets: Sheets, client: str = "", period: Period = OCTOBER) -> dict[str, Any]:
    """The values of every computed table: of a client, or of all clients."""
    book = read_book(desk.book(sheets), today=TODAY)
    assert [str(problem) for problem in book.problems if problem.is_error] == []
    found = {case.client.file_number: case for case in cases(book, TODAY, period) if case.client}
    case = found[client] if client else ClientContext(book, TODAY, period=period)
    return case.context(TAGS)
