"""The computed tables over a period: the period, the check of services, the journal, the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.statistics.conclusion import Conclusion, conclusion
from paperwork.case.statistics.declared import Date, Statistics, Words, headers, tables, view
from paperwork.case.statistics.delivery import Line, is_there, lines
from paperwork.case.statistics.promises import numbered
from paperwork.case.statistics.requests import Entry, Totals, journal, totals
from paperwork.case.statistics.summary import Summary, summary, summary_before
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import OWNER, column, field_of, fields_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.contracts import Contract
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.family import FamilyMember
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.plans import Plan
from paperwork.sheets.refusals import Refusal
from paperwork.sheets.requests import Request
from paperwork.sheets.services import Service

LACKING = "за этот период нет ни услуг по плану, ни оказанных"
IN_PLAN = "номер_в_плане"
PROMISED = (Plan, Service, Delivery)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRecord(Statistics):
    """The period of a paper."""

    start: Date = column("Начало")
    end: Date = column("Окончание")
    name: Words = column("Название")
    before: Words = column("Прежний")


def _period(scope: Scope) -> PeriodRecord:
    period = scope.period
    return PeriodRecord(start=period.start, end=period.end, name=period.name, before=period.before.name)


def _record(
    tag: str, title: str, kind: type[Statistics], compute: Callable[[Scope], Statistics], **options: Any
) -> ComputedTable:
    """A computed record over the period."""
    inner = {name: headers(row) for name, (_, row) in tables(kind).items()}
    given = {"reads": (), "tables": inner, "columns": headers(kind), **options}
    return ComputedTable(tag=tag, title=title, over_period=partial(_one, compute), single=True, **given)


def _table(
    tag: str,
    title: str,
    kind: type[Statistics],
    compute: Callable[[Scope], Iterable[Statistics]],
    **options: Any,
) -> ComputedTable:
    """A computed table over the period."""
    over_period = partial(_all, compute)
    return ComputedTable(tag=tag, title=title, over_period=over_period, columns=headers(kind), **options)


def _one(compute: Callable[[Scope], Statistics], scope: Scope) -> Iterable[Row]:
    return [view(compute(scope))]


def _all(compute: Callable[[Scope], Iterable[Statistics]], scope: Scope) -> Iterable[Row]:
    return [view(record) for record in compute(scope)]


def _check(scope: Scope) -> Iterable[Row]:
    """The lines, each with the numbers that its service has in the plan in force at the end of the period."""
    numbers = numbered(scope.book, scope.number, scope.period.end)
    for line in lines(scope):
        yield view(line) | {IN_PLAN: numbers.get(fold(line.service))}


OWN: dict[str, Any] = {"reads": PROMISED, "lacking": LACKING, "is_there": is_there}
OF_ALL: dict[str, Any] = {"reads": (Request,), "of_all": True}

PERIOD = _record("период", "Период сверки, журнала и сводки", PeriodRecord, _period, of_all=True)
CHECK = ComputedTable(
    tag="сверка",
    title="Услуги по плану и оказанные за период",
    over_period=_check,
    columns=headers(Line) | {IN_PLAN: "Номер в плане"},
    **OWN,
)
CONCLUSION = _record("итоги_сверки", "Итоги сверки услуг за период", Conclusion, conclusion, **OWN)
JOURNAL = _table("журнал", "Журнал обращений за период", Entry, journal, **OF_ALL)
TOTALS = _record("итоги_журнала", "Итоги журнала обращений за период", Totals, totals, **OF_ALL)
COUNTED: dict[str, Any] = {
    "reads": (
        *(Client, *PROMISED, Contact, Request),
        *(FamilyMember, IndividualProgramme, Refusal, Contract, CatalogueService),
    ),
    "counts": {
        Client: (OWNER, *(item.name for item in fields_of(Client, lambda it: (it.admitted, it.ended)))),
        FamilyMember: (OWNER, field_of(FamilyMember, lambda it: it.birth_date).name),
    },
    "of_all": True,
}
SUMMARY = _record("сводка", "Сводка за период", Summary, summary, **COUNTED)
BEFORE = _record(
    "прежняя_сводка", "Сводка за период такой же длины перед этим", Summary, summary_before, **COUNTED
)
