"""One sheet of the opened casebook as rows of cells, and the records that they are read as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from functools import cached_property
from itertools import count

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.intake.excel.places import place_of
from paperwork.intake.excel.reading.found_answers import FoundAnswers, says_something
from paperwork.intake.excel.reading.headers import SheetBeingRead
from paperwork.intake.excel.reading.read import addresses
from paperwork.intake.excel.reading.rows import Rows
from paperwork.sheets.answers.cells import is_empty
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Field, Record, Schema, Source
from paperwork.sheets.answers.reading import Cell, Reader, ReadingContext, shown
from paperwork.sheets.answers.sheet import SheetLayout

FIRST_ROW = 2  # of the records of a sheet that the book does not have yet
_keys = count(1)  # never the same again, so that a page of another book finds nothing here


@dataclass(slots=True, eq=False)
class RowEditor:
    """One row: its cells in the order of the sheet's columns, and its row in the file.

    ``origin`` is None for a new row; ``row`` is the number that it would have now; ``changed`` are
    the names of the columns that the file does not hold as they are here; ``version`` counts changes.
    """

    origin: int | None
    row: int
    cells: list[Cell]
    changed: set[str] = field(default_factory=set)
    version: int = 0
    key: int = field(default_factory=_keys.__next__)

    @property
    def is_blank(self) -> bool:
        """Whether all its cells are empty."""
        return all(is_empty(cell) for cell in self.cells)


@dataclass(eq=False)
class SheetEditor:
    """One sheet: its columns, the user's own last, their places, and its rows.

    ``notes`` are the problems of its headers; ``is_changed`` says that the file is to be amended.
    """

    schema: Schema
    title: str
    file: str
    columns: list[Field]
    places: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    row_editors: list[RowEditor] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    is_changed: bool = False
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_card(self) -> bool:
        """Whether it holds one record, a field a row."""
        return self.schema.sheet.layout is SheetLayout.CARD

    @property
    def visible(self) -> list[RowEditor]:
        """The rows that a person sees: in a card the only one."""
        return (
            self.row_editors
            if self.is_card
            else [row_editor for row_editor in self.row_editors if not row_editor.is_blank]
        )

    @cached_property
    def position(self) -> dict[str, int]:
        """Name of a column → its place among the cells of a row."""
        return {item.name: number for number, item in enumerate(self.columns)}

    def cell(self, row_editor: RowEditor, name: str) -> Cell:
        """The cell of the row under the column."""
        return row_editor.cells[self.position[name]]

    def put(self, row_editor: RowEditor, name: str, cell: Cell) -> None:
        """Puts a cell into the row; the sheet is to be read again then."""
        row_editor.cells[self.position[name]] = cell
        row_editor.changed.add(name)
        row_editor.version += 1
        self.is_changed = True

    def new_row(self) -> RowEditor:
        """An empty row that is not on the sheet yet."""
        return RowEditor(None, 0, [None] * len(self.columns))

    def insert(self, row_editor: RowEditor, at: int) -> None:
        """Adds the row before the one at the position."""
        self.row_editors.insert(at, row_editor)
        self._renumber()

    def extend(self, row_editors: Iterable[RowEditor]) -> None:
        """Adds the rows after the last one."""
        self.row_editors.extend(row_editors)
        self._renumber()

    def remove(self, row_editor: RowEditor) -> int:
        """Takes the row out and returns where it was."""
        at = self.row_editors.index(row_editor)
        del self.row_editors[at]
        self._renumber()
        return at

    def swap(self, one: RowEditor, other: RowEditor) -> None:
        """Lets two rows change places."""
        first, second = self.row_editors.index(one), self.row_editors.index(other)
        self.row_editors[first], self.row_editors[second] = other, one
        self._renumber()

    def _renumber(self) -> None:
        """The rows as they will be in the book: as they were, where none is new, gone or moved."""
        self.is_changed = True
        origins = [row_editor.origin for row_editor in self.row_editors if row_editor.origin]
        first = min(origins, default=FIRST_ROW)
        for number, row_editor in enumerate(self.row_editors):
            row_editor.row = first + number

    def read(self, context: ReadingContext) -> None:
        """Reads the records anew, as a workbook with these cells would be read."""
        sheet = SheetBeingRead(self.schema, self.file, self.title)
        known = {at: item for at, item in enumerate(self.columns) if item.name not in self.extra}
        own = {at: item.name for at, item in enumerate(self.columns) if item.name in self.extra}
        rows = [
            (row_editor.row, row_editor.cells)
            for row_editor in self.row_editors
            if self._says_something(row_editor)
        ]
        found = FoundAnswers(rows, known, own, self.extra, self.places)
        reading = Rows(sheet, found, Source(self.file, self.title, self.address), context)
        self.records = list(reading.records())
        self.problems = [*self.notes, *reading.problems]
        for name in ("by_row", "by_address", "_by_owner"):
            self.__dict__.pop(name, None)

    def _says_something(self, row_editor: RowEditor) -> bool:
        if not self.is_card:
            return True
        return any(
            says_something(cell, item) for cell, item in zip(row_editor.cells, self.columns, strict=True)
        )

    @property
    def address(self) -> Callable[[int, str], str]:
        """The address of an answer in the book: (row, name) → «F7»."""
        return addresses(self.places, self.is_card)

    @cached_property
    def by_row(self) -> dict[int, RowEditor]:
        """Number of the row → its editor."""
        return {row_editor.row: row_editor for row_editor in self.row_editors}

    @cached_property
    def by_address(self) -> dict[str, str]:
        """The column's letters in a table, the whole address in a card → name of the column."""
        return {place: name for name, place in self.places.items()}

    def field_at(self, cell: str) -> tuple[RowEditor, str] | None:
        """The row and the name of the column that a problem's cell means; None where it means none."""
        if self.is_card:
            name = self.by_address.get(cell)
            return (self.row_editors[0], name) if name and self.row_editors else None
        name = self.by_address.get(cell.rstrip("0123456789"))
        place = place_of(cell)
        row_editor = self.by_row.get(place[0] + 1) if place else None
        return (row_editor, name) if row_editor and name else None

    def rows_of(self, number: str) -> list[RowEditor]:
        """The rows that are tied to a file number, given as `same` makes it; «» for those without."""
        return self._by_owner.get(number, [])

    @cached_property
    def _by_owner(self) -> dict[str, list[RowEditor]]:
        owners = {record.row: same(record.file_number) for record in self.records}
        found: dict[str, list[RowEditor]] = {}
        for row_editor in self.visible:
            found.setdefault(owners.get(row_editor.row, ""), []).append(row_editor)
        return found

    @property
    def owners(self) -> Iterable[str]:
        """The file numbers that rows are tied to."""
        return self._by_owner.keys()


def display(item: Field, cell: Cell, context: ReadingContext) -> str:
    """The text of the cell in a field of the page: a number of a kind with its zeros, all else as seen."""
    if item.kind.page.as_read and not isinstance(cell, str):
        value, _ = Reader(item, context).read(cell)
        return shown(cell if value is None else item.kind.cell(value))
    return shown(cell)
