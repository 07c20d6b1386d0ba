"""The letterhead of the lists that no book makes by itself: what the papers' own shows of the institution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from paperwork.book.casebook import Book
from paperwork.case.tags import TagTree
from paperwork.common.emblem import Emblem
from paperwork.common.records import dataclass
from paperwork.documents.emblem import emblem_of, with_emblem
from paperwork.documents.filters import RUSSIAN, TYPESETTING
from paperwork.sheets.answers.fields import fields_of
from paperwork.sheets.institution import Institution
from paperwork.word import Template
from paperwork.word.cache import user_cache

ROOT: Final = str(Institution.sheet.tag)
FIELDS: Final = fields_of(
    Institution, lambda it: (it.full_name, it.short_name, it.address, it.phone, it.email, it.ogrn, it.inn)
)
NOBODY: Final[dict[str, str | None]] = dict.fromkeys(item.tag for item in FIELDS)
LETTERHEAD_TAGS: Final[TagTree] = {ROOT: NOBODY}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands over a list: the institution's answers by their tags, and its picture."""

    answers: Mapping[str, str | None]
    emblem: Emblem | None = None


def letterhead_of(books: Iterable[Book]) -> Letterhead:
    """What all books have in common of the institution's name, address, numbers and picture."""
    known = list({id(book): book for book in books}.values())
    cards = [book.card(Institution) for book in known]
    found = [{item.tag: getattr(card, item.name) if card else None for item in FIELDS} for card in cards]
    is_one = bool(found) and all(card == found[0] for card in found)
    return Letterhead(found[0] if is_one else NOBODY, emblem_of(known))


def list_template(path: Path, tags: TagTree | None, emblem: Emblem | None) -> Template:
    """The compiled template of a list, with the picture in its letterhead."""
    source = with_emblem(path.read_bytes(), emblem)
    return Template(
        source, tag_tree=tags, filters=RUSSIAN, name=path.name, cache=user_cache(), typesetting=TYPESETTING
    )
