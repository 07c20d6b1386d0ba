"""Every record of one book, and how they hang together: by the client's file number and the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import Record, Schema, schema_of
from paperwork.sheets.answers.reading import Cell, shown
from paperwork.sheets.clients import Client
from paperwork.sheets.declensions import Declension
from paperwork.sheets.plans import Plan
from paperwork.sheets.specialists import Specialist

R = TypeVar("R", bound=Record)
EVERYBODY = None  # whom an error of a whole sheet concerns


@dataclass
class Book:
    """The records of one workbook by sheet title, its lists, its own columns and its problems.

    ``extra`` maps a sheet's title to the user's own columns there (tag → header); ``blocked`` are the
    clients whose personal data may not be used, once `without_blocked` has taken them out.
    """

    file: str
    records: Mapping[str, Sequence[Record]]
    lists: Mapping[str, Choices]
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    blocked: Sequence[Client] = ()
    projections: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)  # of `case.Case`

    def all(self, record: type[R]) -> Sequence[R]:
        """The records of a sheet in the order of its rows."""
        return self.records.get(record.sheet.title, ())  # type: ignore[return-value]

    def card(self, record: type[R]) -> R | None:
        """The record of a card, or None when nothing is filled in."""
        return next(iter(self.all(record)), None)

    def of_client(self, schema: Schema, number: str | None) -> Sequence[Record]:
        """The rows of a client on a sheet that is tied to clients."""
        return self._rows[schema.sheet.title].get(same(number), ())

    def specialist(self, code: str | None) -> Specialist | None:
        """The (first) specialist with the code, or None."""
        return next(iter(self.specialists(code)), None)

    def specialists(self, code: str | None) -> Sequence[Specialist]:
        """Everybody who has the code: more than one is a mistake in the book."""
        return self._specialists.get(same(code), ()) if code else ()

    def without_blocked(self) -> Book:
        """The book as papers and lists may see it: clients whose data may not be used are on no sheet."""
        blocked = [client for client in self.clients if client.is_blocked]
        if not blocked:
            return self
        numbers = {same(client.file_number) for client in blocked}
        records = {
            title: [row for row in rows if not _is_of(row, numbers)] for title, rows in self.records.items()
        }
        records[Client.sheet.title] = [client for client in self.clients if not client.is_blocked]
        return replace(self, records=records, blocked=blocked, projections={})

    def without_clients(self, keep_list: bool) -> Book:
        """What all clients have in common; with ``keep_list`` the sheet «Клиенты» too."""
        tied = {schema.sheet.title for schema in SCHEMAS if schema.sheet.per_client}
        tied |= set() if keep_list else {Client.sheet.title}
        records = {title: rows for title, rows in self.records.items() if title not in tied}
        return replace(self, records=records, problems=[], blocked=(), projections={})

    def rows_of(self, clients: Iterable[Client | None]) -> dict[str, list[Record]]:
        """The clients' own rows on every sheet that is tied to clients, by its title."""
        numbers = [same(client.file_number) for client in clients if client]
        return {
            title: [row for number in numbers for row in groups.get(number, ())]
            for title, groups in self._rows.items()
            if groups
        }

    @property
    def clients(self) -> Sequence[Client]:
        """The clients in the order of their rows."""
        return self.all(Client)

    def plans(self, number: str | None) -> list[Plan]:
        """The versions of a client's plan, the newest (the one in force) last."""
        plans = [plan for plan in self.of_client(schema_of(Plan), number) if isinstance(plan, Plan)]
        return sorted(plans, key=lambda plan: (plan.drawn_up is not None, plan.drawn_up))

    def of_plan(self, schema: Schema, plan: Plan, in_force: bool) -> list[Record]:
        """The rows of one version of a plan; a row without a number belongs to the plan in force."""
        rows = self.of_client(schema, plan.file_number)
        wanted = same(plan.number)
        return [
            row
            for row in rows
            if (same(row.plan) == wanted if row.plan else in_force)  # type: ignore[attr-defined]
        ]

    @cached_property
    def _rows(self) -> dict[str, dict[str, list[Record]]]:
        tied: dict[str, dict[str, list[Record]]] = {}
        for schema in SCHEMAS:
            groups = tied.setdefault(schema.sheet.title, {})
            for row in self.records.get(schema.sheet.title, ()) if schema.sheet.per_client else ():
                groups.setdefault(same(row.file_number), []).append(row)  # type: ignore[attr-defined]
        return tied

    @cached_property
    def _specialists(self) -> dict[str, list[Specialist]]:
        by_code: dict[str, list[Specialist]] = {}
        for item in self.all(Specialist):
            by_code.setdefault(same(item.code), []).append(item)
        return by_code

    @cached_property
    def declensions(self) -> dict[str, dict[str, str]]:
        """The forms that the user has set for words: word → case → form."""
        cases = [item for item in schema_of(Declension).fields if item.name != "word"]
        return {
            str(row.word): {item.tag: getattr(row, item.name) for item in cases if getattr(row, item.name)}
            for row in self.all(Declension)
            if row.word
        }

    def errors_on(self, schema: Schema, client: str | None = None) -> list[Problem]:
        """The errors of a sheet that concern a client (his `same` number); all of them without one."""
        on_sheet = self._errors.get(fold(schema.sheet.title), {})
        if client is None:
            return [problem for problems in on_sheet.values() for problem in problems]
        return [*on_sheet.get(EVERYBODY, ()), *on_sheet.get(client, ())]

    @cached_property
    def _errors(self) -> dict[str, dict[str | None, list[Problem]]]:
        """The errors by folded sheet title, then by whom they concern."""
        found: dict[str, dict[str | None, list[Problem]]] = {}
        for problem in self.problems:
            if problem.is_error:
                sheet = found.setdefault(fold(problem.sheet), {})
                sheet.setdefault(self._concerned(problem), []).append(problem)
        return found

    def _concerned(self, problem: Problem) -> str | None:
        """The number of the client whom a problem concerns, or `EVERYBODY` on the sheet.

        A problem without a number concerns the client of the row where it stands; one without a cell
        or of a header concerns everybody.
        """
        if problem.client:
            return same(problem.client)
        if not problem.cell or problem.value == problem.header:
            return EVERYBODY
        row = int("".join(sign for sign in problem.cell if sign.isdigit()) or 0)
        return self._numbers.get((fold(problem.sheet), row), "")

    @cached_property
    def _numbers(self) -> dict[tuple[str, int], str]:
        """Sheet and row → the file number that stands there."""
        return {
            (fold(title), row.row): same(getattr(row, "file_number", None))
            for title, rows in self.records.items()
            for row in rows
        }

    def strict(self) -> Book:
        """The same book with every warning made an error."""
        return replace(self, problems=[problem.as_error() for problem in self.problems])


def _is_of(row: Record, numbers: Collection[str]) -> bool:
    """Whether the row tells of one of these clients; a row of no client («Обращения») of none."""
    number: str | None = getattr(row, "file_number", None)
    return (number is not None or row.sheet.per_client) and same(number) in numbers


@lru_cache(maxsize=2**16)
def same(number: str | None) -> str:
    """What makes two file numbers or codes the same: neither case nor spaces count."""
    return "".join((number or "").casefold().split())


def problem_at(
    record: Record, name: str, what: str, cure: str, level: Level = Level.ERROR, value: object = None
) -> Problem:
    """A problem of one answer of a record, placed in its cell."""
    item = schema_of(type(record)).by_name[name]
    typed = getattr(record, name) if value is None else value
    text = "; ".join(typed) if isinstance(typed, tuple) else shown(cast(Cell, typed))
    return Problem(
        what,
        cure,
        level,
        record.source.file,
        record.source.sheet,
        record.cell(name),
        item.header,
        text,
        getattr(record, "file_number", None) or "",
    )
