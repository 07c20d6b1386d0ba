"""A casebook of any size: the sample's own clients, as many times over as there are to be clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import openpyxl

from paperwork.common.resources import sample_data
from paperwork.russian.date_reading import parse_date
from paperwork.russian.dates import short_date
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import FILE_NUMBER, Field, Schema, field_of
from paperwork.sheets.answers.kinds.texts import LINES
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.clients import Client

BIRTH_DATE = field_of(Client, lambda it: it.birth_date)
MODELS = ("12", "15", "27", "33")  # clients of the sample who get all three documents
# the sheets of the official papers, which no paper of the first set reads; `new --set` leaves them out too
OFFICIAL = (
    "Семья", "Жилье", "Обследования", "Ребенок", "Документы дела", "ИППСУ", "Отказы", "Сопровождение",
    "Результаты", "Договоры", "Табель", "Профилактика", "Оценки практики", "Задание",
)  # fmt: skip


def write_casebook(path: Path, clients: int, *, official: bool = False) -> int:
    """Writes a casebook with so many clients, three documents each; returns how many cells it has.

    The sheets of the ``official`` papers are left out where they are not asked for.
    """
    book = openpyxl.Workbook(write_only=True)
    cells = 0
    for title, rows in casebook_rows(clients, official=official).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
            cells += sum(value is not None for value in row)
    book.save(path)
    return cells


def casebook_rows(clients: int, *, official: bool = False) -> dict[str, Sequence[Sequence[object]]]:
    """The rows of each sheet of such a casebook."""
    data: Mapping[str, Any] = sample_data()
    sheets = [schema for schema in SCHEMAS if official or schema.sheet.title not in OFFICIAL]
    return {schema.sheet.title: _rows(schema, data.get(schema.sheet.title, []), clients) for schema in sheets}


def _rows(schema: Schema, content: Any, clients: int) -> Sequence[Sequence[object]]:
    headers = [item.header for item in schema.fields]
    if schema.sheet.layout is SheetLayout.CARD:
        return [[header, content.get(header)] for header in headers]
    if FILE_NUMBER not in headers or schema.sheet.title == "Обращения":
        return [headers, *([row.get(header) for header in headers] for row in content)]
    own: dict[str, list[Mapping[str, Any]]] = {model: [] for model in MODELS}
    for row in content:
        if row.get(FILE_NUMBER) in own:
            own[row[FILE_NUMBER]].append(row)
    rows: list[Sequence[object]] = [headers]
    for number, model in zip(range(1, clients + 1), cycle(MODELS), strict=False):
        for row in own[model]:
            rows.append([_own(item, row.get(item.header), number) for item in schema.fields])
    return rows


def _own(item: Field, value: object, number: int) -> object:
    """The answer for this client: free texts are each person's own, words from lists are not.

    The day of birth is one's own too: else the same person would be told under many numbers.
    """
    if item.header == FILE_NUMBER:
        return str(number)
    if item is BIRTH_DATE and value:
        return short_date(
            parse_date(str(value), today=date.today(), past=True) - timedelta(number // len(MODELS))
        )
    return f"{value} ({number})" if item.kind is LINES and value else value
