"""What the book holds of a client and his paper does not."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.values import Scalar, Values
from paperwork.sheets import SCHEMAS
from paperwork.sheets.clients import Client


def unused_of(values: Values, marks: Sequence[Mark]) -> list[Scalar]:
    """The client's answers that no mark prints: of his own sheet, and of those that the paper uses."""
    printed = {tag for mark in marks for tag in (mark.tag, *mark.tags)}
    if "клиент.фио" in printed:
        printed |= {f"клиент.{part}" for part in ("фамилия", "имя", "отчество")}
    roots = {"клиент", *(tag.partition(".")[0] for tag in printed)}
    columns = {
        f"{schema.sheet.tag}.{item.tag}"
        for schema in SCHEMAS
        if schema.sheet.tag in roots and (schema.sheet.per_client or schema.record is Client)
        for item in schema.fields
        if item is not schema.owner
    }
    return [s for s in values.scalars if s.tag in columns - printed and not s.is_empty]
