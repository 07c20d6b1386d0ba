"""From what a cell holds to the answer it means: one row of a table for each kind of answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation

from paperwork.common.errors import CellPlace, Problem
from paperwork.sheets.answers.cells import (
    BadCell,
    Cell,
    InvalidAnswer,
    is_plain,
    plain_texts,
    shown,
    trustworthy,
)
from paperwork.sheets.answers.choices import Choices, several, standard
from paperwork.sheets.answers.dates import read_date, read_date_or_words, read_moment
from paperwork.sheets.answers.doubts import doubts
from paperwork.sheets.answers.fields import Field, Kind

__all__ = ["Answer", "BadCell", "Cell", "Reader", "ReadingContext", "shown"]

WHOLE_NUMBER = re.compile(r"(\d+)\.0")  # what programs write for a whole number: 89161234567.0
WORDS = frozenset({Kind.TEXT, Kind.LINES})
CODES = frozenset({Kind.CODE, Kind.PHONE})


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the meaning of a cell depends on: the day, and the lists with the user's additions."""

    today: date = field(default_factory=date.today)
    lists: Mapping[str, Choices] = field(default_factory=standard)


Answer = tuple[object, tuple[Problem, ...]]  # the value, None without a meaning, and what is wrong
TRUTHS = (0, 1)  # False and True are found as 0 and 1, so what these mean is not kept
NO_ANSWER: Answer = (None, ())


class Reader:
    """Reads the cells of one field."""

    def __init__(self, item: Field, context: ReadingContext) -> None:
        """A reader of the answers of ``item``."""
        self.item = item
        self._context = context
        self._takes_words = item.kind in WORDS
        self._known: dict[Cell, Answer] = {}  # what cells have meant; texts vary too much to be kept

    def read_all(self, cells: Sequence[Cell]) -> tuple[Sequence[object], dict[int, tuple[Problem, ...]]]:
        """The answers of a column, None where there is none, and the problems by position."""
        if self._takes_words or self.item.kind in CODES:
            texts = plain_texts(cells)
            if texts is not None and (self._takes_words or not any(map(_looks_whole, {*texts}))):
                return texts, {}
        if bool in set(map(type, cells)):  # which would be found as 0 and 1
            answers = list(map(self.read, cells))
            problems = {position: wrong for position, (_, wrong) in enumerate(answers) if wrong}
            return [value for value, _ in answers], problems
        known = {cell: self.read(cell) for cell in set(cells)}
        values = {cell: value for cell, (value, _) in known.items()}
        wrong = {cell: found for cell, (_, found) in known.items() if found}
        at = enumerate(cells) if wrong else ()
        return [values[cell] for cell in cells], {place: wrong[cell] for place, cell in at if cell in wrong}

    def read(self, cell: Cell) -> Answer:
        """The answer that the cell means, and its problems at its header and value; (None, ()) when empty."""
        if self._takes_words:
            return (cell or None, ()) if is_plain(cell) else self._answer(cell)
        answer = self._known.get(cell) or self._answer(cell)
        if cell not in TRUTHS:
            self._known[cell] = answer
        return answer

    def _answer(self, cell: Cell) -> Answer:
        cell = trustworthy(cell)
        text = shown(cell)
        if not text:
            return NO_ANSWER
        if self._takes_words and not isinstance(cell, BadCell):
            return text, ()
        try:
            value = parse(self.item, cell, self._context)
        except InvalidAnswer as invalid:
            return None, (invalid.problem.at(CellPlace(header=self.item.header, value=text)),)
        found = doubts(self.item, value, self._context.lists)
        return value, tuple(doubt.at(CellPlace(header=self.item.header, value=text)) for doubt in found)


def _looks_whole(text: str | None) -> bool:
    """Whether a code may be a whole number that some program has written as «12.0»."""
    return text is not None and text.endswith(".0")


def parse(item: Field, cell: Cell, context: ReadingContext) -> object:
    """What the cell means as an answer of the field's kind. Raises `InvalidAnswer`."""
    if isinstance(cell, BadCell):
        raise InvalidAnswer(cell.problem.message, cell.problem.fix)
    return PARSERS[item.kind](cell, item, context)


def _text(cell: Cell, _item: Field, _context: ReadingContext) -> str:
    return shown(cell)


def _code(cell: Cell, _item: Field, _context: ReadingContext) -> str:
    if isinstance(cell, (date, time, timedelta)):
        message = "Excel превратил значение в дату или время"
        raise InvalidAnswer(message, "задайте ячейке формат «Текстовый» и впишите заново")
    text = shown(cell)
    found = WHOLE_NUMBER.fullmatch(text)
    return found.group(1) if found else text


def _padded(*lengths: int) -> Callable[[Cell, Field, ReadingContext], str]:
    """A number that Excel has stripped of its leading zeros gets them back."""

    def parser(cell: Cell, item: Field, context: ReadingContext) -> str:
        text = _code(cell, item, context)
        if isinstance(cell, str) or not text.isdecimal():
            return text
        return text.zfill(next((length for length in lengths if len(text) <= length), 0))

    return parser


def _date(cell: Cell, item: Field, context: ReadingContext) -> object:
    return read_date(cell, context.today, past=item.name == "birth_date")


def _moment(cell: Cell, _item: Field, context: ReadingContext) -> object:
    return read_moment(cell, context.today)


def _date_or_words(cell: Cell, _item: Field, context: ReadingContext) -> object:
    return read_date_or_words(cell, context.today)


def _number(cell: Cell, _item: Field, _context: ReadingContext) -> int | Decimal | str:
    """The number that a cell means; the text as typed when it is no number."""
    text = shown(cell)
    if isinstance(cell, bool):
        return text
    try:
        number = Decimal(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number) >= 10**15:
        return text
    return int(number) if number == number.to_integral_value() else number


def _choice(cell: Cell, item: Field, context: ReadingContext) -> str:
    text = shown(cell)
    listed = context.lists[item.choices] if item.choices else None
    if listed is None or not listed.closed:
        return text
    found = listed.find(text)
    if found is None:
        near = listed.nearest(text)
        guess = f"похоже на «{near}»" if near else "выберите из списка"
        offered = ", ".join(f"«{choice.shown}»" for choice in listed.values)
        raise InvalidAnswer("такого значения нет в списке", f"{guess}; можно: {offered}")
    return found.shown


def _choices(cell: Cell, _item: Field, _context: ReadingContext) -> tuple[str, ...] | None:
    return tuple(several(shown(cell))) or None


Parser = Callable[[Cell, Field, ReadingContext], object]
PARSERS: dict[Kind, Parser] = {
    Kind.TEXT: _text,
    Kind.LINES: _text,
    Kind.CODE: _code,
    Kind.PHONE: _code,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.DATE_OR_WORDS: _date_or_words,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.OGRN: _padded(13, 15),
    Kind.INN: _padded(10, 12),
    Kind.SNILS: _padded(11),
}
