"""The versions of a client's plan as a template sees them, each with its own goals, actions and services."""

from __future__ import annotations

from paperwork.case.projection import ALL, WHOLE, Requested, Tags
from paperwork.case.tags import PLAN_SCHEMAS
from paperwork.case.views import RecordViews
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Schema, schema_of
from paperwork.sheets.answers.sheet import NO_PLACES, Around
from paperwork.sheets.goals import Goal
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service, places


@dataclass(frozen=True)
class PlanViews:
    """Makes the views of a client's plans; ``plans`` are their versions, the one in force last."""

    views: RecordViews
    plans: list[Plan]

    def all(self, requested: Requested) -> list[Tags]:
        """Every version of the plan."""
        return [self._plan(plan, requested) for plan in self.plans]

    def in_force(self, requested: Requested) -> Tags:
        """The version in force; a blank one with empty tables where the client has no plan."""
        if self.plans:
            return self._plan(self.plans[-1], requested)
        blank = self.views.blank(schema_of(Plan), requested)
        return blank | {_rows_tag(inner): [] for inner in PLAN_SCHEMAS}

    def rows_in_force(self, schema: Schema, requested: Requested) -> list[Tags]:
        """The rows of a sheet that belong to the version in force."""
        return self._rows(schema, self.plans[-1], requested) if self.plans else []

    def _plan(self, plan: Plan, requested: Requested) -> Tags:
        view = self.views.one(schema_of(Plan), plan, requested)
        for inner in PLAN_SCHEMAS:
            tag = _rows_tag(inner)
            if tag in requested or ALL in requested:
                view[tag] = self._rows(inner, plan, requested.get(tag, WHOLE))
        return view

    def _rows(self, schema: Schema, plan: Plan, requested: Requested) -> list[Tags]:
        book, is_in_force = self.views.book, plan is self.plans[-1]
        goals = tuple(book.of_plan(schema_of(Goal), plan, is_in_force)) if schema.sheet.computed else ()
        rows = book.of_plan(schema, plan, is_in_force)
        sorts = book.listed_sorts
        numbers = places(rows, sorts) if schema is schema_of(Service) else NO_PLACES
        around = Around(self.views.today, goals, plan.drawn_up, sorts=sorts, places=numbers)
        return self.views.rows(schema, rows, requested, around)


def _rows_tag(schema: Schema) -> str:
    return schema.sheet.rows_tag or ""
