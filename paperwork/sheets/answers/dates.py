"""The date or the moment that a cell means: a real date, a text in any usual shape, a serial number."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from paperwork.russian.date_reading import NoSuchDate, parse_date, parse_moment
from paperwork.russian.dates import short_date
from paperwork.sheets.answers.cells import Cell, InvalidAnswer, clean, shown

EPOCH = datetime(1899, 12, 30)  # the day 0 of a spreadsheet's serial dates
TO_1904 = 1462  # days from it to the day 0 of books that count from 1904
SERIALS = range(10_000, 73_051)  # 1927–2099: numbers that mean a day and not a year
YEARS = range(1900, 2101)
SERIAL_TEXT = re.compile(r"\d{5}(?:[.,]\d+)?")
YEAR_TEXT = re.compile(r"\d{4}(?:\s*г(?:\.|од|ода)?)?")
DATE_LIKE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
DATE_FORMAT, MOMENT_FORMAT, TIME_FORMAT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "hh:mm"  # a spreadsheet's
EXAMPLE = "31.01.2026"
DATE_FIX = f"напишите дату так: {EXAMPLE}"
MOMENT_FIX = f"{DATE_FIX} 14:30"
AS_TEXT = "задайте ячейке формат «Текстовый» и впишите заново"


def since_1899(cell: Cell) -> Cell:
    """The serial number of a day in a book that counts from 1904, counted as in others; else the cell."""
    if isinstance(cell, str):
        text = clean(cell)
        return since_1899(float(text.replace(",", "."))) if SERIAL_TEXT.fullmatch(text) else cell
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or _whole(cell) in YEARS:
        return cell
    return cell + TO_1904


def read_date(cell: Cell, today: date, past: bool = False) -> date:
    """The day that the cell means; with ``past`` it lies before ``today``. Raises `InvalidAnswer`."""
    return _read(cell, lambda text: datetime.combine(parse_date(text, today=today, past=past), time())).date()


def read_moment(cell: Cell, today: date) -> datetime:
    """The date and time that the cell means. Raises `InvalidAnswer`."""
    return _read(cell, lambda text: parse_moment(text, today=today), MOMENT_FIX)


def read_date_or_words(cell: Cell, today: date) -> date | str:
    """The day that the cell means, with its time if it has one, or the words as typed.

    Raises `InvalidAnswer` for what looks like a date and is none.
    """
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    if isinstance(cell, date) or (is_number and _whole(cell) in SERIALS):
        moment = _read(cell, lambda text: parse_moment(text, today=today))
        return moment if moment.time() != time() else moment.date()
    text = shown(cell)
    if DATE_LIKE.fullmatch(text):
        read_date(text, today)
    return text


def day_meant(answer: object, today: date) -> date | None:
    """The day that an answer means: «31.12.2026», «до 31 декабря 2026 г.»; None where words name none."""
    if isinstance(answer, datetime):
        return answer.date()
    if isinstance(answer, str):
        try:
            return parse_date(answer.lower().removeprefix("до "), today=today)
        except ValueError:
            return None
    return answer if isinstance(answer, date) else None


def _read(cell: Cell, parse: Callable[[str], datetime], fix: str = DATE_FIX) -> datetime:
    match cell:
        case datetime():
            return _plausible(cell.replace(tzinfo=None), fix)
        case date():
            return _plausible(datetime.combine(cell, time()), fix)
        case bool():
            raise InvalidAnswer("это не дата", fix)
        case int() | float():
            return _from_serial(cell, fix)
        case str():
            return _from_text(clean(cell), parse, fix)
    raise InvalidAnswer("это не дата", fix)


def _plausible(day: datetime, fix: str) -> datetime:
    """A cell's date, unless a bare year was typed into a cell formatted as a date."""
    serial = (day - EPOCH).days
    if serial in YEARS:
        message = f"похоже на год {serial}: Excel сделал из него дату {short_date(day)}"
        raise InvalidAnswer(message, f"впишите день, месяц и год; если дата верна, {AS_TEXT}")
    return _possible(day, fix)


def _possible(day: datetime, fix: str) -> datetime:
    if day.year not in YEARS:
        raise InvalidAnswer(f"год {day.year} невозможен", fix)
    return day


def _from_serial(number: float, fix: str) -> datetime:
    days = _whole(number)
    if days in YEARS:
        raise InvalidAnswer("похоже на год, а не на дату", fix)
    if days not in SERIALS:
        raise InvalidAnswer("это число, а не дата", fix)
    return EPOCH + timedelta(days=days, minutes=round(number % 1 * 24 * 60))


def _whole(number: float | Cell) -> int:
    """The whole part; -1 for what has none."""
    return int(number) if isinstance(number, (int, float)) and math.isfinite(number) else -1


def _from_text(text: str, parse: Callable[[str], datetime], fix: str) -> datetime:
    if SERIAL_TEXT.fullmatch(text):
        return _from_serial(float(text.replace(",", ".")), fix)
    if YEAR_TEXT.fullmatch(text):
        raise InvalidAnswer("похоже на год, а не на дату", fix)
    try:
        day = parse(text)
    except NoSuchDate as no_such:
        example = short_date(no_such.nearest) if no_such.nearest else EXAMPLE
        hour = fix.removeprefix(DATE_FIX)
        raise InvalidAnswer("такой даты нет", f"напишите, например, {example}{hour}") from None
    except ValueError:
        message = "это не дата" if fix == DATE_FIX else "это не дата со временем"
        raise InvalidAnswer(message, fix) from None
    return _possible(day, fix)
