"""Every record of one book, and how they hang together: by the client's file number and the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from paperwork.book.error_index import ErrorIndex
from paperwork.book.timesheets import with_timesheets
from paperwork.common.emblem import Emblem
from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS, aliases, own_schemas
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Schema, field_of, schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.declensions import Declension
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.plans import Plan
from paperwork.sheets.specialists import Specialist
from paperwork.sheets.timesheet import Timesheet

R = TypeVar("R", bound=Record)
NEWEST_PLAN = field_of(Plan, lambda it: it.drawn_up).name


@dataclass
class Book:
    """The records of one workbook by sheet title, its lists, its own columns and its problems.

    ``extra`` maps a sheet's title to the user's own columns there (tag → header); ``blocked`` are the
    clients whose personal data may not be used, once `parts.without_blocked` has taken them out,
    and ``mentions`` those of the problems that are about other rows which named them; ``emblem`` is the
    organisation's picture, which letterheads show.
    """

    file: str
    records: Mapping[str, Sequence[Record]]
    lists: Mapping[str, Choices]
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    blocked: Sequence[Client] = ()
    mentions: Sequence[Problem] = ()
    emblem: Emblem | None = None
    as_of: date | None = None
    projections: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)  # of `case.Case`

    def all(self, record: type[R]) -> Sequence[R]:
        """The records of a sheet in the order of its rows, after them what other sheets feed it."""
        return self._seen(record.sheet.title)  # type: ignore[return-value]

    def card(self, record: type[R]) -> R | None:
        """The record of a card, or None when nothing is filled in."""
        return next(iter(self.all(record)), None)

    def of_client(self, schema: Schema, number: str | None) -> Sequence[Record]:
        """The rows of a client on a sheet that is tied to clients."""
        title = schema.sheet.title
        rows = self._rows.get(title)
        if rows is None:
            rows = self._rows[title] = self._by_client(title) if schema.sheet.per_client else {}
        return rows.get(same(number), ())

    def specialist(self, code: str | None) -> Specialist | None:
        """The (first) specialist with the code, or None."""
        return next(iter(self.specialists(code)), None)

    def specialists(self, code: str | None) -> Sequence[Specialist]:
        """All specialists who have the code: more than one is a mistake in the book."""
        return self._specialists.get(same(code), ()) if code else ()

    @cached_property
    def own_sheets(self) -> tuple[Schema, ...]:
        """The sheets of the user's own."""
        return own_schemas(self.extra)

    @cached_property
    def aliases(self) -> dict[str, Schema]:
        """The sheets that are called otherwise in this book, by the tag of that title."""
        return aliases(self.extra)

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """The sheets that every book may have, and the user's own."""
        return (*SCHEMAS, *self.own_sheets)

    @property
    def clients(self) -> Sequence[Client]:
        """The clients in the order of their rows."""
        return self.all(Client)

    def plans(self, number: str | None) -> list[Plan]:
        """The versions of a client's plan, the newest (the one in force) last."""
        plans = self._all_plans(number)
        return plans if self.as_of is None else _until(plans, NEWEST_PLAN, self.as_of)

    def _all_plans(self, number: str | None) -> list[Plan]:
        plans = [plan for plan in self.of_client(schema_of(Plan), number) if isinstance(plan, Plan)]
        return sorted(plans, key=lambda plan: (plan.drawn_up is not None, plan.drawn_up))

    def versions(self, schema: Schema, number: str | None) -> Sequence[Record]:
        """The rows of a client on a sheet, the newest last where the sheet says by which day."""
        rows, day = self.of_client(schema, number), schema.sheet.newest_by
        if not day or len(rows) < 2:
            return rows
        found = sorted(rows, key=lambda row: getattr(row, day) or date.min)
        return found if self.as_of is None else _until(found, day, self.as_of)

    def of_plan(self, schema: Schema, plan: Plan, in_force: bool) -> list[Record]:
        """The rows of one version of a plan; a row without a number belongs to the plan in force."""
        rows = self.of_client(schema, plan.file_number)
        number = same(plan.number)
        if in_force and self.as_of is not None:  # what has no number is of the newest, whatever the day
            in_force = plan is self._all_plans(plan.file_number)[-1]
        return [
            row
            for row in rows
            if (same(row.plan) == number if row.plan else in_force)  # type: ignore[attr-defined]
        ]

    @cached_property
    def _rows(self) -> dict[str, dict[str, list[Record]]]:
        """The rows of each client by the titles of the sheets that have been asked for."""
        return {}

    def _by_client(self, title: str) -> dict[str, list[Record]]:
        groups: dict[str, list[Record]] = {}
        for row in self._seen(title):
            groups.setdefault(same(row.file_number), []).append(row)
        return groups

    def _seen(self, title: str) -> Sequence[Record]:
        """The rows of a sheet as papers see them: the days of «Табель» are deliveries."""
        rows = self.records.get(title, ())
        if title != Delivery.sheet.title:
            return rows
        return with_timesheets(rows, self.records.get(Timesheet.sheet.title, ()))

    @cached_property
    def _specialists(self) -> dict[str, list[Specialist]]:
        by_code: dict[str, list[Specialist]] = {}
        for item in self.all(Specialist):
            by_code.setdefault(same(item.code), []).append(item)
        return by_code

    @cached_property
    def last_days(self) -> dict[str, date]:
        """The last day of service of each client whose service has an end, by his number."""
        return {same(client.file_number): client.ended for client in self.clients if client.ended}

    @cached_property
    def listed_services(self) -> dict[str, CatalogueService]:
        """The services of the institution's list by their folded names, of two alike the first."""
        listed = [item for item in self.all(CatalogueService) if item.service]
        first = {fold(item.service): item for item in reversed(listed)}
        return {name: first[name] for name in dict.fromkeys(fold(item.service) for item in listed)}

    def unit_of(self, service: str | None) -> str | None:
        """The unit of a service's tariff, by the institution's list."""
        item = self.listed_services.get(fold(service or ""))
        return item.unit if item else None

    @cached_property
    def listed_sorts(self) -> dict[str, str]:
        """The kind of each service on the institution's list, by the folded name of the service."""
        listed = reversed(self.all(CatalogueService))
        return {fold(item.service): item.sort for item in listed if item.service and item.sort}

    @cached_property
    def errors(self) -> ErrorIndex:
        """The errors of the book by sheet and by the client whom they concern."""
        return ErrorIndex(self.problems, self.records)

    @cached_property
    def declensions(self) -> dict[str, dict[str, str]]:
        """The forms that the user has set for words: word → case → form."""
        cases = [item for item in schema_of(Declension).fields if item.name != Declension.sheet.key]
        return {
            str(row.word): {item.tag: getattr(row, item.name) for item in cases if getattr(row, item.name)}
            for row in self.all(Declension)
            if row.word
        }

    def strict(self) -> Book:
        """The same book with every warning made an error."""
        return replace(self, problems=[problem.as_error() for problem in self.problems])


def _until(rows: list[R], name: str, day: date) -> list[R]:
    """The rows that are not of a later day than this; all of them where each is."""
    found = [row for row in rows if (getattr(row, name) or date.min) <= day]
    return found or rows
