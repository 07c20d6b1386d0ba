"""Columns that no header of the casebook names: reported with the nearest one, and how to map them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold, nearest
from paperwork.intake.incoming import Sent
from paperwork.intake.phone.tables import Table
from paperwork.sheets.answers.cells import is_empty

SIMILAR = 75  # of 100: how similar a piece of a question and a header must be: «дела» and «Дело»


def unknown_column(file: str, table: Table, position: int, known: Iterable[str]) -> Iterator[Problem]:
    """The warning that a column is not read, with the header that it may mean; none for an empty column."""
    if all(position >= len(cells) or is_empty(cells[position]) for _, cells in table.rows):
        return
    header = table.headers[position] if position < len(table.headers) else ""
    if not header:
        message, fix = "столбец без заголовка не прочитан", "назовите его в файле"
        yield Problem(message, fix, Level.WARNING, CellPlace(file, header=f"столбец {position + 1}"))
        return
    near = guess(header, known)
    message = "такого столбца в книге нет, он не прочитан"
    example = f'--map "{header}={near or "Заголовок"}"'
    fix = f"похоже на «{near}»: добавьте {example}" if near else f"чтобы прочитать, добавьте {example}"
    yield Problem(message, fix, Level.WARNING, CellPlace(file, header=header))


def not_there(sent: Sent, headers: Collection[str], letters: Collection[str] = ()) -> Iterator[Problem]:
    """The columns that a person has named and that the tables do not have; ``letters`` name columns too."""
    for header in sent.headers:
        if fold(header) not in {*letters, *map(fold, headers)}:
            near = nearest(header, headers)
            fix = f"похоже на «{near}»" if near else "перепишите его из списка столбцов"
            place = CellPlace(sent.name, header=header)
            yield Problem("такого столбца в таблице нет", fix, Level.WARNING, place)


def guess(text: str, known: Iterable[str]) -> str | None:
    """The header that a question asks for: the longest one that is in it, or nearly so; else None."""
    headers, words = list(known), text.split()
    for count in range(len(words), 0, -1):
        pieces = (" ".join(words[at : at + count]) for at in range(len(words) - count + 1))
        near = next(filter(None, (nearest(piece, headers, SIMILAR) for piece in pieces)), None)
        if near:
            return near
    return None
