"""The time of day as a kind of answer: what a cell means, and what it cannot mean."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from each import each

from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.answers.fields import Field
from paperwork.sheets.answers.kinds.times import TIME_OF_DAY
from paperwork.sheets.answers.reading import Reader, ReadingContext

ITEM = Field("begun", "Время", TIME_OF_DAY)
CONTEXT = ReadingContext(date(2026, 3, 10))
HALF_PAST_TWO = time(14, 30)
FIX = "напишите время так: 14:30"
NO_SUCH = "такого времени нет; часы — от 0 до 23, минуты — от 0 до 59, например 14:30"


@each(
    ("cell", "meant"),
    [
        ("14:30", HALF_PAST_TWO), ("14.30", HALF_PAST_TWO), ("14-30", HALF_PAST_TWO), ("9:05", time(9, 5)),
        (" 14 : 30\u00a0", HALF_PAST_TWO), ("14–30", HALF_PAST_TWO), ("0:00", time()),
        ("23:59", time(23, 59)),
        ("14:30:15", HALF_PAST_TWO), ("14:30:00.000+03:00", HALF_PAST_TWO), ("14:30:00Z", HALF_PAST_TWO),
        (0.6041666666666666, HALF_PAST_TWO), (0.604166666, HALF_PAST_TWO), ("0,604166667", HALF_PAST_TWO),
        (0, time()), (0.9999999, time(23, 59)), (time(14, 30, 59), HALF_PAST_TWO), (time(9, 5), time(9, 5)),
        (datetime(1899, 12, 30, 14, 30), HALF_PAST_TWO), (timedelta(hours=14, minutes=30), HALF_PAST_TWO),
        ("", None), (None, None),
    ],
)  # fmt: skip
def test_what_a_cell_means(cell: Cell, meant: time | None) -> None:
    assert Reader(ITEM, CONTEXT).read(cell) == (meant, ())


@each(
    ("cell", "sentence"),
    [
        ("25:00", NO_SUCH),
        ("14:60", NO_SUCH),
        (timedelta(hours=25), NO_SUCH),
        (datetime(1899, 12, 31, 1), NO_SUCH),
        (-0.5, f"это число, а не время; {FIX}"), (14.3, f"это число, а не время; {FIX}"),
        (float("nan"), f"это число, а не время; {FIX}"), (True, f"это не время; {FIX}"),
        (date(2026, 5, 9), f"это дата, а не время; {FIX}"),
        (datetime(2026, 3, 5, 14, 30), f"это дата, а не время; {FIX}"),
        ("утром", f"это не время; {FIX}"), ("14", f"это не время; {FIX}"), ("14:3", f"это не время; {FIX}"),
    ],
)  # fmt: skip
def test_what_is_no_time(cell: Cell, sentence: str) -> None:
    value, problems = Reader(ITEM, CONTEXT).read(cell)
    assert (value, [problem.sentence for problem in problems]) == (None, [sentence])


def test_a_column_is_read_as_its_cells_are() -> None:
    values, problems = Reader(ITEM, CONTEXT).read_all(["14:30", 0.5, None, "25:00", "9.05"])
    assert list(values) == [HALF_PAST_TWO, time(12), None, None, time(9, 5)]
    assert list(problems) == [3]


@pytest.mark.parametrize(("text", "cell"), [("9.05", time(9, 5)), ("после обеда", "после обеда")])
def test_what_a_spreadsheet_makes_of_a_typed_text(text: str, cell: Cell) -> None:
    assert TIME_OF_DAY.typed(text, ITEM, CONTEXT) == cell


def test_equal_times_are_shown_the_same() -> None:
    assert TIME_OF_DAY.normalised(HALF_PAST_TWO, None) == TIME_OF_DAY.normalised(time(14, 30), None)
    assert shown(TIME_OF_DAY.cell(time(9, 5))) == "09:05"
