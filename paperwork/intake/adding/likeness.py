"""When two answers say the same, and when two records are of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperwork.common.naming import fold
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import Field, Record, Schema


def are_equal(item: Field, one: object, other: object, lists: Mapping[str, Choices]) -> bool:
    """Whether two answers of a field say the same, however they are written."""
    return _normalised(item, one, lists) == _normalised(item, other, lists)


def _normalised(item: Field, value: object, lists: Mapping[str, Choices]) -> object:
    return item.kind.normalised(value, lists[item.choices] if item.choices else None)


def partners(
    schema: Schema, there: Sequence[Record], coming: Sequence[Record], lists: Mapping[str, Choices]
) -> list[int | None]:
    """For each record that comes, the position of the one in the book that is of the same thing.

    What makes them the same the sheet declares (``same_by``); where several are, the one with the
    fewest differences is taken, and none twice: of two equal rows each has its own.
    """
    found: list[int | None] = [None] * len(coming)
    taken: set[int] = set()
    for alternative, names in enumerate(schema.sheet.identities):
        index: dict[object, list[int]] = {}
        for position, record in enumerate(there):
            identity = _identity(schema, record, names, lists)
            if identity is not None:
                index.setdefault(identity, []).append(position)
        pairs = []
        for at, record in enumerate(coming):
            identity = _identity(schema, record, names, lists) if found[at] is None else None
            for position in index.get(identity, ()) if identity is not None else ():
                are_two = alternative > 0 and _contradict(schema, there[position], record, lists)
                if position not in taken and not are_two:
                    pairs.append((_differences(schema, there[position], record, lists), at, position))
        for _, at, position in sorted(pairs):
            if found[at] is None and position not in taken:
                found[at] = position
                taken.add(position)
    return found


def _identity(
    schema: Schema, record: Record, names: Iterable[str], lists: Mapping[str, Choices]
) -> tuple[object, ...] | None:
    """What the record is known by, where it has the answers for it."""
    values = []
    for name in names:
        value = getattr(record, name.rstrip("?"))
        if value is None and not name.endswith("?"):
            return None
        values.append(None if value is None else _folded(schema.by_name[name.rstrip("?")], value, lists))
    return tuple(values)


def _folded(item: Field, value: object, lists: Mapping[str, Choices]) -> object:
    """The answer as it is compared between records: neither case nor ё counts."""
    normalised = _normalised(item, value, lists)
    return fold(normalised) or normalised if isinstance(normalised, str) else normalised


def is_known(schema: Schema, record: Record) -> bool:
    """Whether the record has the answers by which it can be distinguished from others."""
    return any(
        all(getattr(record, name) is not None for name in names if not name.endswith("?"))
        for names in schema.sheet.identities
    )


def _contradict(schema: Schema, one: Record, other: Record, lists: Mapping[str, Choices]) -> bool:
    """Whether what names each of them (a number) says that they are two."""
    for name in (*schema.sheet.identities[0], *schema.sheet.apart_by):
        values = [getattr(record, name.rstrip("?")) for record in (one, other)]
        item = schema.by_name[name.rstrip("?")]
        if None not in values and len({_folded(item, value, lists) for value in values}) > 1:
            return True
    return False


def _differences(schema: Schema, one: Record, other: Record, lists: Mapping[str, Choices]) -> int:
    """How many answers differ, an answer that only one of them has included."""
    return sum(
        not are_equal(item, getattr(one, item.name), getattr(other, item.name), lists)
        for item in schema.fields
    )
