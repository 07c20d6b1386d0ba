"""What a client was promised in a period against what he was given: the rows of «Сверка оказанных услуг»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperwork.case.computation import Scope
from paperwork.case.statistics.changes import Standing, each_in_words, how_often, standing
from paperwork.case.statistics.declared import Amount, Count, Planned, Statistics, Words
from paperwork.case.statistics.given import Number, Times, amount, by_time, deliveries, total, unread
from paperwork.case.statistics.promises import Promise, is_countable, numbered, promised, promises
from paperwork.case.statistics.row_numbers import named_row
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.numbers import Span, decimal
from paperwork.sheets.answers.fields import column
from paperwork.sheets.answers.kinds.texts import Text
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.services import LATER

COUNTED, UNCOUNTED, OPTIONAL, UNPLANNED = "по числу", "без числа", "не требовалась", "вне плана"
STOPPED = "прекращена планом"
WHY = {UNCOUNTED: "в плане без числа", OPTIONAL: "в этот период не требовалась"}
Kept = dict[str, list[Promise]]  # the promises by the folded name of the service
SIMILAR = 80  # of 100: a service's words and its variant's («трехразовое питание», «двухразовое питание»)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Statistics):
    """One service of a client in the period.

    ``planned`` are the quantities that keep the promise, None where they cannot be counted. All that
    was ``given`` was given in time, after the term, or outside of it: before its start, or without
    being in the plan. The difference is that of what was given in time; None without a plan to count.
    ``checked`` says how the service was held against the plan (see `_checked`), ``how_often`` that of
    each plan of the period where they differ, ``stopped`` by which plan it was ended, ``done`` what says
    that it was given in full. It is ``later`` by the plan that no longer has it given now. ``explained`` is
    all of this in words, as the last column of the paper has it.
    """

    number: Count = column("Номер")
    service: Words = column("Услуга")
    sort: Text = column("Вид")
    periodicity: Text = column("Периодичность")
    how_often: Text = column("Как часто")
    stopped: Text = column("Прекращена")
    done: Text = column("Выполнена")
    later: Text = column("Отложена")
    planned: Planned | None = column("По плану")
    in_time: Amount = column("В срок")
    late: Amount = column("После срока")
    outside: Amount = column("Вне плана")
    given: Amount = column("Оказано")
    difference: Amount | None = column("Разница")
    receipts: Text = column("Квитанции")
    remark: Text = column("Примечание")
    checked: Words = column("Проверка")
    explained: Text = column("Пояснение")
    unread: int = 0  # deliveries with a quantity that is no number
    each: str | None = None  # the volume of each time, where so many units are planned: «2 часа»

    @property
    def is_planned(self) -> bool:
        """Whether the service is in the plan of the period."""
        return self.checked != UNPLANNED

    @property
    def lacking(self) -> Number:
        """What is wanting to the plan."""
        return max(-(self.difference or 0), 0)

    @property
    def surplus(self) -> Number:
        """What was given in time beyond the plan."""
        return max(self.difference or 0, 0)


def lines(scope: Scope, kept: Kept | None = None) -> list[Line]:
    """The client's services in the period: as the last plan numbers them, then all others.

    Those of a former plan come before those of none. Of the promises only those of ``kept``, where given.
    """
    kept = kept_by_service(scope) if kept is None else kept
    given = deliveries(scope.book, scope.number)
    places = {name: at for at, name in enumerate(numbered(scope.book, scope.number, scope.period.end))}
    found: list[Line] = []
    for key in sorted(dict.fromkeys([*kept, *given]), key=lambda name: places.get(name, len(places))):
        service = _Service(scope, kept.get(key, []), given.get(key, []))
        if service.is_there:
            found.append(service.line(found))
    return found


def is_there(scope: Scope) -> bool:
    """Whether the client was promised or given anything in the period."""
    given = deliveries(scope.book, scope.number).values()
    if any(row.given in scope.period for rows in given for row in rows):
        return True
    return any(promise.within(scope.period) for promise in promises(scope.book, scope.number))


def kept_by_service(scope: Scope) -> Kept:
    """All promises to the client by the folded name of the service."""
    found: Kept = {}
    for promise in promises(scope.book, scope.number):
        found.setdefault(fold(promise.service.service or ""), []).append(promise)
    return found


def _checked(planned: Span | None, in_time: Number, given: Number, stands: Standing) -> str:
    """How a service of the plan is checked: by its number, where it asks for one or was given.

    Else it was not needed. A plan may have left it out before it was given in time.
    """
    if planned is None:
        return UNCOUNTED
    if planned or in_time > 0:
        return COUNTED
    if stands.stopped:
        return STOPPED
    return COUNTED if given > 0 else OPTIONAL


def _explained(line: Line) -> Iterator[str]:
    """What became of a service, what there is to remark, why it was not checked, and its receipts."""
    if line.stopped:
        yield f"прекращена {line.stopped}"
    if line.done:
        yield f"выполнена ({line.done})"
    if line.later:
        yield f"по плану {line.later}\u00a0– позднее"
    if line.each:
        yield f"каждый раз\u00a0– {line.each}"
    if line.remark:
        yield line.remark
    if line.checked in WHY and not line.stopped and not line.done:
        yield WHY[line.checked]
    if line.receipts:
        yield f"{'квитанции' if ', ' in line.receipts else 'квитанция'}: {line.receipts}"


@dataclass(frozen=True)
class _Service:
    """One service: everything that was ever promised of it, and every delivery."""

    scope: Scope
    kept: Sequence[Promise]
    given: Sequence[Delivery]

    @property
    def is_there(self) -> bool:
        return bool(self._now or self._rows)

    @property
    def _now(self) -> list[Promise]:
        """What is promised for days of the period."""
        return [promise for promise in self.kept if promise.within(self.scope.period)]

    @property
    def _rows(self) -> list[Delivery]:
        """What was given in the period."""
        return [row for row in self.given if row.given in self.scope.period]

    @property
    def _standing(self) -> Standing:
        """How it stands with it at the end of the period."""
        return standing(self.scope.book, self.scope.number, self.kept, self.scope.period.end)

    def line(self, above: Sequence[Line]) -> Line:
        """The line of the service, after those ``above``."""
        rows, now = self._rows, self._now
        times, planned = by_time(rows, self.kept), self._planned(now)
        in_time = total(times.in_time)
        difference = planned.off(in_time) if planned is not None else None
        shown = (now or self.kept)[-1].service if self.kept else None
        stands, given = self._standing, total(rows)
        line = Line(
            number=len(above) + 1,
            service=(shown.service if shown else self.given[0].service) or "",
            sort=self._sort(now),
            periodicity=shown.periodicity if shown else None,
            how_often=how_often(now),
            stopped=stands.ended,
            done=stands.marked,
            later=stands.later,
            planned=planned,
            in_time=in_time,
            late=total(times.late),
            outside=total(times.outside),
            given=given,
            difference=difference,
            receipts=", ".join(dict.fromkeys(row.receipt for row in rows if row.receipt)) or None,
            remark="; ".join(self._remarks(difference or 0, times, stands, above)) or None,
            checked=_checked(planned, in_time, given, stands) if now else UNPLANNED,
            unread=len(unread(rows)),
            each=each_in_words(now),
        )
        return replace(line, explained="; ".join(_explained(line)) or None)

    def _planned(self, now: Sequence[Promise]) -> Span | None:
        """The quantities that keep the promises in the period, 0 where there is none.

        None where they cannot be counted, nor those of other days.
        """
        if not now:
            return None if self.kept and not any(map(is_countable, self.kept)) else Span(0, 0)
        return promised(self.kept, self.scope.period, [row.given for row in self.given if row.given])

    def _sort(self, now: Sequence[Promise]) -> str | None:
        """The kind of the service: that of its last row in the plan, else that of the institution's list."""
        named = (promise.service.sort for promise in [*reversed(now), *reversed(self.kept)])
        rows = (promise.service.service for promise in self.kept)
        name = next(rows, None) or self.given[0].service or ""
        return next(filter(None, named), None) or self.scope.book.listed_sorts.get(fold(name))

    def _remarks(
        self, difference: Number, times: Times, stands: Standing, above: Sequence[Line]
    ) -> Iterator[str]:
        if difference < 0:
            yield f"меньше плана на {decimal(-difference)}"
        if difference > 0:
            yield f"больше плана на {decimal(difference)}"
        if times.ended:
            # a version that still has the service names another term
            own = any(promise.is_cut or promise.service.end == times.ended for promise in self.kept)
            by = "по прежнему плану " if stands.is_named and not own else ""
            yield f"{by}срок закончился {short_date(times.ended)}, после него оказано {amount(times.late)}"
        if times.outside:
            yield self._early(times.outside) if self.kept else self._unplanned(above)
        yield from (f"количество «{quantity}» — не число" for quantity in unread(self._rows))

    def _early(self, rows: Sequence[Delivery]) -> str:
        """Given before its day: the day when it is to begin, where one is named."""
        starts = [item.start for item in self.kept if item.start]
        when = f"с {short_date(min(starts))}" if starts else LATER
        return f"по плану {when}, раньше оказано {amount(rows)}"

    def _unplanned(self, above: Sequence[Line]) -> str:
        """Given without being in the plan: perhaps a variant of a service that is there."""
        from rapidfuzz import fuzz  # heavy, and needed for few papers

        own = fold(self.given[0].service or "")
        alike = [(fuzz.token_set_ratio(own, fold(line.service)), line) for line in above if line.is_planned]
        likeness, near = max(alike, key=lambda pair: (pair[0], pair[1].service), default=(0, None))
        if near and likeness >= SIMILAR:
            return f"в плане нет; похожая услуга – {named_row(near.number)}"
        return "в плане нет"
