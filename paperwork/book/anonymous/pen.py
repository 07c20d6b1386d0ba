"""Writes the records of a book anew: codes in place of people, nothing in place of what leads to them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from paperwork.book.anonymous.cast import Cast, code_of, codes_of_others
from paperwork.book.anonymous.found import Read
from paperwork.book.anonymous.replacements import APPLICANT, GUESS, NAME, OWN_COLUMN, PUBLIC, WORD
from paperwork.book.casebook import Book
from paperwork.book.own_people import name_in, name_tags
from paperwork.book.parts import is_tied
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import age_on
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import OWNER, Field, Record, Schema, field_of, fields_of, schema_of
from paperwork.sheets.answers.own_kinds import is_figure
from paperwork.sheets.answers.own_rows import OwnRow
from paperwork.sheets.clients import Client
from paperwork.sheets.declensions import Declension
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.family import FamilyMember
from paperwork.sheets.people import NAME_PARTS, parts_of
from paperwork.sheets.practice import Practice
from paperwork.sheets.practice_task import PracticeTask
from paperwork.sheets.requests import Request
from paperwork.sheets.specialists import Specialist

# The author of the coursework and the teacher stay: it is theirs.
AUTHORS = frozenset(fields_of(Practice, lambda it: (it.student, it.school_head)))
WHO_ASKED = field_of(Request, lambda it: it.applicant).name
RELATIVE = field_of(FamilyMember, lambda it: it.full_name).name
# Headers of a user's own columns whose values are about a person whatever they are.
PERSONAL_HEADER = re.compile(
    r"фио|ф и о|фамили|имя|имени|отчеств|телефон|тел\b|адрес|паспорт|снилс|инн\b|полис|рожд|почт|mail"
    r"|мать|отец|опекун|родител|супруг|муж|жена|ребен|счет|карт|удостоверен|свидетельств|справк|документ|прожив|регистрац"
)
PERSONAL_SHEETS = frozenset({Request, DiaryDay, PracticeTask, Client, Specialist})


@dataclass
class Pen:
    """Writes the records anew and counts what it strikes out."""

    book: Book
    cast: Cast
    today: date
    counts: dict[int | None, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    doubts: dict[str, Counter[str]] = field(default_factory=dict)  # cell → kind → times
    _known: dict[str, tuple[str, Counter[int | None]]] = field(default_factory=dict)
    _personal: dict[tuple[str, int | None], tuple[Read, Counter[str], int]] = field(default_factory=dict)
    _headers: dict[str, str] = field(default_factory=dict)
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)
    _applicants: dict[str, str] = field(default_factory=dict)
    _codes: Iterator[str] = field(default_factory=codes_of_others)

    def record(self, row: Record) -> Any:
        """The record without what leads to a person."""
        schema = schema_of(type(row))
        if schema.record is Declension:
            return row
        owner = self._owner(row)
        values: dict[str, Any] = {item.name: self._answer(item, row, owner) for item in schema.fields}
        values |= self._by_sheet(row, owner)
        return replace(row, **values, extra=self._extra(schema, row, owner))

    def _owner(self, row: Record) -> int | None:
        """Whose row it is; None for a request without a file number."""
        return self.cast.owner(row.file_number) if is_tied(row) else None

    def _answer(self, item: Field, row: Record, owner: int | None) -> object:
        value = getattr(row, item.name)
        if value is None or item in AUTHORS:
            return value
        if item.withheld:
            self.counts[owner][item.withheld] += 1
            return None
        if isinstance(value, tuple):
            return tuple(self._chosen(text, item, row, owner) for text in value)
        return self._chosen(value, item, row, owner) if isinstance(value, str) else value

    def _chosen(self, text: str, item: Field, row: Record, owner: int | None) -> str:
        """The answer; a word from a list and what names a row of another sheet lead to no one."""
        if item.choices and standard()[item.choices].find(text):
            return text
        is_key = item.name == row.sheet.key or (item.link and fold(text) in self._linked(item.link))
        if is_key or not _is_personal(schema_of(type(row))):
            return self._of_institution(text)
        return self._of_person(text, owner, row, item.name, item.header)

    def _linked(self, title: str) -> frozenset[str]:
        """The answers, folded, by which the rows of a sheet are named."""
        if title not in self._keys:
            key = next(schema.sheet.key for schema in SCHEMAS if schema.sheet.title == title)
            rows = self.book.records.get(title, ()) if key else ()
            self._keys[title] = frozenset(fold(str(getattr(row, key or ""))) for row in rows)
        return self._keys[title]

    def _of_person(self, text: str, owner: int | None, row: Record, name: str, header: str) -> str:
        """A text of a sheet about people without names, numbers and addresses."""
        seen, kinds, unsure = self._read(text, owner)
        self.counts[owner].update(kinds)
        self._count(seen.people, owner)
        doubts = +Counter({WORD: seen.doubts, PUBLIC: unsure, GUESS: seen.guesses})
        if doubts:
            place = ", ".join(filter(None, (f"лист «{row.sheet.title}»", row.cell(name), f"«{header}»")))
            self.doubts.setdefault(place, Counter()).update(doubts)
        return seen.text

    def _read(self, text: str, owner: int | None) -> tuple[Read, Counter[str], int]:
        """What became of a text about a person, which is kept: rows of one client repeat themselves."""
        if (text, owner) not in self._personal:
            told, kinds, unsure = self.cast.traces.judged(text)
            self._personal[text, owner] = self.cast.finder.read(told, owner), kinds, unsure
        return self._personal[text, owner]

    def _of_institution(self, text: str) -> str:
        """A text about an institution without the people of the book and their numbers.

        Such texts repeat themselves, so what became of them is kept.
        """
        if text not in self._known:
            self._known[text] = self.cast.finder.replaced(self.cast.traces.without_long(text), personal=False)
        text, people = self._known[text]
        self._count(people, None)
        return text

    def _count(self, people: Counter[int | None], owner: int | None) -> None:
        for who, times in people.items():
            self.counts[who if who is not None and who < len(self.cast.clients) else owner][NAME] += times

    def _by_sheet(self, row: Record, owner: int | None) -> dict[str, object]:
        """What is replaced otherwise on some sheets: names in parts, applicants, the number of a file."""
        values: dict[str, object] = {}
        if schema_of(type(row)).owner:
            values[OWNER] = None if owner is None else code_of(owner)
        match row:
            case Client():
                values |= self._client(row, owner)
            case Specialist():
                firsts = dict(zip(NAME_PARTS, parts_of(row), strict=True))
                values |= {name: f"{text[0].upper()}." if text else text for name, text in firsts.items()}
            case FamilyMember() if row.full_name:
                self.counts[owner][NAME] += 1
                values[RELATIVE] = self.cast.relative(row.full_name)
            case Request() if row.applicant:
                values[WHO_ASKED] = self._applicant(row.applicant, owner)
        return values

    def _client(self, client: Client, owner: int | None) -> dict[str, object]:
        self.counts[owner][NAME] += 1
        age = age_on(client.birth_date, self.today) if client.birth_date else client.age
        names = dict(zip(NAME_PARTS, (code_of(owner or 0), None, None), strict=True))
        return {**names, "age": age}

    def _applicant(self, text: str, owner: int | None) -> str:
        """The code of a person of the book; anyone else is «З-1», the same all over the book."""
        found = list(self.cast.finder.found(text, owner))
        if len(found) == 1 and found[0].who is not None:
            return self.cast.finder.people[found[0].who].mark
        self.counts[owner][APPLICANT] += 1
        if fold(text) not in self._applicants:
            self._applicants[fold(text)] = next(self._codes)
        return self._applicants[fold(text)]

    def _extra(self, schema: Schema, row: Record, owner: int | None) -> Mapping[str, str | None]:
        """The user's own columns: those about a person by their header go, the others are searched."""
        values: dict[str, str | None] = {}
        named = name_tags(row)[:1] if isinstance(row, OwnRow) else ()
        for tag, text in row.extra.items():
            if text and tag in named:
                self.counts[owner][NAME] += 1
                values[tag] = self.cast.relative(name_in(row))
            elif text and PERSONAL_HEADER.search(tag.replace("_", " ")) and _is_personal(schema):
                self.counts[owner][OWN_COLUMN] += 1
                values[tag] = None
            else:
                is_kept = not text or (isinstance(row, OwnRow) and is_figure(tag, text))
                values[tag] = text if is_kept else self._own(text or "", owner, row, tag)
        return values or row.extra

    def _own(self, text: str, owner: int | None, row: Record, tag: str) -> str:
        if not _is_personal(schema_of(type(row))):
            return self._of_institution(text)
        header = self.book.extra.get(row.sheet.title, {}).get(tag, tag)
        if header not in self._headers:
            self._headers[header] = self.cast.finder.replaced(header)[0]
        return self._of_person(text, owner, row, tag, self._headers[header])


def _is_personal(schema: Schema) -> bool:
    """Whether the sheet is about people and not about an institution."""
    return schema.sheet.per_client or schema.record in PERSONAL_SHEETS
