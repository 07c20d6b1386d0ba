"""A client's plan is copied to other clients: which plan, to whom, of which day."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.russian.dates import short_date
from paperwork.russian.numbers import counted
from paperwork.sheets.answers.fields import field_of
from paperwork.sheets.answers.reading import Cell
from paperwork.sheets.plans import Plan
from paperwork.web.controls import tidy, typed
from paperwork.web.copying import PLANS, copy_plan, plan_rows
from paperwork.web.open_book import OpenBook
from paperwork.web.pages.sheets import client_of
from paperwork.web.people import Person
from paperwork.web.selection import Selection, selected
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import people, person_of
from paperwork.web.submission import MissingError, Submission

SHOWN = 60  # clients to choose from; more of them are found by their names
FIND, COPY, TO = "find", "copy", "to"
NO_ONE = "Отметьте, кому перенести план."
NO_DAY = "Напишите день новых планов, например 05.03.2026."


def copy(pages: Pages, submission: Submission) -> Response:
    """The choice of the clients; then the plan of the first of them."""
    opened, client = pages.opened, client_of(pages, submission)
    plans = plan_rows(opened, client)
    if not plans or opened.why_blocked(client):
        raise MissingError
    source = next((row for row, _ in plans if str(row.key) == submission.text("plan")), plans[0][0])
    others = [one for one in people(opened) if one.key != client.key and one.number and not one.blocked]
    wanted = set(submission.sent.get(TO, ()))
    chosen = [one for one in others if str(one.key) in wanted]
    day = _day(opened, submission.text("day"))
    error = ""
    if submission.text("do") == COPY:
        error = "" if chosen else NO_ONE
        error = error or ("" if day is not None else NO_DAY)
        if not error:
            return _copied(pages, client, source, chosen, day)
    words = submission.text("words").strip()
    found = selected(others, Selection(words=words), opened.context.today, lambda _: False)
    offered = [*chosen, *(one for one in found if one not in chosen)]
    return pages.page(
        "copy",
        400 if error else 200,
        error=error,
        person=person_of(opened, client),
        plans=[(row.key, plan, row is source) for row, plan in plans],
        order=PLANS.sheet.order,
        offered=offered[: max(SHOWN, len(chosen))],
        chosen=chosen,
        total=len(offered),
        words=words,
        day=submission.text("day") or short_date(opened.context.today),
    )


def _day(opened: OpenBook, text: str) -> Cell:
    """The day that was typed; None where it is none."""
    cell = (
        typed(field_of(Plan, lambda plan: plan.drawn_up), tidy(text), opened.context)
        if text.strip()
        else None
    )
    return None if isinstance(cell, str) else cell


def _copied(pages: Pages, client: RowEditor, source: RowEditor, chosen: list[Person], day: Cell) -> Response:
    opened = pages.opened
    found = [opened.row_editor(one.key) for one in chosen]
    count = copy_plan(opened, client, source, [one[1] for one in found if one], day)
    words = counted(count, "клиенту", "клиентам", "клиентам")
    opened.news = f"План перенесен {words}. Проверьте у каждого слова плана и сроки."
    return pages.go(f"client/{chosen[0].key}/{PLANS.sheet.order}")
