"""What came of the services of an individual programme: planned, delivered, and what the marks say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.service_kinds import SUPPORT, programme_services
from paperwork.book.volume import each_time, planned_units
from paperwork.case.statistics.given import Number, deliveries, total
from paperwork.case.statistics.promises import is_once
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import Span, spans_sum
from paperwork.sheets.clients import Client
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.services import Service

DONE, PARTLY, UNDONE = "выполнена", "выполнена частично", "не выполнена"
MARK = re.compile(r"(не\s+)?выполнен[аоы]?\b(\s+частично)?", re.IGNORECASE)


def mark_of(text: str | None) -> tuple[str | None, str]:
    """What a mark says, and the reason with it: («не выполнена», «болела») of «не выполнена (болела)»."""
    found = MARK.search(text or "")
    if not found:
        return None, ""
    said = UNDONE if found[1] else PARTLY if found[2] else DONE
    reason = (text or "")[found.end() :].strip(" ,.;:–—-()\n")
    return said, reason


@dataclass(frozen=True, slots=True)
class Kept:
    """One service of a programme: its rows, what they plan (None: it cannot be counted), what was given.

    None is given to a client of whom no delivery at all is written down: there the marks alone tell.
    """

    name: str
    rows: Sequence[Service]
    planned: Span | None
    given: Number | None

    @property
    def difference(self) -> Number:
        """What was given beyond the plan; less than 0, what is wanting."""
        return 0 if self.planned is None or self.given is None else self.planned.off(self.given)

    @property
    def marks(self) -> list[str | None]:
        """What the marks of its rows say."""
        return [mark_of(row.done)[0] for row in self.rows]

    @property
    def is_done(self) -> bool:
        """Whether all rows are marked as done or, without a mark, all that is planned was given."""
        is_given = self.planned is not None and bool(self.given) and self.difference >= 0
        return all(mark == DONE or (mark is None and is_given) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class OfKind:
    """What came of the services of one kind: the ``own`` words of «Результаты», and the ``draft`` without."""

    kind: str
    services: Sequence[Kept] = ()
    reasons: Sequence[str] = ()
    own: str | None = None
    draft: str | None = None

    @property
    def is_support(self) -> bool:
        """Whether it is the social support, which has no services."""
        return self.kind == SUPPORT

    @property
    def planned(self) -> Span | None:
        """What is planned; None where nothing of it can be counted."""
        counted = [service.planned for service in self.services if service.planned is not None]
        return spans_sum(counted) if counted else None

    @property
    def given(self) -> Number | None:
        """What was given; None where no delivery is written down."""
        found = [service.given for service in self.services if service.given is not None]
        return sum(found, start=0) if found else None

    @property
    def difference(self) -> Number | None:
        """What was given beyond the plan, of the services that can be counted."""
        if self.planned is None or self.given is None:
            return None
        return sum((service.difference for service in self.services), 0)


def kept_services(
    book: Book, client: Client, programme: IndividualProgramme, today: date
) -> dict[str, list[Kept]]:
    """The services of the programme by kind, in its order, with what was given of them by *today*."""
    rows: dict[tuple[str, str], list[Service]] = {}
    for service, kind in programme_services(book, client.file_number):
        rows.setdefault((kind or "", fold(service.service or "")), []).append(service)
    given = {
        name: [row for row in own if _is_within(row, programme, today)]
        for name, own in deliveries(book, client.file_number).items()
    }
    is_written = any(given.values())
    found: dict[str, list[Kept]] = {}
    for (kind, name), services in rows.items():
        own = total(given.get(name, ())) if is_written else None
        planned = [_planned(service, programme, book.unit_of(service.service)) for service in services]
        counted = [span for span in planned if span is not None]
        whole = spans_sum(counted) if counted and len(counted) == len(planned) else None
        found.setdefault(kind, []).append(Kept(services[0].service or "", services, whole, own))
    return found


def _is_within(row: Delivery, programme: IndividualProgramme, today: date) -> bool:
    """Whether something was given in the programme's term, as far as it is gone.

    A paper of a day before the last rows of the book tells what was given by that day, and the conclusion
    what was given by its own.
    """
    last = min(day for day in (programme.until, programme.concluded, today) if day)
    return (programme.drawn_up or date.min) <= (row.given or date.min) <= last


def _planned(service: Service, programme: IndividualProgramme, unit: str | None) -> Span | None:
    """How much the programme plans over the term of the service, else over its own."""
    if is_once(service):
        each = each_time(service.volume, service.periodicity, None, None, unit)
        return Span(each, each)
    start, end = service.start or programme.drawn_up, service.end or programme.until
    return planned_units(service.volume, service.periodicity, start, end, unit)
