"""The letterhead of the lists that no book makes by itself: what the papers' own shows of the institution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from paperwork.book.casebook import Book
from paperwork.case.tags import TagTree
from paperwork.sheets.answers.fields import fields_of
from paperwork.sheets.institution import Institution

Letterhead = Mapping[str, str | None]
ROOT: Final = str(Institution.sheet.tag)
FIELDS: Final = fields_of(
    Institution, lambda it: (it.full_name, it.short_name, it.address, it.phone, it.email, it.ogrn, it.inn)
)
NOBODY: Final[dict[str, str | None]] = dict.fromkeys(item.tag for item in FIELDS)
LETTERHEAD_TAGS: Final[TagTree] = {ROOT: NOBODY}


def letterhead_of(books: Iterable[Book]) -> Letterhead:
    """The institution's name, address, telephone and numbers, where all books have the same; else none."""
    cards = [book.card(Institution) for book in {id(book): book for book in books}.values()]
    found = [{item.tag: getattr(card, item.name) if card else None for item in FIELDS} for card in cards]
    return found[0] if found and all(card == found[0] for card in found) else NOBODY
