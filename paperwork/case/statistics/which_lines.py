"""Which rows of «Сверка оказанных услуг» its conclusion speaks of: few by name, else by number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from paperwork.case.statistics.delivery import OPTIONAL, STOPPED, UNCOUNTED, UNPLANNED, Line
from paperwork.case.statistics.given import Number
from paperwork.case.statistics.row_numbers import named_rows, spans
from paperwork.russian.numbers import decimal, signed

NOTHING = "нет"
NAMED = 2  # services in each list: where one has more, all are named by their rows


def which(lines: Sequence[Line]) -> Mapping[str, str]:
    """The lists as a sentence has room for them, by the names of the fields of the conclusion.

    All are told in the same way: «уборка» (−2), «стирка» (−1); or строки 3 (−2), 5 (−1), 8 (−1).
    """
    amounts: dict[str, Callable[[Line], str]] = {
        "few_lacking": lambda line: _behind(-line.lacking, signed),
        "few_surplus": lambda line: _behind(line.surplus, signed),
        "few_late": lambda line: _behind(line.late, decimal),
        "few_outside": lambda line: _behind(line.outside, decimal),
    }
    kinds = {
        "few_uncounted": UNCOUNTED,
        "few_optional": OPTIONAL,
        "few_stopped": STOPPED,
        "few_unplanned": UNPLANNED,
    }
    found = {name: [(line, of(line)) for line in lines if of(line)] for name, of in amounts.items()}
    found |= {name: [(line, "") for line in lines if line.checked == how] for name, how in kinds.items()}
    is_few = all(len(rows) <= NAMED for rows in found.values())
    return {name: _named(rows) if is_few else _numbered(rows) for name, rows in found.items()}


def _behind(amount: Number, written: Callable[[Number], str]) -> str:
    return f"\u00a0({written(amount)})" if amount else ""


def _named(rows: Sequence[tuple[Line, str]]) -> str:
    return ", ".join(f"«{line.service}»{amount}" for line, amount in rows) or NOTHING


def _numbered(rows: Sequence[tuple[Line, str]]) -> str:
    if any(amount for _, amount in rows):  # each has its own
        listed = ", ".join(f"{line.number}{amount}" for line, amount in rows)
    else:
        listed = spans([line.number for line, _ in rows])
    return named_rows(len(rows), listed) if rows else NOTHING
