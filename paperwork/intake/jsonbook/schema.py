"""The JSON Schema of a book of JSON and of the records of one sheet."""

from __future__ import annotations

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold, nearest
from paperwork.intake.excel.reading.lists import LISTS
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Schema, field_of
from paperwork.sheets.answers.json_schema import OWN, JsonSchema
from paperwork.sheets.answers.own_rows import PURPOSE, OwnRow
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.clients import Client

DRAFT = "https://json-schema.org/draft/2020-12/schema"
CLIENTS = Client.sheet.title
NUMBERED: JsonSchema = {"items": {"required": [field_of(Client, lambda it: it.file_number).header]}}


def book_schema() -> JsonSchema:
    """The schema of a whole book: sheet title → its list of records, a card's one record."""
    sheets: JsonSchema = {schema.sheet.title: _records(schema) for schema in SCHEMAS}
    return {
        "$schema": DRAFT,
        "title": "Книга дел",
        "description": "Название листа → список записей по заголовкам; у карточки — одна запись.",
        "type": "object",
        "properties": {**sheets, LISTS: _lists()},
        "additionalProperties": _own(),
        "anyOf": [{"required": [title]} for title in sheets],
        # with one client it is clear whose the rows are
        "if": {"required": [CLIENTS], "properties": {CLIENTS: {"minItems": 1, "maxItems": 1}}},
        "else": {
            "properties": {schema.sheet.title: NUMBERED for schema in SCHEMAS if schema.sheet.per_client}
        },
    }


def sheet_schema(title: str) -> JsonSchema:
    """The schema of the records of one sheet. Raises `PaperworkError` for a title that is none."""
    titles = [*(schema.sheet.title for schema in SCHEMAS), LISTS]
    for schema in SCHEMAS:
        if fold(schema.sheet.title) == fold(title):
            return {"$schema": DRAFT, **_records(schema)}
    if fold(title) == fold(LISTS):
        return {"$schema": DRAFT, **_lists()}
    near = nearest(title, titles)
    listed = ", ".join(f"«{known}»" for known in titles)
    raise PaperworkError(f"листа «{title}» нет; {f'похоже на «{near}»' if near else f'есть листы: {listed}'}")


def _records(schema: Schema) -> JsonSchema:
    record = schema.json
    if schema.sheet.layout is SheetLayout.CARD:
        return record
    records: JsonSchema = {key: record.pop(key) for key in ("title", "description")}
    records |= {"type": "array", "items": record}
    return records | {"if": {"minItems": 2}, "then": NUMBERED} if schema.record is Client else records


def _own() -> JsonSchema:
    """A sheet of the user's own: records with whose they are, under whatever headers."""
    item = field_of(OwnRow, lambda it: it.file_number)
    owner = {item.header: item.json(standard())}
    record = {"type": "object", "properties": owner, "required": list(owner), "additionalProperties": OWN}
    return {"description": PURPOSE, "type": "array", "minItems": 1, "items": record}


def _lists() -> JsonSchema:
    return {
        "title": LISTS,
        "description": "Что добавлено к спискам: в каждой записи по одному значению под названием списка.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": dict.fromkeys(standard(), OWN),
            "additionalProperties": False,
        },
    }
