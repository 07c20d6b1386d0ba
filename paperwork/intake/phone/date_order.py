"""In which order the dates of a column are written: one row may prove it for all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.intake.incoming import Sent
from paperwork.intake.phone.month_names import in_figures
from paperwork.intake.phone.tables import Table
from paperwork.russian.date_reading import parse_date
from paperwork.russian.dates import short_date
from paperwork.sheets.answers.cells import Cell, clean
from paperwork.sheets.answers.dates import since_1899

DATE = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})"
    r"(?:,?[ T]+(\d{1,2})([:.]\d\d(?:[:.]\d\d)?)([.,]\d+)?\s*([ap]m)?\s*(Z|[+-]\d\d:?\d\d)?)?",
    re.I,
)
MIDNIGHT = re.compile(r" 0?0:00(?::00)?")
YEAR = 4  # digits of a year that is written in full
NOON = 12


class First(StrEnum):
    """What comes first in a date, as a person names it."""

    DAY = "день"
    MONTH = "месяц"
    YEAR = "год"


@dataclass(frozen=True, slots=True)
class Written:
    """A date in figures: its three numbers, the sign between them, its time.

    ``is_of_program`` says that the time is written as programs do: «2 PM», «T09:30:00.000».
    """

    numbers: tuple[str, str, str]
    sign: str
    time: str
    is_of_program: bool

    @property
    def shape(self) -> tuple[str, bool]:
        """What dates of one program have in common: the sign, and whether a full year comes first."""
        return self.sign, len(self.numbers[0]) == YEAR

    def parts(self, first: First) -> tuple[str, str, str]:
        """The year, the month and the day, if that comes first."""
        one, two, three = self.numbers
        if len(one) == YEAR:  # then the day comes second where months come last
            return (one, three, two) if first is First.DAY else (one, two, three)
        return {First.DAY: (three, two, one), First.MONTH: (three, one, two), First.YEAR: (one, two, three)}[
            first
        ]

    def day(self, first: First, today: date) -> date | None:
        """The day that is meant if that comes first; None where no calendar has it."""
        year, month, day = self.parts(first)
        if len(year) not in (2, YEAR) or len(month) > 2 or len(day) > 2:
            return None
        try:
            return parse_date(f"{day}.{month}.{year}", today=today, past=False)
        except ValueError:
            return None


def written(cell: Cell) -> Written | None:
    """The date in figures that a text is; None for any other cell."""
    found = DATE.fullmatch(clean(cell)) if isinstance(cell, str) else None
    if not found:
        return None
    hour, rest, half = found[5], found[6] or "", (found[8] or "").lower()
    if hour and half:  # 12 am is midnight, 12 pm noon
        hour = str(int(hour) % NOON + (NOON if half == "pm" else 0))
    time = f" {hour}{rest.replace('.', ':')}" if hour else ""
    is_day = MIDNIGHT.fullmatch(time) is not None  # that is how programs write a day
    # the clock of another place: the day may be another one here
    if not is_day and found[9] and not int(re.sub(r"\D", "", found[9]) or 0):
        return None
    is_of_program = is_day or bool(half or found[7] or found[9] or (hour and "T" in found[0].upper()))
    return Written((found[1], found[3], found[4]), found[2], "" if is_day else time, is_of_program)


def in_order(sent: Sent, table: Table, headers: Mapping[int, str]) -> Table:
    """The table with the dates of the columns (position → header) as day, month and year.

    Raises `PaperworkError` where the dates do not prove their order and it was not said.
    """
    file, today = sent.name, date.today()
    table = _counted(table, headers) if table.from_1904 else table
    table = in_figures(table, headers)
    asked = First(sent.dates) if sent.dates else None
    # asked was about dates with a stroke or a dash: with full stops the day comes first here
    is_of_strokes = asked and any(
        found.sign != "." and not found.shape[1]
        for _, cells in table.rows
        for at in headers
        if (found := _at(cells, at))
    )
    changes: dict[int, dict[int, Cell]] = {}  # column → row → cell
    for at, header in headers.items():
        dates = [(row, found) for row, (_, cells) in enumerate(table.rows) if (found := _at(cells, at))]
        for shape in dict.fromkeys(found.shape for _, found in dates):
            alike = [(row, found) for row, found in dates if found.shape == shape]
            said = None if is_of_strokes and shape[0] == "." else asked
            first = _first(file, header, [found for _, found in alike], said, today)
            is_usual = first is (First.YEAR if shape[1] else First.DAY)
            if not is_usual or any(found.is_of_program for _, found in alike):
                new = {row: _text(found, first, today) for row, found in alike}
                changes.setdefault(at, {}).update({row: text for row, text in new.items() if text})
    if not any(changes.values()):
        return table
    rows = [(number, list(cells)) for number, cells in table.rows]
    for at, texts in changes.items():
        for row, text in texts.items():
            rows[row][1][at] = text
    return replace(table, rows=tuple(rows))


def _counted(table: Table, columns: Collection[int]) -> Table:
    """The table with the serial numbers of the columns counted as in other books."""
    rows = tuple(
        (number, [since_1899(cell) if at in columns else cell for at, cell in enumerate(cells)])
        for number, cells in table.rows
    )
    return replace(table, rows=rows)


def _at(cells: Sequence[Cell], at: int) -> Written | None:
    return written(cells[at]) if at < len(cells) else None


def _text(found: Written, first: First, today: date) -> str | None:
    """The date as people here write it; None where it stays as it is, to be reported."""
    day = found.day(first, today)
    return f"{short_date(day)}{found.time}" if day else None


def _first(file: str, header: str, dates: Sequence[Written], asked: First | None, today: date) -> First:
    """What comes first in all of the dates. Raises `PaperworkError` where they do not prove it."""
    orders = (First.DAY, First.MONTH, First.YEAR)
    # a date that no calendar has in any order proves nothing, and is reported in its cell
    dates = [found for found in dates if any(found.day(first, today) for first in orders)]
    if not dates:
        return First.DAY
    if dates[0].shape[1]:  # 1980-02-14: only the order of the other two may differ
        return next(_possible((First.YEAR, First.DAY), dates, today), First.YEAR)
    possible = list(_possible((First.DAY, First.MONTH), dates, today))
    if not possible:
        possible = list(_possible((First.YEAR,), dates, today))
    if asked and (asked in possible or not possible):
        return asked
    meant = {tuple(found.day(first, today) for found in dates) for first in possible}
    if len(meant) == 1 or dates[0].sign == ".":  # with full stops the day comes first here
        return possible[0] if possible else First.DAY
    example = dates[0].sign.join(dates[0].numbers)
    message = (
        "в датах не видно, что впереди, день или месяц" if possible else "даты записаны в разном порядке"
    )
    raise PaperworkError(
        f"{file}, столбец «{header}»: {message} ({example}); добавьте --dates день или --dates месяц"
    )


def _possible(orders: Iterable[First], dates: Sequence[Written], today: date) -> Iterator[First]:
    return (first for first in orders if all(found.day(first, today) for found in dates))
