"""When two file numbers or codes are equal."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=2**16)
def same(number: str | None) -> str:
    """The normalised value of a file number or a code: neither case nor spaces count; «» for None."""
    return "".join((number or "").casefold().split())
