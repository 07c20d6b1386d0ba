"""What became of the services of a plan in its next version: added, changed, prolonged, kept, ended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.russian.typography import lowered
from paperwork.sheets.answers.fields import field_of
from paperwork.sheets.services import NOW, Service, is_waiting, term

ADDED, CHANGED, PROLONGED, KEPT, ENDED = "добавлена", "изменена", "продлена", "без изменений", "прекращена"
COMPARED = {  # what of a service is compared, and its name in print
    field_of(Service, lambda it: it.given): "предоставляется",
    field_of(Service, lambda it: it.volume): "объем",
    field_of(Service, lambda it: it.periodicity): "периодичность",
    field_of(Service, lambda it: it.condition): "условие",
}
DONE, MARKED = "выполнена", "отметка в плане"
IN_PART = re.compile(r"\b(?:частич|не (?:полностью|до конца|вс|в полном)|наполовину|(?!100)\d+\s?%)")
DAY_FIRST = re.compile(r"^\s*\d{1,2}\.\d{1,2}\.\d{4}\W*")  # as the head of the programme's column asks
NUMBERED = re.compile(r"(?<=[0-9]) (?=[а-яё])")
UNNEEDED = "больше не нужна"
NOTHING = "не указано"
NO_TERMS = "объем и срок не указаны"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one service: ``before`` is None for a new one, ``now`` for one that was left out."""

    before: Service | None
    now: Service | None

    def decision(self, day: date | None) -> str:
        """«добавлена», «изменена», «продлена», «без изменений», «выполнена» or «прекращена».

        ``day`` is that of the new version. What is marked as given in full is «выполнена», unless it is the
        new version that left it out.
        """
        if self.is_done and not self._is_cut(day):
            return DONE
        if self.now is None:
            return ENDED
        if self.before is None:
            return ADDED
        if any(_differences(self.before, self.now)):
            return CHANGED
        return KEPT if term(self.before) == term(self.now) else PROLONGED

    @property
    def is_done(self) -> bool:
        """Whether the last version that has the service marks it as given in full."""
        last = self.now or self.before
        return last is not None and is_done(last)

    def _is_cut(self, day: date | None) -> bool:
        """Whether the version of *day* left it out before its term was over."""
        return self.now is None and not (self.before and is_over(self.before, day))

    @property
    def name(self) -> str | None:
        """The service."""
        service = self.now or self.before
        return service.service if service else None


def changes(before: Sequence[Service], now: Sequence[Service]) -> list[Change]:
    """What became of every service: those in force in their order, then those that have ended.

    A service that a version names several times is compared turn by turn.
    """
    waiting: dict[str, list[Service]] = defaultdict(list)
    for service in before:
        waiting[fold(service.service or "")].append(service)
    found = []
    for service in now:
        others = waiting[fold(service.service or "")]
        found.append(Change(others.pop(0) if others else None, service))
    left = [service for services in waiting.values() for service in services]
    return found + [Change(service, None) for service in before if any(service is one for one in left)]


def _differences(before: Service, now: Service) -> Iterator[str]:
    """«объем: было 12 единиц, стало 24 единицы» for all that is no longer the same, but the term."""
    for item, header in COMPARED.items():
        old, new = getattr(before, item.name), getattr(now, item.name)
        if fold(old or "") != fold(new or ""):
            yield _compared(header, old, new)


def _compared(header: str, old: str | None, new: str | None) -> str:
    return f"{header}: было {old or NOTHING}, стало {new or NOTHING}"


def is_done(service: Service) -> bool:
    """Whether the service is marked as given in full."""
    mark = DAY_FIRST.sub("", service.done or "", count=1)
    return fold(mark).startswith("выполнен") and not IN_PART.search(mark.lower())


def explained(change: Change, day: date | None) -> str:
    """What has changed, in words; ``day`` is that of the new version."""
    before, now = change.before, change.now
    decision = change.decision(day)
    if decision in (DONE, ENDED):
        return DONE if change.is_done else reason(change, day) or ""
    if now is None or before is None:
        return (_terms(now, day, is_given_shown=True) if now else None) or ""
    words = list(_differences(before, now))
    if term(before) != term(now):
        words.append(_compared("срок", term(before), term(now)))
    return "; ".join(words)


def sides(change: Change, day: date | None) -> tuple[str | None, str | None]:
    """How the service was given and how it is: «12 единиц; 1 раз в неделю»; None for a version without it.

    ``day`` is that of the newest version. That it is given now is not said of both. A service of which
    nothing is said is there all the same.
    """
    services = (change.before, change.now)
    given = {fold(service.given or "") for service in services if service}
    is_shown = not given <= {"", NOW} or len(given) > 1
    was, is_now = (
        _terms(service, day, is_given_shown=is_shown) or NO_TERMS if service else None for service in services
    )
    return was, is_now


def _terms(service: Service, day: date | None, *, is_given_shown: bool) -> str | None:
    """How the service is given; what waits by the version of *day* does not wait for a day before it."""
    given = service.given if is_given_shown else None
    condition = lowered(service.condition or "")
    during = term(replace(service, start=None) if is_waiting(service, day) else service)
    parts = (given, _bound(service.volume), _bound(service.periodicity), during, condition)
    return "; ".join(text for text in parts if text) or None


def _bound(text: str | None) -> str:
    """«3 раза в неделю» whose number is on the line of its noun, also in a narrow column."""
    return NUMBERED.sub(NO_BREAK_SPACE, text or "")


def reason(change: Change, day: date | None) -> str | None:
    """Why the service is not given any longer, although it may be in the new version of *day*."""
    decision, before = change.decision(day), change.before
    if decision == DONE:
        return MARKED
    if decision != ENDED or before is None:
        return None
    if change.is_done:
        return DONE
    return f"срок окончился {short_date(before.end)}" if before.end and is_over(before, day) else UNNEEDED


def is_over(service: Service, day: date | None) -> bool:
    """Whether the term of the service ended before the day."""
    return bool(service.end and day and service.end < day)
