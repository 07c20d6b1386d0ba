"""Rules left for a sum: «____ руб. ___ коп. (______)»."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from paperwork.documents.learning.values import Scalar
from paperwork.sheets import SCHEMAS

RULES: Final = re.compile(
    r"(?P<rub>_{3,}) руб\w*\.? (?P<kop>_{2,}) коп\w*\.?(?: \((?P<words>_{3,})\))?", re.IGNORECASE
)
KOPECKS: Final = re.compile(r" коп", re.IGNORECASE)
FILTERS: Final = (("rub", "рубли"), ("kop", "копейки"), ("words", "рублей_прописью"))


def is_sum(scalar: Scalar) -> bool:
    """Whether an answer that is not there would be a sum."""
    return "руб" in scalar.header or scalar.tag in _numbers()


@cache
def _numbers() -> frozenset[str]:
    """The tags of the sheets' numbers."""
    return frozenset(
        f"{schema.sheet.tag}.{item.tag}"
        for schema in SCHEMAS
        for item in schema.fields
        if schema.sheet.tag and item.kind.json.get("type") == "number"
    )


def sum_code(rules: re.Match[str], tag: str) -> str:
    """The sum in figures, and in words where there is room for them; else the rules as they are."""
    filled, cursor = "", rules.start()
    for name, filter_ in FILTERS:
        start, end = rules.span(name)
        if start >= 0:
            filled += f"{rules.string[cursor:start]}{{{{ {tag}|{filter_} }}}}"
            cursor = end
    filled += rules.string[cursor : rules.end()]
    return f"{{% if {tag} is number %}}{filled}{{% else %}}{rules.group()}{{% endif %}}"
