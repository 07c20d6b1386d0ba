"""Computed records: declared as the records of a sheet are, with their headers."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, cast

from paperwork.common.naming import tag_of
from paperwork.russian.numbers import Span
from paperwork.sheets.answers.fields import Field, declared
from paperwork.sheets.answers.kind import TEXT
from paperwork.sheets.answers.kinds.days import DAY
from paperwork.sheets.answers.kinds.numbers import NUMBER

Words = Annotated[str, TEXT]
Date = Annotated[date, DAY]
Count = Annotated[int, NUMBER]
Amount = Annotated[int | Decimal, NUMBER]
Planned = Annotated[Span, NUMBER]


class Statistics:
    """Computed answers: a dataclass whose fields are declared by `column` and `table`."""


def table(header: str, row: type[Statistics]) -> Any:
    """Declares a field that holds several rows."""
    return dataclasses.field(default=(), metadata={"header": header, "row": row})


def columns(kind: type[Statistics]) -> tuple[Field, ...]:
    """The answers of a record, without its tables."""
    return _columns(cast(Hashable, kind))


@cache
def _columns(kind: Any) -> tuple[Field, ...]:
    return declared(kind)


def tables(kind: type[Statistics]) -> Mapping[str, tuple[str, type[Statistics]]]:
    """The tables inside a record: tag → attribute and what their rows are."""
    return _tables(cast(Hashable, kind))


@cache
def _tables(kind: Any) -> Mapping[str, tuple[str, type[Statistics]]]:
    found = [item for item in dataclasses.fields(kind) if "row" in item.metadata]
    return {tag_of(item.metadata["header"]): (item.name, item.metadata["row"]) for item in found}


def headers(kind: type[Statistics]) -> dict[str, str]:
    """The tags of the answers, each with its header."""
    return {column.tag: column.header for column in columns(kind)}


def view(record: Statistics) -> dict[str, object]:
    """The record as a template sees it: plain values under the tags."""
    kind = type(record)
    seen: dict[str, object] = {column.tag: getattr(record, column.name) for column in columns(kind)}
    inner = {tag: getattr(record, name) for tag, (name, _) in tables(kind).items()}
    return seen | {tag: [view(row) for row in rows] for tag, rows in inner.items()}
