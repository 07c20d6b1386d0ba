"""The kind that is a time of day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated

from paperwork.sheets.answers.cells import Cell, InvalidAnswer, clean
from paperwork.sheets.answers.dates import EPOCH
from paperwork.sheets.answers.kind import (
    CellCheck,
    ExcelFormat,
    Field,
    Kind,
    PageControl,
    PhoneQuestion,
    ReadingContext,
    WordControl,
)
from paperwork.sheets.answers.typed import typed_as

WHOLE_DAY = timedelta(days=1)
LAST_MINUTE = timedelta(hours=23, minutes=59)
# Phones send seconds and a time zone too: «14:30:00.000+03:00».
TIME = re.compile(r"(\d{1,2})\s*[:.\-–—]\s*(\d\d)(?:[:.]\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
SERIAL = re.compile(r"0[.,]\d{3,}")  # a part of a day, as a spreadsheet keeps a time
FIX = "напишите время так: 14:30"
OUT_OF_RANGE = "часы — от 0 до 23, минуты — от 0 до 59, например 14:30"


def _read(cell: Cell, _item: Field, _context: ReadingContext) -> time:
    """The time of day that the cell means, to the minute. Raises `InvalidAnswer`."""
    match cell:
        case bool():
            raise InvalidAnswer("это не время", FIX)
        case datetime() if cell.date() > EPOCH.date() + WHOLE_DAY:
            raise InvalidAnswer("это дата, а не время", FIX)
        case datetime():
            return _of_span(cell.replace(tzinfo=None) - EPOCH)
        case date():
            raise InvalidAnswer("это дата, а не время", FIX)
        case time():
            return _of_span(timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second))
        case timedelta():
            return _of_span(cell)
        case int() | float():
            return _of_serial(cell)
        case str():
            return _of_text(clean(cell))
    raise InvalidAnswer("это не время", FIX)


def _of_span(since_midnight: timedelta) -> time:
    """The time so long after midnight; a spreadsheet keeps 25:00 as the first hour of the next day."""
    if not timedelta(0) <= since_midnight < WHOLE_DAY:
        raise InvalidAnswer("такого времени нет", OUT_OF_RANGE)
    seconds = round(since_midnight.total_seconds())  # a part of a day is seldom a whole number of seconds
    return (datetime.min + min(timedelta(seconds=seconds), LAST_MINUTE)).time().replace(second=0)


def _of_serial(number: float) -> time:
    if not 0 <= number < 1:  # so are NaN and infinity
        raise InvalidAnswer("это число, а не время", FIX)
    return _of_span(timedelta(days=number))


def _of_text(text: str) -> time:
    if SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")))
    found = TIME.fullmatch(text)
    if not found:
        raise InvalidAnswer("это не время", FIX)
    hours, minutes = int(found[1]), int(found[2])
    if hours > 23 or minutes > 59:
        raise InvalidAnswer("такого времени нет", OUT_OF_RANGE)
    return time(hours, minutes)


TIME_OF_DAY = Kind(
    name="time of day",
    read=_read,
    typed=typed_as(_read),
    example="14:30",
    excel=ExcelFormat(
        number_format="hh:mm",
        width=9,
        note="Время: 14:30.",
        prompts=True,
        check=CellCheck(
            type="time",
            operator="between",
            least="0",
            most="0.999988425925926",  # 23:59:59
            title="Это не время",
            message="Время пишется так: 14:30.",
        ),
    ),
    page=PageControl(placeholder="чч:мм", as_read=True),
    word=WordControl(hint="чч:мм", letters=6, weight=0),
    phone=PhoneQuestion(type="time"),
    json={"type": "string", "pattern": "^(?:[01]?[0-9]|2[0-3]):[0-5][0-9]$"},
)

TimeOfDay = Annotated[time | None, TIME_OF_DAY]
