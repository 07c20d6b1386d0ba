"""What a later version of a plan changed for a service: how often it is given, that it has ended or waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.plan_changes import DONE, MARKED, is_done
from paperwork.case.statistics.promises import Promise, versions
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.sheets.plans import Plan, named


def each_in_words(kept: Sequence[Promise]) -> str | None:
    """«1 час, затем 2 часа», where so many units are planned of a service each time."""
    volumes = dict.fromkeys(item.service.volume or "" for item in kept)
    return ", затем ".join(volumes) if any(item.each != 1 for item in kept) else None


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


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a service is still to be given on a day, by the version of the plan that is in force then.

    It ``is_done`` where it is marked as given in full. Else ``stopped`` is the version («№ 12-2 от
    05.03.2026») that left it out, with its day ``since``, and ``later`` the one by which it waits after it
    was given. It ``is_named`` where the version in force has it.
    """

    is_named: bool = True
    is_done: bool = False
    stopped: str | None = None
    since: date | None = None
    later: str | None = None

    @property
    def ended(self) -> str | None:
        """«планом № 12-2 от 05.03.2026 (выполнена)»: which version stopped it, and that it is done."""
        if self.stopped is None:
            return None
        return f"планом {self.stopped} ({DONE})" if self.is_done else f"планом {self.stopped}"

    @property
    def marked(self) -> str | None:
        """«отметка в плане» of what is done and no version has stopped."""
        return MARKED if self.is_done and not self.stopped else None


def standing(book: Book, number: str | None, kept: Sequence[Promise], day: date) -> Standing:
    """How it stands on the day with the service of which ``kept`` are the promises."""
    begun = [(plan, start) for plan, start, _ in versions(book, number) if start <= day]
    if not begun:
        return Standing(is_named=False)
    newest, since = begun[-1]
    own, earlier = ([item for item in kept if item.of == since], [item for item in kept if item.of < since])
    held = [item for item in earlier if item.start and item.end and item.start <= item.end]
    if own and all(is_done(item.service) for item in own):
        return Standing(is_done=True)
    if own:
        waits = bool(held) and all(item.start is None for item in own)
        return Standing(later=named(newest.number, since) if waits else None)
    return _left_out(begun, earlier, held)


def _left_out(
    begun: Sequence[tuple[Plan, date]], earlier: Sequence[Promise], held: Sequence[Promise]
) -> Standing:
    """How it stands with a service that the version in force has not: ended by its term or by a version."""
    final = [item.service for item in earlier if item.of == earlier[-1].of]
    left = Standing(is_named=False, is_done=bool(final) and all(map(is_done, final)))
    last = max((item.end for item in held if item.end), default=None)
    if last is None or any(item.service.end == last for item in held):
        return left
    following = next(((plan, start) for plan, start in begun if start > earlier[-1].of), None)
    if following is None:
        return left
    plan, since = following
    return replace(left, stopped=named(plan.number, since), since=since)
