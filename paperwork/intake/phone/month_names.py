"""Dates of exports whose month is a word: English ones, and those with signs between."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from paperwork.intake.phone.tables import Table
from paperwork.sheets.answers.cells import Cell, clean

MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "ма[йя]"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
ENGLISH = (
    r"(?:(jan)(?:uary)?|(feb)(?:ruary)?|(mar)(?:ch)?|(apr)(?:il)?|(may)|(jun)e?|(jul)y?|(aug)(?:ust)?"
    r"|(sep)t?(?:ember)?|(oct)(?:ober)?|(nov)(?:ember)?|(dec)(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
TIME = r"(?:[ ,T]+(?:at\s+)?0?0:00(?::00)?)?"
DAY, YEAR, BETWEEN = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4}|\d\d)", r"[\s,./-]*"
SPELT = (
    re.compile(f"{WEEKDAY}{DAY}{BETWEEN}(?:of )?{ENGLISH}{BETWEEN}{YEAR}{TIME}", re.I),
    re.compile(f"{WEEKDAY}{ENGLISH}{BETWEEN}{DAY}[\\s,./-]+{YEAR}{TIME}", re.I),
)
# «2-мар-80»: with spaces between, as people write, the reader of books knows them
RUSSIAN = re.compile(
    rf"{DAY}[./-](?:{'|'.join(f'({russian})' for _, russian in MONTHS)})[а-я]*\.?[./-]{YEAR}", re.I
)


def in_figures(table: Table, columns: Collection[int]) -> Table:
    """The table with the dates of the columns whose month is such a word written as «02.03.1980»."""
    new = {
        number: list(cells)
        for number, cells in table.rows
        if any(_day(cells[at]) is not cells[at] for at in columns if at < len(cells))
    }
    for cells in new.values():
        for at in columns:
            if at < len(cells):
                cells[at] = _day(cells[at])
    # most tables have none: their rows stay what they are
    return (
        replace(table, rows=tuple((number, new.get(number, cells)) for number, cells in table.rows))
        if new
        else table
    )


def _day(cell: Cell) -> Cell:
    if not isinstance(cell, str) or not cell or not any(map(str.isalpha, cell)):
        return cell
    text = clean(cell)
    found = next(filter(None, (pattern.fullmatch(text) for pattern in (*SPELT, RUSSIAN))), None)
    if found is None:
        return cell
    names = [name for name in found.groups() if name and not name.isdigit()]
    month = next(
        number
        for number, pair in enumerate(MONTHS, 1)
        if any(re.match(name, names[0], re.I) for name in pair)
    )
    return f"{int(found['day']):02}.{month:02}.{found['year']}"
