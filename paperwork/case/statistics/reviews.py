"""The reviews of plans: which were due in a period, and which of them took place in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.case.statistics.promises import DAY, versions
from paperwork.common.records import dataclass
from paperwork.sheets.answers.codes import same
from paperwork.sheets.plans import review_date


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was due: its day, and when the next version of the plan was drawn up, if it was."""

    due: date
    held: date | None

    @property
    def in_time(self) -> bool:
        """Whether it took place by its day."""
        return self.held is not None and self.held <= self.due


def reviews_of(book: Book, number: str | None, period: Period) -> Iterator[Review]:
    """The reviews that were due in the period and had not taken place before it began.

    None is due after the end of the client's case.

    A review held after the period counts as not held: the period knows nothing of it.
    """
    closing = book.last_days.get(same(number))
    for plan, _, last in versions(book, number):
        due = review_date(plan)
        held = last + DAY if last and last != closing else None
        if due and closing and due > closing:
            continue
        if due and due in period and not (held and held < period.start):
            yield Review(due, held if held and held <= period.end else None)
