"""Reads a form by the tags of its controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.intake.wordform.controls import Control
from paperwork.intake.wordform.papers import is_single, tag_of_field
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field, Schema

OPTION = ": "  # between the title of a control and the option that its box is for
Row = dict[str, str]
FIELD_BY_TAG: Mapping[str, tuple[Schema, Field]] = {
    tag_of_field(schema, item): (schema, item) for schema in SCHEMAS for item in schema.fields
}


@dataclass
class _Rows:
    """The rows of one sheet that are being gathered."""

    rows: list[Row] = field(default_factory=list)
    item: etree._Element | None = None
    line: etree._Element | None = None
    place: int = -1


def tagged(found: Iterable[Control]) -> dict[str, list[Row]]:
    """Sheet title → rows of header → words; nothing where no tag is known."""
    sheets: dict[str, _Rows] = {}
    for control in found:
        known = field_of_tag(control.tag)
        if known is None:
            continue
        schema, item = known
        row = _row(sheets.setdefault(schema.sheet.title, _Rows()), schema, item, control)
        answer = _answer(control, item)
        if answer:
            parts = [row[item.header]] if item.header in row else []
            if item.kind.is_several or not parts:
                row[item.header] = "; ".join((*parts, answer))
    return {title: [row for row in gathered.rows if row] for title, gathered in sheets.items()}


def field_of_tag(tag: str) -> tuple[Schema, Field] | None:
    """The field of a control; that of a box has the number of its option behind it."""
    base, _, number = tag.rpartition(".")
    return FIELD_BY_TAG.get(tag) or (FIELD_BY_TAG.get(base) if number.isdecimal() else None)


def _row(gathered: _Rows, schema: Schema, item: Field, control: Control) -> Row:
    """The row that the control belongs to: another begins with another item or row of the table.

    Outside of tables it begins where the fields begin anew.
    """
    place = schema.fields.index(item)
    is_elsewhere = control.item is not gathered.item or control.line is not gathered.line
    is_loose = control.item is None and control.line is None
    is_next = not is_single(schema) and (is_elsewhere or (is_loose and place <= gathered.place))
    if not gathered.rows or is_next:
        gathered.rows.append({})
    gathered.item, gathered.line, gathered.place = control.item, control.line, place
    return gathered.rows[-1]


def _answer(control: Control, item: Field) -> str:
    if not control.is_box:
        return control.words
    return _option(control, item) if control.is_checked else ""


def _option(control: Control, item: Field) -> str:
    """The words of a box's option: from its title, else from the list."""
    _, colon, option = control.alias.partition(OPTION)
    if colon:
        return option
    number = control.tag.rpartition(".")[2]
    values = standard()[item.choices or ""].values
    return values[int(number) - 1].shown if number.isdecimal() and 0 < int(number) <= len(values) else ""
