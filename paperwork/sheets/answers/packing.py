"""Records made many at once, and packed on their way to another process."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from paperwork.common.records import dataclass

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Packed(Generic[R]):
    """Records of one kind on their way to another process: their answers, without their cells."""

    record: type[R]
    rows: tuple[tuple[object, ...], ...]

    @classmethod
    def of(cls, records: Sequence[R]) -> Packed[R]:
        """Some records of one kind, at least one."""
        record = type(records[0])
        return cls(record, tuple(map(_values(cast(Hashable, record)), records)))

    def unpacked(self) -> list[R]:
        """The records again."""
        columns = dict(
            zip(_travelling(cast(Hashable, self.record)), zip(*self.rows, strict=True), strict=True)
        )
        return records_of(self.record, len(self.rows), columns)


def records_of(record: type[R], count: int, columns: Mapping[str, Iterable[object]]) -> list[R]:
    """So many records, made attribute by attribute: a tenth of what making them one by one takes.

    ``columns`` gives each attribute's values, one for each record; the others are as in a blank record.
    """
    made: list[R] = list(map(object.__new__, repeat(record, count)))
    for name, put, blank in _slots(cast(Hashable, record)):
        deque(map(put, made, columns.get(name) or repeat(blank)), maxlen=0)
    return made


def unpacked(packed: Packed[R]) -> R:
    """The one record that was packed."""
    return packed.unpacked()[0]


@cache
def _slots(record: Any) -> tuple[tuple[str, Callable[[object, object], None], object], ...]:
    """The attributes: what puts a value into each, though the record is frozen, and its blank value."""
    return tuple(
        (item.name, getattr(record, item.name).__set__, _blank(item)) for item in dataclasses.fields(record)
    )


def _blank(item: dataclasses.Field[Any]) -> object:
    """The value of a field in a blank record."""
    return item.default if item.default_factory is dataclasses.MISSING else item.default_factory()


@cache
def _travelling(record: Any) -> tuple[str, ...]:
    """The attributes that travel: all but the source, which knows the cells of a whole sheet."""
    return tuple(item.name for item in dataclasses.fields(record) if item.name != "source")


@cache
def _values(record: Any) -> Callable[[object], tuple[object, ...]]:
    """What gives all that travels of a record."""
    return attrgetter(*_travelling(record))
