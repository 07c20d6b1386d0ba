"""The hint in an empty control, and the values that the control offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from paperwork.book.casebook import Book
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.choices import Choices, standard
from paperwork.sheets.answers.fields import Field

CHOOSE = "выберите"
OTHER = "впишите другое"
IN_A_CELL = ("Alt+Enter", "листа «", "листе «")  # words that are true in a spreadsheet only


@dataclass(frozen=True)
class Offer:
    """The values that are offered: those of the lists, and the keys of the book's own sheets."""

    lists: Mapping[str, Choices] = field(default_factory=standard)
    book: Book | None = None

    def values(self, item: Field, sex: str | None) -> list[str]:
        """The values of a field, in the form for the person; empty when it has no list."""
        if item.link:
            return self._keys(item)
        if not item.choices:
            return []
        return [choice.form(sex) for choice in self.lists[item.choices].values]

    def is_closed(self, item: Field) -> bool:
        """Whether only the list's values are taken."""
        return bool(item.choices and self.lists[item.choices].closed)

    def _keys(self, item: Field) -> list[str]:
        """The keys of the sheet that the field leads to; before there are any, its usual values."""
        target = SCHEMA_BY_TITLE[item.link or ""]
        key = target.by_name[str(target.sheet.key)]
        rows: Iterable[object] = self.book.records.get(target.sheet.title, ()) if self.book else ()
        found = [str(value) for row in rows if (value := getattr(row, key.name))]
        return found or (self.values(key, None) if key.choices else [])


def hint_of(item: Field, short: bool = False) -> str:
    """The words that wait in the control."""
    words = item.hint
    if short or not words or any(part in words for part in IN_A_CELL):
        return CHOOSE if item.link else item.kind.word.hint
    return words[0].lower() + words[1:] if words[:2].istitle() else words


def known_hints(items: Iterable[Field]) -> frozenset[str]:
    """Everything that waits in the controls of the fields: in a form without tags it is no answer."""
    return frozenset({hint_of(item, short) for item in items for short in (False, True)} | {OTHER})
