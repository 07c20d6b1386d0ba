"""The kinds that are dates: a day, a moment, a day or words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from paperwork.common.errors import Level, Problem
from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.dates import (
    DATE_FORMAT,
    DATE_LIKE,
    MOMENT_FORMAT,
    read_date,
    read_date_or_words,
    read_moment,
    since_1899,
)
from paperwork.sheets.answers.kind import (
    CellCheck,
    ExcelFormat,
    Field,
    Kind,
    PageControl,
    PhoneQuestion,
    ReadingContext,
    WordControl,
    words,
)
from paperwork.sheets.answers.typed import typed_as

DAY_ZERO, LAST_DAY = date(1899, 12, 30), date(2100, 12, 31)  # Excel counts days from the first
YEARS_AHEAD = 10
ISO_DAY = "(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
A_DATE = CellCheck(
    type="date",
    operator="between",
    least="1",
    most=str((LAST_DAY - DAY_ZERO).days + 1),  # a moment may be in the last day
    title="Это не дата",
    message="Дата пишется так: 05.03.2026. Слова («1 февраля 1980») тоже будут поняты.",
)


def _day(cell: Cell, item: Field, context: ReadingContext) -> date:
    return read_date(_counted(cell, context), context.today, past=item.years_back is not None)


def _moment(cell: Cell, _item: Field, context: ReadingContext) -> datetime:
    return read_moment(_counted(cell, context), context.today)


def _day_or_words(cell: Cell, _item: Field, context: ReadingContext) -> date | str:
    return read_date_or_words(_counted(cell, context), context.today)


def _counted(cell: Cell, context: ReadingContext) -> Cell:
    return since_1899(cell) if context.from_1904 else cell


def _far(_item: Field, value: object, context: ReadingContext) -> list[Problem]:
    """A warning for a day that is many years ahead: a year with two figures changed."""
    if not isinstance(value, date) or value.year <= context.today.year + YEARS_AHEAD:
        return []
    return [Problem("это очень далеко впереди", "проверьте год", Level.WARNING)]


_typed_day = typed_as(_day)


def _typed_day_or_words(text: str, item: Field, context: ReadingContext) -> Cell:
    """The day of a text in figures, as a spreadsheet makes one of it; any other text as it is."""
    return _typed_day(text, item, context) if DATE_LIKE.fullmatch(text) else text


def _as_words(value: object, _listed: Choices | None = None) -> object:
    """A day and the words that are written for it are the same answer."""
    return shown(value) if isinstance(value, date) else words(value)


DAY = Kind(
    name="day",
    is_day=True,
    read=_day,
    doubts=_far,
    typed=_typed_day,
    example="05.03.2026",
    excel=ExcelFormat(
        number_format=DATE_FORMAT,
        width=12,
        note="Дата: 05.03.2026.",
        prompts=True,
        check=A_DATE,
    ),
    page=PageControl(keyboard="numeric", placeholder="дд.мм.гггг"),
    word=WordControl(hint="дд.мм.гггг", calendar=True, letters=10, weight=0),
    phone=PhoneQuestion(type="date"),
    json={"type": "string", "format": "date", "pattern": f"^{ISO_DAY}$"},
)
MOMENT = Kind(
    name="moment",
    is_day=True,
    read=_moment,
    doubts=_far,
    typed=typed_as(_moment),
    example="05.03.2026 14:30",
    excel=ExcelFormat(
        number_format=MOMENT_FORMAT,
        width=17,
        note="Дата и время: 05.03.2026 14:30.",
        prompts=True,
        check=A_DATE,
    ),
    page=PageControl(placeholder="дд.мм.гггг чч:мм"),
    word=WordControl(hint="дд.мм.гггг чч:мм", letters=10),
    phone=PhoneQuestion(type="dateTime"),
    json={"type": "string", "pattern": f"^{ISO_DAY}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9])?$"},
)
DAY_OR_WORDS = Kind(
    name="day or words",
    is_day=True,
    read=_day_or_words,
    doubts=_far,
    normalised=_as_words,
    typed=_typed_day_or_words,
    is_free_text=True,
    excel=ExcelFormat(
        by_type={datetime: MOMENT_FORMAT, date: DATE_FORMAT}, width=20, note="Дата (05.03.2026) или слова."
    ),
)

Day = Annotated[date | None, DAY]
Moment = Annotated[datetime | None, MOMENT]
DayOrWords = Annotated[date | str | None, DAY_OR_WORDS]
