"""The lines of charts: how often each name of a list occurs, and how long its line is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from paperwork.case.statistics.declared import Amount, Count, Statistics, Words
from paperwork.case.statistics.given import Number
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import column

UNKNOWN = "не указано"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Statistics):
    """A line of a chart: ``share`` is its length, in per cent of the longest of the chart."""

    name: Words = column("Название")
    count: Amount = column("Число")
    share: Count = column("Доля")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Statistics):
    """Two lines of a chart: what was promised of a sort of services, and what was given."""

    name: Words = column("Название")
    planned: Amount = column("По плану")
    given: Amount = column("Оказано")
    lacking: Amount = column("Не хватает")
    planned_share: Count = column("Доля по плану")
    given_share: Count = column("Доля оказано")


def bars(names: Iterable[str | None], listed: Choices) -> tuple[Bar, ...]:
    """How often each name occurs, those of the list first even where they do not."""
    counts = Counter(name or UNKNOWN for name in names)
    shown = dict.fromkeys([*(choice.shown for choice in listed.values), *in_order(counts, listed)])
    most = max(counts.values(), default=0)
    return tuple(Bar(name=name, count=counts[name], share=share(counts[name], most)) for name in shown)


def share(part: Number, whole: Number) -> int:
    """The part in per cent of the whole; what is there at all is never without length."""
    if not whole or part <= 0:
        return 0
    return max(round(Decimal(100) * part / whole), 1)


def in_order(names: Iterable[str], listed: Choices) -> list[str]:
    """The names in the order of the list, then those that are not on it, then the unknown."""
    places = {fold(choice.shown): number for number, choice in enumerate(listed.values)}
    last = len(places)
    return sorted(names, key=lambda name: (name == UNKNOWN, places.get(fold(name), last), name))
