"""The kinds that are numbers: a quantity, and the registration numbers with their checksums."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Annotated

from paperwork.common.errors import Level, Problem
from paperwork.russian.numbers import money, sum_in_figures
from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.answers.json_schema import REASONABLE
from paperwork.sheets.answers.kind import (
    CellCheck,
    ExcelFormat,
    Field,
    Kind,
    PageControl,
    PhoneQuestion,
    ReadingContext,
    WordControl,
    as_cell,
)
from paperwork.sheets.answers.kinds.texts import digits, read_code

ROUBLES = re.compile(  # a sum with its currency; the kopecks are those of words, else of the number itself
    r"(?P<roubles>\d[\d\s.,]*?)\s*(?:рубл\w*|руб|р|₽)\.?(?:\s*(?P<kopecks>\d\d)\s*(?:копе\w*|коп|к)\.?)?",
    re.IGNORECASE,
)
INN_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)  # of a figure the last ones: as many as precede it


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


def _doubtful(_item: Field, value: object, _context: ReadingContext) -> list[Problem]:
    """What is no number, and what is less than nothing: no quantity and no sum is."""
    if isinstance(value, str):
        return [Problem("это не число", "напишите количество цифрами: 2 или 1,5", Level.WARNING)]
    if isinstance(value, (int, Decimal)) and value < 0:
        fix = "напишите его без минуса; ошибку исправьте в той строке, где она сделана"
        return [Problem("число меньше нуля", fix, Level.WARNING)]
    return []


def _money(cell: Cell, item: Field, context: ReadingContext) -> int | Decimal | str:
    """The sum that a cell means, with or without its currency: «1 200 руб. 50 коп.» is 1200,50."""
    found = ROUBLES.fullmatch(shown(cell)) if isinstance(cell, str) else None
    if found is None:
        return _number(cell, item, context)
    value = _number(
        f"{found['roubles']}.{found['kopecks']}" if found["kopecks"] else found["roubles"], item, context
    )
    return shown(cell) if isinstance(value, str) else value


def _unpayable(item: Field, value: object, context: ReadingContext) -> list[Problem]:
    """What is no sum: words, less than nothing, a part of a kopeck."""
    if isinstance(value, str):
        return [Problem("это не сумма", "напишите рубли цифрами: 184,50", Level.WARNING)]
    if isinstance(value, Decimal) and value != (rounded := money(value)):
        fix = f"в бумагах будет {sum_in_figures(rounded)}; если сумма другая, исправьте ее"
        return [Problem("в сумме есть доли копейки", fix, Level.WARNING)]
    return _doubtful(item, value, context)


def _typed(
    read: Callable[[Cell, Field, ReadingContext], object], text: str, item: Field, context: ReadingContext
) -> Cell:
    value = read(text, item, context)
    return value if isinstance(value, int) else text


def _number_cell(value: object) -> Cell:
    return float(value) if isinstance(value, Decimal) else as_cell(value)


def snils_is_valid(text: str) -> bool:
    """Whether the checksum of a СНИЛС is right (ПФР's rule: weights 9…1, modulo 101)."""
    if not re.fullmatch("[0-9]{11}", text):
        return False
    return _weighed(text, range(9, 0, -1)) % 101 % 100 == int(text[9:])


def ogrn_is_valid(text: str) -> bool:
    """Whether the last figure of an ОГРН or ОГРНИП is right: of what the number before it leaves over."""
    if not re.fullmatch("[1-9][0-9]{12}|[34][0-9]{14}", text):
        return False
    return int(text[:-1]) % (len(text) - 2) % 10 == int(text[-1])


def inn_is_valid(text: str) -> bool:
    """Whether the last figure of an ИНН is right, of a person's the last two (ФНС's rule: modulo 11)."""
    if not re.fullmatch("[0-9]{10}|[0-9]{12}", text):
        return False
    places = (9,) if len(text) == 10 else (10, 11)
    return all(_weighed(text, INN_WEIGHTS[-at:]) % 11 % 10 == int(text[at]) for at in places)


def _weighed(figures: str, weights: Sequence[int]) -> int:
    """The sum of the first figures, each as many times as its weight says."""
    return sum(weight * int(figure) for weight, figure in zip(weights, figures, strict=False))


def _padded(lengths: tuple[int, ...], cell: Cell, item: Field, context: ReadingContext) -> str:
    """A number that Excel has stripped of its leading zeros gets them back."""
    text = read_code(cell, item, context)
    if isinstance(cell, str) or not text.isdecimal():
        return text
    return text.zfill(next((length for length in lengths if len(text) <= length), 0))


def _unsound(
    name: str,
    lengths: tuple[int, ...],
    check: Callable[[str], bool],
    example: str,
    _item: Field,
    value: object,
    _context: ReadingContext,
) -> list[Problem]:
    """What is doubtful in a registration number: its length, its checksum, words in its place."""
    text = re.sub(r"[\s\-–—.]", "", str(value))
    if not re.fullmatch("[0-9]+", text):
        fix = f"напишите одни цифры, например {example}, или очистите ячейку"
        return [Problem(f"не похоже на {name}", fix, Level.WARNING)]
    if check(text):
        return []
    if len(text) not in lengths:
        wanted = " или ".join(map(str, lengths))
        message = f"в {name} должно быть цифр: {wanted}, а здесь {len(text)}"
        return [Problem(message, "проверьте номер", Level.WARNING)]
    return [Problem(f"контрольная сумма {name} не сходится", "проверьте цифры", Level.WARNING)]


def _registration(
    name: str,
    lengths: tuple[int, ...],
    check: Callable[[str], bool],
    example: str,
    width: float,
    phone: PhoneQuestion = PhoneQuestion(),
) -> Kind:
    """The kind of a number that some office has given, with a checksum."""
    return Kind(
        name=name,
        read=partial(_padded, lengths),
        doubts=partial(_unsound, name, lengths, check, example),
        normalised=digits,
        example=example,
        excel=ExcelFormat(width=width),
        page=PageControl(keyboard="numeric", as_read=True),
        phone=phone,
    )


NUMBER = Kind(
    name="number",
    read=_number,
    doubts=_doubtful,
    typed=partial(_typed, _number),
    cell=_number_cell,
    example="2,5",
    excel=ExcelFormat(
        number_format="General",
        width=12,
        note="Только число.",
        check=CellCheck(
            type="decimal",
            operator="greaterThanOrEqual",
            least="0",
            title="Это не число",
            message="Здесь нужно число: 1, 12, 2,5. Без слов и единиц.",
        ),
    ),
    page=PageControl(keyboard="decimal"),
    word=WordControl(hint="число", letters=6, weight=0),
    json={"type": "number", **REASONABLE},
    phone=PhoneQuestion(type="decimal", constraint=". > 0", message="Число больше нуля"),
)
MONEY = replace(
    NUMBER,
    name="money",
    read=_money,
    doubts=_unpayable,
    typed=partial(_typed, _money),
    example="184,50",
    word=WordControl(hint="рублей", letters=8, weight=0),
)
OGRN = _registration("ОГРН", (13, 15), ogrn_is_valid, "1027700132195", 17)
INN = _registration("ИНН", (10, 12), inn_is_valid, "7707083893", 14)
SNILS = _registration(
    "СНИЛС",
    (11,),
    snils_is_valid,
    "112-233-445 95",
    16,
    PhoneQuestion(
        constraint=r"regex(., '^[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{2}$')",
        message="В номере СНИЛС 11 цифр: 112-233-445 95",
    ),
)

Number = Annotated[int | Decimal | str | None, NUMBER]
Money = Annotated[int | Decimal | str | None, MONEY]
Ogrn = Annotated[str | None, OGRN]
Inn = Annotated[str | None, INN]
Snils = Annotated[str | None, SNILS]
