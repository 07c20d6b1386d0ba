"""Columns that no header of the casebook names: told with the nearest one, and how to map them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperwork.cells import is_empty
from paperwork.errors import Level, Problem
from paperwork.intake.phone.tables import Table
from paperwork.naming import fold, nearest

FAR = 55  # how alike a question and a header must be for the header to be guessed


def stranger(file: str, table: Table, position: int, known: Iterable[str]) -> Iterator[Problem]:
    """The warning that a column is not read, with the header that it may mean; none for an empty column."""
    if all(position >= len(cells) or is_empty(cells[position]) for _, cells in table.rows):
        return
    header = table.headers[position] if position < len(table.headers) else ""
    if not header:
        what, cure = "столбец без заголовка не прочитан", "назовите его в файле"
        yield Problem(what, cure, Level.WARNING, file, header=f"столбец {position + 1}")
        return
    near = guess(header, known)
    what = "такого столбца в книге нет, он не прочитан"
    example = f'--map "{header}={near or "Заголовок"}"'
    cure = f"похоже на «{near}»: добавьте {example}" if near else f"чтобы прочитать, добавьте {example}"
    yield Problem(what, cure, Level.WARNING, file, header=header)


def guess(text: str, known: Iterable[str]) -> str | None:
    """The header that a question asks for: one that stands in it word for word, else the nearest."""
    headers = sorted(known, key=len, reverse=True)
    asked = f" {fold(text)} "
    inside = next((header for header in headers if f" {fold(header)} " in asked), None)
    return inside or nearest(text, headers, closeness=FAR)
