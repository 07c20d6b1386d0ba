"""When two file numbers or codes are equal."""

from __future__ import annotations

from functools import lru_cache

from paperwork.common.naming import LOOK_ALIKES


@lru_cache(maxsize=2**16)
def same(number: str | None) -> str:
    """The normalised value of a file number or a code; «» for None.

    Neither case nor spaces count, nor which alphabet a letter is of that looks alike in both: «С1» and «C1».
    """
    return "".join((number or "").casefold().translate(LOOK_ALIKES).split())
