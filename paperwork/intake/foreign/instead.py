"""What stands in a cell instead of an answer that another cell holds: «-//-» and «там же»."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.intake.phone.tables import Table
from paperwork.sheets.answers.cells import Cell, clean, is_empty, shown
from paperwork.sheets.answers.fields import fields_of
from paperwork.sheets.clients import Client

DITTO = re.compile(r"(?=.*(?://|\\\\|['\"«»„“”″]))[-–—\s/\\'\"«»„“”″]{1,9}")
ADDRESSES = tuple(item.header for item in fields_of(Client, lambda it: (it.address, it.registered_address)))
SAME = frozenset({
    "там же", "тот же", "то же", "тоже", "он же", "совпадает", "совпадают", "соответствует",
    "по прописке", "по месту прописки", "по регистрации", "по месту регистрации", "по адресу регистрации",
    "по месту жительства", "по месту проживания", "по адресу проживания", "по факту",
})  # fmt: skip


def without_dittos(file: str, table: Table) -> tuple[Table, list[Problem]]:
    """The table with the answer above in place of each sign that says so, and what is said of them."""
    last: dict[int, Cell] = {}
    signs: Counter[str] = Counter()
    rows = []
    for number, cells in table.rows:
        found = list(cells)
        for at, cell in enumerate(found):
            if isinstance(cell, str) and at in last and DITTO.fullmatch(text := clean(cell)):
                signs[text] += 1
                found[at] = last[at]
            elif not is_empty(cell):
                last[at] = cell
        rows.append((number, found))
    if not signs:
        return table, []
    listed = ", ".join(f"«{sign}» {count}" for sign, count in signs.items())
    problem = Problem(
        f"прочитаны как ответ строкой выше: {listed}",
        "если это не так, впишите ответы словами",
        Level.WARNING,
        CellPlace(file, table.title),
    )
    return replace(table, rows=tuple(rows)), [problem]


def with_addresses(answers: dict[str, Cell]) -> dict[str, Cell]:
    """The answers of a client with the address in place of words that it is the other one."""
    for here, there in (ADDRESSES, ADDRESSES[::-1]):
        other = answers.get(there)
        is_told = not is_empty(other) and fold(shown(other)) not in SAME
        if is_told and fold(shown(answers.get(here))) in SAME:
            return {**answers, here: other}
    return answers
