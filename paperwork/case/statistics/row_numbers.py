"""Rows of a paper named by their numbers: «строка 3», «строки 2, 4–6»."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.russian.names import NO_BREAK_SPACE

ROW, ROWS = "строка", "строки"


def named_row(number: int) -> str:
    """One row: «строка 3»."""
    return f"{ROW}{NO_BREAK_SPACE}{number}"


def named_rows(count: int, listed: str) -> str:
    """The numbers of so many rows, already listed, with their word."""
    return f"{ROW if count == 1 else ROWS}{NO_BREAK_SPACE}{listed}"


def spans(places: Sequence[int]) -> str:
    """«2, 4–6»: three numbers or more that follow one another are named by the first and the last."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
