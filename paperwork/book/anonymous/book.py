"""The book with codes in place of people: every record is replaced before anything is made of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from paperwork.book.anonymous.cast import Cast, cast_of, code_of, codes_of_others
from paperwork.book.anonymous.papers import words_of
from paperwork.book.casebook import Book
from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import age_on
from paperwork.sheets.answers.fields import OWNER, Field, Record, Schema, field_of, fields_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.declensions import Declension
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.people import NAME_PARTS, parts_of
from paperwork.sheets.practice import Practice
from paperwork.sheets.requests import Request
from paperwork.sheets.specialists import Specialist

NAME, OWN_COLUMN, APPLICANT = "имя", "свой столбец", "заявитель"
# The author of the coursework and the teacher stay: it is theirs.
AUTHORS = frozenset(fields_of(Practice, lambda it: (it.student, it.school_head)))
WHO_ASKED = field_of(Request, lambda it: it.applicant).name
# Headers of a user's own columns whose values are about a person whatever they are.
PERSONAL_HEADER = re.compile(
    r"фио|ф и о|фамили|имя|имени|отчеств|телефон|тел\b|адрес|паспорт|снилс|инн\b|полис|рожд|почт|mail"
    r"|мать|отец|опекун|родител|супруг|муж|жена|ребен|счет|карт|удостоверен|свидетельств|справк|документ|прожив|регистрац"
)
PERSONAL_SHEETS = frozenset({Request, DiaryDay, Client, Specialist})


@dataclass
class Anonymous:
    """The anonymous book, and what was replaced: client's position (None: of no client) → kind → times."""

    book: Book
    cast: Cast
    counts: Mapping[int | None, Counter[str]]

    def number(self, typed: str) -> str:
        """The code of the client whose file number a person has typed."""
        return self.cast.code(typed) or f"?{typed}"

    def is_named_in(self, source: bytes) -> bool:
        """Whether a template itself, its properties included, names a person of the book."""
        return any(self.cast.finder.found(words_of(source), personal=False))

    def anonymised(self, text: str) -> str:
        """A name of a file or a folder without the names of people."""
        return self.cast.finder.replaced(text, personal=False)[0]


def anonymous(book: Book, today: date) -> Anonymous:
    """The book without any person's name, telephone, address, documents and day of birth; ages stay.

    What people have written in free text is searched for the same in all cases of Russian. The list of
    declensions keeps its words: no paper prints them.
    """
    cast = cast_of(book)
    pen = _Pen(cast, today)
    records = {title: [pen.record(row) for row in rows] for title, rows in book.records.items()}
    blocked = [pen.record(client) for client in book.blocked]
    problems = [_of_code(problem, cast) for problem in book.problems]
    found = replace(book, records=records, blocked=blocked, problems=problems, projections={})
    return Anonymous(found, cast, pen.counts)


def _of_code(problem: Problem, cast: Cast) -> Problem:
    """The problem tied to the client's code, so that it holds his papers back as before."""
    place = problem.place
    return problem.at(replace(place, client=cast.code(place.client) or place.client))


@dataclass
class _Pen:
    """Writes the records anew and counts what it strikes out."""

    cast: Cast
    today: date
    counts: dict[int | None, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _known: dict[str, tuple[str, Counter[int | None]]] = field(default_factory=dict)
    _applicants: dict[str, str] = field(default_factory=dict)
    _codes: Iterator[str] = field(default_factory=codes_of_others)

    def record(self, row: Record) -> Any:
        """The record without what leads to a person."""
        schema = schema_of(type(row))
        if schema.record is Declension:
            return row
        owner = self._owner(row)
        values: dict[str, Any] = {item.name: self._answer(schema, item, row, owner) for item in schema.fields}
        values |= self._by_sheet(row, owner)
        return replace(row, **values, extra=self._extra(schema, row, owner))

    def _owner(self, row: Record) -> int | None:
        """Whose row it is; None for a request without a file number."""
        number = row.file_number
        is_tied = row.sheet.per_client or isinstance(row, Client) or number is not None
        return self.cast.owner(number) if is_tied else None

    def _answer(self, schema: Schema, item: Field, row: Record, owner: int | None) -> object:
        value = getattr(row, item.name)
        if value is None or item in AUTHORS:
            return value
        if item.withheld:
            self.counts[owner][item.withheld] += 1
            return None
        if isinstance(value, tuple):
            return tuple(self._text(text, None, personal=False) for text in value)
        if not isinstance(value, str):
            return value
        if item.kind.is_free_text and item.link is None:
            return self._text(value, owner, personal=_is_personal(schema))
        return self._text(value, None, personal=False)

    def _text(self, text: str, owner: int | None, *, personal: bool) -> str:
        """The text without names; a ``personal`` one without numbers and addresses too."""
        if personal:
            text, kinds = self.cast.traces.replaced(text)
            self.counts[owner].update(kinds)
        text, people = self._without_names(text, owner, personal)
        for who, times in people.items():
            self.counts[who if who is not None and who < len(self.cast.clients) else owner][NAME] += times
        return text

    def _without_names(self, text: str, owner: int | None, personal: bool) -> tuple[str, Counter[int | None]]:
        """The text with codes; words from lists repeat themselves, so what became of them is kept."""
        if owner is not None or personal:
            return self.cast.finder.replaced(text, owner, personal=personal)
        if text not in self._known:
            self._known[text] = self.cast.finder.replaced(text, personal=False)
        return self._known[text]

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
        for tag, text in row.extra.items():
            if text and PERSONAL_HEADER.search(tag.replace("_", " ")) and _is_personal(schema):
                self.counts[owner][OWN_COLUMN] += 1
                values[tag] = None
            else:
                values[tag] = self._text(text, owner, personal=_is_personal(schema)) if text else text
        return values or row.extra


def _is_personal(schema: Schema) -> bool:
    """Whether the sheet is about people and not about an institution."""
    return schema.sheet.per_client or schema.record in PERSONAL_SHEETS


KINDS = {
    NAME: "имена", "телефон": "телефоны", "почта": "адреса почты", "адрес": "адреса", "документ": "документы",
    "СНИЛС": "СНИЛС", "дата рождения": "даты рождения", "год рождения": "годы рождения",
    APPLICANT: "заявители", OWN_COLUMN: "свои столбцы",
}  # fmt: skip
LISTED = 30  # clients; of more only the sums are listed


def replacement_lines(done: Anonymous) -> Iterator[str]:
    """What was replaced, by client and kind, without the old values."""
    total = sum(done.counts.values(), Counter[str]())
    yield f"Обезличено: {_counted(total)}" if total else "Обезличивать было нечего"
    if len(done.cast.clients) <= LISTED:
        for place, client in enumerate(done.cast.clients):
            where = f"лист «{Client.sheet.title}», строка {client.row}"
            yield f"  {code_of(place)} ({where}): {_counted(done.counts.get(place, Counter()))}"
        if done.counts.get(None):
            yield f"  прочие: {_counted(done.counts[None])}"
    yield "Перечитайте бумаги перед сдачей: прозвище, опечатку в имени или намек программа не узнает."


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{words} – {counts[kind]}" for kind, words in KINDS.items() if counts[kind])
