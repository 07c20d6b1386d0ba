"""The day that a paper is of: that of its period, its practice or its plan."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from paperwork.case.computation import Scope
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.plans import Plan
from paperwork.sheets.practice import Practice


@dataclass(frozen=True, slots=True)
class DayOfPaper:
    """What gives a paper its day: the names, one of which its template reads, and the day itself."""

    tags: frozenset[str]
    day: Callable[[Scope], date | None]


def paper_day(names: Collection[str], scope: Scope) -> date | None:
    """The day of a paper whose template reads these names; None where it has none of its own."""
    days = (source.day(scope) for source in DAYS if not source.tags.isdisjoint(names))
    return next((day for day in days if day), None)


def _of_practice(scope: Scope) -> date | None:
    practice = scope.book.card(Practice)
    return (practice.end or practice.start) if practice else None


def _of_plan(scope: Scope) -> date | None:
    """The day of the plan in force."""
    plans = scope.book.plans(scope.number) if scope.client else []
    return plans[-1].drawn_up if plans else None


# The first that has a day gives it: what covers others, or cites them, comes before them.
DAYS = (
    DayOfPaper(
        frozenset(table.tag for table in COMPUTED_TABLES if table.over_period),
        lambda scope: scope.period.end,
    ),
    DayOfPaper(frozenset((*Practice.sheet.tags, *DiaryDay.sheet.tags)), _of_practice),
    DayOfPaper(
        frozenset(
            (
                schema_of(Plan).sheet.tag or "",
                *(schema.sheet.rows_tag or "" for schema in SCHEMAS if schema.sheet.per_plan),
                *(table.tag for table in COMPUTED_TABLES if Plan in table.reads and not table.over_period),
            )
        ),
        _of_plan,
    ),
)
