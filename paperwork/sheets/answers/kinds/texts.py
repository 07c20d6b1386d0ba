"""The kinds that are words: a line, several lines, a code, a telephone number."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated

from paperwork.common.errors import Level, Problem
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

PHONES = re.compile(r"\+?\(?\d[\d\s()\u2010-\u2015\-.A-Za-zА-Яа-яЁё]*?(?=[,;/\n]|\s*\(?[А-Яа-яЁё]{2}|$)")
LETTER_INSIDE = re.compile(r"[^\W\d_]\d")
EXTENSION = re.compile(r"(?:доб|внутр?)[.\w]*\s*\d+|#\s*\d+", re.IGNORECASE)
NOT_FIGURES = re.compile(r"\D")
HOUR = 2  # figures of «с 9 до 18», which may stand beside a number
NATIONAL, LONGEST_PHONE = 10, 15  # figures, without the country; with it (E.164)
EMAIL_ADDRESS = re.compile(
    r"[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9а-яё-]+\.)+[A-Za-zа-яё]{2,}"
)  # .рф has such names
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


def looks_odd_as_phone(text: str) -> bool:
    """Whether one of the numbers in the text has more or fewer figures than a telephone; words have none."""
    numbers = PHONES.findall(EXTENSION.sub("", text))
    long = [number for number in numbers if len(NOT_FIGURES.sub("", number)) > HOUR]
    return any(map(_is_no_phone, long or numbers))


def _is_no_phone(written: str) -> bool:
    """Three figures are an emergency call, four to seven a town's number, ten a number of the country."""
    if LETTER_INSIDE.search(written):
        return True
    figures = NOT_FIGURES.sub("", written)
    if written.startswith("+") and not written.startswith("+7"):
        return not NATIONAL < len(figures) <= LONGEST_PHONE
    whole = len(figures) == NATIONAL + 1 and figures[0] in "78"
    return not whole and (written.startswith("+") or len(figures) not in (3, 4, 5, 6, 7, NATIONAL))


def doubtful_phone(_item: Field, value: object, _context: ReadingContext) -> list[Problem]:
    """A warning where a telephone lacks figures or has too many."""
    if not looks_odd_as_phone(str(value)):
        return []
    fix = "проверьте цифры: +7 900 000-00-00; несколько номеров пишите через запятую"
    return [Problem("не похоже на номер телефона", fix, Level.WARNING)]


def looks_odd_as_email(text: str) -> bool:
    """Whether one of the words of the text is no address of electronic mail."""
    return not all(EMAIL_ADDRESS.fullmatch(word) for word in re.split(r"[\s,;]+", text.strip(" ,;")))


def doubtful_email(_item: Field, value: object, _context: ReadingContext) -> list[Problem]:
    """A warning for what is no address."""
    if not looks_odd_as_email(str(value)):
        return []
    fix = "адрес пишется латинскими буквами без пробелов: name@mail.example"
    return [Problem("не похоже на адрес электронной почты", fix, Level.WARNING)]


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
    doubts=doubtful_phone,
    is_plain_text=True,
    rewrites=lambda text: looks_whole(text) or looks_odd_as_phone(text),
    excel=ExcelFormat(width=19),
    page=PageControl(keyboard="tel", as_read=True),
    word=WordControl(letters=10, weight=0),
    phone=PhoneQuestion(
        constraint=r"regex(., '^[^0-9]*([0-9][^0-9]*){5,}$')",
        message="В номере телефона не меньше пяти цифр: +7 900 000-00-00",
    ),
)

EMAIL = Kind(
    name="email",
    doubts=doubtful_email,
    is_plain_text=True,
    rewrites=looks_odd_as_email,
    example="name@mail.example",
    page=PageControl(keyboard="email"),
)

Text = Annotated[str | None, TEXT]
Lines = Annotated[str | None, LINES]
Code = Annotated[str | None, CODE]
Phone = Annotated[str | None, PHONE]
Email = Annotated[str | None, EMAIL]
