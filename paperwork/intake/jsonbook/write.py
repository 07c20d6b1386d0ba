"""Changing a JSON book: the answers that are given are different afterwards, the rest is as it was."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.intake.jsonbook.parsed import parsed
from paperwork.sheets import schema_titled
from paperwork.sheets.answers.cells import BadCell, Cell, shown
from paperwork.sheets.answers.sheet import SheetLayout

INDENT = re.compile(rb"[\[{]\r?\n([ \t]*)")
Edit = tuple[int | None, Mapping[str, Cell]]  # as in a `RowEdit`
JsonRecord = dict[str, object]


def amended_json(name: str, data: bytes, sheets: Mapping[str, Sequence[Edit]]) -> bytes:
    """The book ``data``, called ``name``, with the records of the sheets as they are to be.

    Raises `PaperworkError` where something in the file could not be written again as it is.
    """
    parsed(name, data)  # whose bounds and sentences hold here too
    content = _exact(name, data.decode("utf-8-sig"))
    for title, edits in sheets.items():
        key = next((key for key in content if fold(key) == fold(title)), title)
        if schema_titled(title).sheet.layout is SheetLayout.CARD:
            content[key] = _changed(_card(name, key, content.get(key)), edits[0][1] if edits else {})
        else:
            old = _table(name, key, content.get(key))
            content[key] = [_changed(old[row - 1] if row else {}, answers) for row, answers in edits]
    return _written(content, data)


def _exact(name: str, text: str) -> dict[str, object]:
    """The content of the file; raises `PaperworkError` where it does not say all that the file does."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise PaperworkError(f"{name}: «{twice}» записано дважды; оставьте одно и повторите")
        return found

    def number(text: str) -> float:
        found = float(text)
        if math.isfinite(found):
            return found
        raise PaperworkError(f"{name}: {text} — это не число; запишите его текстом, в кавычках, и повторите")

    content: dict[str, object] = json.loads(
        text, object_pairs_hook=once, parse_float=number, parse_constant=number
    )
    return content


def _card(name: str, title: str, content: object) -> JsonRecord:
    if content is None or isinstance(content, dict):
        return content or {}
    raise _misshapen(name, title)


def _table(name: str, title: str, content: object) -> list[JsonRecord]:
    if content is None:
        return []
    if isinstance(content, list) and all(isinstance(record, dict) for record in content):
        return content
    raise _misshapen(name, title)


def _misshapen(name: str, title: str) -> PaperworkError:
    return PaperworkError(
        f"{name}: лист «{title}» записан неверно; исправьте то, что покажет paperwork check, и повторите"
    )


def _changed(record: JsonRecord, answers: Mapping[str, Cell]) -> JsonRecord:
    """The record with the answers, each under the header that it has already."""
    headers = {fold(key): key for key in reversed(record)}
    return record | {headers.get(fold(header), header): _value(cell) for header, cell in answers.items()}


def _value(cell: Cell) -> object:
    match cell:
        case datetime():
            return cell.isoformat(timespec="minutes")
        case date():
            return cell.isoformat()
        case Decimal():
            return float(cell)
        case time() | timedelta() | BadCell():
            return shown(cell)
    return cell


def _written(content: object, old: bytes) -> bytes:
    """The content as the old file was written: with its indents, line breaks and way of writing letters."""
    found = INDENT.search(old)
    text = json.dumps(content, ensure_ascii=old.isascii(), indent=found.group(1).decode() if found else None)
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    end = old[len(old.rstrip()) :]
    return text.encode() + end
