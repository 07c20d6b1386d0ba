"""Numbers: in words, with nouns, in figures; ages."""

import pickle
from datetime import date, timedelta
from decimal import Decimal

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from paperwork.russian import numbers
from paperwork.russian.numbers import Age, Number, Span, decimal, spans_sum

SERVICES = ("услуга", "услуги", "услуг")


@each(
    ("value", "gender", "expected"),
    [
        (0, "м", "ноль"),
        (1, "с", "одно"),
        (2, "ж", "две"),
        (21, "м", "двадцать один"),
        (21, "ж", "двадцать одна"),
        (21.0, "ж", "двадцать одна"),
        ("1 002", "м", "одна тысяча два"),
        (Decimal(40), "м", "сорок"),
        (-5, "м", "минус пять"),
        (10, "ж", "десять"),
        (12, "ж", "двенадцать"),
        (119, "с", "сто девятнадцать"),
        (340, "м", "триста сорок"),
        (990, "м", "девятьсот девяносто"),
        (11_000, "с", "одиннадцать тысяч"),
        (1_914_562, "ж", "один миллион девятьсот четырнадцать тысяч пятьсот шестьдесят две"),
    ],
)
def test_in_words(value: Number, gender: str, expected: str) -> None:
    assert numbers.in_words(value, gender) == expected


@each(
    ("value", "feminine", "neuter"),
    [
        (1_000_000, "один миллион", "один миллион"),
        (2_000_000, "два миллиона", "два миллиона"),
        (5_000_000, "пять миллионов", "пять миллионов"),
        (1_000_001, "один миллион одна", "один миллион одно"),
        (2_000_002, "два миллиона две", "два миллиона два"),
        (21_000_001, "двадцать один миллион одна", "двадцать один миллион одно"),
        (22_000_022, "двадцать два миллиона двадцать две", "двадцать два миллиона двадцать два"),
        (101_000_000, "сто один миллион", "сто один миллион"),
        (1_001_000, "один миллион одна тысяча", "один миллион одна тысяча"),
        (2_002_002, "два миллиона две тысячи две", "два миллиона две тысячи два"),
        (1_000_000_000, "один миллиард", "один миллиард"),
        (2_000_000_000, "два миллиарда", "два миллиарда"),
        (1_000_000_001, "один миллиард одна", "один миллиард одно"),
        (1_002_000_001, "один миллиард два миллиона одна", "один миллиард два миллиона одно"),
        (2_001_001_000, "два миллиарда один миллион одна тысяча", "два миллиарда один миллион одна тысяча"),
        (41_000_000_000, "сорок один миллиард", "сорок один миллиард"),
        (1_000_000_000_000, "один триллион", "один триллион"),
        (2_000_000_000_001, "два триллиона одна", "два триллиона одно"),
        (-2_000_001, "минус два миллиона одна", "минус два миллиона одно"),
        (1_000, "одна тысяча", "одна тысяча"),
        (2_001, "две тысячи одна", "две тысячи одно"),
        (0, "ноль", "ноль"),
    ],
)
def test_a_million_is_masculine_whatever_is_counted(value: int, feminine: str, neuter: str) -> None:
    assert (numbers.in_words(value, "ж"), numbers.in_words(value, "с")) == (feminine, neuter)


def test_no_two_numbers_are_called_the_same() -> None:
    assert len({numbers.in_words(value) for value in range(2000)}) == 2000


@each(("value", "gender"), [(1.5, "м"), ("пять", "м"), (float("inf"), "м"), (10**15, "м"), (1, "x")])
def test_not_in_words(value: Number, gender: str) -> None:
    with pytest.raises(ValueError, match=r"[а-я]"):
        numbers.in_words(value, gender)


@each(
    ("amount", "expected"),
    [
        (120.5, "сто двадцать рублей 50 копеек"),
        (1, "один рубль 00 копеек"),
        (0.01, "ноль рублей 01 копейка"),
        ("2 002,22", "две тысячи два рубля 22 копейки"),
        (Decimal("0.995"), "один рубль 00 копеек"),
        (-3, "минус три рубля 00 копеек"),
        (1_000_000, "один миллион рублей 00 копеек"),
    ],
)
def test_roubles(amount: Number, expected: str) -> None:
    assert numbers.roubles_in_words(amount) == expected


@pytest.mark.parametrize("amount", ["даром", float("nan"), 10**15])
def test_no_roubles(amount: Number) -> None:
    with pytest.raises(ValueError, match=r"[а-я]"):
        numbers.roubles_in_words(amount)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("услуга", [1, 21, 101, 1.0, "1", -1]),
        ("услуги", [2, 3, 4, 22, 104, 1.5, "0,5"]),
        ("услуг", [0, 5, 11, 12, 14, 20, 111, 112, 1000, 10**40]),
    ],
)
def test_the_word_after_a_number(words: str, values: list[Number]) -> None:
    assert {numbers.plural(value, *SERVICES) for value in values} == {words}


@each(
    ("value", "expected"),
    [
        (12, "12"), (12.0, "12"), (0.5, "0,5"), (0.1 + 0.2, "0,3"), (1e20, "100000000000000000000"),
        (1e-7, "0,0000001"), (Decimal("1E+3"), "1000"), (Decimal("1.50"), "1,5"), (-2.25, "-2,25"),
        ("12.0", "12"), ("0,5", "0,5"), ("007", "007"), ("по нужде", "по нужде"), ("", ""), (100, "100"),
    ],
)  # fmt: skip
def test_figures(value: Number, expected: str) -> None:
    assert numbers.decimal(value) == expected


@given(
    st.floats(allow_nan=False, allow_infinity=False)
    | st.decimals(allow_nan=False, allow_infinity=False, places=3)
)
def test_figures_have_no_exponent(value: Number) -> None:
    assert set(numbers.decimal(value)) <= set("-0123456789,")


@each(
    ("value", "expected"),
    [(46, "46 лет"), (21, "21 год"), (3, "3 года"), (111, "111 лет"), (0, "0 лет"), (1.5, "1,5 года")],
)
def test_years(value: Number, expected: str) -> None:
    assert numbers.years(value) == expected.replace(" ", "\u00a0")


def test_counted() -> None:
    assert numbers.counted(5, *SERVICES) == "5\u00a0услуг"


@each(
    ("birth", "expected"),
    [
        (date(2026, 3, 31), "менее месяца"),
        (date(2026, 3, 1), "менее месяца"),
        (date(2026, 2, 28), "1 месяц"),
        (date(2025, 11, 30), "4 месяца"),
        (date(2025, 4, 30), "11 месяцев"),
        (date(2025, 3, 31), "1 год"),
        (date(2024, 11, 12), "1 год 4 месяца"),
        (date(2024, 2, 29), "2 года 1 месяц"),
        (date(2023, 4, 1), "2 года 11 месяцев"),
        (date(2023, 3, 31), "3 года"),
        (date(2005, 1, 1), "21 год"),
        (date(2026, 4, 1), "-1 год"),
    ],
)
def test_the_age_of_a_small_child_has_months(birth: date, expected: str) -> None:
    age = pickle.loads(pickle.dumps(numbers.whole_age(birth, date(2026, 3, 31))))
    assert str(age).replace("\u00a0", " ") == expected
    assert int(age) == numbers.age_on(birth, date(2026, 3, 31))
    reached = numbers.reached_on(birth, age)
    assert (reached is None) == (expected in {"менее месяца", "-1 год"})
    if reached:
        before = numbers.whole_age(birth, reached - timedelta(1))
        assert str(numbers.whole_age(birth, reached)) == str(age) != str(before)


def test_the_day_of_an_age_that_is_not_reckoned_from_a_day_of_birth_is_not_known() -> None:
    assert numbers.reached_on(date(1980, 2, 14), Age(46)) is None


def test_an_age_is_a_number_that_is_printed_with_its_unit() -> None:
    age = pickle.loads(pickle.dumps(Age(46)))
    assert age > 18
    assert (str(age), f"{age}", f"{age:03}") == ("46\u00a0лет", "46\u00a0лет", "046")


@each(
    ("birth", "day", "expected"),
    [
        (date(1980, 2, 1), date(2026, 1, 31), 45),
        (date(1980, 2, 1), date(2026, 2, 1), 46),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2026, 2, 1), date(2026, 2, 1), 0),
        (date(2027, 2, 1), date(2026, 2, 1), -1),
    ],
)
def test_age(birth: date, day: date, expected: int) -> None:
    assert numbers.age_on(birth, day) == expected


SPANS = (  # the least and the most, printed; how far 2 and 23 are off
    (1, 3, "1–3", 0, 20), (4, 4, "4", -2, 19), (17, None, "от\u00a017", -15, 0),
    (Decimal("22.5"), Decimal("22.5"), "22,5", Decimal("-20.5"), Decimal("0.5")),
    (Decimal("0.5"), 2, "0,5–2", 0, 21),
)  # fmt: skip


@each(("least", "most", "printed", "off", "far"), SPANS)
def test_numbers_that_are_all_right(
    least: int | Decimal, most: int | Decimal | None, printed: str, off: object, far: object
) -> None:
    span = Span(least, most)
    assert (str(span), decimal(span), f"{span}") == (printed,) * 3
    assert (span.off(2), span.off(23), bool(span)) == (off, far, True)
    copied = pickle.loads(pickle.dumps(span))
    assert (copied.least, copied.most) == (least, most)
    assert str(spans_sum([span, Span(0, 0)])) == printed
