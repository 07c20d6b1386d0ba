"""Where a book still tells of an erased client: its cells, and all its other parts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from paperwork.book.checks.order import PLACE
from paperwork.common.naming import fold
from paperwork.documents.erasing.places import BookPlaces
from paperwork.documents.erasing.trail import Trail
from paperwork.intake.excel.container import Container, Format
from paperwork.intake.excel.reading.grid import grids
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.answers.codes import same

HEADERS = {schema.owner.header for schema in SCHEMAS if schema.owner}
# a sheet of one's own may call the column as it likes
NUMBERS = frozenset(
    map(fold, (*HEADERS, "№ дела", "Номер дела", "Личное дело", "Номер личного дела", "Дело №"))
)


def mentions_in(container: Container, trail: Trail) -> Iterator[str]:
    """The cells and parts of the book that still tell of the client: a person has to change them."""
    telling: list[str] = []
    for grid in sorted(grids(container), key=lambda grid: PLACE.get(fold(grid.title), len(PLACE))):
        numbers: set[int] = set()  # the columns of file numbers
        for row, cells in grid.rows:
            numbers |= {column for column, cell in enumerate(cells) if fold(shown(cell)) in NUMBERS}
            for column, cell in enumerate(cells):
                if _is_number(cell, trail) if column in numbers else trail.tells(shown(cell)):
                    telling.append(shown(cell))
                    place = grid.place(row, column)
                    yield ", ".join(filter(None, (f"лист «{grid.title}»", place)))
    if container.format is Format.JSON:
        deep = (
            text for text in _texts(json.loads(container.data)) if not any(text in cell for cell in telling)
        )
        if any(trail.tells(text) for text in deep):
            yield "вложенные списки и объекты, которые не читаются"
        return
    places = BookPlaces(container)
    yield from dict.fromkeys(spot.place for spot in places.spots() if trail.tells(spot.words))
    known = set(map(str.strip, telling))
    others = (spot for spot in places.strings() if spot.words.strip() not in known)
    yield from dict.fromkeys(spot.place for spot in others if trail.tells(spot.words))


def _is_number(cell: Cell, trail: Trail) -> bool:
    return trail.tells(shown(cell)) or same(shown(cell)) == same(trail.number)


def unread_in(container: Container) -> list[str]:
    """What the book holds that no program reads."""
    return BookPlaces(container).unread() if container.format is Format.XLSX else []


def _texts(value: object) -> Iterator[str]:
    """Every text of a value of JSON, however deep."""
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value
