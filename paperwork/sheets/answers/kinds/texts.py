"""The kinds that are words: a line, several lines, a code, a telephone number."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated

from paperwork.sheets.answers.cells import Cell, InvalidAnswer, shown
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.kind import (
    TEXT,
    Control,
    ExcelFormat,
    Field,
    Kind,
    PageControl,
    PhoneQuestion,
    ReadingContext,
    WordControl,
    words,
)

WHOLE_NUMBER = re.compile(r"(\d+)\.0")  # what programs write for a whole number: 89161234567.0


def read_code(cell: Cell, _item: Field, _context: ReadingContext) -> str:
    """The code, though Excel may have made a number of it. Raises `InvalidAnswer`."""
    if isinstance(cell, (date, time, timedelta)):
        message = "Excel превратил значение в дату или время"
        raise InvalidAnswer(message, "задайте ячейке формат «Текстовый» и впишите заново")
    text = shown(cell)
    found = WHOLE_NUMBER.fullmatch(text)
    return found.group(1) if found else text


def looks_whole(text: str) -> bool:
    """Whether a code may be a whole number that some program has written as «12.0»."""
    return text.endswith(".0")


def code(value: object, _listed: Choices | None = None) -> object:
    """The normalised value of a code: neither case nor spaces count."""
    return same(value) if isinstance(value, str) else value


def digits(value: object, _listed: Choices | None = None) -> object:
    """The figures of a number; its words where it has other signs too."""
    if not isinstance(value, str):
        return value
    figures = re.sub(r"[\s()+\-–—.]", "", value)
    return figures if figures.isdecimal() else words(value)


LINES = Kind(
    name="lines",
    is_plain_text=True,
    is_free_text=True,
    excel=ExcelFormat(width=38, lines=3, note="Новая строка внутри ячейки — Alt+Enter."),
    page=PageControl(control=Control.AREA, closed=Control.AREA),
    word=WordControl(weight=2.5),
    phone=PhoneQuestion(appearance="multiline"),
)
CODE = Kind(
    name="code",
    read=read_code,
    normalised=code,
    is_plain_text=True,
    rewrites=looks_whole,
    excel=ExcelFormat(width=10),
    page=PageControl(as_read=True),
    word=WordControl(hint="номер", letters=8, weight=0),
)
PHONE = Kind(
    name="phone",
    read=read_code,
    normalised=digits,
    is_plain_text=True,
    rewrites=looks_whole,
    excel=ExcelFormat(width=19),
    page=PageControl(keyboard="tel", as_read=True),
    word=WordControl(letters=10, weight=0),
    phone=PhoneQuestion(
        constraint=r"regex(., '^[^0-9]*([0-9][^0-9]*){5,}$')",
        message="В номере телефона не меньше пяти цифр: +7 900 000-00-00",
    ),
)

Text = Annotated[str | None, TEXT]
Lines = Annotated[str | None, LINES]
Code = Annotated[str | None, CODE]
Phone = Annotated[str | None, PHONE]
