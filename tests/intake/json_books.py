"""Books of JSON written in a test out of the records of a workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

from books import Row

from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.sheet import SheetLayout


def write_json(path: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    """Writes records as a JSON book: a card is one record, a table a list of them."""
    content = {title: _content(title, rows) for title, rows in sheets.items()}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=iso), encoding="utf-8")
    return path


def _content(title: str, rows: Sequence[Row]) -> object:
    schema = SCHEMA_BY_TITLE.get(title)
    is_card = schema is not None and schema.sheet.layout is SheetLayout.CARD
    return rows[0] if is_card and rows else rows


def iso(value: object) -> str:
    """A day, a moment or a time of day as JSON writes it."""
    if isinstance(value, (datetime, time)):
        return value.isoformat(timespec="minutes")
    assert isinstance(value, date)
    return value.isoformat()
