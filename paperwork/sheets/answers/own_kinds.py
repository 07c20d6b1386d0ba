"""What the answers of a user's own column are, by its header: a day, a number, a telephone, mail, words."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import lru_cache

from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.russian.dates import short_date
from paperwork.sheets.answers.cells import InvalidAnswer
from paperwork.sheets.answers.kind import TEXT, Field, Kind, ReadingContext
from paperwork.sheets.answers.kinds.days import DAY
from paperwork.sheets.answers.kinds.numbers import NUMBER
from paperwork.sheets.answers.kinds.texts import EMAIL, PHONE

HEADERS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"\b(?:телефоны?|тел|моб(?:ильный)?|сотовый)\b"), PHONE),
    (re.compile(r"\b(?:почта|mail|email|емаил|е маил)\b"), EMAIL),
    (re.compile(r"\b(?:дата|когда)\b|\bдень рождения\b|^родил(?:ся|ась)\b"), DAY),
    (
        re.compile(
            r"^(?:сумма|количество|кол во|возраст|доход|зарплата|оклад|пенсия|пособие|стоимость|цена"
            r"|баллы?|рост|вес|площадь|число|сколько|итого)\b"
        ),
        NUMBER,
    ),
)
WITHHELD = {PHONE: "телефон", EMAIL: "почта"}  # what of a person such answers are
ADDRESS, BIRTH = re.compile(r"^адрес\b"), "дата рождения"
DAYS, NUMBERS = DAY.name, NUMBER.name
PAST = re.compile(r"рожд|родил|смерт")
WRITTEN_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
LIKE_A_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
FIGURE = re.compile(r"\d[\d ]{0,8}(?:[.,]\d+)?")
OLDEST = 120


@lru_cache(maxsize=2**10)
def own_field(tag: str, header: str, kind: Kind | None = None) -> Field:
    """The field of such a column; without a ``kind`` the header says it."""
    folded = fold(header)
    kind = kind or next((kind for pattern, kind in HEADERS if pattern.search(folded)), TEXT)
    is_past = kind is DAY and PAST.search(folded) is not None
    withheld = BIRTH if is_past else "адрес" if ADDRESS.search(folded) else WITHHELD.get(kind, "")
    years = OLDEST if is_past else None
    return Field(name=tag, header=header, kind=kind, years_back=years, withheld=withheld)


def kind_named(name: str) -> Kind | None:
    """The kind of the name that may be said of a column beside its header; None for any other."""
    return {DAYS: DAY, NUMBERS: NUMBER}.get(name)


def read_own(item: Field, text: str, context: ReadingContext) -> tuple[str, list[Problem]]:
    """The text of a cell, a day always in the same figures, and the warnings about it.

    Nobody has promised what such a column holds: words are never wrong, and nothing is an error.
    """
    has_figures = any(sign.isdecimal() for sign in text)
    if LIKE_A_DAY.fullmatch(text) or (item.kind is DAY and has_figures):
        try:
            day = DAY.read(text, item, context)
        except InvalidAnswer as invalid:
            return text, [Problem(invalid.problem.message, invalid.problem.fix, Level.WARNING)]
        doubts = DAY.doubts(item, day, context) if item.kind is DAY else []
        return short_date(day) if isinstance(day, date) else text, doubts
    if (item.kind is PHONE and has_figures) or (item.kind is EMAIL and "@" in text):
        return text, item.kind.doubts(item, text, context)
    if item.kind is NUMBER and has_figures:
        return text, NUMBER.doubts(item, NUMBER.read(text, item, context), context)
    return text, []


def is_figure(tag: str, text: str) -> bool:
    """Whether an answer is a quantity or a sum, and so leads to no one."""
    return own_field(tag, tag).kind is NUMBER and FIGURE.fullmatch(text) is not None


def own_value(item: Field, text: str | None) -> object:
    """What a template gets of the text: a day or a number where it is one, so that it can be compared."""
    if text is None:
        return None
    if found := WRITTEN_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        with suppress(ValueError):
            return date(year, month, day)
    return NUMBER.read(text, item, ReadingContext()) if item.kind is NUMBER else text
