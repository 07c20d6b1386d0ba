"""Dashes in a table in the place of no number: what one of its columns shows is so in all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.values import is_number

ELSE_DASH: Final = re.compile(r"\{% else %\}([-–—])\{% endif %\}$")
PLAIN: Final = re.compile(r"\{\{ \{x\}\.(\w+)((?:\|\w+)*) \}\}")


def dash_of(code: str) -> str:
    """The dash that code prints in the place of nothing; "" where it prints none."""
    found = ELSE_DASH.search(code)
    return found.group(1) if found else ""


def with_dashes(records: Records, indexes: Sequence[int], codes: Sequence[CellCode]) -> list[CellCode]:
    """The codes of a row, with the dash of one number's column for every number that all its records have."""
    dashes = {dash_of(code.code) for code in codes} - {""}
    if len(dashes) != 1:
        return list(codes)
    dash = dashes.pop()
    return [_dashed(records, indexes, code, dash) for code in codes]


def _dashed(records: Records, indexes: Sequence[int], code: CellCode, dash: str) -> CellCode:
    plain = PLAIN.fullmatch(code.code)
    values = [records.value(index, plain.group(1)) for index in indexes] if plain else []
    if plain is None or not values or not all(map(is_number, values)):
        return code
    test = f"{{x}}.{plain.group(1)} is number"
    return replace(code, code=f"{{% if {test} %}}{code.code}{{% else %}}{dash}{{% endif %}}")
