"""What a person adds to the lists of the opened book, beside the field where a value was missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from paperwork.sheets.answers.choices import Choices, several
from paperwork.sheets.answers.fields import Field
from paperwork.web.open_book import OpenBook
from paperwork.web.sheet_editor import RowEditor, SheetEditor, display


def unlisted(item: Field, text: str, listed: Choices | None) -> list[str]:
    """The values of a field that could be added to its list: a closed one takes no others."""
    if listed is None or listed.closed or not text:
        return []
    values = several(text) if item.kind.is_several else [text]
    return [value for value in values if not _is_known(item, value, listed)]


def _is_known(item: Field, value: str, listed: Choices) -> bool:
    """Whether a value is on the list, or is several of its values with the wrong sign between them."""
    parts = [part.strip() for part in value.split(",")] if item.kind.is_several else [value]
    return listed.allows(value) or all(map(listed.allows, parts))


def add_values(opened: OpenBook, editor: SheetEditor, row_editor: RowEditor, name: str) -> str:
    """Adds to its list what a field holds and the list lacks; returns what is to be said of it."""
    item = next((item for item in editor.columns if item.name == name), None)
    if item is None or not item.choices:
        return ""
    lists = opened.context.lists
    values = unlisted(item, display(item, editor.cell(row_editor, name), opened.context), lists[item.choices])
    if not values:
        return ""
    grown = {**lists, item.choices: lists[item.choices].with_added(values)}
    opened.context = replace(opened.context, lists=grown)
    for other in opened.editors.values():
        if any(column.choices == item.choices for column in other.columns):
            opened.touch(other)
    opened.refresh()
    words = ", ".join(f"«{value}»" for value in values)
    return f"Добавлено в список «{item.choices}»: {words}. В книге это лист «Списки»."


def added_values(opened: OpenBook, before: Mapping[str, Choices]) -> dict[str, list[str]]:
    """The values that the lists have got since they were as ``before``, by the lists' names."""
    return {
        name: [choice.shown for choice in listed.values[len(before[name].values) :]]
        for name, listed in opened.context.lists.items()
        if len(listed.values) > len(before[name].values)
    }
