"""A plan with its goals, actions and services, written down for other clients as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, PLAN, Schema, fields_of, schema_of
from paperwork.sheets.answers.reading import Cell
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service
from paperwork.web.changes import put
from paperwork.web.open_book import OpenBook
from paperwork.web.sheet_editor import RowEditor

PLANS = schema_of(Plan)
INNER = [schema for schema in SCHEMAS if schema.sheet.per_plan]
# what is each client's or each version's own, and what only time brings
(DONE,) = (item.name for item in fields_of(Service, lambda it: (it.done,)))
NUMBER, DAY, REVIEW = (
    item.name for item in fields_of(Plan, lambda it: (it.number, it.drawn_up, it.review_date))
)
NOT_COPIED = {OWNER, PLAN, NUMBER, DAY, REVIEW, DONE}


def plan_rows(opened: OpenBook, client: RowEditor) -> list[tuple[RowEditor, Plan]]:
    """The plans of a client with their rows, the one in force first."""
    editor = opened.editors[PLANS.sheet.title]
    plans = reversed(opened.book.plans(opened.number(client)))
    return [(editor.by_row[plan.row], plan) for plan in plans]


def copy_plan(
    opened: OpenBook, client: RowEditor, source: RowEditor, targets: Iterable[RowEditor], day: Cell
) -> int:
    """Writes the plan of a client down for others, as drawn up on another day; returns for how many.

    The days of its rows move with it. Rows without «План» belong to the plan in force: where a client has
    a plan already, they are tied to it by its number, and those that come to the new one.
    """
    plan = opened.record(opened.editors[PLANS.sheet.title], source)
    drawn_up = plan.drawn_up if isinstance(plan, Plan) else None
    shift = day - drawn_up if isinstance(day, date) and drawn_up else timedelta()
    head = _copied(opened, PLANS, source, shift)
    rows = {
        schema: [_copied(opened, schema, row, shift) for row in _of_plan(opened, schema, client, source)]
        for schema in INNER
    }
    new: dict[Schema, list[RowEditor]] = {schema: [] for schema in (PLANS, *INNER)}
    for target in targets:
        owner = {OWNER: opened.number(target)}
        number = _number_beside(opened, target) if opened.book.plans(opened.number(target)) else None
        new[PLANS].append(_row(opened, PLANS, {**head, **owner, DAY: day, NUMBER: number}))
        for schema in INNER:
            new[schema] += [_row(opened, schema, {**cells, **owner, PLAN: number}) for cells in rows[schema]]
    for schema, row_editors in new.items():  # at last: till then records are found by the rows' numbers
        if row_editors:
            editor = opened.editors[schema.sheet.title]
            editor.extend(row_editors)
            opened.touch(editor)
    opened.refresh()
    return len(new[PLANS])


def _row(opened: OpenBook, schema: Schema, cells: Mapping[str, Cell]) -> RowEditor:
    editor = opened.editors[schema.sheet.title]
    row_editor = editor.new_row()
    for name, cell in cells.items():
        if cell is not None:
            editor.put(row_editor, name, cell)
    return row_editor


def _of_plan(opened: OpenBook, schema: Schema, client: RowEditor, source: RowEditor) -> Iterator[RowEditor]:
    """The rows of one plan of a client on a sheet."""
    editor, plans = opened.editors[schema.sheet.title], plan_rows(opened, client)
    number = next((same(plan.number) for row, plan in plans if row is source), "")
    for row_editor in opened.tied(schema, client):
        named = getattr(opened.record(editor, row_editor), PLAN, None)
        if same(named) == number if named else plans[0][0] is source:
            yield row_editor


def _copied(opened: OpenBook, schema: Schema, row_editor: RowEditor, shift: timedelta) -> dict[str, Cell]:
    """The cells of a row that another client's may have, with the days moved."""
    editor = opened.editors[schema.sheet.title]
    record = opened.record(editor, row_editor)
    return {
        item.name: _moved(cell, getattr(record, item.name, None), shift)
        for item, cell in zip(editor.columns, row_editor.cells, strict=True)
        if item.name not in NOT_COPIED
    }


def _moved(cell: Cell, answer: object, shift: timedelta) -> Cell:
    """The cell; where it is read as a day, the day so much later."""
    if not shift or not isinstance(answer, date):
        return cell
    try:
        return answer + shift
    except OverflowError:  # beyond the last day that there is
        return cell


def _number_beside(opened: OpenBook, client: RowEditor) -> str:
    """A number for a new plan of a client; the one in force has a number and its rows name it afterwards."""
    owner = opened.number(client)
    row_editor, plan = plan_rows(opened, client)[0]
    taken = {same(other.number) for other in opened.book.plans(owner)}
    free = (name for count in range(1, len(taken) + 3) if same(name := f"{owner}-{count}") not in taken)
    if not plan.number:
        put(opened, opened.editors[PLANS.sheet.title], row_editor, NUMBER, next(free))
    of_force = opened.editors[PLANS.sheet.title].cell(row_editor, NUMBER)
    for schema in INNER:
        editor = opened.editors[schema.sheet.title]
        for row in opened.tied(schema, client):
            if not getattr(opened.record(editor, row), PLAN, None):
                put(opened, editor, row, PLAN, of_force)
    return next(free)
