"""The headers of a sheet: which answer is under which, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold, nearest, tag_of
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import BadCell, Cell, is_empty, shown, trustworthy
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.reading import Reader, ReadingContext
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.people import NAME_PARTS

WORDS = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")
NUMBER_WORDS = frozenset(map(fold, ("номер", "N", "личное", "личного", "рег", "регистрационный")))
NO_NAME = "столбец"  # the tag of a column whose header has no letter in it
PLACES = {SheetLayout.TABLE: "столбец", SheetLayout.CARD: "строку"}
ONE = {SheetLayout.TABLE: "один столбец", SheetLayout.CARD: "одну строку"}
MISSING = {SheetLayout.TABLE: "нет обязательного столбца", SheetLayout.CARD: "нет обязательной строки"}


@dataclass(frozen=True, slots=True)
class SheetBeingRead:
    """The sheet that is being read: its schema, the names of its file and of itself."""

    schema: Schema
    file: str
    title: str

    def problem(
        self, message: str, fix: str, level: Level = Level.ERROR, cell: str = "", value: str | None = None,
        header: str = "",
    ) -> Problem:  # fmt: skip
        """A problem of this sheet."""
        return Problem(message, fix, level, CellPlace(self.file, self.title, cell, header, value))


@dataclass(slots=True)
class Headers:
    """What was found: position → field, position → the user's own tag, tag → header."""

    known: dict[int, Field] = field(default_factory=dict)
    own: dict[int, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    missing: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_headers(sheet: SheetBeingRead, cells: Mapping[int, Cell], places: Mapping[int, str]) -> Headers:
    """Where each header is: position → cell; ``places`` are the addresses of the headers."""
    found = Headers()
    for position, written in cells.items():
        cell = trustworthy(written)
        if isinstance(cell, BadCell):
            place = CellPlace(sheet.file, sheet.title, places[position], cell.text, cell.text)
            found.problems.append(cell.problem.at(place))
        elif not is_empty(cell):
            _add(found, sheet, position, shown(cell), places[position])
    present = {item.name for item in found.known.values()}
    found.missing = [item for item in sheet.schema.fields if item.name not in present]
    found.problems += _misspelt(found, sheet, places)
    return found


def _add(found: Headers, sheet: SheetBeingRead, position: int, header: str, cell: str) -> None:
    item = sheet.schema.by_header.get(fold(header))
    if item and item not in found.known.values():
        found.known[position] = item
        return
    found.own[position] = tag = free_tag(header, sheet.schema, found.extra)
    found.extra[tag] = header
    if item:
        message = "такой заголовок уже есть на листе"
        fix = f"оставьте {ONE[sheet.schema.sheet.layout]}; в шаблонах лишние значения — «{tag}»"
    elif tag_of(header) in _computed(sheet.schema):
        message = "это программа считает сама"
        fix = f"уберите {PLACES[sheet.schema.sheet.layout]}; в шаблонах его значения — «{tag}»"
    else:
        return
    found.problems.append(sheet.problem(message, fix, Level.WARNING, cell, header, header))


def free_tag(header: str, schema: Schema, taken: Mapping[str, str]) -> str:
    """A tag for the user's own column that nothing else on the sheet has."""
    base = tag = tag_of(header) or NO_NAME
    used = {item.tag for item in schema.fields} | _computed(schema) | taken.keys()
    number = 2
    while tag in used:
        tag = f"{base}_{number}"
        number += 1
    return tag


def _computed(schema: Schema) -> set[str]:
    return {computed.tag for computed in schema.sheet.computed}


def _misspelt(found: Headers, sheet: SheetBeingRead, places: Mapping[int, str]) -> Iterator[Problem]:
    """The user's own columns that look like a missing one."""
    missing = [item.header for item in found.missing]
    for position, tag in found.own.items():
        header = found.extra[tag]
        near = nearest(header, missing)
        if near:
            fix = f"похоже на «{near}»; исправьте заголовок, если это он"
            yield sheet.problem("незнакомый заголовок", fix, Level.WARNING, places[position], header, header)


def adopt_renamed(
    found: Headers, sheet: SheetBeingRead, places: Mapping[int, str], rows: Sequence[Sequence[Cell]]
) -> None:
    """Takes a column of the user's own for a required one that is missing: misspelt, or where that was.

    ``rows`` are some below the headers: a column is taken only if it holds what the required one would.
    """
    for item in [item for item in found.missing if item.required]:
        at = _renamed(found, sheet.schema, item)
        if at is None or not _fits(item, [cells[at] for cells in rows if at < len(cells)]):
            continue
        header = found.extra.pop(found.own.pop(at))
        found.known[at] = item
        found.missing.remove(item)
        found.problems = [problem for problem in found.problems if problem.place.cell != places[at]]
        fix = f"прочитан как «{item.header}»; исправьте заголовок, если это он"
        found.problems.append(
            sheet.problem("незнакомый заголовок", fix, Level.WARNING, places[at], header, header)
        )


def _renamed(found: Headers, schema: Schema, item: Field) -> int | None:
    """Where the column is; None where that is not sure. Whose the rows are is never guessed by a place."""
    spelt = [at for at, tag in found.own.items() if _is_spelt(found.extra[tag], item.header)]
    if spelt or item is schema.owner:
        return spelt[0] if len(spelt) == 1 else None
    places = {known.name: at for at, known in found.known.items()}
    order = [known.name for known in schema.fields]
    index = order.index(item.name)
    before = places.get(order[index - 1]) if index else -1
    after = places.get(order[index + 1]) if index + 1 < len(order) else None
    if before is None or before + 1 not in found.own:
        return None
    is_last = index + 1 == len(order) and len(found.own) == 1
    return before + 1 if is_last or after == before + 2 else None


def _fits(item: Field, cells: Iterable[Cell]) -> bool:
    """Whether all cells are answers of the field, and those of a part of a name words."""
    reader = Reader(item, ReadingContext())
    filled = [cell for cell in cells if not is_empty(cell)]
    is_name = item.name in NAME_PARTS
    return all(
        not reader.read(cell)[1] and (not is_name or WORDS.fullmatch(shown(cell)) is not None)
        for cell in filled
    )


def _is_spelt(header: str, known: str) -> bool:
    """Whether a header is the known one misspelt, or with a word beside it: «№ личного дела»."""
    words = [word for word in fold(header.replace("№", " номер ")).split() if word not in NUMBER_WORDS]
    beside = words if len(words) <= 2 and len(known.split()) == 1 else ()
    is_inflected = len(words) == 1 and words[0][:-1] == fold(known)[:-1]
    return is_inflected or any(nearest(text, [known]) is not None for text in (header, *beside))


def missing_required(sheet: SheetBeingRead, missing: list[Field]) -> Iterator[Problem]:
    """The required columns or rows that are not on the sheet; «Дело» may be left out at times."""
    for item in missing:
        if item.required and item is not sheet.schema.owner:
            message = f"{MISSING[sheet.schema.sheet.layout]} «{item.header}»"
            yield sheet.problem(message, f"верните заголовок «{item.header}»")


def no_headers(sheet: SheetBeingRead, has_cells: bool = True) -> Problem:
    """A sheet with something on it, but without any header that is known; JSON has no cells."""
    headers = ", ".join(f"«{item.header}»" for item in sheet.schema.fields[:3])
    where = "первую строку" if sheet.schema.sheet.layout is SheetLayout.TABLE else "первый столбец"
    fix = f"верните {where}" if has_cells else "запишите ответы под заголовками"
    return sheet.problem("на листе не найдены заголовки", f"{fix}: {headers} и другие")
