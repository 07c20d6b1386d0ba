"""The filter that sorts: rows of a table by their columns, anything else as Jinja does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.filters import ignore_case, make_multi_attrgetter

NOTHING = (False, "")  # before any answer; None compares with nothing, and may be in any row


@pass_environment
def in_order(
    environment: Environment,
    value: Iterable[Any],
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> list[Any]:
    """Jinja's sort; the items without an answer come before the others."""
    rows = [] if value is None else list(value)
    ordered_rows = _sorted_rows(rows, attribute, case_sensitive, reverse)
    if ordered_rows is not None:
        return ordered_rows
    fields = make_multi_attrgetter(environment, attribute, None if case_sensitive else ignore_case)

    def key(item: Any) -> list[tuple[bool, Any]]:
        return [NOTHING if answer is None else (True, answer) for answer in fields(item)]

    return sorted(rows, key=key, reverse=reverse)


def _sorted_rows(
    rows: Sequence[Any], attribute: Any, case_sensitive: bool, reverse: bool
) -> list[Any] | None:
    """The rows of a table, which have all the fields, in their order; None for anything else.

    Jinja looks each field up in every way that there is, which takes longer than the sorting.
    """
    names = attribute.split(",") if isinstance(attribute, str) else ()
    if not names or not all(name.isidentifier() for name in names):
        return None
    if any(type(row) is not dict for row in rows):
        return None
    try:
        columns = [[row[name] for row in rows] for name in names]
    except KeyError:
        return None
    folds = not case_sensitive
    keys = [
        [
            NOTHING if value is None else (True, value.lower() if folds and isinstance(value, str) else value)
            for value in column
        ]
        for column in columns
    ]
    whole = keys[0] if len(keys) == 1 else list(zip(*keys, strict=True))
    places = sorted(range(len(rows)), key=whole.__getitem__, reverse=reverse)
    return [rows[place] for place in places]
