"""Whatever stands in the cells, a book is read, and what it says can be printed."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

from books import SOUND, TODAY, tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperwork.case.context import ClientContext, cases
from paperwork.case.tags import all_tags
from paperwork.intake.excel.reading.grid import Grid
from paperwork.intake.excel.reading.read import Reading, rank
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.cells import BadCell, Cell, error_cell, uncalculated_cell
from paperwork.sheets.answers.sheet import SheetLayout

ALPHABET = (
    "aяЁ12.,;:/-+=#*«»\"'&<>{}%!?№ \n\r\t\0\x01\x0b\x1b\u00a0\u200b\u202e\u2028\ufeff\uffff\ud800😀и\u0306²٣"
)
WORDS = (
    "12", "12.0", "#Н/Д", "Err:502", "32.01.2026", "29.02.2023", "1 февраля 1980 г.", "1980", "44927",
    "женский",
    "сейчас", "С1", "Дело", "Ответ", "Цель", "женат/замужем", "гнев; страх", "1 раз в месяц", "NaN",
    "Infinity",
    "1e400", "99999999999999999999", "_x0007_", "{{ клиент }}", "кормление",
)  # fmt: skip
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(ALPHABET, max_size=12),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(error_cell, st.sampled_from(["#DIV/0!", "#N/A", "#??", ""])),
    st.builds(uncalculated_cell, st.text(ALPHABET, max_size=5)),
)
TYPES = (str, int, float, bool, date, datetime, time, timedelta, BadCell, type(None))
TITLES = [*{**SOUND, **SCHEMA_BY_TITLE}, "Списки", "Как заполнять", "Своё"]


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, list[list[Cell]]]:
    """The sound casebook with cells changed anywhere, headers included, and rows of anything."""
    content: dict[str, list[list[Cell]]] = {
        title: [[cell if isinstance(cell, TYPES) else None for cell in row] for row in rows]
        for title, rows in tables(SOUND).items()
    }
    for title in draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=5)):
        rows = content.setdefault(title, _headers(title))
        for _ in range(draw(st.integers(1, 4))):
            row = rows[draw(st.integers(0, len(rows) - 1))]
            at = draw(st.integers(0, len(row) + 1))
            row.extend([None] * (at + 1 - len(row)))
            row[at] = draw(CELLS)
        if draw(st.booleans()):
            rows.append(draw(st.lists(CELLS, min_size=1, max_size=15)))
    return content


def _headers(title: str) -> list[list[Cell]]:
    """What a sheet begins with that the sound casebook does not have."""
    schema = SCHEMA_BY_TITLE.get(title)
    if schema is None:
        return [["Пол"], ["Образование"]]
    headers: list[Cell] = [item.header for item in schema.fields]
    return [headers] if schema.sheet.layout is SheetLayout.TABLE else [[header] for header in headers]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_any_cells_are_read(content: dict[str, list[list[Cell]]]) -> None:
    grids = [Grid(title, list(enumerate(rows))) for title, rows in content.items()]
    book = Reading("book.xlsx", TODAY).read(sorted(grids, key=lambda grid: rank(grid.title) or 0))
    for problem in book.problems:
        assert (problem.message, problem.place.file) != ("", "")
        assert str(problem).startswith("book.xlsx")
        assert json.loads(json.dumps(problem.as_dict(), ensure_ascii=False))["text"] == str(problem)
    for rows in book.records.values():
        for row in rows:
            assert all(isinstance(row.cell(name), str) for name in row.broken)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_what_is_read_can_be_shown(content: dict[str, list[list[Cell]]]) -> None:
    grids = [Grid(title, list(enumerate(rows))) for title, rows in content.items()]
    book = Reading("book.xlsx", TODAY).read(sorted(grids, key=lambda grid: rank(grid.title) or 0))
    tags = [tag.name for tag in all_tags(book.extra)]
    for case in (ClientContext(book, TODAY), *cases(book, TODAY)):
        assert case.context(tags)


def test_every_sheet_is_in_the_play() -> None:
    assert {schema.sheet.title for schema in SCHEMAS} <= set(TITLES)
