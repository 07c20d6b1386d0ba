"""The individual programmes of a period: in force, made, revised, ended, and what clients refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Any

from paperwork.book.casebook import Book
from paperwork.book.period import DAY, Period
from paperwork.case.computation import Scope
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.individual_programmes import AGAIN, FIRST, IndividualProgramme
from paperwork.sheets.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Term:
    """One version of a client's programme: from its day until one at whose end it is in force no more."""

    start: date
    end: date | None
    is_replaced: bool
    is_revision: bool

    def holds(self, day: date) -> bool:
        """Whether it is in force when the day is over."""
        return self.start <= day and (self.end is None or day < self.end)


def programmes(scope: Scope) -> dict[str, Any]:
    """The programmes of all clients, by the fields of the summary; nothing where the book has none."""
    book, period = scope.book, scope.period
    refusals = book.all(Refusal)
    if not book.all(IndividualProgramme) and not refusals:
        return {}
    found = [term for client in book.clients for term in terms_of(book, client)]
    made = [term for term in found if term.start in period]
    return {
        "programmes": sum(term.holds(period.end) for term in found),
        "first_programmes": sum(not term.is_revision for term in made),
        "revised_programmes": sum(term.is_revision for term in made),
        "ended_programmes": sum(_has_ended(term, period) for term in found),
        "refusals": sum(row.day in period for row in refusals),
    }


def terms_of(book: Book, client: Client) -> Iterator[Term]:
    """The versions of a client's programme, the earliest first.

    One ends when its term is over, by the conclusion on it, with the case, or when the next one is made.
    """
    found = book.versions(schema_of(IndividualProgramme), client.file_number)
    dated = [(row, row.drawn_up) for row in found if isinstance(row, IndividualProgramme) and row.drawn_up]
    dated = [(row, start) for row, start in dated if not client.ended or start <= client.ended]
    for place, ((row, start), following) in enumerate(zip_longest(dated, dated[1:])):
        ends = [day for day in (row.until and row.until + DAY, row.concluded, client.ended) if day]
        end, later = min(ends, default=None), following[1] if following else None
        is_replaced = later is not None and (end is None or later <= end)
        yield Term(start, later if is_replaced else end, is_replaced, _is_revision(row, place))


def _is_revision(row: IndividualProgramme, place: int) -> bool:
    """Whether it was made anew: as it says itself, else where an earlier one is there."""
    said = fold(row.drawn_up_again or "")
    return said == AGAIN if said in (FIRST, AGAIN) else place > 0


def _has_ended(term: Term, period: Period) -> bool:
    return not term.is_replaced and term.end in period
