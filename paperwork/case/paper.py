"""What a paper has of its own: its day, and the specialist who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property, partial

from paperwork.book.casebook import Book
from paperwork.case.computation import Scope
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Schema, fields_of, schema_of
from paperwork.sheets.answers.sheet import Around
from paperwork.sheets.clients import Client
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.people import name_of
from paperwork.sheets.plans import Plan
from paperwork.sheets.practice import Practice
from paperwork.sheets.programme import ProgrammeRow
from paperwork.sheets.programmes import Programme
from paperwork.sheets.specialists import Specialist


@dataclass(frozen=True, slots=True)
class DayOfPaper:
    """What gives a paper its day: the names, one of which its template reads, and the day itself.

    ``beside`` is what it has to read, too.
    """

    tags: frozenset[str]
    day: Callable[[Scope], date | None]
    beside: str = ""

    def is_of(self, names: Collection[str]) -> bool:
        """Whether it is that of a paper whose template reads these names."""
        return not self.tags.isdisjoint(names) and (not self.beside or self.beside in names)


@dataclass(frozen=True)
class Paper:
    """The paper whose template reads these ``names``, for a client or for the book as a whole.

    Those of the client's own answers are dotted: «клиент.дата_согласия».
    ``on`` is the day of all ages where it is given.
    """

    names: Collection[str]
    scope: Scope
    on: date | None = None

    @cached_property
    def around(self) -> Around:
        """What computed tags look at."""
        day = self.on or paper_day(self.names, self.scope)
        # no method of this object: the workers, who collect no garbage, would keep each paper in a circle
        return Around(self.scope.today, of_paper=day, named=partial(_name_of, self.scope.book))

    @cached_property
    def specialist(self) -> Specialist | None:
        """Whose paper it is: the programme's own specialist, else the client's; None in doubt."""
        head = None if HEADED.isdisjoint(self.names) else _head(self.scope)
        own = head.specialist if head else None
        code = own or (self.scope.client.specialist if self.scope.client else None)
        return _with_code(self.scope.book, code)


def _with_code(book: Book, code: str | None) -> Specialist | None:
    found = book.specialists(code)
    return found[0] if len(found) == 1 else None  # whose code is not known is left blank


def _name_of(book: Book, code: str | None) -> str | None:
    found = _with_code(book, code)
    return name_of(found) if found else None


def paper_day(names: Collection[str], scope: Scope) -> date | None:
    """The day of a paper whose template reads these names; None where it has none of its own."""
    days = (source.day(scope) for source in DAYS if source.is_of(names))
    return next((day for day in days if day), None)


def _of_practice(scope: Scope) -> date | None:
    practice = scope.book.card(Practice)
    return (practice.end or practice.start) if practice else None


def _of_plan(scope: Scope) -> date | None:
    """The day of the plan in force."""
    plans = scope.book.plans(scope.number) if scope.client else []
    return plans[-1].drawn_up if plans else None


def _head(scope: Scope) -> Programme | None:
    """The head of the client's programme."""
    rows = scope.book.of_client(schema_of(Programme), scope.number) if scope.client else ()
    return next((row for row in rows if isinstance(row, Programme)), None)


def _of_programme(scope: Scope) -> date | None:
    head = _head(scope)
    return head.drawn_up if head else None


def _of_newest(schema: Schema, scope: Scope) -> date | None:
    """The day of the newest row of a client."""
    rows = scope.book.versions(schema, scope.number) if scope.client else ()
    day: date | None = getattr(rows[-1], schema.sheet.newest_by or "") if rows else None
    return day


def _of_client(name: str, scope: Scope) -> date | None:
    """A day that stands beside the client himself."""
    day: date | None = getattr(scope.client, name, None)
    return day


CLIENT = schema_of(Client).sheet.tag
HEADED = frozenset((*Programme.sheet.tags, *ProgrammeRow.sheet.tags))
# The first that has a day gives it: what covers others, or cites them, comes before them.
DAYS = (
    DayOfPaper(
        frozenset(table.tag for table in COMPUTED_TABLES if table.over_period),
        lambda scope: scope.period.end,
    ),
    DayOfPaper(frozenset((*Practice.sheet.tags, *DiaryDay.sheet.tags)), _of_practice),
    DayOfPaper(HEADED, _of_programme),
    *(
        DayOfPaper(frozenset(schema.sheet.tags), partial(_of_newest, schema))
        for schema in SCHEMAS
        if schema.sheet.newest_by
    ),
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
    # in which he speaks, himself or by who represents him: the consent, the application
    *(
        DayOfPaper(
            frozenset({f"{CLIENT}.{item.tag}"}), partial(_of_client, item.name), f"{CLIENT}.говорит_сам"
        )
        for item in fields_of(Client, lambda it: (it.consented, it.admitted))
    ),
)
