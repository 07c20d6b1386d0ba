"""One sheet of the opened casebook as lines of cells, and the records that they are read as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from paperwork.book.casebook import same
from paperwork.common.errors import Problem
from paperwork.intake.excel.places import column_letters, place_of
from paperwork.intake.excel.reading.headers import Page
from paperwork.intake.excel.reading.layout import Layout, says_something
from paperwork.intake.excel.reading.read import addresses
from paperwork.intake.excel.reading.rows import Rows
from paperwork.sheets.answers.cells import is_empty
from paperwork.sheets.answers.fields import Field, Form, Kind, Record, Source
from paperwork.sheets.answers.fields import Layout as SheetLayout
from paperwork.sheets.answers.reading import Cell, Reader, Setting, shown

FIRST_ROW = 2  # of the records of a sheet that the book does not have yet
ANSWERS = "B"  # the column of the answers of such a card
NUMBERED = frozenset({Kind.CODE, Kind.PHONE, Kind.OGRN, Kind.INN, Kind.SNILS})
_keys = count(1)  # never the same again, so that a page of another book finds nothing here


@dataclass(slots=True, eq=False)
class Line:
    """One row: its cells in the order of the leaf's columns, and where it stood in the file.

    ``origin`` is None for a new line; ``row`` is the number that it would have now; ``changed`` are
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
        """Whether nothing stands in it."""
        return all(is_empty(cell) for cell in self.cells)


@dataclass(eq=False)
class Leaf:
    """One sheet: its columns, the user's own last, where they stand, and its lines.

    ``notes`` are the problems of its headers; ``is_changed`` says that the file is to be amended.
    """

    form: Form
    title: str
    file: str
    columns: list[Field]
    places: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    is_changed: bool = False
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_card(self) -> bool:
        """Whether it holds one record, a field a row."""
        return self.form.sheet.layout is SheetLayout.CARD

    @property
    def visible(self) -> list[Line]:
        """The lines that a person sees: in a card the only one."""
        return self.lines if self.is_card else [line for line in self.lines if not line.is_blank]

    @cached_property
    def position(self) -> dict[str, int]:
        """Name of a column → its place among the cells of a line."""
        return {item.name: number for number, item in enumerate(self.columns)}

    def cell(self, line: Line, name: str) -> Cell:
        """What stands in the line under the column."""
        return line.cells[self.position[name]]

    def put(self, line: Line, name: str, cell: Cell) -> None:
        """Puts a cell into the line; the leaf is to be read again then."""
        line.cells[self.position[name]] = cell
        line.changed.add(name)
        line.version += 1
        self.is_changed = True

    def new_line(self) -> Line:
        """An empty line that is not among those of the leaf yet."""
        return Line(None, 0, [None] * len(self.columns))

    def insert(self, line: Line, at: int) -> None:
        """Adds the line before the one at the position."""
        self.lines.insert(at, line)
        self._renumber()

    def remove(self, line: Line) -> int:
        """Takes the line out and returns where it was."""
        at = self.lines.index(line)
        del self.lines[at]
        self._renumber()
        return at

    def swap(self, one: Line, other: Line) -> None:
        """Lets two lines change places."""
        first, second = self.lines.index(one), self.lines.index(other)
        self.lines[first], self.lines[second] = other, one
        self._renumber()

    def _renumber(self) -> None:
        """The rows as they will be in the book: as they were, where none is new, gone or moved."""
        self.is_changed = True
        origins = [line.origin for line in self.lines if line.origin]
        first = min(origins, default=FIRST_ROW)
        for number, line in enumerate(self.lines):
            line.row = first + number

    def read(self, setting: Setting) -> None:
        """Reads the records anew, as a workbook with these cells would be read."""
        page = Page(self.form, self.file, self.title)
        known = {at: item for at, item in enumerate(self.columns) if item.name not in self.extra}
        own = {at: item.name for at, item in enumerate(self.columns) if item.name in self.extra}
        rows = [(line.row, line.cells) for line in self.lines if self._says_something(line)]
        layout = Layout(rows, known, own, self.extra, self.places)
        reading = Rows(page, layout, Source(self.file, self.title, self.address), setting)
        self.records = list(reading.records())
        self.problems = [*self.notes, *reading.problems]
        for name in ("by_row", "by_address", "_by_owner"):
            self.__dict__.pop(name, None)

    def _says_something(self, line: Line) -> bool:
        if not self.is_card:
            return True
        return any(says_something(cell, item) for cell, item in zip(line.cells, self.columns, strict=True))

    @property
    def address(self) -> Callable[[int, str], str]:
        """The address of an answer in the book: (row, name) → «F7»."""
        return addresses(self.places, self.is_card)

    @cached_property
    def by_row(self) -> dict[int, Line]:
        """Row → line."""
        return {line.row: line for line in self.lines}

    @cached_property
    def by_address(self) -> dict[str, str]:
        """The column's letters in a table, the whole address in a card → name of the column."""
        return {place: name for name, place in self.places.items()}

    def field_at(self, cell: str) -> tuple[Line, str] | None:
        """The line and the name of the column that a problem's cell means; None where it means none."""
        if self.is_card:
            name = self.by_address.get(cell)
            return (self.lines[0], name) if name and self.lines else None
        name = self.by_address.get(cell.rstrip("0123456789"))
        place = place_of(cell)
        line = self.by_row.get(place[0] + 1) if place else None
        return (line, name) if line and name else None

    def lines_of(self, number: str) -> list[Line]:
        """The lines that are tied to a file number, given as `same` makes it; «» for those without."""
        return self._by_owner.get(number, [])

    @cached_property
    def _by_owner(self) -> dict[str, list[Line]]:
        owners = {record.row: same(getattr(record, "file_number", None)) for record in self.records}
        found: dict[str, list[Line]] = {}
        for line in self.visible:
            found.setdefault(owners.get(line.row, ""), []).append(line)
        return found

    @property
    def owners(self) -> Iterable[str]:
        """The file numbers that lines are tied to."""
        return self._by_owner.keys()


def display(item: Field, cell: Cell, setting: Setting) -> str:
    """The cell as it stands in a field of the page: a number of a kind with its zeros, all else as seen."""
    if item.kind in NUMBERED and not isinstance(cell, str):
        value, _ = Reader(item, setting).read(cell)
        return value if isinstance(value, str) else shown(cell)
    return shown(cell)


def leaf_of(form: Form, file: str, found: tuple[Page, Layout] | None) -> Leaf:
    """The leaf of a sheet as it was laid out in the file; an empty one where the file has no such sheet."""
    layout = found[1] if found else Layout()
    own = [Field(name=tag, header=header) for tag, header in layout.extra.items()]
    columns = [*form.fields, *own]
    title = found[0].title if found else form.sheet.title
    is_card = form.sheet.layout is SheetLayout.CARD
    places = dict((_card_places if is_card else _table_places)(columns, layout.places))
    leaf = Leaf(form, title, file, columns, places, dict(layout.extra))
    leaf.notes = list(layout.problems)
    at = {item.name: place for place, item in layout.known.items()} | {
        tag: place for place, tag in layout.own.items()
    }
    order = [at.get(item.name) for item in columns]
    leaf.lines = [
        Line(row, row, [None if place is None else cells[place] for place in order])
        for row, cells in layout.rows
    ]
    if leaf.is_card and not leaf.lines:
        leaf.lines = [Line(FIRST_ROW, FIRST_ROW, [None] * len(columns))]
    return leaf


def _table_places(columns: Iterable[Field], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The letters of each column; those that the sheet lacks come after the others."""
    last = max((place[1] for letters in known.values() if (place := place_of(f"{letters}1"))), default=-1)
    free = count(last + 1)
    for item in columns:
        yield item.name, known.get(item.name) or column_letters(next(free))


def _card_places(columns: Iterable[Field], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The address of each answer; those that the card lacks come below the others."""
    there = [place for cell in known.values() if (place := place_of(cell))]
    letters = column_letters(there[0][1]) if there else ANSWERS
    free = count(max((row for row, _ in there), default=0) + 2)
    for item in columns:
        yield item.name, known.get(item.name) or f"{letters}{next(free)}"
