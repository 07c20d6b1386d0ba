"""The tags whose values are worked out of several sheets: the period, the check, the journal, the summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from paperwork.fields import Kind, Record, answer
from paperwork.reckoning.delivery import Conclusion, Line, conclusion, is_there, lines
from paperwork.reckoning.figures import Figures, Reckoned, Scope
from paperwork.reckoning.requests import Entry, Totals, journal, totals
from paperwork.reckoning.summary import Summary, summary
from paperwork.records.clients import Client
from paperwork.records.contacts import Contact
from paperwork.records.deliveries import Delivery
from paperwork.records.plans import Plan
from paperwork.records.requests import Request
from paperwork.records.services import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTold(Figures):
    """The period of a paper."""

    start: date = answer("Начало", Kind.DATE)
    end: date = answer("Окончание", Kind.DATE)
    name: str = answer("Название")


def _period(scope: Scope) -> PeriodTold:
    return PeriodTold(start=scope.period.start, end=scope.period.end, name=scope.period.name)


PROMISED: dict[type[Record], tuple[str, ...]] = {Plan: (), Service: (), Delivery: ()}
ASKED: dict[type[Record], tuple[str, ...]] = {Request: ()}
WORK = {Client: ("file_number", "admitted"), **PROMISED, Contact: (), **ASKED}
RECKONED = (
    Reckoned("период", PeriodTold, _period),
    Reckoned("сверка", Line, lines, rows=True, reads=PROMISED, is_there=is_there),
    Reckoned("итоги_сверки", Conclusion, conclusion, reads=PROMISED, is_there=is_there),
    Reckoned("журнал", Entry, journal, rows=True, reads=ASKED),
    Reckoned("итоги_журнала", Totals, totals, reads=ASKED),
    Reckoned("сводка", Summary, summary, reads=WORK),
)
BY_TAG = {item.tag: item for item in RECKONED}
