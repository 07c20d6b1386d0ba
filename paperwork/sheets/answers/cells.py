"""The content of a cell: the values that readers of spreadsheets return, and how people see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from paperwork.common.errors import Problem
from paperwork.common.naming import INVISIBLE
from paperwork.common.records import dataclass
from paperwork.russian.dates import moment, short_date
from paperwork.russian.numbers import decimal

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0, 2.2


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be trusted: its content as a person sees it, and the problem, without a place."""

    text: str
    problem: Problem


class InvalidAnswer(ValueError):  # noqa: N818 - what happens to a cell, not a fault of the program
    """The cell has no meaning for its kind of answer; holds the problem, without a place."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.problem = Problem(message, fix)


Cell = str | int | float | Decimal | bool | date | datetime | time | timedelta | BadCell | None

# The names of errors in Excel and LibreOffice, the Russian name last: it is what a person sees.
ERRORS = (
    ("#DIV/0!", "#ДЕЛ/0!"),
    ("#N/A", "#N/A!", "#Н/Д"),
    ("#NAME?", "#ИМЯ?"),
    ("#NULL!", "#ПУСТО!"),
    ("#NUM!", "#ЧИСЛО!"),
    ("#REF!", "#ССЫЛКА!"),
    ("#VALUE!", "#ЗНАЧ!"),
    ("#SPILL!", "#ПЕРЕНОС!"),
    ("#CALC!", "#ВЫЧИСЛ!"),
    ("#GETTING_DATA", "#ОЖИДАНИЕ_ДАННЫХ"),
)
ERROR_NAMES = {name: names[-1] for names in ERRORS for name in names}
NUMBERED_ERROR = re.compile(r"(?:Err|Ошибка|Ош):\d{3}")


def error_cell(code: str) -> BadCell:
    """A cell that holds an Excel error such as #DIV/0!, named the Russian way."""
    name = ERROR_NAMES.get(code, code or "#Н/Д")
    return BadCell(name, Problem("ошибка Excel в ячейке", "исправьте формулу или впишите значение"))


def is_error_text(text: str) -> bool:
    """Whether the text is what a program shows for an error: #ССЫЛКА!, Err:502."""
    return text in ERROR_NAMES or NUMBERED_ERROR.fullmatch(text) is not None


def uncalculated_cell(formula: str) -> BadCell:
    """A cell whose formula no program has calculated yet."""
    fix = "откройте книгу в Excel, сохраните и повторите или впишите значение"
    problem = Problem("формула ни разу не была вычислена", fix)
    return BadCell(f"={formula}" if formula else "формула", problem)


def is_plain(cell: Cell) -> bool:
    """Whether the cell holds a text with nothing in it to be cleaned or distrusted; quick."""
    # isprintable() is false for control and invisible characters and all spaces but the usual one
    return cell.__class__ is str and cell.isprintable() and cell.strip() is cell and cell[:1] != "#"


TOGETHER = 1000  # texts that are looked at in one go; a long column of long ones would need much memory


def plain_texts(cells: Sequence[Cell]) -> list[str | None] | None:
    """The texts of cells that hold ordinary texts or nothing, all looked at in one go; else None.

    Equal texts become one: a column repeats itself, and a large book would be twice as large.
    """
    try:
        texts = list(map(str.strip, cells))  # type: ignore[arg-type]  # what is no text raises TypeError
    except TypeError:
        return None
    for start in range(0, len(texts), TOGETHER):
        together = "".join(texts[start : start + TOGETHER])
        if "#" in together or not together.replace("\n", "").replace("\u00a0", "").isprintable():
            return None
    once = dict(zip(texts, texts, strict=True))
    return [once[text] or None for text in texts]


def is_empty(cell: Cell) -> bool:
    """Whether a person would call the cell empty."""
    return cell is None or (isinstance(cell, str) and not clean(cell))


def clean(text: str) -> str:
    """The text without surrounding spaces of any sort, its line breaks one way."""
    if text.isprintable():
        return text.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    if not text.isascii() and INVISIBLE.search(text):
        text = INVISIBLE.sub("", text).strip()
    return text


def shown(cell: Cell) -> str:
    """The cell as a person sees it."""
    match cell:
        case None:
            return ""
        case BadCell():
            return cell.text
        case str():
            return clean(cell)
        case bool():
            return "ИСТИНА" if cell else "ЛОЖЬ"  # as Excel shows it
        case int() | float() | Decimal():
            return _number(cell)
        case datetime():
            return moment(cell) if cell.time() != time() else short_date(cell.date())
        case date():
            return short_date(cell)
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            return _duration(cell)


def _duration(length: timedelta) -> str:
    """Hours, minutes and seconds as Excel shows them, however many hours: «36:00:00»."""
    seconds = round(abs(length).total_seconds())
    sign = "-" if length < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def spoken(cell: Cell) -> str:
    """The same with the word that a person would say for a truth: where «да» and «нет» are answers."""
    return ("да" if cell else "нет") if isinstance(cell, bool) else shown(cell)


def _number(number: float | Decimal) -> str:
    """The number in the 15 significant figures that a spreadsheet keeps: «12», «0,5»."""
    exact = Decimal(f"{number:.15g}") if isinstance(number, float) else Decimal(number)
    return decimal(exact) if exact.is_finite() else str(number)


def trustworthy(cell: Cell) -> Cell:
    """The cell, or what is wrong with it as `BadCell`: the name of an error, a forbidden character."""
    if not isinstance(cell, str) or is_plain(cell):
        return cell
    found = FORBIDDEN.search(cell)
    if found:
        message = f"недопустимый символ с кодом U+{ord(found.group()):04X}"
        problem = Problem(message, "удалите его и впишите текст заново")
        return BadCell(clean(FORBIDDEN.sub("\ufffd", cell)), problem)
    text = clean(cell)
    return error_cell(text) if text in ERROR_NAMES else cell
