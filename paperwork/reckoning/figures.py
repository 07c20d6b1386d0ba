"""Records that are worked out and not typed: declared and seen by templates as those of a sheet are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, cast

from paperwork.casebook import Book
from paperwork.fields import Field, Record
from paperwork.naming import tag_of
from paperwork.reckoning.period import Period
from paperwork.views import ALL, WHOLE, Tags, Wanted


class Figures:
    """Answers that the program works out: a dataclass whose fields are declared by `answer` and `table`."""


def table(header: str, row: type[Figures]) -> Any:
    """Declares a field that holds several rows."""
    return dataclasses.field(default=(), metadata={"header": header, "row": row})


def columns(kind: type[Figures]) -> tuple[Field, ...]:
    """The answers of a record, without its tables."""
    return _columns(cast(Hashable, kind))


@cache
def _columns(kind: Any) -> tuple[Field, ...]:
    declared = dataclasses.fields(kind)
    plain = [item for item in declared if "header" in item.metadata and "row" not in item.metadata]
    return tuple(Field(name=item.name, **item.metadata) for item in plain)


def tables(kind: type[Figures]) -> Mapping[str, tuple[str, type[Figures]]]:
    """The tables inside a record: tag → attribute and what their rows are."""
    return _tables(cast(Hashable, kind))


@cache
def _tables(kind: Any) -> Mapping[str, tuple[str, type[Figures]]]:
    declared = [item for item in dataclasses.fields(kind) if "row" in item.metadata]
    return {tag_of(item.metadata["header"]): (item.name, item.metadata["row"]) for item in declared}


def view(figures: Figures, wanted: Wanted = WHOLE) -> Tags:
    """The record as a template sees it, cut to the names that are asked for."""
    kind = type(figures)
    seen: Tags = {item.tag: getattr(figures, item.name) for item in columns(kind) if _asked(item.tag, wanted)}
    for tag, (name, _) in tables(kind).items():
        if _asked(tag, wanted):
            seen[tag] = views(getattr(figures, name), wanted.get(tag, WHOLE))
    return seen


def views(rows: Sequence[Figures], wanted: Wanted = WHOLE) -> list[Tags]:
    """The rows as a template sees them."""
    return [view(row, wanted) for row in rows]


def _asked(tag: str, wanted: Wanted) -> bool:
    return ALL in wanted or tag in wanted


@dataclass(frozen=True, slots=True)
class Scope:
    """What is reckoned about: a book, the client's number (None: everybody), the day and the period."""

    book: Book
    number: str | None
    today: date
    period: Period


@dataclass(frozen=True)
class Reckoned:
    """A tag whose record or rows are worked out of several sheets.

    ``reads`` are the sheets behind it, each with the attributes that count (none named: all of them);
    ``is_there`` says whether a client has anything to be told, where it is a client's own.
    """

    tag: str
    kind: type[Figures]
    value: Callable[[Scope], Figures | Sequence[Figures]]
    rows: bool = False
    reads: Mapping[type[Record], tuple[str, ...]] = field(default_factory=dict)
    is_there: Callable[[Scope], bool] | None = None

    @property
    def per_client(self) -> bool:
        """Whether each client has his own."""
        return self.is_there is not None

    def view(self, scope: Scope, wanted: Wanted) -> Tags | list[Tags]:
        """What a template sees of it."""
        found = self.value(scope)
        return view(found, wanted) if isinstance(found, Figures) else views(found, wanted)
