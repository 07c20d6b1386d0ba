"""What a book gains from the records that come: rows to add, answers to fill in, answers that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.intake.adding.arrivals import Arrival, arrivals, cell_of, text_of
from paperwork.intake.adding.likeness import alike, is_known, partners
from paperwork.intake.adding.owners import owned
from paperwork.intake.adding.plans import PER_PLAN, in_force, left_behind, nameless, placed
from paperwork.intake.excel.amending.amend import RowEdit
from paperwork.intake.incoming import Incoming
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import Field, Record, Schema, SheetLayout
from paperwork.sheets.answers.reading import ReadingContext

NEW, FILLED, SAME = "new", "filled", "same"
NOT_REPLACED = "добавьте --replace, чтобы заменить; в книге осталось прежнее"
REPLACED = "заменено"


@dataclass
class Additions:
    """What a book gains: the edits that bring it there, and what to tell of each file.

    ``edits`` are as `amended` wants them, for the sheets that change; ``counts`` says for (file, sheet
    title, what became of it) how many records; ``numbered`` are new clients who got a file number.
    """

    edits: dict[str, list[RowEdit]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    numbered: list[tuple[str, str, str]] = field(default_factory=list)  # file, person, number
    replaced: list[Problem] = field(default_factory=list)


def additions(book: Book, files: Sequence[Incoming], today: date, replacing: bool = False) -> Additions:
    """Works out what the files add to the book; with ``replacing`` their answers win."""
    found = Additions()
    context = ReadingContext(today, book.lists)
    coming = []
    for file in files:
        records, problems = arrivals(file, context)
        found.problems += [*file.problems, *problems]
        coming.append([record for record in records if _is_whole(record, found)])
    owners = owned(book, coming)
    found.problems += owners.problems
    found.numbered = [(a.file, _person(a.record), number) for a, number in owners.numbered]
    merged = _Merging(book, found, replacing).merged(placed(book, owners.arrivals))
    found.problems += _new_problems(book, merged, today)
    return found


def _is_whole(arrival: Arrival, found: Additions) -> bool:
    """Whether the record has the answers by which it is known; «Дело» may be found out later."""
    schema, record = arrival.schema, arrival.record
    names = dict.fromkeys(name.rstrip("?") for names in schema.sheet.identities for name in names)
    if any(name in record.broken for name in names):
        problem = "без этого ответа запись не внесена"
        name = next(name for name in names if name in record.broken)
        found.problems.append(arrival.problem(name, problem, "исправьте ответ и добавьте файл еще раз"))
        return False
    asked = replace(record, file_number="?") if schema.sheet.per_client else record  # type: ignore[call-arg]
    if is_known(schema, asked):
        return True
    missing = [n for n in schema.sheet.identities[0] if not n.endswith("?") and getattr(asked, n) is None]
    fix = f"заполните «{schema.by_name[missing[0]].header}» и добавьте файл еще раз; запись не внесена"
    found.problems.append(arrival.problem(missing[0], "обязательное поле", fix))
    return False


def _person(record: Record) -> str:
    return " ".join(filter(None, (getattr(record, name) for name in ("surname", "given_name", "patronymic"))))


@dataclass
class _Merging:
    """Brings the records that come together with those of the book, sheet by sheet."""

    book: Book
    found: Additions
    replacing: bool
    changes: dict[tuple[str, int], dict[str, Cell]] = field(default_factory=dict)

    def merged(self, coming: Sequence[Arrival]) -> Book:
        """The book as it will be; the edits are noted on the way."""
        records: dict[str, Sequence[Record]] = dict(self.book.records)
        fresh: dict[str, list[Arrival]] = {}
        for schema in SCHEMAS:
            own = [arrival for arrival in coming if arrival.schema is schema]
            if own:
                title = schema.sheet.title
                rows, new = self._sheet(schema, list(records.get(title, ())), own)
                records[title] = [*rows, *(arrival.record for arrival in new)]
                fresh[title] = new
        merged = replace(self.book, records=records, problems=[], projections={})
        self._keep_plans(merged)
        self._note_edits(fresh)
        return merged

    def _sheet(
        self, schema: Schema, rows: list[Record], coming: Sequence[Arrival]
    ) -> tuple[list[Record], list[Arrival]]:
        """The sheet's records as they will be, and those that are added to them."""
        compared = in_force(self.book, rows) if schema in PER_PLAN else rows
        arriving = [arrival.record for arrival in coming]
        if schema in PER_PLAN:
            arriving = in_force(self.book, arriving)
        new: list[Arrival] = []
        for file in dict.fromkeys(arrival.file for arrival in coming):
            places = [at for at, arrival in enumerate(coming) if arrival.file == file]
            there = [*compared, *(a.record for a in new)]
            matched = partners(schema, there, [arriving[at] for at in places], self.book.lists)
            for at, position in zip(places, matched, strict=True):
                arrival = coming[at]
                if position is None:
                    new.append(arrival)
                    self.found.counts[file, schema.sheet.title, NEW] += 1
                    self._incomplete(arrival)
                elif position < len(rows):
                    rows[position] = self._joined(arrival, rows[position])
                else:
                    new[position - len(rows)] = self._completed(new[position - len(rows)], arrival)
        return rows, new

    def _incomplete(self, arrival: Arrival) -> None:
        for item in arrival.schema.fields:
            if (
                item.required
                and getattr(arrival.record, item.name) is None
                and item.name not in arrival.record.broken
            ):
                fix = f"заполните «{item.header}» в книге"
                self.found.problems.append(arrival.problem(item.name, "обязательное поле", fix))

    def _joined(self, arrival: Arrival, row: Record) -> Record:
        """The book's record with the answers that it lacked, and those that are to be replaced."""
        answers: dict[str, object] = {}
        changes: dict[str, Cell] = {}
        for item in arrival.schema.fields:
            value = getattr(arrival.record, item.name)
            if value is None or item.name == "plan" or not self._wins(arrival, row, item, value):
                continue
            answers[item.name] = value
            changes[item.header] = cell_of(value)
        changes |= self._own(arrival, row)
        key = (arrival.schema.sheet.title, row.row)
        self.found.counts[arrival.file, arrival.schema.sheet.title, FILLED if changes else SAME] += 1
        if changes:
            self.changes.setdefault(key, {}).update(changes)
        return replace(row, broken=row.broken - answers.keys(), **cast(Any, answers)) if answers else row

    def _wins(self, arrival: Arrival, row: Record, item: Field, value: object) -> bool:
        """Whether the answer goes into the book; one that differs from the book's is told."""
        old = getattr(row, item.name)
        if item.name not in row.broken and (old is None or old == item.default):
            return not alike(item, old, value, self.book.lists)
        if item.name not in row.broken and alike(item, old, value, self.book.lists):
            return False
        return self._differs(arrival, item.header, self._text(row, item, old), text_of(value))

    def _differs(self, arrival: Arrival, header: str, old: str, new: str) -> bool:
        client = getattr(arrival.record, "file_number", None) or ""
        place = CellPlace(arrival.file, arrival.schema.sheet.title, "", header, new, client)
        problem = Problem(f"в книге записано «{old}»", NOT_REPLACED, Level.WARNING, place)
        if self.replacing:
            self.found.replaced.append(replace(problem, fix=REPLACED))
        else:
            self.found.problems.append(problem)
        return self.replacing

    def _text(self, row: Record, item: Field, old: object) -> str:
        """What stands in the book's cell, though it may be no answer."""
        cell = row.cell(item.name)
        for problem in self.book.problems if item.name in row.broken else ():
            place = problem.place
            if place.cell == cell and place.sheet == row.source.sheet and place.value:
                return place.value
        return text_of(old)

    def _own(self, arrival: Arrival, row: Record) -> dict[str, Cell]:
        """The answers under headers of the user's own."""
        changes: dict[str, Cell] = {}
        known = {fold(h): t for t, h in self.book.extra.get(arrival.schema.sheet.title, {}).items()}
        for header, text in arrival.own.items():
            old = row.extra.get(known.get(fold(header), ""))
            if not old or (old != text and self._differs(arrival, header, old, text)):
                changes[header] = text
        return changes

    def _completed(self, first: Arrival, other: Arrival) -> Arrival:
        """A new record that two files bring: the first one's, with what only the other answers."""
        answers: dict[str, object] = {}
        for item in first.schema.fields:
            value, old = getattr(other.record, item.name), getattr(first.record, item.name)
            if value is None or (old is not None and alike(item, old, value, self.book.lists)):
                continue
            if old is None or self._differs(other, item.header, text_of(old), text_of(value)):
                answers[item.name] = value
        title = first.schema.sheet.title
        self.found.counts[other.file, title, FILLED if answers else SAME] += 1
        return replace(first.with_answers(**answers), own={**other.own, **first.own})

    def _keep_plans(self, merged: Book) -> None:
        """Rows of the plan that was in force keep it when a newer one comes."""
        for row, number in left_behind(self.book, merged):
            title = type(row).sheet.title
            if number:
                self.changes.setdefault((title, row.row), {})["План"] = number
            else:
                self.found.problems.append(nameless(row, title))

    def _note_edits(self, fresh: Mapping[str, Sequence[Arrival]]) -> None:
        for title in dict.fromkeys([*fresh, *(title for title, _ in self.changes)]):
            new = fresh.get(title, ())
            if not new and not any(sheet == title for sheet, _ in self.changes):
                continue
            old = self.book.records.get(title, ())
            edits = [RowEdit(row.row, self.changes.get((title, row.row), {})) for row in old]
            self.found.edits[title] = edits + [RowEdit(None, arrival.cells()) for arrival in new]
            if any(arrival.schema.sheet.layout is SheetLayout.CARD for arrival in new):
                self.found.edits[title] = [RowEdit(None, new[0].cells())]


def _new_problems(book: Book, merged: Book, today: date) -> Iterator[Problem]:
    """What only shows when all records are read together, and was not so before."""
    before = set(map(_identity, book.problems))
    for problem in link(merged, today).problems:
        if _identity(problem) not in before:
            yield problem


def _identity(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same; a fix may name what has changed since."""
    place = problem.place
    return problem.message, place.sheet, place.cell, place.header, place.value
