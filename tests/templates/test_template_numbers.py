"""The rows that a conclusion names by their numbers: those that follow one another are told from – to."""

from __future__ import annotations

from typing import Any

from each import each
from jinja2 import Environment

from templates.build.delivery_check import numbers


@each(
    ("listed", "told"),
    [
        ([3], "строка 3"),
        ([3, 4], "строки 3, 4"),
        ([3, 4, 5], "строки 3–5"),
        ([1, 3, 4, 6], "строки 1, 3, 4, 6"),
        ([1, 2, 3, 5, 7, 8, 9, 10], "строки 1–3, 5, 7–10"),
        ([1, 2, 4, 5, 6], "строки 1, 2, 4–6"),
        ([*range(21, 42)], "строки 21–41"),
    ],
)
def test_numbers_that_follow_one_another_are_told_from_to(listed: list[int], told: str) -> None:
    rows: list[dict[str, Any]] = [{"номер": number} for number in listed]
    assert Environment().from_string(numbers("сверка")).render(сверка=rows).replace("\xa0", " ") == told


def test_numbers_with_an_amount_are_told_each() -> None:
    words = numbers("сверка", " ({{ строка.разница }})")
    rows = [{"номер": number, "разница": -number} for number in (3, 4, 5)]
    told = Environment().from_string(words).render(сверка=rows)
    assert told.replace("\xa0", " ") == "строки 3 (-3), 4 (-4), 5 (-5)"
