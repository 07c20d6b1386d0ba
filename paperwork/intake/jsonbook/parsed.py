"""From the bytes of a JSON file to its values, bounded; what no cell can hold becomes a `BadCell`."""

from __future__ import annotations

import codecs
import json
import math

from paperwork.common.errors import PaperworkError, Problem
from paperwork.sheets.answers.cells import BadCell

LARGEST = 100 * 2**20  # bytes
MOST_VALUES = 10_000_000
LONGEST_NUMBER = 30  # digits; a longer one is the number of nothing
OTHER_CODES = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # those of UTF-32 begin or end with the same bytes
IN_QUOTES = "уберите его или запишите текстом, в кавычках"


def parsed(name: str, data: bytes) -> dict[str, object]:
    """The object that the file holds. A key that an object repeats is kept with a space after it.

    Raises `PaperworkError` where the file is too large, no JSON or no object.
    """
    text = _text(name, data)
    try:
        values = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=lambda text: _no_number(text, "это не число"),
        )
    except json.JSONDecodeError as error:
        raise PaperworkError(
            f"{name}: это не JSON: ошибка в строке {error.lineno}, знак {error.colno};"
            " исправьте ее там, откуда файл, или в редакторе"
        ) from None
    except RecursionError:
        raise PaperworkError(f"{name}: слишком много вложенных скобок; {_shape()}") from None
    if not isinstance(values, dict):
        raise PaperworkError(f"{name}: это не книга; {_shape()}")
    return values


def _shape() -> str:
    return "в файле нужен один объект: название листа → записи; образец дает paperwork schema"


def _text(name: str, data: bytes) -> str:
    if len(data) > LARGEST:
        raise PaperworkError(f"{name}: файл больше {LARGEST // 2**20} МБ; разделите его на части")
    if sum(map(data.count, (b",", b"{", b"["))) > MOST_VALUES:  # each may begin a value
        raise PaperworkError(f"{name}: в книге слишком много данных; разделите ее на части")
    if data.startswith(OTHER_CODES) or b"\0" in data[:4]:
        raise PaperworkError(f"{name}: файл записан не в UTF-8; сохраните его в UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PaperworkError(
            f"{name}: файл записан не в UTF-8 (байт {error.start + 1}); сохраните его в UTF-8"
        ) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The pairs by their keys: spaces do not count in a title or header, so a repeated one gets some."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        while key in found:
            key += " "
        found[key] = value
    return found


def _whole(text: str) -> object:
    return int(text) if len(text) <= LONGEST_NUMBER else _no_number(text, "такое число слишком велико")


def _fraction(text: str) -> object:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text, "такое число слишком велико")


def _no_number(text: str, message: str) -> BadCell:
    return BadCell(text, Problem(message, IN_QUOTES))
