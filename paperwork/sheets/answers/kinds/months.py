"""The kinds of a timesheet: a month, and the mark or the quantity of one of its days."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from paperwork.russian.date_reading import parse_month
from paperwork.sheets.answers.cells import Cell, InvalidAnswer, shown
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.dates import read_date, since_1899
from paperwork.sheets.answers.kind import (
    ExcelFormat,
    Field,
    Kind,
    PageControl,
    ReadingContext,
    WordControl,
    words,
)
from paperwork.sheets.answers.kinds.numbers import NUMBER

EXAMPLE = "03.2026"
FIX = f"напишите месяц так: {EXAMPLE} или март 2026"
MADE_NUMBER = re.compile(r"(\d{1,2})[.,](\d{1,4})")  # what a spreadsheet has made of 03.2026 or of 10.2020
MARKS = frozenset({"+", "v", "х", "x", "да", "✓", "✔", "√"})  # both х, the Russian and the Latin one
NOTHING = frozenset({"-", "–", "—", "−", "нет"})
FIRST_MONTH = date(1900, 1, 1)


def _month(cell: Cell, _item: Field, context: ReadingContext) -> date:
    """The first day of the month that a cell means. Raises `InvalidAnswer`."""
    text = shown(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        made = MADE_NUMBER.fullmatch(text)
        text = f"{made[1]}.{made[2]:0<4}" if made else text
    try:
        month = parse_month(text)
    except ValueError:
        month = _month_of_date(cell, context)
    if month < FIRST_MONTH:
        raise InvalidAnswer(f"год {month.year} невозможен", FIX)
    return month


def _month_of_date(cell: Cell, context: ReadingContext) -> date:
    try:
        return read_date(since_1899(cell) if context.from_1904 else cell, context.today).replace(day=1)
    except InvalidAnswer as invalid:
        message = invalid.problem.message.replace("это не дата", "это не месяц")
        raise InvalidAnswer(message, FIX) from None


def _month_cell(value: object) -> Cell:
    return f"{value:%m.%Y}" if isinstance(value, date) else None


def _same_month(value: object, _listed: Choices | None = None) -> object:
    return _month_cell(value) if isinstance(value, date) else words(value)


def _quantity(cell: Cell, item: Field, context: ReadingContext) -> int | Decimal | str:
    """A mark is 1, a dash is 0; else the number that a cell means, or the text as typed."""
    text = shown(cell).casefold()
    if cell is True or text in MARKS:
        return 1
    if cell is False or text in NOTHING:
        return 0
    number = NUMBER.read(cell, item, context)
    return number if isinstance(number, (int, Decimal)) else str(number)


MONTH = Kind(
    name="month",
    read=_month,
    normalised=_same_month,
    cell=_month_cell,
    example=EXAMPLE,
    excel=ExcelFormat(width=10, note=f"Месяц: {EXAMPLE} или март 2026."),
    page=PageControl(placeholder="мм.гггг"),
    word=WordControl(hint="мм.гггг", letters=7, weight=0),
    json={"type": "string", "pattern": r"\S"},
)
MARK = Kind(
    name="mark",
    read=_quantity,
    doubts=NUMBER.doubts,
    cell=NUMBER.cell,
    example="1",
    excel=ExcelFormat(number_format="General", width=4.5, note="Сколько в этот день: число, «+» – один раз."),
    page=PageControl(is_mark=True),
    word=WordControl(hint="", letters=2, weight=0),
    json={"type": ["number", "string"]},
)

Month = Annotated[date | None, MONTH]
Mark = Annotated[int | Decimal | str | None, MARK]
