"""The kinds whose answers are chosen from a list: one value, several values."""

from __future__ import annotations

from typing import Annotated

from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.sheets.answers.cells import Cell, InvalidAnswer, shown, spoken
from paperwork.sheets.answers.choices import Choices, several
from paperwork.sheets.answers.kind import (
    Control,
    ExcelFormat,
    Field,
    Kind,
    PageControl,
    ReadingContext,
    WordControl,
    as_cell,
    words,
)


def _one(cell: Cell, item: Field, context: ReadingContext) -> str:
    listed = context.lists[item.choices] if item.choices else None
    text = spoken(cell) if listed and listed.find(spoken(cell)) else shown(cell)
    if listed is None or not listed.closed:
        return text
    found = listed.meant(text)
    if found is None:
        near = listed.nearest(text)
        guess = f"похоже на «{near}»" if near else "выберите из списка"
        offered = ", ".join(f"«{choice.shown}»" for choice in listed.values)
        raise InvalidAnswer("такого значения нет в списке", f"{guess}; можно: {offered}")
    return found.shown


def _several(cell: Cell, _item: Field, _context: ReadingContext) -> tuple[str, ...] | None:
    return tuple(several(shown(cell))) or None


def _off_list(item: Field, value: object, context: ReadingContext) -> list[Problem]:
    """The values that are not on the list of the field."""
    if not item.choices:
        return []
    listed = context.lists[item.choices]
    values = value if isinstance(value, tuple) else (str(value),)
    alone = len(values) == 1
    return [_not_listed(item, text, listed, alone) for text in values if not listed.allows(text)]


def _not_listed(item: Field, text: str, listed: Choices, alone: bool) -> Problem:
    message = "такого значения нет в списке" if alone else f"«{text}» нет в списке"
    keep = f"оставьте, если так и нужно, или добавьте на лист «Списки» («{listed.name}»)"
    parts = [part.strip() for part in text.split(",")]
    if item.kind.is_several and len(parts) > 1 and all(listed.allows(part) for part in parts):
        return Problem(message, f"разделите значения знаком «;»: {'; '.join(parts)}", Level.WARNING)
    near = listed.nearest(text)
    return Problem(message, f"похоже на «{near}»; {keep}" if near else keep, Level.WARNING)


def _chosen(value: object, listed: Choices | None) -> object:
    """The values of the list: «женат» and «замужем» are the same answer, and no order counts."""
    if listed is None or value is None:
        return words(value)
    texts = value if isinstance(value, tuple) else (str(value),)
    found = ((text, listed.find(text)) for text in texts)
    return frozenset(choice.shown if choice else fold(text) for text, choice in found)


def _joined(value: object) -> Cell:
    return "; ".join(value) if isinstance(value, tuple) else as_cell(value)


ONE_OF = Kind(
    name="one of a list",
    read=_one,
    doubts=_off_list,
    normalised=_chosen,
    is_chosen=True,
    excel=ExcelFormat(holds_one=True),
    page=PageControl(closed=Control.SELECT),
    word=WordControl(hint="выберите"),
)
SEVERAL_OF = Kind(
    name="several of a list",
    read=_several,
    doubts=_off_list,
    normalised=_chosen,
    cell=_joined,
    is_chosen=True,
    is_several=True,
    json={"type": ["string", "array"], "items": {"type": "string"}},
    excel=ExcelFormat(note="Можно несколько: через ; или с новой строки (Alt+Enter).", prompts=True),
    page=PageControl(control=Control.SEVERAL, closed=Control.SEVERAL),
)

OneOf = Annotated[str | None, ONE_OF]
SeveralOf = Annotated[tuple[str, ...] | None, SEVERAL_OF]
