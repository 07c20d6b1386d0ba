"""Blocked clients in other people's rows: a code replaces the name, and the cell becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from paperwork.book.anonymous.cast import code_of, names_in, overrides_of, surveyors
from paperwork.book.anonymous.finder import Finder
from paperwork.book.anonymous.found import Found, NamedPerson
from paperwork.book.anonymous.namesakes import is_pet_of
from paperwork.book.anonymous.numbers import Traces
from paperwork.book.casebook import Book
from paperwork.book.glance import BEGINNING, Glance, letters
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.records import dataclass
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Field, Record, Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.declensions import Declension
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.people import NAME_PARTS, name_of
from paperwork.sheets.practice import Practice
from paperwork.sheets.practice_task import PracticeTask
from paperwork.sheets.requests import Request
from paperwork.sheets.specialists import Specialist

NAMED = "здесь назван клиент, данные которого обрабатывать нельзя; в документах вместо имени будет {codes}"
CURE = "уберите из ячейки его имя и телефон или напишите вместо них {codes}; если это не он, назовите полнее"
SHORTEST = 5  # digits of a number that leads to one person
NOT_DIGITS = re.compile(r"\D+")
PET_NAME = 3  # letters that a pet name shares with the name
WORD_BEFORE, WORD_AFTER = re.compile(r"(\w+)\s+$"), re.compile(r"\s+(\w+)")
OF_PEOPLE = (Request, DiaryDay, PracticeTask, Client, Specialist)
WITHHELD = tuple(item for item in schema_of(Client).fields if item.withheld)


def without_mentions(book: Book) -> Book:
    """The book whose rows do not name its blocked clients, with a warning for each cell that did."""
    search = _Search(book)
    problems: list[Problem] = []
    records = {
        title: [search.row(row, problems) for row in rows] if _is_searched(rows) else rows
        for title, rows in book.records.items()
    }
    return replace(
        book, records=records, problems=[*book.problems, *problems], mentions=problems, projections={}
    )


def _is_searched(rows: Sequence[Record]) -> bool:
    return bool(rows) and not isinstance(rows[0], Declension)  # whose words are printed nowhere


@dataclass
class _Search:
    """Who is looked for: the blocked clients, and those whose names may be taken for theirs."""

    book: Book

    def row(self, row: Record, problems: list[Problem]) -> Record:
        """The row without the blocked clients; what was replaced is added to the problems."""
        values: dict[str, object] = {}
        for item in _fields(schema_of(type(row))):
            answer = getattr(row, item.name)
            if answer is not None and (cleaned := self._answer(answer, row, item.kind.is_free_text)):
                values[item.name] = cleaned[0]
                problems.append(_problem(row, item.name, item.header, cleaned[1]))
        extra = self._extra(row, problems)
        if extra:
            values["extra"] = {**row.extra, **extra}
        return replace(row, **values) if values else row  # type: ignore[arg-type]  # names of its own fields

    def _answer(self, answer: object, row: Record, is_free: bool) -> tuple[object, Sequence[str]] | None:
        """The answer with codes, and these codes; None where it names no one."""
        if isinstance(answer, str):
            return self._text(answer, row, is_free)
        if not isinstance(answer, tuple):
            return None
        found = [self._text(text, row, is_free) if isinstance(text, str) else None for text in answer]
        if not any(found):
            return None
        texts = tuple(new[0] if new else old for new, old in zip(found, answer, strict=True))
        return texts, [code for new in found if new for code in new[1]]

    def _extra(self, row: Record, problems: list[Problem]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for tag, text in row.extra.items():
            if text and (cleaned := self._text(text, row, True)):
                found[tag] = cleaned[0]
                header = self.book.extra.get(row.sheet.title, {}).get(tag, tag)
                problems.append(_problem(row, tag, header, cleaned[1]))
        return found

    def _text(self, text: str, row: Record, is_free: bool) -> tuple[str, Sequence[str]] | None:
        """The text with codes, and these codes; None where it names no one."""
        new, codes = text, []
        if self._glance.may_name(text):
            pieces, at = [], 0
            owner, personal = self._owners.get(same(row.file_number)), is_free and _is_of_people(row)
            for item in self._finder.known(text, owner, personal=personal):
                if stretch := self._stretch(text, item):
                    start, end, mark = stretch
                    pieces += [text[at : max(at, start)], mark]
                    at = end
                    codes.append(mark)
            new = "".join([*pieces, text[at:]])
        if self._has_number(new):
            new, kinds = self._traces.replaced(new, shapes=False)
            codes += [f"[{kind}]" for kind in kinds]
        return (new, list(dict.fromkeys(codes))) if codes else None

    def _stretch(self, text: str, found: Found) -> tuple[int, int, str] | None:
        """From where to where a blocked client is named, and the code; None where another is meant.

        «Верочка Соколова» is Вера too: to the finder it is a relative.
        """
        if found.mark in self._codes:
            return found.start, found.end, found.mark
        if found.who is None or found.who >= len(self._blocked):
            return None
        name = letters(self._blocked[found.who].given_name or "")
        end = found.end - text[: found.end].endswith(".")
        beside = (WORD_BEFORE.search(text, 0, found.start), WORD_AFTER.match(text, end))
        pet = next((word for word in beside if word and name and _is_pet(letters(word[1]), name)), None)
        if pet is None:
            return None
        mark = self._people[found.who].mark
        return min(found.start, pet.start(1)), max(end, pet.end(1)), mark

    def _has_number(self, text: str) -> bool:
        digits = NOT_DIGITS.sub("", text)
        return len(digits) >= SHORTEST and any(number in digits for number in self._numbers)

    @cached_property
    def _blocked(self) -> Sequence[Client]:
        return self.book.blocked

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(person.mark for person in self._people[: len(self._blocked)])

    @cached_property
    def _people(self) -> Sequence[NamedPerson]:
        """The blocked clients first: where a name may be theirs or another's, it is taken for theirs."""
        rows = sorted([*self.book.clients, *self._blocked], key=lambda client: client.row)
        place = {id(client): at for at, client in enumerate(rows)}
        blocked = [NamedPerson(name_of(it), code_of(place[id(it)])) for it in self._blocked]
        others = [NamedPerson(name_of(client), "") for client in self._namesakes]
        return [*blocked, *others, *self._staff()]

    @cached_property
    def _namesakes(self) -> Sequence[Client]:
        """The other clients whose surnames begin alike, or who are called the same otherwise."""
        starts = {letters(client.surname or "")[:BEGINNING] for client in self._blocked}
        firsts = {(client.given_name, client.patronymic) for client in self._blocked}
        return [
            client
            for client in self.book.clients
            if letters(client.surname or "")[:BEGINNING] in starts
            or (client.given_name, client.patronymic) in firsts
        ]

    def _staff(self) -> Iterator[NamedPerson]:
        for specialist in self.book.all(Specialist):
            yield NamedPerson(name_of(specialist), "")
        institution, practice = self.book.card(Institution), self.book.card(Practice)
        heads = (institution.head, institution.authority_head) if institution else ()
        signers = (row.signed_by for row in self.book.all(IndividualProgramme))
        for text in (*heads, practice and practice.place_head, *surveyors(self.book), *signers):
            yield from (NamedPerson(name, "") for name in names_in(text or ""))

    @cached_property
    def _owners(self) -> Mapping[str, int]:
        """Where those clients are among the people, by their file numbers."""
        shift = len(self._blocked)
        return {same(client.file_number): shift + at for at, client in enumerate(self._namesakes)}

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._people, overrides_of(self.book))

    @cached_property
    def _glance(self) -> Glance:
        return Glance.at(map(name_of, self._blocked), overrides_of(self.book))

    @cached_property
    def _traces(self) -> Traces:
        """The numbers of the blocked alone: a telephone of a whole family stays."""
        shared = {number for client in self.book.clients for number in _numbers_of(client)}
        return Traces.of(
            (item.withheld, value)
            for client in self._blocked
            for item in WITHHELD
            if isinstance(value := getattr(client, item.name), str) and not _numbers(value) & shared
        )

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(self._traces.numbers)


def _is_pet(word: str, name: str) -> bool:
    return word.startswith(name[:PET_NAME]) or is_pet_of(word, name)


def _is_of_people(row: Record) -> bool:
    """Whether the sheet is about people: about an institution a surname may be a usual word."""
    return row.sheet.per_client or isinstance(row, OF_PEOPLE)


def _fields(schema: Schema) -> Sequence[Field]:
    """The fields that may name somebody else: no codes, no name of the row's own person."""
    if schema.record not in _fields_of:
        own = NAME_PARTS if schema.record in (Client, Specialist) else ()
        _fields_of[schema.record] = [
            item
            for item in schema.fields
            if item.link is None and item.name not in own and (not item.withheld or schema.record is Request)
        ]
    return _fields_of[schema.record]


_fields_of: dict[type[Record], Sequence[Field]] = {}


def _problem(row: Record, name: str, header: str, codes: Sequence[str]) -> Problem:
    """The warning about a cell; its value is left out, since it holds the name."""
    words = ", ".join(codes)
    place = CellPlace(row.source.file, row.source.sheet, row.cell(name), header, None, row.file_number or "")
    return Problem(NAMED.format(codes=words), CURE.format(codes=words), Level.WARNING, place)


def _numbers(text: str) -> set[str]:
    """The digits of an answer, as far as they lead to a person."""
    digits = NOT_DIGITS.sub("", text)
    return {digits[-10:]} if len(digits) >= SHORTEST else set()


def _numbers_of(client: Client) -> set[str]:
    return {
        number
        for item in WITHHELD
        if isinstance(value := getattr(client, item.name), str)
        for number in _numbers(value)
    }
