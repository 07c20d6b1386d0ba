"""The parts of a JSON Schema (draft 2020-12) of answers and records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from paperwork.common.naming import UNSEEN
from paperwork.sheets.answers.choices import Choices

JsonSchema: TypeAlias = dict[str, Any]  # the values of JSON

# what no document of Word can hold is out, as it is in a cell
TEXT = r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$"
ANY_TEXT, SOME_TEXT = f"^{TEXT}", rf"^(?=[\s\S]*[^\s{UNSEEN}]){TEXT}"
# a larger number is read as text, and one of thirty digits is refused by the reader of JSON
REASONABLE: JsonSchema = {"exclusiveMinimum": -(10**15), "exclusiveMaximum": 10**15}
OWN: JsonSchema = {
    "type": ["string", "number", "null"],
    "pattern": ANY_TEXT,
    **REASONABLE,
}  # of one's own


def described(header: str, hint: str, default: str | None) -> JsonSchema:
    """What a person reads of an answer; empty parts are left out."""
    parts = {"title": header, "description": hint, "default": default}
    return {key: value for key, value in parts.items() if value}


def chosen(schema: JsonSchema, listed: Choices) -> JsonSchema:
    """The schema of an answer from the list: its values alone where it is closed, else as examples."""
    if not listed.closed:
        return schema | {"examples": [choice.shown for choice in listed.values]}
    others = {key: value for key, value in schema.items() if key not in ("type", *REASONABLE)}
    texts = (text for choice in listed.values for text in (choice.shown, choice.masculine, choice.feminine))
    return others | {"enum": list(dict.fromkeys(texts))}


def nullable(schema: JsonSchema) -> JsonSchema:
    """The schema of an answer that may be left out."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    return _bounded(schema, ANY_TEXT) | {"type": [*_types(schema), "null"]}


def filled(schema: JsonSchema) -> JsonSchema:
    """The schema of an answer that is required."""
    return schema if "enum" in schema else _bounded(schema, SOME_TEXT)


def _bounded(schema: JsonSchema, pattern: str) -> JsonSchema:
    return schema | {"pattern": schema.get("pattern", pattern)} if "string" in _types(schema) else schema


def _types(schema: JsonSchema) -> list[str]:
    return schema["type"] if isinstance(schema["type"], list) else [schema["type"]]


def record_schema(
    title: str, purpose: str, answers: Mapping[str, JsonSchema], required: Sequence[str]
) -> JsonSchema:
    """The schema of a record: its answers by their headers, and columns of the user's own."""
    return {
        "title": title,
        "description": purpose,
        "type": "object",
        "properties": dict(answers),
        **({"required": required} if required else {}),
        "additionalProperties": OWN,
    }
