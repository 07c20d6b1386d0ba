"""What only one of two papers has, and on what that depends, in words for a person who knows no tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS, own_schemas
from paperwork.web.open_book import OpenBook

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.learning.learn import Learnt

VALUE = re.compile(r"\{\{ *[^{}]*\}\}")
LOGIC = re.compile(r"\{%[^%]*%\}")
EQUAL = re.compile(r'([\w.]+) == "([^"]*)"')
NOT = "not "
MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """A part that one of the papers has: its words, when it is printed, and on what else that may depend.

    ``when`` is empty where it is not known.
    """

    is_of_first: bool
    words: str
    when: str
    others: list[str]


def only_in_one(opened: OpenBook, learnt: Learnt, columns: str) -> Iterator[OnlyIn]:
    """The parts that only one of the two papers has."""
    from paperwork.documents.learning.meaning import meaning_of

    def value_of(code: re.Match[str]) -> str:
        return f"‹{meaning_of(code[0], '', columns)}›"

    for part in learnt.parts:
        words = " ".join(LOGIC.sub(" ", VALUE.sub(value_of, part.words)).split())
        condition = part.condition
        when = _when(opened, condition.code, columns) if condition else ""
        others = [_when(opened, code, columns) for code in condition.others] if condition else []
        yield OnlyIn(part.is_of_first, words, when, others[:MOST_OTHERS])


def _when(opened: OpenBook, code: str, columns: str) -> str:
    """«есть Телефон (Клиенты)», «нет записей на листе «Семья»», «Пол (Клиенты) – «мужской»»."""
    equal = EQUAL.fullmatch(code)
    if equal:
        return f"{_name(opened, equal[1], columns)} – «{equal[2]}»"
    if code.startswith(NOT):
        return f"нет: {_name(opened, code.removeprefix(NOT), columns)}"
    return f"есть: {_name(opened, code, columns)}"


def _name(opened: OpenBook, tag: str, columns: str) -> str:
    from paperwork.documents.learning.meaning import meaning_of

    schemas = (*SCHEMAS, *own_schemas(opened.book.extra))
    sheet = next((one.sheet.title for one in schemas if tag in one.sheet.tags), None)
    return f"записи на листе «{sheet}»" if sheet else meaning_of(f"{{{{ {tag} }}}}", tag, columns)
