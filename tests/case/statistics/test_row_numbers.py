"""Rows that are named by their numbers: those that follow one another are told from – to."""

from __future__ import annotations

from each import each

from paperwork.case.statistics.row_numbers import spans


@each(
    ("listed", "told"),
    [
        ([], ""),
        ([3], "3"),
        ([3, 4], "3, 4"),
        ([3, 4, 5], "3–5"),
        ([1, 3, 4, 6], "1, 3, 4, 6"),
        ([1, 2, 3, 5, 7, 8, 9, 10], "1–3, 5, 7–10"),
        ([1, 2, 4, 5, 6], "1, 2, 4–6"),
        ([1, 2, 4, 5, 6, 9], "1, 2, 4–6, 9"),
        ([*range(21, 42)], "21–41"),
    ],
)
def test_numbers_that_follow_one_another_are_told_from_to(listed: list[int], told: str) -> None:
    assert spans(listed) == told
