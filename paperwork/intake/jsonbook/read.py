"""Reads a JSON book as the sheets of cells that it means: the rest is the same as for a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold, nearest
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.places import (
    LAST_COLUMN,
    MOST_CELLS,
    MOST_ROWS,
    MOST_SHEETS,
    OWN,
    Rank,
    RawSheet,
    in_order,
    record_place,
    too_large,
)
from paperwork.intake.excel.reading.tied import is_tied
from paperwork.intake.jsonbook.columns import Columns
from paperwork.intake.jsonbook.parsed import parsed
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import BadCell, Cell
from paperwork.sheets.answers.fields import Field
from paperwork.sheets.answers.json_values import ONE_VALUE, in_short, json_cell
from paperwork.sheets.answers.kind import ReadingContext
from paperwork.sheets.answers.sheet import SheetLayout

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SCHEMA_BY_NAME = {fold(schema.sheet.title): schema for schema in SCHEMAS}
ONE_RECORD = Problem("на этом листе одна запись", "запишите ее объектом «заголовок: ответ», без списка")
A_LIST = Problem("на этом листе список записей", "заключите записи в квадратные скобки")
A_RECORD = Problem("это не запись", "запишите ее объектом «заголовок: ответ»")
Check = Callable[[object], "Sequence[ErrorDetails]"]


def json_sheets(container: Container, rank: Rank) -> Iterator[RawSheet]:
    """The sheets of the book by their rank; those without one have no rows."""
    content = parsed(container.name, container.data)
    if len(content) > MOST_SHEETS:
        raise too_large(container.name)
    check = _check_of_records()
    for title in in_order(content, rank):
        turn = rank(title)
        if turn is None or (turn == OWN and not _is_tied(content[title])):
            yield RawSheet(title.strip(), {})
        else:
            yield _SheetReader(container.name, title, check).sheet(content[title])


def _is_tied(content: object) -> bool:
    """Whether a value that may be the records of a sheet has the header of one that is tied to clients."""
    records = content if isinstance(content, list) else ()
    return any(is_tied([record]) for record in records if isinstance(record, dict))


def _check_of_records() -> Check:
    """What finds everything in a value that is not as a record is: an object of single values."""
    from pydantic_core import SchemaValidator, ValidationError  # workbooks do without it
    from pydantic_core import core_schema as shape

    value = shape.union_schema(
        [
            shape.str_schema(strict=True),
            shape.none_schema(),
            shape.int_schema(strict=True),
            shape.float_schema(strict=True),
            shape.bool_schema(strict=True),
            shape.list_schema(shape.str_schema(strict=True), strict=True),
            shape.is_instance_schema(BadCell),
        ],
        mode="left_to_right",
        custom_error_type="value",
        custom_error_message="one value",
    )
    validator = SchemaValidator(shape.dict_schema(shape.str_schema(), value, strict=True))

    def check(record: object) -> Sequence[ErrorDetails]:
        try:
            validator.validate_python(record)
        except ValidationError as error:
            return error.errors(include_url=False, include_context=False, include_input=False)
        return ()

    return check


class _SheetReader:
    """Reads one sheet of the file; its title may have spaces around."""

    def __init__(self, file: str, title: str, check: Check) -> None:
        self._file = file
        self._title = title.strip()
        self._schema = SCHEMA_BY_NAME.get(fold(title))
        self._check = check
        self._context = ReadingContext()
        self._problems: list[Problem] = []

    def sheet(self, content: object) -> RawSheet:
        """The sheet as rows of cells, with what is wrong with the shape of its records."""
        is_card = self._schema and self._schema.sheet.layout is SheetLayout.CARD
        if is_card or (self._schema is None and isinstance(content, dict)):  # of a sheet that no one reads
            rows: dict[int, list[Cell]] = self._card(content)
            first: Sequence[int] = ()
        else:
            rows, first = self._table(content)
        return RawSheet(self._title, rows, (), tuple(first), tuple(self._problems))

    def _card(self, content: object) -> dict[int, list[Cell]]:
        record = self._record(content, None, ONE_RECORD)
        return {at: [key, self._cell(key, value)] for at, (key, value) in enumerate(record.items())}

    def _table(self, content: object) -> tuple[dict[int, list[Cell]], list[int]]:
        """The rows, the headers at -1, and for each column the record that has it first."""
        columns = Columns()
        rows: dict[int, list[Cell]] = {}
        values = self._list(content)
        if len(values) > MOST_ROWS:
            raise too_large(self._file)
        for at, value in enumerate(values):
            record = self._record(value, at, A_RECORD)
            places = columns.places(tuple(record), at)
            cells: list[Cell] = [""] * (max(places, default=-1) + 1)
            for place, (key, value) in zip(places, record.items(), strict=True):
                cells[place] = self._cell(key, value)
            if any(cell not in (None, "") for cell in cells):
                rows[at] = cells
            if len(columns.first) > LAST_COLUMN or len(rows) * len(columns.first) > MOST_CELLS:
                raise too_large(self._file)
        self._problems += self._misspelt(columns)
        if columns.first:
            rows[-1] = [*columns.headers]
        return rows, columns.first

    def _misspelt(self, columns: Columns) -> Iterator[Problem]:
        """The unknown headers that look like one which their record lacks and others have."""
        known = self._schema.by_header if self._schema else {}
        for record, header in zip(columns.first, columns.headers, strict=True):
            if not known or fold(header) in known:
                continue
            near = nearest(
                header, [item.header for item in known.values() if columns.lacks(record, item.header)]
            )
            if near:
                fix = f"похоже на «{near}»; исправьте заголовок, если это он"
                where = CellPlace(self._file, self._title, record_place(record), header, header)
                yield Problem("незнакомый заголовок", fix, Level.WARNING, where)

    def _list(self, content: object) -> list[object]:
        if content is None or isinstance(content, list):
            return content or []
        self._problems.append(self._problem(A_LIST, None, content))
        return []

    def _record(self, value: object, at: int | None, wrong: Problem) -> dict[str, object]:
        """The record with each value that no cell can hold as a `BadCell`; empty for what is none."""
        errors = self._check(value) if value is not None else ()
        if value is None or any(not error["loc"] for error in errors):
            if value is not None:
                self._problems.append(self._problem(wrong, at, value))
            return {}
        record = cast(dict[str, object], value)
        for error in errors:
            key = str(error["loc"][0])
            record[key] = BadCell(in_short(record[key]), ONE_VALUE)
        return record

    def _problem(self, problem: Problem, at: int | None, value: object) -> Problem:
        cell = "" if at is None else record_place(at)
        return problem.at(CellPlace(self._file, self._title, cell, value=in_short(value)))

    def _cell(self, header: str, value: object) -> Cell:
        if not isinstance(value, (str, list)):
            return cast(Cell, value)
        item = self._field(header)
        return item.json_cell(value, self._context) if item else json_cell(value)

    def _field(self, header: str) -> Field | None:
        return self._schema.by_header.get(fold(header)) if self._schema else None
