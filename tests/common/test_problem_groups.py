"""Equal problems as one line with their cells."""

from __future__ import annotations

from each import each

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.problem_groups import lines


def _problem(cell: str, value: str = "срочно", header: str = "Вид", level: Level = Level.WARNING) -> Problem:
    return Problem("нет в списке", "исправьте", level, CellPlace("a.xlsx", "Услуги", cell, header, value))


@each(
    ("cells", "shown"),
    [
        (["E4"], "E4"),
        (["E4", "E4"], "E4"),
        (["E4", "E5"], "E4, E5"),
        (["E4", "E9"], "E4, E9"),
        (["E4", "E5", "E6", "E9"], "E4–E6, E9"),
        ([f"E{row}" for row in range(2, 18)], "E2–E17"),
        ([f"E{row}" for row in range(2, 30, 2)], "E2, E4, E6, E8, E10, E12, E14, E16, E18, E20 и еще 4"),
    ],
)
def test_equal_problems_of_a_column_are_one_line(cells: list[str], shown: str) -> None:
    (line,) = lines(map(_problem, cells))
    assert line == f"a.xlsx, лист «Услуги», {shown} (Вид): «срочно» — нет в списке; исправьте"


def test_what_differs_stays_apart_and_in_order() -> None:
    problems = [
        _problem("E4"),
        _problem("E5", "часто"),
        _problem("E6", level=Level.ERROR),
        _problem("F4", header="Цель"),
        Problem("книга не читается", ""),
        Problem("книга не читается", ""),
    ]
    assert list(lines(problems)) == [str(problem) for problem in problems]
