"""The days of «Табель» as deliveries: what a timesheet says is seen like a row of «Оказано»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from paperwork.common.naming import fold
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Source, field_of
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.timesheet import DAYS, Timesheet, day_of, filled_days

Key = tuple[str, str, date]  # whose, the folded name of the service, the day

OWN = frozenset((*DAYS.values(), field_of(Timesheet, lambda it: it.month).name))  # no answers of a delivery
IN_DAY = frozenset(field_of(Delivery, pick).name for pick in (lambda it: it.given, lambda it: it.quantity))


def key_of(row: Delivery) -> Key | None:
    """What two records of the same delivery have in common; None where it is not known."""
    if not (row.service and row.given):
        return None
    return same(row.file_number), fold(row.service), row.given


def with_timesheets(deliveries: Sequence[Record], timesheets: Sequence[Record]) -> Sequence[Record]:
    """The rows of «Оказано» and the days of the timesheets that are not among them.

    The same service on the same day counts once, and «Оказано» wins.
    """
    if not timesheets:
        return deliveries
    known = {key_of(row) for row in deliveries if isinstance(row, Delivery)}
    rows = [*deliveries]
    for row in deliveries_of(timesheets):
        key = key_of(row)
        if key not in known:
            known.add(key)
            rows.append(row)
    return rows


def deliveries_of(timesheets: Iterable[Record]) -> Iterator[Delivery]:
    """A delivery for each filled day that its month has, in the order of the rows."""
    for row in timesheets:
        if isinstance(row, Timesheet) and row.month and row.service:
            yield from _deliveries(row, row.month)


def _deliveries(row: Timesheet, month: date) -> Iterator[Delivery]:
    for name, number, quantity in filled_days(row):
        given = day_of(month, number)
        if given and quantity != 0:
            yield Delivery(
                file_number=row.file_number,
                service=row.service,
                given=given,
                quantity=quantity,
                receipt=row.receipt,
                broken=row.broken - OWN,
                row=row.row,
                source=Source(row.source.file, row.source.sheet, partial(_cell, row.source, name)),
            )


def _cell(source: Source, day: str, row: int, name: str) -> str:
    """The cell of an answer of a delivery on the timesheet: its day and its quantity are one."""
    return source.address(row, day if name in IN_DAY else name)
