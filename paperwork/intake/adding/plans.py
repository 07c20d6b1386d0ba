"""Which version of a plan the rows that come belong to, and that those in the book keep theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from paperwork.book.casebook import Book
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.intake.adding.arrivals import Arrival
from paperwork.intake.adding.likeness import partners
from paperwork.intake.adding.owners import free_number, number_of
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import PLAN, Record, schema_of
from paperwork.sheets.plans import Plan

PLANS = schema_of(Plan)
PER_PLAN = tuple(schema for schema in SCHEMAS if schema.sheet.per_plan)


def placed(book: Book, coming: Sequence[Arrival]) -> list[Arrival]:
    """The records with each row of a plan tied to the plan that came with it in the same file.

    A plan that is one more version and has no number gets the next one, so that its rows do not
    become those of another.
    """
    numbers: dict[tuple[str, str], list[str | None]] = {}
    found: list[Arrival] = []
    for arrival in coming:
        if arrival.schema is PLANS:
            arrival = _numbered(book, arrival, [a for a in found if a.schema is PLANS])
            owner = arrival.file, same(number_of(arrival.record))
            numbers.setdefault(owner, []).append(arrival.record.number)  # type: ignore[attr-defined]
        found.append(arrival)
    return [_with_plan(arrival, numbers) for arrival in found]


def _numbered(book: Book, arrival: Arrival, before: Sequence[Arrival]) -> Arrival:
    if arrival.record.number is not None:  # type: ignore[attr-defined]  # it is a plan
        return arrival
    owner = number_of(arrival.record)
    there: list[Record] = [*book.plans(owner)]
    there += [other.record for other in before if same(number_of(other.record)) == same(owner)]
    match = partners(PLANS, there, [arrival.record], book.lists)[0]
    known = [(plan.number if isinstance(plan, Plan) else None) or "" for plan in there]
    number = known[match] if match is not None else free_number(filter(None, known)) if there else None
    return arrival.with_answers(number=number or None)


def _with_plan(arrival: Arrival, numbers: Mapping[tuple[str, str], Sequence[str | None]]) -> Arrival:
    if not arrival.schema.sheet.per_plan or arrival.record.plan is not None:  # type: ignore[attr-defined]
        return arrival
    plans = numbers.get((arrival.file, same(number_of(arrival.record))), ())
    return arrival.with_answers(plan=plans[0]) if len(plans) == 1 else arrival


def in_force(book: Book, rows: Iterable[Record]) -> list[Record]:
    """The rows of a plan, those that name none with the number of the plan in force."""
    numbers: dict[str, str | None] = {}
    found = []
    for row in rows:
        if row.plan is None:  # type: ignore[attr-defined]  # rows of a plan have it
            owner = same(number_of(row))
            if owner not in numbers:
                plans = book.plans(number_of(row))
                numbers[owner] = plans[-1].number if plans else None
            row = replace(row, plan=numbers[owner])  # type: ignore[call-arg]  # the same
        found.append(row)
    return found


def left_behind(book: Book, merged: Book) -> Iterator[tuple[Record, str | None]]:
    """Rows of the book that belonged to the plan in force and would now fall to a newer one.

    Each with the number of its plan, None where that has none.
    """
    moved: dict[str, tuple[bool, str | None]] = {}
    for schema in PER_PLAN:
        for row in book.records.get(schema.sheet.title, ()):
            if row.plan is not None:  # type: ignore[attr-defined]  # rows of a plan have it
                continue
            owner = same(number_of(row))
            if owner not in moved:
                old, new = book.plans(number_of(row)), merged.plans(number_of(row))
                is_newer = bool(old and new) and _of(old[-1]) != _of(new[-1])
                moved[owner] = is_newer, old[-1].number if old else None
            if moved[owner][0]:
                yield row, moved[owner][1]


def _of(plan: Plan) -> tuple[object, ...]:
    return plan.row, plan.source.file


def nameless(row: Record, sheet: str) -> Problem:
    """The problem of a row that falls to a newer plan, since its own has no number."""
    message = "строка теперь относится к новому плану: у прежнего плана нет номера"
    fix = f"впишите номер прежнего плана на листы «{PLANS.sheet.title}» и «{sheet}»"
    header = schema_of(type(row)).by_name[PLAN].header
    place = CellPlace(row.source.file, sheet, row.cell(PLAN), header, "", number_of(row) or "")
    return Problem(message, fix, Level.WARNING, place)
