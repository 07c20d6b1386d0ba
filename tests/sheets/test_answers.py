"""What a cell means for each kind of answer, and what is doubtful in it."""

from __future__ import annotations

import pkgutil
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from each import each
from examples import example_of

from paperwork.common.errors import Problem
from paperwork.sheets.answers import kinds
from paperwork.sheets.answers.cells import (
    BadCell,
    Cell,
    InvalidAnswer,
    clean,
    error_cell,
    is_empty,
    is_plain,
    shown,
    uncalculated_cell,
)
from paperwork.sheets.answers.fields import Field
from paperwork.sheets.answers.kind import TEXT, Kind
from paperwork.sheets.answers.kinds.days import DAY, DAY_OR_WORDS, MOMENT
from paperwork.sheets.answers.kinds.lists import SEVERAL_OF
from paperwork.sheets.answers.kinds.numbers import (
    INN,
    MONEY,
    NUMBER,
    OGRN,
    SNILS,
    inn_is_valid,
    ogrn_is_valid,
    snils_is_valid,
)
from paperwork.sheets.answers.kinds.texts import CODE, LINES, PHONE
from paperwork.sheets.answers.reading import Reader, ReadingContext, parse

KINDS = [
    value
    for module in pkgutil.iter_modules(kinds.__path__)
    for value in vars(import_module(f"{kinds.__name__}.{module.name}")).values()
    if isinstance(value, Kind)
]
SETTING = ReadingContext(date(2026, 3, 10))
NAN, ENDLESS = float("nan"), float("inf")

SHOWN: tuple[tuple[Cell, str], ...] = (
    (None, ""), ("  а\u00a0б \n", "а\u00a0б"), ("\ufeff\u200b", ""), (12.0, "12"), (0.1 + 0.2, "0,3"),
    (89161234567.0, "89161234567"), (-1.5, "-1,5"), (True, "ИСТИНА"), (False, "ЛОЖЬ"),
    (date(2026, 1, 2), "02.01.2026"),
    (datetime(2026, 1, 2, 3, 4), "02.01.2026 03:04"), (datetime(2026, 1, 2), "02.01.2026"),
    (time(9, 5), "09:05"),
    (timedelta(hours=1), "1:00:00"), (NAN, "nan"), (ENDLESS, "inf"), (error_cell("#REF!"), "#ССЫЛКА!"),
    (error_cell("#NEW!"), "#NEW!"), (error_cell(""), "#Н/Д"), (uncalculated_cell("A1"), "=A1"),
    ("а\r\nб\rв", "а\nб\nв"), (Decimal("2.50"), "2,5"), (10**20, "100000000000000000000"),
)  # fmt: skip

MEANT: tuple[tuple[Kind, Cell, object], ...] = (
    (MONEY, "184,50 руб.", Decimal("184.50")), (MONEY, "1 200 р", 1200), (MONEY, "90₽", 90),
    (MONEY, 12.5, Decimal("12.5")),
    (MONEY, "1\u00a0200 рублей 50 копеек", Decimal("1200.50")), (MONEY, "7 руб. 05 коп.", Decimal("7.05")),
    (MONEY, "договорная", "договорная"), (MONEY, "100 руб/час", "100 руб/час"),
    (MONEY, "1,5 руб. 50 коп.", "1,5 руб. 50 коп."),
    (TEXT, 12.0, "12"), (LINES, "а\nб", "а\nб"), (CODE, 12.0, "12"),
    (CODE, "12.0", "12"),
    (CODE, "007", "007"), (PHONE, 89161234567.0, "89161234567"),
    (PHONE, "89161234567.0", "89161234567"),
    (PHONE, "2.0", "2"), (INN, 101000123.0, "0101000123"),
    (INN, 12345678901.0, "012345678901"),
    (INN, "101000123", "101000123"), (INN, True, "ИСТИНА"), (INN, 1.5, "1,5"),
    (OGRN, 1027700132195.0, "1027700132195"), (SNILS, 1234567877.0, "01234567877"),
    (NUMBER, 2.0, 2), (NUMBER, "1,5", Decimal("1.5")),
    (NUMBER, "1 000,50", Decimal("1000.50")),
    (NUMBER, "две", "две"), (NUMBER, "NaN", "NaN"), (NUMBER, "1e400", "1e400"),
    (NUMBER, True, "ИСТИНА"),
    (SEVERAL_OF, "гнев; страх;\n;радость", ("гнев", "страх", "радость")), (SEVERAL_OF, " ; ", None),
    (DAY, 44927.0, date(2023, 1, 1)), (DAY, "44927,5", date(2023, 1, 1)),
    (DAY, date(1905, 1, 1), date(1905, 1, 1)), (DAY, "18.07.1905", date(1905, 7, 18)),
    (MOMENT, 46086.604166666664, datetime(2026, 3, 5, 14, 30)),
    (MOMENT, "5 марта 2026 г. в 9.05", datetime(2026, 3, 5, 9, 5)),
    (MOMENT, "05.03.2026", datetime(2026, 3, 5)),
    (DAY_OR_WORDS, 44927, date(2023, 1, 1)), (DAY_OR_WORDS, 1995.0, "1995"),
    (DAY_OR_WORDS, "март", "март"),
    (DAY_OR_WORDS, datetime(2026, 3, 5, 14, 30), datetime(2026, 3, 5, 14, 30)),
    (DAY_OR_WORDS, True, "ИСТИНА"),
)  # fmt: skip

REFUSED: tuple[tuple[Kind, Cell, str], ...] = (
    (DAY, NAN, "это число, а не дата"), (DAY, ENDLESS, "это число, а не дата"),
    (DAY, -5, "это число, а не дата"), (DAY, 1e300, "это число, а не дата"),
    (DAY, False, "это не дата"), (DAY, timedelta(1), "это не дата"),
    (DAY, "1980", "похоже на год, а не на дату"), (DAY, "в 1980", "это не дата"),
    (DAY, date(1899, 1, 1), "год 1899 невозможен"), (DAY, datetime.max, "год 9999 невозможен"),
    (DAY, "01.01.0001", "год 1 невозможен"),
    (MOMENT, "05.03.2026 24:01", "это не дата со временем"),
    (DAY_OR_WORDS, "31.04.2026", "такой даты нет"),
    (DAY_OR_WORDS, date(1905, 6, 17), "похоже на год 1995"),
    (CODE, date(2026, 1, 2), "Excel превратил значение в дату или время"),
    (PHONE, time(1), "Excel превратил значение в дату или время"),
    (SNILS, timedelta(1), "Excel превратил значение в дату или время"),
    (TEXT, BadCell("#Н/Д", Problem("ошибка", "исправьте")), "ошибка"),
)  # fmt: skip


def field(kind: Kind, choices: str | None = None) -> Field:
    return Field("name", "Поле", kind, choices=choices)


@each(("cell", "text"), SHOWN)
def test_a_cell_as_a_person_sees_it(cell: Cell, text: str) -> None:
    assert shown(cell) == text
    assert is_empty(cell) == (text == "")


@each(("kind", "cell", "value"), MEANT)
def test_what_a_cell_means(kind: Kind, cell: Cell, value: object) -> None:
    meant = parse(field(kind), cell, SETTING)
    assert (meant, type(meant)) == (value, type(value))


@each(("kind", "cell", "what"), REFUSED)
def test_what_a_cell_cannot_mean(kind: Kind, cell: Cell, what: str) -> None:
    with pytest.raises(InvalidAnswer) as refused:
        parse(field(kind), cell, SETTING)
    assert refused.value.problem.message.startswith(what)
    assert refused.value.problem.fix


def test_what_is_known_stays_what_it_was() -> None:
    reader = Reader(field(CODE), SETTING)
    read = [reader.read(cell)[0] for cell in (1.0, True, 1, False, 0.0, "1", 1.0, True)]
    assert read == ["1", "ИСТИНА", "1", "ЛОЖЬ", "0", "1", "1", "ИСТИНА"]


@each("text", ["\x07", "а\x0bб", "\ufffe", "\ud800", "#ДЕЛ/0!", " #N/A\u00a0"])
@each("kind", KINDS)
def test_no_kind_takes_what_cannot_be_trusted(kind: Kind, text: str) -> None:
    value, faults = Reader(field(kind), SETTING).read(text)
    assert (value, len(faults)) == (None, 1)


@each("text", ["а б", "№ 5 «Вера»", "a", ""])
def test_ordinary_texts_are_taken_as_they_are(text: str) -> None:
    assert is_plain(text)
    assert clean(text) is text


@each("cell", [" а", "а ", "а\nб", "а\u00a0б", "\u200b", "#Н/Д", 1.0, None, True])
def test_others_are_looked_at(cell: Cell) -> None:
    assert not is_plain(cell)


@each(
    ("number", "is_valid"),
    [("11223344595", True), ("08765430200", True), ("08765430300", True), ("11223344596", False),
    ("1122334459", False),
     ("112-233-445 95", False), ("１１２２３３４４５９５", False), ("", False)],
)  # fmt: skip
def test_the_checksum_of_a_snils(number: str, is_valid: bool) -> None:
    assert snils_is_valid(number) == is_valid


def test_the_checksums_of_an_inn_and_an_ogrn() -> None:
    assert list(map(inn_is_valid, ("7707083893", "500100732259"))) == [True, True]
    wrong = ("7707083894", "500100732258", "500100732269", "77070838930", "７７０７０８３８９３", "")
    assert not any(map(inn_is_valid, wrong))
    # of the second number 11 is left over, and its last figure is 1
    assert list(map(ogrn_is_valid, ("1027700132195", "304500000000021"))) == [True, True]
    bad = ("1027700132194", "0027700132195", "102770013219", "504500000000021", "")
    assert not any(map(ogrn_is_valid, bad))


@each("kind", KINDS, ids=repr)
def test_the_example_of_a_kind_is_a_right_answer(kind: Kind) -> None:
    text = example_of(kind)
    value, problems = Reader(field(kind), SETTING).read(text)
    assert value is not None, f"«{text}» is no answer of {kind}: give it an `example` in its row of `kinds/`"
    assert not problems, f"«{text}» is doubtful as an answer of {kind}: give it another `example`"


@each(
    ("value", "said"),
    [
        (Decimal("333.335"), ["в сумме есть доли копейки"]),
        (Decimal("333.34"), []),
        (100, []),
        ("договорная", ["это не сумма"]),
        (-5, ["число меньше нуля"]),
    ],
)
def test_what_is_doubted_in_a_sum(value: object, said: list[str]) -> None:
    assert [problem.message for problem in MONEY.doubts(Field("", "", MONEY), value, SETTING)] == said
