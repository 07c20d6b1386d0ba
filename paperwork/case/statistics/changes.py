"""What a later version of a plan changed for a service: how often it is given, or that it has ended."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.case.computation import Scope
from paperwork.case.statistics.promises import DAY, Promise, versions
from paperwork.common.naming import fold
from paperwork.russian.dates import short_date
from paperwork.sheets.plans import named


def how_often(now: Sequence[Promise]) -> str | None:
    """«1 раз в неделю до 04.03.2026, затем 2 раза в месяц», where the promises differ; else None."""
    parts: list[Promise] = []
    for promise in now:
        if parts and fold(promise.service.periodicity or "") == fold(parts[-1].service.periodicity or ""):
            parts[-1] = promise
        else:
            parts.append(promise)
    if len(parts) < 2 or not all(map(_follows, parts, parts[1:])):
        return None
    *earlier, last = parts
    words = [
        f"{promise.service.periodicity} до {short_date(promise.end)}" for promise in earlier if promise.end
    ]
    return ", затем ".join([*words, last.service.periodicity or ""])


def _follows(one: Promise, other: Promise) -> bool:
    """Whether the other promise begins after the end of the first, and both say how often."""
    is_known = one.service.periodicity and other.service.periodicity
    return bool(is_known and one.end and other.start and one.end < other.start)


def stopped(scope: Scope, kept: Sequence[Promise]) -> str | None:
    """«планом № 12-2 от 05.03.2026»: the version that no longer has the service.

    None where the newest version of the period has it, its own end came before, or it has yet to begin.
    """
    begun = [plan for plan in versions(scope.book, scope.number) if plan[1] <= scope.period.end]
    ends = [promise.end for promise in kept if promise.start and promise.end and promise.start <= promise.end]
    if not begun or not ends or any(promise.end is None for promise in kept):
        return None
    last = max(ends)
    following = next((plan for plan, start, _ in begun if start == last + DAY), None)
    cut = next(promise for promise in kept if promise.end == last)
    if following is None or (cut.service.end and cut.service.end <= last):
        return None
    return f"планом {named(following.number, last + DAY)}"
