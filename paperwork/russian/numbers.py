"""Numbers: in words, with counted nouns, in digits as Russian writes them; ages."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Final, Self

from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.russian.spelled import GENDERS, noun_form, spelled

Number = int | float | Decimal | str

_LIMIT: Final = Decimal(10) ** 15
_TYPED: Final = r"[-+−]?[0-9]+(?:[.,][0-9]+)?"
_DIGITS: Final = r"-?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?"


def in_words(value: Number, gender: str = "м") -> str:
    """Return a whole number in words: «двадцать один», «двадцать одна» with *gender* «ж», «одно» with «с».

    Raises ValueError for what is not a whole number of up to fifteen digits, or for another gender.
    """
    number = _exact(value)
    if number != number.to_integral_value() or abs(number) >= _LIMIT:
        raise ValueError(f"прописью пишется целое число до 15 цифр, а здесь «{value}»")
    if gender not in GENDERS:
        raise ValueError(f"род — «м», «ж» или «с», а здесь «{gender}»")
    return spelled(int(number), gender)


def money(amount: Number) -> Decimal:
    """Return the amount in roubles with two digits of kopecks; half a kopeck is rounded up.

    Raises ValueError for what is not a number below a million billions.
    """
    exact = _exact(amount)
    if abs(exact) >= _LIMIT:
        raise ValueError(f"сумма слишком велика: «{amount}»")
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP) + 0  # no −0,00


def sum_in_figures(amount: Number) -> str:
    """Return «1 234,50» with a no-break space between thousands; words typed in its place as they are.

    Raises ValueError as money does.
    """
    if isinstance(amount, str) and not re.fullmatch(_TYPED, "".join(amount.split())):
        return amount
    return f"{money(amount):,.2f}".replace(",", NO_BREAK_SPACE).replace(".", ",").replace("-", "−")


def whole_roubles(amount: Number) -> str:
    """Return the «1 234» of 1234.5. Raises ValueError as money does."""
    return sum_in_figures(amount).partition(",")[0]


def kopecks(amount: Number) -> str:
    """Return the «50» of 1234.5. Raises ValueError as money does."""
    return sum_in_figures(amount).partition(",")[2]


def roubles_in_words(amount: Number) -> str:
    """Return «сто двадцать рублей 50 копеек»; half a kopeck is rounded up. Raises ValueError as in_words."""
    total = money(amount)
    roubles, rest = divmod(int(abs(total) * 100), 100)
    sign = "минус " if total < 0 else ""
    rouble_word = plural(roubles, "рубль", "рубля", "рублей")
    kopeck_word = plural(rest, "копейка", "копейки", "копеек")
    return f"{sign}{in_words(roubles)} {rouble_word} {rest:02} {kopeck_word}"


def plural(value: Number, one: str, few: str, many: str) -> str:
    """Return the noun's form after the number: 1 услуга, 2 услуги, 5 услуг; 1,5 услуги.

    Raises ValueError for what is not a number.
    """
    number = abs(_exact(value))
    if number != number.to_integral_value():
        return few
    return (one, few, many)[noun_form(int(number))]


def counted(value: Number, one: str, few: str, many: str) -> str:
    """Return the number with its noun and a no-break space between them: «5 услуг»."""
    return f"{decimal(value)}{NO_BREAK_SPACE}{plural(value, one, few, many)}"


def years(value: Number) -> str:
    """Return «46 лет», «21 год», «3 года» with a no-break space."""
    return counted(value, "год", "года", "лет")


def decimal(value: Number) -> str:
    """Return the number in digits: 12 for 12.0, «0,5» for 0.5, never an exponent; other text as it is.

    A `Span` is printed whole. Raises ValueError for a number that is not finite.
    """
    if isinstance(value, Span):
        return str(value)
    if isinstance(value, str) and not re.fullmatch(_DIGITS, value.strip()):
        return value
    number = _exact(value)
    if number == number.to_integral_value():
        return str(int(number))
    return f"{number:f}".rstrip("0").replace(".", ",")


def signed(value: Number) -> str:
    """Return the number as a difference: «+3», «−31», «0». Raises ValueError as decimal does."""
    number = decimal(value)
    if number.startswith("-"):
        return f"−{number[1:]}"
    return f"+{number}" if number[:1].isdigit() and number != "0" else number


def _exact(value: Number) -> Decimal:
    """Return the number as people see it. Raises ValueError for what is not a finite number."""
    if isinstance(value, str):
        value = _typed(value)
    elif isinstance(value, float):
        value = f"{value:.15g}"  # the digits that a spreadsheet shows: 0.3 for 0.1 + 0.2
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"здесь нужно число, а не «{value}»")
    return number


def _typed(text: str) -> str:
    """Return a number as people type it («1 200,50») as Python writes it. Raises ValueError for words."""
    bare = "".join(text.split())
    if not re.fullmatch(_TYPED, bare):
        raise ValueError(f"здесь нужно число, а не «{text}»")
    return bare.replace(",", ".").replace("−", "-")


class Span(int):
    """The least of several numbers that are all right, compared as a number and printed as «1–3».

    ``most`` is the greatest of them, None where there is none: «от 17». A ``least`` of 1.5 is compared as
    the next whole number.
    """

    least: int | Decimal
    most: int | Decimal | None

    def __new__(cls, least: int | Decimal, most: int | Decimal | None) -> Self:
        """Return the numbers from the least to the most."""
        span = super().__new__(cls, ceil(least))
        span.least, span.most = least, most
        return span

    def __getnewargs__(self) -> tuple[int | Decimal, int | Decimal | None]:  # type: ignore[override]  # of int: one
        """Return what a copy is made of."""
        return self.least, self.most

    def __str__(self) -> str:
        """Return «4», «1–3», «1,5–3» or «от 17»."""
        least = decimal(self.least)
        if self.most is None:
            return f"от{NO_BREAK_SPACE}{least}"
        return least if self.most == self.least else f"{least}–{decimal(self.most)}"

    def __format__(self, spec: str) -> str:
        """Return the numbers as they are printed, or the least in the format asked for."""
        return format(self.least, spec) if spec else str(self)

    def off(self, number: int | Decimal) -> int | Decimal:
        """Return how far a number is below the least (−1) or above the most (+2), 0 in between."""
        if number < self.least:
            return number - self.least
        return max(number - self.most, 0) if self.most is not None else 0


def spans_sum(spans: Iterable[Span]) -> Span:
    """Return the numbers that come of one out of each span; without a most where one of them has none."""
    found = list(spans)
    most = [span.most for span in found if span.most is not None]
    least = sum((span.least for span in found), 0)
    return Span(least, sum(most, 0) if len(most) == len(found) else None)


COUNTED_IN_MONTHS = 3  # years: whoever is younger


class Age(int):
    """A person's age in full years, which is compared as a number and printed as «46 лет».

    ``months`` are those since the last birthday, None where they are not known.
    """

    months: int | None

    def __new__(cls, full_years: int, months: int | None = None) -> Self:
        """Return the age in full years and the months after them."""
        age = super().__new__(cls, full_years)
        age.months = months
        return age

    def __getnewargs__(self) -> tuple[int, int | None]:  # type: ignore[override]  # int has one argument
        """Return what a copy is made of."""
        return int(self), self.months

    def __str__(self) -> str:
        """Return «46 лет», of a small child «1 год 4 месяца», «11 месяцев»."""
        if self.months is None or not 0 <= self < COUNTED_IN_MONTHS:
            return years(int(self))
        parts = [years(int(self))] if self else []
        if self.months:
            parts.append(counted(self.months, "месяц", "месяца", "месяцев"))
        return " ".join(parts) or f"менее{NO_BREAK_SPACE}месяца"

    def __format__(self, spec: str) -> str:
        """Return the age as it is printed, or the bare number in the format asked for."""
        return format(int(self), spec) if spec else str(self)


def whole_age(birth: date, day: date) -> Age:
    """Return the full years on *day* and the months after them."""
    months = (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)
    return Age(age_on(birth, day), months % 12)


def reached_on(birth: date, age: Age) -> date | None:
    """Return the day since which somebody born on *birth* has been of the *age*, as it is printed.

    It is None of a child under a month, and of an age that is not reckoned from a day of birth.
    """
    if age.months is None:
        return None
    months = int(age) * 12 + (age.months if age < COUNTED_IN_MONTHS else 0)
    if months <= 0:
        return None
    year, month = divmod(birth.year * 12 + birth.month - 1 + months, 12)
    day = date(year, month + 1, 1) + timedelta(birth.day - 1)
    return day if day.month == month + 1 else day.replace(day=1)


def age_on(birth: date, day: date) -> int:
    """Return the full years on *day*; who was born on 29 February has a birthday on 1 March otherwise.

    The number is negative where *day* is before *birth*.
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
