"""Several tables on one sheet: one below another under headers of its own, or side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.common.naming import fold
from paperwork.intake.foreign.layout import FEWEST, LONGEST, SPELLED, Row, headers_of, is_again
from paperwork.intake.foreign.vocabulary import is_of_others
from paperwork.intake.phone.plain import PEOPLE
from paperwork.russian.full_names import looks_like_name
from paperwork.sheets.answers.cells import shown


def parts_of(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows of each table of a sheet; what is above the first headers goes with the first."""
    return [part for below in _one_below_another(rows) for part in _side_by_side(below)]


def _names_people(row: Row) -> tuple[str, ...] | None:
    """The headers, where the row is that of the headers of a list of people and names nobody itself."""
    texts = [cell for cell in row[1] if isinstance(cell, str) and len(cell) <= LONGEST]
    folded = map(fold, texts)
    is_named = any(SPELLED in text or not PEOPLE.isdisjoint(text.split()) for text in folded)
    return headers_of(row) if is_named and not any(map(looks_like_name, texts)) else None


def _one_below_another(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    headers: tuple[str, ...] = ()
    begin, last = 0, -1
    for at, row in enumerate(rows):
        found = _names_people(row)
        if found is None:
            continue
        is_other = headers and not is_again(headers, [pair for pair in enumerate(found) if pair[1]])
        if is_other and at > last + 1:  # headers that are merged over two lines are there twice
            yield rows[begin:at]
            begin = at
        if is_other or not headers:
            headers = found
        last = at
    yield rows[begin:]


def _side_by_side(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    at, headers = next(
        ((at, headers) for at, row in enumerate(rows) if (headers := _names_people(row))), (0, ())
    )
    above = rows[at - 1][1] if at else ()
    begins = _begins(headers, [shown(cell) for cell in above])
    if len(begins) == 1:
        yield rows
        return
    for begin, end in zip(begins, [*begins[1:], None], strict=True):
        yield [(number, [*[None] * begin, *cells[begin:end]]) for number, cells in rows]


def _begins(headers: Sequence[str], above: Sequence[str]) -> list[int]:
    """Where the headers begin anew: behind an empty column, or under a title of their own."""
    folded = [fold(header) or header for header in headers]  # «№» has no letters
    found = [next((at for at, header in enumerate(folded) if header), 0)]
    for at in range(found[0] + FEWEST, len(folded)):
        length = at - found[-1]
        block = folded[at : at + length]
        is_same = block == folded[found[-1] : found[-1] + len(block)]
        is_apart = not folded[at - 1] or bool(above[at : at + 1] and above[at])
        is_theirs = is_of_others(fold(" ".join(above[at : at + length])).split())
        if is_same and is_apart and not is_theirs and len(block) >= FEWEST:
            found.append(at)
    return [0, *found[1:]]
