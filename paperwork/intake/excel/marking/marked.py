"""A copy of a book in which every problem is marked: a colour, a comment, and a list in front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.atomic_files import write_new
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.rights import rights_of
from paperwork.intake.excel.blank.hints import comment_of
from paperwork.intake.excel.blank.pack import packed
from paperwork.intake.excel.blank.style import fill, when
from paperwork.intake.excel.container import Container, Format, open_container
from paperwork.intake.excel.marking.copy import can_stay_whole, clean, has_macros, values, whole
from paperwork.intake.excel.marking.list import add_list, colour, label
from paperwork.intake.excel.marking.records import in_copy

ADDRESS = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
XLSX, XLSM = ".xlsx", ".xlsm"
Marks = Mapping[str, Sequence[Problem]]  # address → its problems


def write_marked(book: Path, problems: Sequence[Problem], copy: Path, password: str | None = None) -> None:
    """Writes a copy of the book with its bad cells coloured and explained; the book stays as it is.

    Raises PaperworkError when the copy is there already, cannot be written or has a wrong suffix.
    """
    if copy.exists():
        raise PaperworkError(f"Файл «{copy}» уже есть; назовите копию по-другому")
    container = open_container(book, password)
    with_macros = copy.suffix.lower() == XLSM and has_macros(container)
    if copy.suffix.lower() != XLSX and not with_macros:
        raise PaperworkError(f"{copy}: имя копии должно оканчиваться на {XLSX}")
    write_new(copy, _marked(container, problems, with_macros), rights_of([book]))


def _marked(container: Container, problems: Sequence[Problem], with_macros: bool) -> bytes:
    """The file of the copy: the whole book if openpyxl can keep it, else its values."""
    if can_stay_whole(container):
        with suppress(Exception):  # openpyxl raises errors of many kinds on books that Excel still opens
            return _file(whole(container, with_macros), problems, container.name)
    if with_macros:
        raise PaperworkError(f"{container.name}: макросы не сохранить; назовите копию с {XLSX} на конце")
    book, sheets = values(container)
    if container.format is Format.JSON:
        problems = [in_copy(problem, sheets) for problem in problems]
    return _file((book, sheets), problems, container.name)


def _file(copied: tuple[Workbook, Mapping[str, Worksheet]], problems: Sequence[Problem], name: str) -> bytes:
    book, sheets = copied
    try:
        for title, sheet in sheets.items():
            _mark(sheet, _by_cell(problem for problem in problems if problem.place.sheet == title))
        add_list(book, sheets, problems, name)
        return packed(book)
    finally:
        if book.vba_archive:  # openpyxl leaves it open, and Python would complain of it on the screen
            book.vba_archive.close()


def _by_cell(problems: Iterable[Problem]) -> Marks:
    """The problems that have a cell, by its address; the gravest of a cell first."""
    placed = sorted(
        (problem for problem in problems if ADDRESS.fullmatch(problem.place.cell)),
        key=lambda problem: (problem.place.cell, not problem.is_error),
    )
    return {cell: list(group) for cell, group in groupby(placed, key=lambda problem: problem.place.cell)}


def _mark(sheet: Worksheet, marks: Marks) -> None:
    areas: dict[str, list[str]] = {}
    for address, problems in marks.items():
        cell = _top_left(sheet, address)
        cell.fill = fill(colour(problems[0]))
        cell.comment = comment_of(_comment(cell, problems))
        areas.setdefault(colour(problems[0]), []).append(cell.coordinate)
    _put_above_other_colours(sheet, areas)


def _top_left(sheet: Worksheet, address: str) -> Cell:
    """The cell, or the one that shows for it where cells are merged."""
    cell: Cell | MergedCell = sheet[address]
    if isinstance(cell, Cell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if address in area)
    shown: Cell = sheet.cell(area.min_row, area.min_col)  # type: ignore[assignment]  # never merged away
    return shown


def _comment(cell: Cell, problems: Sequence[Problem]) -> str:
    """The old text of the comment, then a sentence for each problem."""
    before = [cell.comment.text] if cell.comment else []
    ours = [f"{label(problem)}: {problem.sentence}".rstrip("; ") for problem in problems]
    return clean("\n\n".join((*before, *ours)))


def _put_above_other_colours(sheet: Worksheet, areas: Mapping[str, Sequence[str]]) -> None:
    """Repeats the colours as the first rules, where the book's own rules would hide them."""
    present = [rule for area in sheet.conditional_formatting for rule in area.rules]
    if not present:
        return
    for rule in present:
        rule.priority += len(areas)
    for priority, (background, cells) in enumerate(areas.items(), start=1):
        first = when("TRUE", background=background)
        first.priority, first.stopIfTrue = priority, True
        sheet.conditional_formatting.add(" ".join(cells), first)
