"""Reads the sheets of the user's own: rows of clients under headers that the program does not know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold, tag_of
from paperwork.common.records import dataclass
from paperwork.intake.excel.places import MOST_CELLS, given_up
from paperwork.intake.excel.reading.found_answers import FoundAnswers, header_row
from paperwork.intake.excel.reading.grid import Grid
from paperwork.intake.excel.reading.headers import SheetBeingRead
from paperwork.sheets import ALIAS, SCHEMAS, own_schema
from paperwork.sheets.answers.cells import Cell, is_empty, shown
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Schema, schema_of
from paperwork.sheets.answers.own_rows import TIE, OwnRow

MOST_SHEETS = 100  # of the user's own in a book


@dataclass
class OwnSheets:
    """The sheets of a book that are not known and are tied to clients, until all others are read."""

    file: str
    grids: list[Grid] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _cells: int = 0

    def keep(self, grid: Grid) -> None:
        """Keeps the sheet if it is one; one that comes after too much of them is given up."""
        self.problems += grid.problems
        headers = _headers(grid)
        if len(headers) < 2 or TIE not in headers:
            return
        size = sum(len(cells) for _, cells in grid.rows)
        if self._cells + size > MOST_CELLS:
            self.problems += given_up(self.file, grid.title).problems
            return
        self._cells += size
        if len(self.grids) >= MOST_SHEETS:
            message = f"собственных листов больше {MOST_SHEETS}, этот не прочитан"
            self._note(grid.title, message, "уберите лишние листы")
            return
        self.grids.append(grid)

    def chosen(self, others: Collection[str], clients: Iterable[Record]) -> Iterator[tuple[Schema, Grid]]:
        """Those with other titles than ``others``, in order; of two with one name the first.

        One that has the columns of a sheet of the book and no row of any of the ``clients`` is a draft.
        """
        numbers = {same(client.file_number) for client in clients}
        taken: dict[str, str] = {}
        for grid in sorted(self.grids, key=lambda grid: (fold(grid.title), grid.title)):
            if grid.title in others or (_is_like_another(grid) and not _has_any(grid, numbers)):
                continue
            schema = own_schema(grid.title)
            tag = schema.sheet.rows_tag or ""
            other = taken.setdefault(fold(tag), grid.title)
            if other != grid.title:
                message = f"лист с таким названием уже есть («{other}»), этот не прочитан"
                self._note(grid.title, message, "перенесите строки на один лист или переименуйте этот")
                continue
            if tag != tag_of(grid.title):
                message = f"такое название в шаблонах занято или невозможно; строки листа там — «{tag}»"
                self._note(grid.title, message, f"пишите «{tag}» или переименуйте лист")
            yield schema, grid

    def _note(self, title: str, message: str, fix: str) -> None:
        self.problems.append(Problem(message, fix, Level.WARNING, CellPlace(self.file, title)))


def _header_row(grid: Grid) -> int | None:
    return header_row(grid, schema_of(OwnRow))


def _headers(grid: Grid) -> set[str]:
    """The folded headers of the sheet; none where there is no «Дело» among them."""
    start = _header_row(grid)
    cells = grid.rows[start][1] if start is not None else ()
    return {fold(cell) for cell in cells if isinstance(cell, str) and not is_empty(cell)}


def _is_like_another(grid: Grid) -> bool:
    """Whether the sheet has every column that a known one needs, and one more at least."""
    headers = _headers(grid)
    needs = ({fold(item.header) for item in schema.fields if item.required} | {TIE} for schema in SCHEMAS)
    return any(len(needed) > 2 and needed <= headers for needed in needs)


def _has_any(grid: Grid, numbers: Collection[str]) -> bool:
    """Whether a row has one of the file numbers."""
    start = _header_row(grid) or 0
    at = next(
        at for at, cell in enumerate(grid.rows[start][1]) if isinstance(cell, str) and fold(cell) == TIE
    )
    return any(len(cells) > at and same(shown(cells[at])) in numbers for _, cells in grid.rows[start + 1 :])


def alias(schema: Schema, title: str) -> dict[str, dict[str, str]]:
    """What `Book.extra` has for the title of a sheet that was known by its columns: templates may use it."""
    is_list = schema.sheet.per_client and schema.sheet.rows_tag and fold(title) != fold(schema.sheet.title)
    return {title: {ALIAS: schema.sheet.title}} if is_list else {}


def one_table(sheet: SheetBeingRead, found: FoundAnswers) -> None:
    """Takes out a second table below the first, which begins with a header «Дело» of its own."""
    at = next(iter(found.known), 0)
    for position, (row, cells) in enumerate(found.rows):
        if any(isinstance(cell, str) and fold(cell) == TIE for cell in (cells[at], *_beside(cells, at))):
            del found.rows[position:]
            message, fix = (
                "ниже на листе еще одна таблица, она не прочитана",
                "перенесите ее на отдельный лист",
            )
            cell = f"{next(iter(found.places.values()), '')}{row}"
            found.problems.append(sheet.problem(message, fix, Level.WARNING, cell, shown(cells[at])))
            return


def _beside(cells: Sequence[Cell], at: int) -> Sequence[Cell]:
    """The other cells of a row that is nobody's."""
    return () if shown(cells[at]) else cells
