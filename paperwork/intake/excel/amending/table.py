"""Changing a sheet with a record a row: rows added, removed, moved, and their answers changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from itertools import islice

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.excel.amending.added import add_header
from paperwork.intake.excel.amending.beside import follow_parts
from paperwork.intake.excel.amending.book import Sheet, Workbook
from paperwork.intake.excel.amending.calculated import calculated_columns, fill_calculated, tables_of
from paperwork.intake.excel.amending.formulas import carried, pushed
from paperwork.intake.excel.amending.merged import free_cells
from paperwork.intake.excel.amending.moves import Moves, planned
from paperwork.intake.excel.amending.refs import follow
from paperwork.intake.excel.parts import without
from paperwork.intake.excel.places import TITLE_ROWS, address
from paperwork.intake.excel.reading.found_answers import header_row
from paperwork.intake.excel.reading.grid import Grid, spread_merged
from paperwork.intake.excel.reading.headers import SheetBeingRead, adopt_renamed, no_headers, read_headers
from paperwork.sheets.answers.cells import Cell, is_empty, shown
from paperwork.sheets.answers.fields import Schema

Edit = tuple[int | None, Mapping[str, Cell]]  # the row now, or None; header → new value


@dataclass
class Columns:
    """Where the headers of a table are: their row from 1, and the column from 0 of each folded header."""

    row: int
    texts: list[Cell]
    places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def found(cls, sheet: Sheet, schema: Schema, title: str) -> Columns:
        """The headers as the reader finds them. Raises `PaperworkError` where it finds none."""
        rows = {number - 1: values for number, values in islice(sheet.rows.filled(), TITLE_ROWS)}
        spread_merged(rows, sheet.areas())  # as the reader does: both must find the same headers
        grid = Grid(title, sorted(rows.items()))
        start = header_row(grid, schema)
        being_read = SheetBeingRead(schema, sheet.book.name, title)
        if start is None:
            if rows:
                raise PaperworkError(str(no_headers(being_read)))
            return cls(1, [])
        index, cells = grid.rows[start]
        places = {at: address(index, at) for at in range(len(cells))}
        headers = read_headers(being_read, dict(enumerate(cells)), places)
        adopt_renamed(headers, being_read, places, [row for _, row in grid.rows[start + 1 :]])
        columns = cls(index + 1, cells)
        for at, tag in headers.own.items():
            columns.places.setdefault(fold(headers.extra[tag]), at)
        columns.places |= {fold(item.header): at for at, item in headers.known.items()}
        return columns

    def is_record(self, values: Sequence[Cell]) -> bool:
        """Whether a row under the headers holds a record, and is not the headers once more."""
        if not any(at < len(values) and not is_empty(values[at]) for at in self.places.values()):
            return False
        texts = [_plain(values[at]) if at < len(values) else "" for at in range(len(self.texts))]
        return texts != [_plain(text) for text in self.texts]


def _plain(cell: Cell) -> str:
    return cell.strip().casefold() if isinstance(cell, str) else shown(cell)


def amend_table(book: Workbook, part: str, schema: Schema, edits: Sequence[Edit]) -> None:
    """Brings the records of the sheet in the order of the edits, and changes their answers."""
    sheet = Sheet.opened(book, part)
    title = book.title(part)
    columns = Columns.found(sheet, schema, title)
    rows = [row for row, _ in edits]
    tables = tables_of(sheet, columns.row)
    totals = {row + 1 for table in tables for row in table.total_rows}
    moves = planned(rows, _records(sheet, columns, rows, totals), columns.row + 1, sheet.rows.is_free)
    if moves.is_still and not any(answers for _, answers in edits):
        return
    _add_headers(sheet, schema, columns, edits)
    _unshare(sheet.rows.data)  # before a first cell may go
    written = {
        (row - 1, columns.places[fold(header)])
        for row, answers in edits
        if row is not None
        for header in answers
    }
    free_cells(sheet, written, moves)
    _move(sheet, title, moves)
    for at, (_, answers) in enumerate(edits):
        _write(sheet, columns, moves.edited[at], answers)
    others = [moves.edited[at] for at, row in enumerate(rows) if row is not None]
    if None in rows:
        columns_of_excel = calculated_columns(sheet, tables, others)
        for at, row in enumerate(rows):
            if row is None:
                fill_calculated(sheet, columns_of_excel, moves.edited[at])
    sheet.save()


def _records(
    sheet: Sheet, columns: Columns, rows: Sequence[int | None], totals: Collection[int]
) -> list[int]:
    """The rows of the records now, those that are not listed too; ``totals`` are no records."""
    listed = {row for row in rows if row is not None}
    is_wrong = len(listed) != sum(row is not None for row in rows)
    if is_wrong or not all(row > columns.row and sheet.rows.is_begun(row) for row in listed):
        raise PaperworkError(f"{sheet.book.name}: книга изменилась, пока вы работали; откройте ее заново")
    beside = listed.union(totals)
    others = (row for row in sheet.rows.elements if row > columns.row and row not in beside)
    return sorted([*listed, *(row for row in others if columns.is_record(sheet.rows.values(row)))])


def _add_headers(sheet: Sheet, schema: Schema, columns: Columns, edits: Sequence[Edit]) -> None:
    """Adds the columns that the edits name and the sheet does not have."""
    headers = dict.fromkeys(header for _, answers in edits for header in answers)
    if not columns.texts:  # a sheet with nothing on it
        headers = dict.fromkeys(item.header for item in schema.fields) | headers
    for header in headers:
        if fold(header) not in columns.places:
            known = schema.by_header.get(fold(header))
            at = max([*columns.places.values(), len(columns.texts) - 1], default=-1) + 1
            add_header(sheet, schema, known, header, columns.row, at)
            columns.places[fold(header)] = at


def _unshare(data: etree._Element) -> None:
    """Gives each cell its own formula: a shared one would not survive its first cell."""
    shared: dict[str, tuple[str, str]] = {}
    for formula in data.iter("{*}f"):
        cell = formula.getparent()
        if formula.get("t") != "shared" or cell is None:
            continue
        number, place = formula.get("si", ""), cell.get("r", "")
        if formula.text:
            shared[number] = formula.text, place
        elif number in shared:
            formula.text = carried(*shared[number], place)
        without(formula, "t", "si", "ref")  # what makes it a shared one


def _move(sheet: Sheet, title: str, moves: Moves) -> None:
    """Puts the rows at their new places, with all that belongs to them."""
    if moves.is_still and not any(place.like for place in moves.places):
        return
    _place_rows(sheet, moves)
    if moves.pushed:  # the rows below went down as one block: references to them go along
        boundary = moves.first + moves.taken
        for formula in sheet.rows.data.iter("{*}f"):
            by = title, title, boundary, moves.pushed
            formula.text = pushed(formula.text or "", *by)
            if formula.get("ref"):  # of an array: the cells that it fills
                formula.set("ref", pushed(formula.get("ref", ""), *by))
        sheet.book.push_names(title, boundary, moves.pushed)
    follow(sheet.root, moves)
    follow_parts(sheet.book.parts, sheet.part, moves)


def _place_rows(sheet: Sheet, moves: Moves) -> None:
    rows = sheet.rows
    old = dict(rows.elements)
    rows.elements.clear()
    rows.is_disordered = True
    above, below = moves.first - 1, moves.first + moves.taken
    for number, row in old.items():
        if number <= above or (number >= below and not moves.pushed):
            rows.elements[number] = row
        elif number >= below:
            rows.place(number + moves.pushed, row)
    for number, place in enumerate(moves.places, moves.first):
        moved = old.get(place.old) if place.old else None
        if place.like and (moved is None or len(moved) == 0):  # without a cell it has no look of its own
            moved = _resembling(sheet, old, place.like)
        if moved is not None:
            _place(sheet, number, moved)


def _resembling(sheet: Sheet, rows: Mapping[int, etree._Element], number: int) -> etree._Element | None:
    return sheet.rows.resembling(rows[number]) if number in rows else None


def _place(sheet: Sheet, number: int, row: etree._Element) -> None:
    """Puts the row there; what its formulas say of their own row stays so."""
    old = row.get("r")
    sheet.rows.place(number, row)
    if old in (None, str(number)):
        return
    for formula in row.iter("{*}f"):
        cell = formula.getparent()
        if cell is not None and formula.text:
            place = cell.get("r", "")
            column = place.rstrip("0123456789")
            formula.text = carried(formula.text, f"{column}{old}", place)
            if formula.get("ref"):
                formula.set("ref", place)


def _write(sheet: Sheet, columns: Columns, row: int, answers: Mapping[str, Cell]) -> None:
    if not answers:
        return
    values = {columns.places[fold(header)]: value for header, value in answers.items()}
    for column, value in values.items():
        # an empty answer empties a cell, and makes none
        if value not in (None, "") or column in sheet.rows.cells(row):
            sheet.put(row, column, value if value != "" else None)
    if row in sheet.rows.elements:
        sheet.stretch(row, values)
