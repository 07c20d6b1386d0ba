"""Typography: no-break spaces, quotation marks, first letters and lists in running text."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from paperwork.russian.abbreviations import BEFORE_NAMES
from paperwork.russian.dates import short_date
from paperwork.russian.names import NO_BREAK_SPACE

_SHORT_WORDS: Final = (
    "а в во да до за и из или к ко как на над не ни но о об обо от по под при про с со то у через без для что"
)
_UNITS: Final = (
    r"г\.|гг\.|лет\b|года?\b|году\b|годах\b|руб\.|рубл\w+|коп\.|копе\w+|тыс\.|млн\b|млрд\b|чел\.|шт\.|экз\."
    r"|мин\.|час\w*|ч\.|дн\.|дн\w+|день\b|недел\w+|месяц\w*|мес\.|раз\w*|единиц\w*|кв\.\s?м\b|кг\b|км\b|см\b|мм\b|мл\b|м\b|л\b|%|₽"
    r"|(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[яа]\b"
)
# Each pattern is a place for a no-break space; the order does not matter.
_PLACES: Final = (
    rf"(?<![\w-])(?i:{'|'.join(_SHORT_WORDS.split())}) (?=\S)",  # в доме
    r"№[ \u00a0]?(?=\w)",  # № 5
    rf"(?<=[0-9])[ ](?={_UNITS})",  # 46 лет, 5 июня
    r"(?<=[0-9])[ ](?=г\b)",  # 2016 г
    r"(?<![А-ЯЁа-яё])[А-ЯЁ]\.[ ]?(?=[А-ЯЁ]\.|[А-ЯЁ][а-яё])",  # В. И. Соколова
    r"(?<=[а-яё])[ ](?=[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.)",  # Соколова В. И.
    rf"(?<![\w-])(?i:г|{'|'.join(BEFORE_NAMES)})\. (?=[А-ЯЁ0-9])",  # г. Москва, ст. 10
)
_SHORT: Final = 100  # signs
_OPENING_STRAIGHT: Final = r'(?<![^\s(\[«„—–-])"(?=\S)'
_INNER: Final = str.maketrans("«»", "„“")


def no_break(text: str) -> str:
    """Return the text with no-break spaces where a line must not end.

    They are put after short words and №, between a number and its unit, between initials and a surname.
    """
    return _remembered(text) if len(text) <= _SHORT else _bound(text)


def _bound(text: str) -> str:
    for place in _PLACES:
        text = re.sub(place, _with_no_break, text)
    return text


_remembered = lru_cache(maxsize=1024)(_bound)  # plans repeat how much and how often


def _with_no_break(found: re.Match[str]) -> str:
    return found[0].rstrip(" \u00a0") + NO_BREAK_SPACE


def paragraphs(value: object) -> list[str]:
    """Return the lines of a text that have something in them; what is no text is one line."""
    return [line for line in (line.strip() for line in str(value).splitlines()) if line]


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case, the rest as it is."""
    if text[:1].isalpha():
        return text[0].upper() + text[1:]
    index = _first_letter(text)
    return text if index is None else text[:index] + text[index].upper() + text[index + 1 :]


def lowered(text: str) -> str:
    """Return the text with its first letter in lower case, unless it begins with an abbreviation (МФЦ)."""
    index = _first_letter(text)
    if index is None or text[index + 1 : index + 2].isupper():
        return text
    return text[:index] + text[index].lower() + text[index + 1 :]


def _first_letter(text: str) -> int | None:
    """Return the place of the first letter, None where a figure comes before it."""
    index = next((i for i, letter in enumerate(text) if letter.isalnum()), None)
    return index if index is not None and text[index].isalpha() else None


def quoted(text: str) -> str:
    """Return the text in «…», with „…“ inside; a text that is in such quotation marks is not quoted again."""
    angled = re.sub(_OPENING_STRAIGHT, "«", text.strip()).replace('"', "»")
    inner = angled[1:-1] if _is_quoted(angled) else angled
    return f"«{inner.translate(_INNER)}»"


def _is_quoted(text: str) -> bool:
    """Tell whether the first mark is closed by the last one, not by one in between («А» и «Б»)."""
    if len(text) < 2 or text[0] != "«" or text[-1] != "»":
        return False
    depth = 0
    for mark in text[:-1]:
        depth += (mark == "«") - (mark == "»")
        if depth == 0:
            return False
    return True


def listed(values: Iterable[object] | str) -> str:
    """Return «а, б и в»; empty values are left out, dates are in digits, a text is returned as it is."""
    if isinstance(values, str):
        return values
    *most, last = [text for value in values if value is not None and (text := _printed(value))] or [""]
    return f"{', '.join(most)} и {last}" if most else last


def _printed(value: object) -> str:
    return short_date(value) if isinstance(value, date) else str(value).strip()
