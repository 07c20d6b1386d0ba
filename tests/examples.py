"""Right answers where a test knows none: they follow from the declarations of kinds and sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field
from paperwork.sheets.answers.kind import Kind

Sheets = dict[str, list[dict[str, Any]]]  # rows as header → value


def example_of(kind: Kind) -> str:
    """A typed text that is a right answer of the kind."""
    return kind.example or "слово"


def right_answer(item: Field, sheets: Mapping[str, list[dict[str, Any]]]) -> object:
    """A right answer of the field in a book with these sheets."""
    target = SCHEMA_BY_TITLE.get(item.link or "")
    if target and target.sheet.key and sheets.get(target.sheet.title):
        return sheets[target.sheet.title][0][target.by_name[target.sheet.key].header]
    return standard()[item.choices].values[0].shown if item.choices else example_of(item.kind)


def with_what_is_required(sheets: Sheets) -> Sheets:
    """The sheets with an answer in every required field, and a row on each sheet that has none."""
    for schema in SCHEMAS:
        required = [item for item in schema.fields if item.required]
        if schema.sheet.title not in sheets:
            sheets[schema.sheet.title] = [{}]
            required = required or [schema.fields[0]]
        for row in sheets[schema.sheet.title]:
            for item in required:
                if item.header not in row:
                    row[item.header] = right_answer(item, sheets)
    return sheets
