"""Which clients' documents were downloaded since the book was opened: the page knows of no other printing."""

from __future__ import annotations

from datetime import datetime

from paperwork.common.records import dataclass

Rows = tuple[tuple[int, int], ...]  # the key and the version of each row


@dataclass(frozen=True, slots=True)
class Taken:
    """When a client's documents were downloaded, the rows they were made of, their kinds; None is all."""

    moment: datetime
    rows: Rows
    kinds: frozenset[str] | None


def joined(earlier: Taken | None, now: Taken) -> Taken:
    """What is downloaded now, with what was downloaded earlier of the same rows."""
    if earlier is None or earlier.rows != now.rows:
        return now
    kinds = None if earlier.kinds is None or now.kinds is None else earlier.kinds | now.kinds
    return Taken(now.moment, now.rows, kinds)
