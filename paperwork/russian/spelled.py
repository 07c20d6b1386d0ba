"""Whole numbers written out in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_listed = str.split
_UNITS: Final = {
    "м": _listed("ноль один два три четыре пять шесть семь восемь девять"),
    "ж": _listed("ноль одна две три четыре пять шесть семь восемь девять"),
    "с": _listed("ноль одно два три четыре пять шесть семь восемь девять"),
}
_TEENS: Final = _listed(
    "десять одиннадцать двенадцать тринадцать четырнадцать"
    " пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
_TENS: Final = _listed("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
_HUNDREDS: Final = _listed("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
_POWERS: Final = (  # of a thousand: gender and the noun after 1, 2 and 5
    (10**12, "м", ("триллион", "триллиона", "триллионов")),
    (10**9, "м", ("миллиард", "миллиарда", "миллиардов")),
    (10**6, "м", ("миллион", "миллиона", "миллионов")),
    (10**3, "ж", ("тысяча", "тысячи", "тысяч")),
)
GENDERS: Final = frozenset(_UNITS)


@lru_cache(maxsize=1024)
def spelled(number: int, gender: str) -> str:
    """Return a number of up to fifteen digits in words; *gender* is that of what is counted."""
    words = " ".join(_words(abs(number), gender)) or _UNITS[gender][0]
    return f"минус {words}" if number < 0 else words


def noun_form(number: int) -> int:
    """Return which form a noun has after the number: 0 as after 1, 1 as after 2, 2 as after 5."""
    last_two, last = number % 100, number % 10
    if 11 <= last_two <= 14:
        return 2
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(last, 2)


def _words(number: int, gender: str) -> Iterator[str]:
    for power, its_gender, nouns in _POWERS:
        count, number = divmod(number, power)
        if count:  # миллион is masculine whatever is counted: два миллиона две услуги
            yield from _below_thousand(count, its_gender)
            yield nouns[noun_form(count)]
    yield from _below_thousand(number, gender)


def _below_thousand(number: int, gender: str) -> Iterator[str]:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        yield _HUNDREDS[hundreds - 1]
    tens, units = divmod(rest, 10)
    if tens == 1:
        yield _TEENS[units]
        return
    if tens:
        yield _TENS[tens - 2]
    if units:
        yield _UNITS[gender][units]
