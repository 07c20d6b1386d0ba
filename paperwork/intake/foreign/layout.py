"""Where the headers of a table are, in one line or two, and which rows below them are records."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.foreign.looks import guess, is_date
from paperwork.intake.foreign.vocabulary import begins, is_numbering, piece_of, words_of
from paperwork.intake.phone.plain import SURNAME
from paperwork.russian.full_names import looks_like_name
from paperwork.sheets.answers.cells import Cell, is_empty, shown

Row = tuple[int, Sequence[Cell]]
SEARCHED = 40  # filled rows among which the headers are looked for
LONGEST = 120  # characters of a header
FEWEST = 2  # columns of a table
MOST_RUNS = 20  # of rows that are listed
NUMBERS = 3  # in a row, that number the columns
SPELLED = "ф и о"
WHOLE = ("фио", SPELLED, "фамилия имя отчество")  # nobody is called so


class Skipped(StrEnum):
    """Why a row is no record."""

    TITLE = "над заголовками"
    NUMBERS = "номера столбцов"
    TOTAL = "итоги"
    SIGNATURE = "подписи под таблицей"
    HEADING = "подзаголовок"
    AGAIN = "повторенные заголовки"


@dataclass(frozen=True, slots=True)
class Layout:
    """A table: the numbers of the rows with headers, the headers by position, the rows below and above."""

    lines: tuple[int, ...]
    headers: tuple[str, ...]
    body: tuple[Row, ...]
    above: tuple[int, ...]


def layout_of(rows: Sequence[Row], known: frozenset[str] = frozenset()) -> Layout | None:
    """The layout of a sheet; None where no row names two columns or more.

    ``known`` are folded headers that a person has said the meaning of. Where no row names columns, but the
    cells themselves show people, all rows are records.
    """
    filled = [(number, cells) for number, cells in rows if any(not is_empty(cell) for cell in cells)]
    best: tuple[int, int, int] | None = None  # columns that are known, lines, position
    for at in range(min(SEARCHED, len(filled))):
        for count in (1, 2):
            lines = filled[at : at + count]
            headers = _headers(lines, count)
            score = _score(headers, known) if headers else 0
            if headers and count > 1 and (_are_merged(lines) or _names_several(lines[1])):
                score = max(score, _score(_headers(lines[1:], 1) or (), known))  # it alone is half of them
            if score >= FEWEST and (best is None or (score, count) > best[:2]):
                best = (score, count, at)
    if best is None:
        return _without_headers(filled)
    _, count, at = best
    lines = filled[at : at + count]
    above = tuple(number for number, _ in filled[:at])
    headers = _headers(lines, count) or ()
    return Layout(tuple(number for number, _ in lines), headers, tuple(filled[at + count :]), above)


def _headers(lines: Sequence[Row], count: int) -> tuple[str, ...] | None:
    """The headers that the lines hold; None where they hold something else."""
    if len(lines) < count or not all(_may_be_headers(cells) for _, cells in lines):
        return None
    texts = [[" ".join(shown(cell).split()) for cell in cells] for _, cells in lines]
    return tuple(texts[0]) if count == 1 else _joined(*texts)


def headers_of(row: Row) -> tuple[str, ...] | None:
    """The headers that a row holds; None where it names fewer than two columns."""
    headers = _headers([row], 1)
    return headers if headers and _score(headers, frozenset()) >= FEWEST else None


def _may_be_headers(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells are words, none of them a date, a number or an essay."""
    found = [shown(cell) for cell in cells if not is_empty(cell)]
    are_texts = all(isinstance(cell, str) for cell in cells if not is_empty(cell))
    return are_texts and all(len(text) <= LONGEST and _is_word(text) for text in found)


def _is_word(text: str) -> bool:
    return (
        ("№" in text or any(map(str.isalpha, text))) and not is_date(text) and not re.search(r"\d{5}", text)
    )


def _joined(top: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The headers of two lines: what is merged over several columns is of each of them; else None.

    What is over all of them is a title: it is of none.
    """
    width = max(len(top), len(below))
    first, second = ([*line, *[""] * (width - len(line))] for line in (top, below))
    begins = [next((at for at, text in enumerate(line) if text), width) for line in (first, second)]
    if len({fold(text) for text in first if text}) == 1 and begins[0] <= begins[1]:
        return None
    found, group, is_split = [], "", False
    for at in range(width):
        group = first[at] or (group if second[at] else "")
        one, two = (first[at] or group), second[at]
        is_split = is_split or (bool(two) and not first[at])
        found.append(one if not two or fold(one) == fold(two) else f"{one} {two}".strip())
    is_tall = any(one and fold(one) == fold(two) for one, two in zip(first, second, strict=True))
    return tuple(found) if is_split or is_tall else None


def _are_merged(lines: Sequence[Row]) -> bool:
    """Whether a cell is merged over two lines, and others are not."""
    (_, top), (_, below) = lines
    same = [shown(one) == shown(two) for one, two in zip(top, below, strict=False) if shown(two)]
    return any(same) and not all(same)


def _names_several(row: Row) -> bool:
    """Whether a row holds «ФИО» twice, so that only what is above tells whose each is."""
    texts = [fold(shown(cell)) for cell in row[1]]
    return any(texts.count(name) > 1 for name in (*WHOLE, SURNAME))


def _score(headers: Sequence[str], known: frozenset[str]) -> int:
    """How many different columns the headers name; one that a person has named, or «ФИО», is enough."""
    found = {words.header for text in headers if text and (words := words_of(text)) and words.is_plain}
    own = {fold(text) for text in headers if fold(text) in known or (text and piece_of(text))}
    number = any(text and is_numbering(text) for text in headers)
    people = any(fold(text).startswith(WHOLE) and words_of(text) for text in headers)
    return len(found | own) + len(own & known) + (number and bool(found)) + people


def is_of_next(headers: Sequence[str], at: int, people: Collection[int]) -> bool:
    """Whether a column is of whom a second name is, and was there before it: «ФИО, тел., ФИО, тел.».

    ``people`` are the places of columns that hold whole names, whatever is above them.
    """
    before = [fold(header) for header in headers[:at]]
    names = [
        place
        for place, header in enumerate(before)
        if place in people or header == SURNAME or header.startswith(WHOLE)
    ]
    same = fold(headers[at]) if at < len(headers) else ""
    return len(names) > 1 and same in before[: names[-1]] and same not in before[names[-1] :]


def is_upright(rows: Sequence[Row]) -> bool:
    """Whether the rows begin with names of answers, as a card or a table that lies on its side does."""
    cells = [next((shown(cell) for cell in cells if not is_empty(cell)), "") for _, cells in rows]
    filled = [text for text in cells if text]
    named = [words.header for text in filled if (words := words_of(text)) and words.is_plain]
    return len(set(named)) > FEWEST and len(named) > len(filled) / 2


def _without_headers(filled: Sequence[Row]) -> Layout | None:
    """All rows as records, where a column of them holds people's names."""
    wide = [row for row in filled if sum(not is_empty(cell) for cell in row[1]) >= FEWEST]
    width = max((len(cells) for _, cells in wide), default=0)
    columns = [[cells[at] if at < len(cells) else None for _, cells in wide] for at in range(width)]
    at = next((at for at, column in enumerate(columns) if "ФИО" in (guess(column), guess(column[1:]))), None)
    if len(wide) < FEWEST or at is None:
        return None
    is_named = not looks_like_name(shown(columns[at][0])) and _may_be_headers(wide[0][1])
    first = wide[0][0] + is_named
    lines = (wide[0][0],) if is_named else ()
    headers = tuple(shown(column[0]) if is_named else "" for column in columns)
    above = tuple(number for number, _ in filled if number < wide[0][0])
    return Layout(lines, headers, tuple(row for row in filled if row[0] >= first), above)


def skipped(layout: Layout, row: Row) -> Skipped | None:
    """Why a row below the headers is no record; None where it is one."""
    found = [(at, shown(cell)) for at, cell in enumerate(row[1]) if not is_empty(cell)]
    values = [text for _, text in found]
    if _are_numbers(found):
        return Skipped.NUMBERS
    if is_again(layout.headers, found):
        return Skipped.AGAIN
    words = next((text for text in values if any(map(str.isalpha, text))), "")
    if begins(words, "totals"):
        return Skipped.TOTAL
    if begins(words, "signatures") and len(values) < max(FEWEST + 1, len(layout.headers) // 2):
        return Skipped.SIGNATURE
    return None


def _are_numbers(found: Sequence[tuple[int, str]]) -> bool:
    """Whether the row numbers the columns: «1 2 3 4»."""
    values = [text.strip("().") for _, text in found]
    if len(values) < NUMBERS or not all(value.isdecimal() and len(value) < NUMBERS for value in values):
        return False
    numbers = list(map(int, values))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1 + found[0][0]


def is_again(headers: Sequence[str], found: Sequence[tuple[int, str]]) -> bool:
    """Whether the cells of a row (position, text) are headers that have been there, in their columns."""
    same = sum(at < len(headers) and bool(text) and fold(text) in fold(headers[at]) for at, text in found)
    return same >= FEWEST and same == len(found)


def numbers_of(rows: Sequence[int]) -> str:
    """«5–8, 12» for the numbers of rows; of very many the first ones."""
    runs: list[list[int]] = []
    for number in sorted(rows):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown_runs = runs[:MOST_RUNS]
    listed = [f"{a}" if a == b else f"{a}–{b}" if b > a + 1 else f"{a}, {b}" for a, b in shown_runs]
    return ", ".join(listed) + (f" … (всего {len(rows)})" if len(runs) > MOST_RUNS else "")
