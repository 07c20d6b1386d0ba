"""What the rows of «Сверка оказанных услуг» come to: how many, which, and their sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from paperwork.case.computation import Scope
from paperwork.case.statistics.declared import Amount, Count, Planned, Statistics
from paperwork.case.statistics.delivery import (
    COUNTED,
    OPTIONAL,
    STOPPED,
    UNCOUNTED,
    UNPLANNED,
    Line,
    lines,
)
from paperwork.case.statistics.given import Number
from paperwork.case.statistics.promises import versions
from paperwork.case.statistics.row_numbers import named_row
from paperwork.case.statistics.which_lines import NOTHING, which
from paperwork.common.records import dataclass
from paperwork.russian.numbers import Span, decimal, signed, spans_sum
from paperwork.sheets.answers.fields import column
from paperwork.sheets.answers.kinds.texts import Text
from paperwork.sheets.plans import named

UNCHANGED = "не менялась"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Statistics):
    """What the lines come to.

    The services of the plan are ``counted`` (kept or not), ``uncounted`` where the plan has no
    number to check, or ``optional`` where it asks for nothing in the period and nothing was given. Those
    that a new version ``stopped`` before they had to be given are none of these. Others were given without
    being in the plan (``outside_plan``). A list that is told shortly (``few``) has the name of the count that
    stands before it.
    """

    plan: Text = column("План")
    services: Count | None = column("Услуг по плану")
    counted: Count | None = column("Считались")
    kept: Count | None = column("Без недостачи")
    with_lack: Count | None = column("С недостачей")
    uncounted: Count | None = column("Не считались")
    optional: Count | None = column("Не требовались")
    stopped: Count | None = column("Прекращены планом")
    with_surplus: Count | None = column("С избытком")
    outside_plan: Count | None = column("Нет в плане")
    lacking: Text = column("Меньше плана")
    surplus: Text = column("Больше плана")
    late: Text = column("После окончания")
    unplanned: Text = column("Не по плану")
    which_uncounted: Text = column("Какие не считались")
    which_optional: Text = column("Какие не требовались")
    few_lacking: Text = column("Кратко с недостачей")
    few_surplus: Text = column("Кратко с избытком")
    few_late: Text = column("Кратко всего после срока")
    few_outside: Text = column("Кратко всего вне плана")
    few_uncounted: Text = column("Кратко не считались")
    few_optional: Text = column("Кратко не требовались")
    few_stopped: Text = column("Кратко прекращены планом")
    few_unplanned: Text = column("Кратко нет в плане")
    unread: Count | None = column("Количество не число")
    all_planned: Planned | None = column("Всего по плану")
    all_in_time: Amount | None = column("Всего в срок")
    all_late: Amount | None = column("Всего после срока")
    all_outside: Amount | None = column("Всего вне плана")
    all_given: Amount | None = column("Всего оказано")
    all_difference: Amount | None = column("Всего разница")
    all_lacking: Amount | None = column("Всего не хватает")
    all_surplus: Amount | None = column("Всего сверх плана")
    given_uncounted: Amount | None = column("Оказано без числа")
    how_often: Text = column("Периодичность")


def conclusion(scope: Scope) -> Conclusion:
    """What the lines of the client come to."""
    found = lines(scope)
    planned = [line for line in found if line.is_planned]
    counted, uncounted, optional, stopped, outside = (
        [line for line in found if line.checked == how]
        for how in (COUNTED, UNCOUNTED, OPTIONAL, STOPPED, UNPLANNED)
    )
    with_lack = sum(bool(line.lacking) for line in counted)
    return Conclusion(
        plan=_plans(scope),
        services=len(planned),
        counted=len(counted),
        kept=len(counted) - with_lack,
        with_lack=with_lack,
        uncounted=len(uncounted),
        optional=len(optional),
        stopped=len(stopped),
        with_surplus=sum(bool(line.surplus) for line in counted),
        outside_plan=len(outside),
        lacking=_amounts(found, lambda line: -line.lacking, signed),
        surplus=_amounts(found, lambda line: line.surplus, signed),
        late=_amounts(found, lambda line: line.late),
        unplanned=_amounts(found, lambda line: line.outside),
        which_uncounted=_names(uncounted),
        which_optional=_names(optional),
        unread=sum(line.unread for line in found),
        all_planned=planned_of(found),
        all_in_time=sum(line.in_time for line in found),
        all_late=sum(line.late for line in found),
        all_outside=sum(line.outside for line in found),
        all_given=sum(line.given for line in found),
        all_difference=sum(line.difference or 0 for line in found),
        all_lacking=sum(line.lacking for line in found),
        all_surplus=sum(line.surplus for line in found),
        given_uncounted=sum(line.in_time for line in uncounted),
        how_often=_how_often(found),
        **which(found),
    )


def planned_of(found: Iterable[Line]) -> Span:
    """The sum of what is planned, where it can be counted."""
    return spans_sum(line.planned for line in found if line.planned is not None)


def _plans(scope: Scope) -> str | None:
    """«№ 12-2 от 05.03.2026»: the versions that were in force in the period."""
    found = [
        named(plan.number, start)
        for plan, start, end in versions(scope.book, scope.number)
        if start <= scope.period.end and (end is None or end >= scope.period.start)
    ]
    return ", ".join(found) or None


def _amounts(
    found: Sequence[Line], of: Callable[[Line], Number], written: Callable[[Number], str] = decimal
) -> str:
    """The services that have some of it, each with how much."""
    return "; ".join(f"{line.service} ({written(of(line))})" for line in found if of(line)) or NOTHING


def _names(found: Sequence[Line]) -> str:
    return "; ".join(line.service for line in found) or NOTHING


def _how_often(found: Sequence[Line]) -> str:
    """What the versions of the plan changed: «строка 3 – 1 раз в месяц до 04.03.2026, затем 2 раза»."""
    changed = (f"{named_row(line.number)}\u00a0– {line.how_often}" for line in found if line.how_often)
    return "; ".join(changed) or UNCHANGED
