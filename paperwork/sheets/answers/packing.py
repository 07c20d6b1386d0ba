"""Records made many at once, and packed on their way to another process."""

from __future__ import annotations

import dataclasses
from array import array
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import repeat
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, TypeVar, cast

from paperwork.common.records import dataclass

R = TypeVar("R")
SEPARATOR = "\x00"  # no answer holds it
NUMBER = "i"  # of an array: enough for the number of any day


@dataclass(frozen=True, slots=True)
class Packed(Generic[R]):
    """Records of one kind on their way to another process: their answers, without their cells.

    An attribute that is blank in all of them stays behind; see `_packed` for what the others become.
    """

    record: type[R]
    count: int
    columns: Mapping[str, str | bytes | tuple[object, ...]]

    @classmethod
    def of(cls, records: Sequence[R]) -> Packed[R]:
        """Some records of one kind, at least one."""
        record = type(records[0])
        columns = zip(*map(_values(cast(Hashable, record)), records), strict=True)
        blanks = _travelling(cast(Hashable, record))
        found = zip(blanks.items(), columns, strict=True)
        filled = {name: _packed(column) for (name, blank), column in found if _has_other(column, blank)}
        return cls(record, len(records), filled)

    def unpacked(self) -> list[R]:
        """The records again."""
        columns = {name: _unpacked_column(column) for name, column in self.columns.items()}
        return records_of(self.record, self.count, columns)


def _has_other(column: tuple[object, ...], blank: object) -> bool:
    """Whether a column holds anything but the blank value."""
    return column.count(blank) < len(column)


def _packed(column: tuple[object, ...]) -> str | bytes | tuple[object, ...]:
    """Texts as one text and days as their numbers, where None is nothing and 0; other values as they are.

    Pickled one by one each text would keep a copy of itself in UTF-8 as long as it lives.
    """
    kinds = set(map(type, column)) - {NoneType}
    if kinds == {str} and "" not in column:
        texts = cast(tuple[str | None, ...], column)
        together = SEPARATOR.join([text or "" for text in texts])
        return together if together.count(SEPARATOR) == len(column) - 1 else column
    if kinds == {date}:
        days = cast(tuple[date | None, ...], column)
        return array(NUMBER, [day.toordinal() if day else 0 for day in days]).tobytes()
    return column


def _unpacked_column(column: str | bytes | tuple[object, ...]) -> Sequence[object]:
    if isinstance(column, str):
        texts = column.split(SEPARATOR)
        return [text or None for text in texts] if "" in texts else texts
    if isinstance(column, bytes):
        return [date.fromordinal(number) if number else None for number in array(NUMBER, column)]
    return column


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
def _travelling(record: Any) -> dict[str, object]:
    """The attributes that travel, with their blank values.

    All but the source, which knows the cells of a whole sheet.
    """
    return {item.name: _blank(item) for item in dataclasses.fields(record) if item.name != "source"}


@cache
def _values(record: Any) -> Callable[[object], tuple[object, ...]]:
    """What gives all that travels of a record."""
    return attrgetter(*_travelling(record))
