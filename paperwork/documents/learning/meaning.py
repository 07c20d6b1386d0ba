"""What the code of a mark prints, in the words of a person who knows the sheets and no tags."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Final

from paperwork.case.tags import all_tags

VALUE: Final = re.compile(r"\{\{ ([\w.]+)((?:\|\w+)*) \}\}")
GENDER: Final = re.compile(r"\|род\(\"([^\"]*)\", \"([^\"]*)\"\)")
LOOP: Final = re.compile(r"\{%\w* *for \w+ in ([\w.]+)")
CASES: Final = frozenset({"родительный", "дательный", "винительный", "творительный", "предложный"})

ROW_NUMBER: Final = "номер строки"


def meaning_of(code: str, tag: str, columns: str) -> str:
    """«ФИО (Клиенты), родительный падеж»; the code itself where it is not known.

    ``tag`` is that behind the code, which of a list says more than the name in its loop; ``columns`` are
    a book's own: see `compiled` in kinds.
    """
    value = VALUE.fullmatch(code)
    if value:
        filters = [_filter(name) for name in value[2].split("|") if name]
        if value[1] == "loop.index":
            return ROW_NUMBER
        name = value[1] if value[1] in _headers(columns) else tag.replace("[]", "")
        return ", ".join([_header(name, columns), *filters])
    gender = GENDER.search(code)
    if gender and "{%" not in code:
        return f"по полу: «{gender[1]}» или «{gender[2]}»"
    loop = LOOP.search(code)
    if loop and ".варианты." in loop[1]:
        return f"{_header(loop[1].replace('.варианты.', '.'), columns)}: подчеркивается то, что выбрано"
    names = re.findall(r"(?:\{\{|%\w* *if|\bnot|\band|\bor) ([\w.]+)", code)
    known = [_header(name, columns) for name in dict.fromkeys(names) if name in _headers(columns)]
    return " или ".join(known) or code


def _filter(name: str) -> str:
    return f"{name} падеж" if name in CASES else name.replace("_", " ")


def _header(name: str, columns: str) -> str:
    found = _headers(columns).get(name)
    return f"{found[0]} ({found[1]})" if found else name


@lru_cache(maxsize=4)
def _headers(columns: str) -> dict[str, tuple[str, str]]:
    return {
        tag.name.replace("[]", ""): (tag.header, tag.sheet or tag.computed)
        for tag in all_tags(json.loads(columns))
    }
