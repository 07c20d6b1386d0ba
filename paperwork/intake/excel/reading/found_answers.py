"""Where on a sheet the records are: finds the headers and the answers wherever they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.excel.places import TITLE_ROWS, address, column_letters
from paperwork.intake.excel.reading.grid import Grid
from paperwork.intake.excel.reading.headers import (
    Headers,
    SheetBeingRead,
    adopt_renamed,
    no_headers,
    read_headers,
)
from paperwork.sheets.answers.cells import Cell, is_empty, shown
from paperwork.sheets.answers.fields import Field, Schema

LABEL_COLUMNS = 12  # how far right the labels of a card may be
Lines = Mapping[int, list[Cell]]  # the rows of a card, from 0
ANSWER, HINT = fold("Ответ"), fold("Подсказка")


def is_card(headers: Sequence[str]) -> bool:
    """Whether the first row of a sheet is that of our own cards, which no record stands under."""
    return {ANSWER, HINT} <= {fold(header) for header in headers}


@dataclass(slots=True)
class FoundAnswers:
    """What a sheet holds: the rows of its records, and the position of each answer in a row.

    ``own`` are the user's columns (position → tag), ``extra`` their headers by tag. ``places`` says
    for each attribute and own tag the column's letters in a table, the whole address in a card.
    """

    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)  # (row from 1, cells)
    known: dict[int, Field] = field(default_factory=dict)
    own: dict[int, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    missing: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _laid_out(headers: Headers, places: dict[int, str]) -> FoundAnswers:
    """The answers that the headers name, without rows; ``places`` are those of the answers by position."""
    named = {position: item.name for position, item in headers.known.items()} | headers.own
    return FoundAnswers(
        known=headers.known,
        own=headers.own,
        extra=headers.extra,
        places={name: places[position] for position, name in named.items()},
        missing=headers.missing,
        problems=headers.problems,
    )


def read_table(sheet: SheetBeingRead, grid: Grid) -> FoundAnswers:
    """The records of a sheet with a record a row."""
    start = header_row(grid, sheet.schema)
    if start is None:
        return FoundAnswers(problems=[no_headers(sheet, grid.first is None)] if grid.rows else [])
    index, cells = grid.rows[start]
    columns = range(len(cells))
    places = {at: grid.place(index, at) for at in columns}
    headers = read_headers(sheet, dict(enumerate(cells)), places)
    if grid.first is None:  # a record of JSON would get a second key beside the misspelt one
        adopt_renamed(headers, sheet, places, [row for _, row in grid.rows[start + 1 : TITLE_ROWS]])
    result = _laid_out(headers, {at: column_letters(at) for at in columns})
    result.rows = list(_records(grid.rows[start + 1 :], cells))
    if result.rows:
        result.problems += _headless(sheet, grid, result)
    return result


def header_row(grid: Grid, schema: Schema) -> int | None:
    """The position in ``grid.rows`` of the row with the most known headers."""
    best, score = None, 0
    for position, (_, cells) in enumerate(grid.rows[: TITLE_ROWS if grid.first is None else 1]):
        texts = {cell for cell in cells if isinstance(cell, str)}
        if len(texts) <= score:  # as of records, whose answers need not be compared
            continue
        hits = len({fold(text) for text in texts} & schema.by_header.keys())
        if hits > score:
            best, score = position, hits
    return best


def _records(rows: Sequence[tuple[int, list[Cell]]], headers: list[Cell]) -> Iterator[tuple[int, list[Cell]]]:
    """The rows under the headers, as wide as these; a repeated header row is skipped."""
    width = len(headers)
    texts = [_plain(cell) for cell in headers]
    first = next(at for at, text in enumerate(texts) if text)
    for index, cells in rows:
        if len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        cell = cells[first]
        is_equal = cell.__class__ is str and cell.strip().casefold() == texts[first]
        if not (is_equal and [_plain(cell) for cell in cells[:width]] == texts):
            yield index + 1, cells


def _plain(cell: Cell) -> str:
    """The text of a cell for a quick comparison."""
    return cell.strip().casefold() if isinstance(cell, str) else ""


def _headless(sheet: SheetBeingRead, grid: Grid, result: FoundAnswers) -> Iterator[Problem]:
    """Values under no header, which are not read: a problem for each column."""
    headed = result.known.keys() | result.own.keys()
    found: dict[int, list[tuple[int, Cell]]] = {}
    for row, cells in result.rows:
        for column in range(len(cells)) if len(cells) > len(headed) else ():
            if column not in headed and not is_empty(cells[column]):
                found.setdefault(column, []).append((row, cells[column]))
    for column, values in found.items():
        row, cell = values[0]
        message = "над значением нет заголовка, оно не прочитано"
        rest = f" (и еще {len(values) - 1} в этом столбце)" if len(values) > 1 else ""
        fix = "впишите заголовок столбца или перенесите значение"
        yield sheet.problem(message + rest, fix, Level.WARNING, grid.place(row - 1, column), shown(cell))


def read_card(sheet: SheetBeingRead, grid: Grid) -> FoundAnswers:
    """The record of a sheet with a field a row; one with nothing filled in has none."""
    found = columns_of_card(sheet.schema, grid)
    if found is None:
        return FoundAnswers(problems=[no_headers(sheet, grid.first is None)] if grid.rows else [])
    column, answers = found
    lines = {row: cells for row, cells in grid.rows if fold(shown(_at(cells, answers))) != ANSWER}
    labels = {
        row: label
        for row, cells in lines.items()
        if _is_label(sheet.schema, label := _at(cells, column), _at(cells, answers))
    }
    headers = read_headers(sheet, labels, {row: grid.place(row, column) for row in labels})
    result = _laid_out(headers, {row: address(row, answers) for row in labels})
    result.problems += _astray(sheet, lines, labels.keys(), column, answers)
    values = {row: _at(lines[row], answers) for row in labels}
    if any(says_something(cell, result.known.get(row)) for row, cell in values.items()):
        _put_in_one_row(result, values)
    return result


def columns_of_card(schema: Schema, grid: Grid) -> tuple[int, int] | None:
    """The columns, from 0, of a card's labels and of its answers; None where nothing is known."""
    column = _label_column(grid, schema)
    return None if column is None else (column, _answer_column(grid, schema, column))


def _put_in_one_row(result: FoundAnswers, values: dict[int, Cell]) -> None:
    """Makes the answers of a card the one row of the sheet."""
    position = {row: number for number, row in enumerate(values)}
    result.rows = [(min(values) + 1, list(values.values()))]
    result.known = {position[row]: item for row, item in result.known.items()}
    result.own = {position[row]: tag for row, tag in result.own.items()}


def _is_label(schema: Schema, label: Cell, answer: Cell) -> bool:
    """Whether the cell is the name of a field: a known one, or any with an answer beside it."""
    if is_empty(label):
        return False
    text = fold(shown(label))
    sections = {fold(section) for section in schema.sections}
    return text in schema.by_header or (text not in sections and not is_empty(answer))


def says_something(cell: Cell, item: Field | None) -> bool:
    """Whether a person has filled the cell in: the blank comes with the usual answers in it."""
    return not is_empty(cell) and not (item and item.default and fold(shown(cell)) == fold(item.default))


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else None


def _label_column(grid: Grid, schema: Schema) -> int | None:
    """The column with the most known headers."""
    scores = [0] * LABEL_COLUMNS
    for _, cells in grid.rows:
        for column, cell in enumerate(cells[:LABEL_COLUMNS]):
            scores[column] += isinstance(cell, str) and fold(cell) in schema.by_header
    best = max(scores)
    return scores.index(best) if best else None


def _answer_column(grid: Grid, schema: Schema, labels: int) -> int:
    """The column of the answers: the one headed «Ответ», else the first that holds more than hints."""
    for _, cells in grid.rows:
        for column in range(labels + 1, len(cells)):
            if fold(shown(cells[column])) == ANSWER:
                return column
    hints = {fold(item.hint) for item in schema.fields} | {HINT}
    filled = {
        column
        for _, cells in grid.rows
        if fold(shown(_at(cells, labels))) in schema.by_header
        for column in range(labels + 1, len(cells))
        if not is_empty(cells[column]) and fold(shown(cells[column])) not in hints
    }
    return min(filled, default=labels + 1)


def _astray(
    sheet: SheetBeingRead, lines: Lines, labelled: Collection[int], column: int, answers: int
) -> Iterator[Problem]:
    """Values of a card that are no answers: without a label, or beside one in a wrong column."""
    first = min(labelled, default=0)
    hints = {fold(item.hint) for item in sheet.schema.fields} | {HINT}
    for row, cells in lines.items():
        if row > first and row not in labelled and is_empty(_at(cells, column)):
            if not is_empty(_at(cells, answers)):
                message = "слева нет названия строки, значение не прочитано"
                fix = "впишите название строки или перенесите значение в нужную ячейку"
                cell = address(row, answers)
                yield sheet.problem(message, fix, Level.WARNING, cell, shown(_at(cells, answers)))
        elif row in labelled and is_empty(_at(cells, answers)):
            yield from _beside(sheet, row, cells, range(column + 1, len(cells)), hints, answers)


def _beside(
    sheet: SheetBeingRead, row: int, cells: list[Cell], columns: Iterable[int], hints: set[str], answers: int
) -> Iterator[Problem]:
    """What was typed beside an answer that is empty, and is no hint."""
    for at in columns:
        if not is_empty(cells[at]) and fold(shown(cells[at])) not in hints:
            message = "значение стоит не в столбце ответов, оно не прочитано"
            fix = f"перенесите его в {address(row, answers)}"
            yield sheet.problem(message, fix, Level.WARNING, address(row, at), shown(cells[at]))
