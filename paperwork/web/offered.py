"""What an empty plan is offered on the page, to be added by one click: typical goals, services by right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperwork.case.typical import suggested_services, typical_goals
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import PLAN, Schema, schema_of
from paperwork.sheets.answers.reading import Cell
from paperwork.sheets.clients import Client
from paperwork.sheets.goals import Goal
from paperwork.sheets.services import Service
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.sheet_editor import RowEditor

OFFER = "offer-"  # begins the name of the boxes of a sheet
MOST = 24  # of one list of what is offered
GOAL, SERVICE = schema_of(Goal), schema_of(Service)
TITLES: Mapping[Schema, str] = {GOAL: "Типовые цели", SERVICE: "Услуги, которые могут быть положены"}


@dataclass(frozen=True, slots=True)
class Offered:
    """One row that may be added: its words, why it is offered, and its cells by the names of the columns."""

    words: str
    why: str
    cells: Mapping[str, Cell]


def offered(opened: OpenBook, schema: Schema, client: RowEditor | None) -> list[Offered]:
    """The rows that are offered to the plan in force of a client, where it has none on the sheet."""
    record = opened.record(opened.editors[CLIENTS], client) if client and schema in TITLES else None
    if not isinstance(record, Client) or record.is_blocked or not _is_empty(opened, schema, record):
        return []
    plans = opened.book.plans(record.file_number)
    plan = {PLAN: plans[-1].number} if len(plans) > 1 and plans[-1].number else {}
    if schema is GOAL:
        goals = typical_goals(opened.usable, record)[:MOST]
        return [Offered(goal, "", {**plan, "goal": goal}) for goal in goals]
    found = suggested_services(opened.usable, record, opened.context.today)[:MOST]
    return [
        Offered(
            str(one.service.service),
            one.why,
            {
                **plan,
                "service": one.service.service,
                "sort": one.service.sort,
                "periodicity": one.service.periodicity,
            },
        )
        for one in found
    ]


def offers_of(
    opened: OpenBook, schemas: Iterable[Schema], client: RowEditor | None
) -> dict[int, tuple[str, list[Offered]]]:
    """Order of a sheet → the title of what is offered there, and the rows."""
    return {
        schema.sheet.order: (TITLES[schema], offered(opened, schema, client))
        for schema in schemas
        if schema in TITLES
    }


def _is_empty(opened: OpenBook, schema: Schema, client: Client) -> bool:
    plans = opened.book.plans(client.file_number)
    if plans:
        return not opened.book.of_plan(schema, plans[-1], in_force=True)
    return not opened.book.of_client(schema, client.file_number)


def chosen(
    opened: OpenBook, schemas: Iterable[Schema], client: RowEditor | None, sent: Mapping[str, Sequence[str]]
) -> dict[str, list[Mapping[str, Cell]]]:
    """The cells of the offered rows that a person has chosen, by the titles of their sheets."""
    return {
        schema.sheet.title: [row.cells for row in offered(opened, schema, client) if row.words in wanted]
        for schema in schemas
        if schema in TITLES and (wanted := set(sent.get(f"{OFFER}{schema.sheet.order}", ())))
    }
