"""The records that come, merged with those of the book sheet by sheet, and the edits that this takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from paperwork.book.casebook import Book
from paperwork.book.parts import is_of
from paperwork.common.errors import Level, Problem
from paperwork.common.records import dataclass
from paperwork.intake.adding.answers import AnswerMerger
from paperwork.intake.adding.arrivals import Arrival
from paperwork.intake.adding.likeness import partners
from paperwork.intake.adding.outcome import FILLED, NEW, SAME, Additions
from paperwork.intake.adding.plans import PER_PLAN, in_force, left_behind, nameless
from paperwork.intake.excel.amending.amend import RowEdit
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Schema
from paperwork.sheets.answers.sheet import SheetLayout


@dataclass
class SheetMerger:
    """Merges the records that come with those of the book, and notes in ``found`` the edits for it."""

    book: Book
    found: Additions
    answers: AnswerMerger
    changes: dict[tuple[str, int], dict[str, Cell]] = field(default_factory=dict)

    @cached_property
    def blocked(self) -> frozenset[str]:
        """The normalised numbers of the clients whose data may not be used."""
        return frozenset(same(client.file_number) for client in self.book.clients if client.is_blocked)

    def merged(self, coming: Sequence[Arrival]) -> Book:
        """The book as it will be; the edits are noted in ``found``."""
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
        for batch in dict.fromkeys(arrival.batch for arrival in coming):
            places = [at for at, arrival in enumerate(coming) if arrival.batch == batch]
            there = [*compared, *(a.record for a in new)]
            matched = partners(schema, there, [arriving[at] for at in places], self.book.lists)
            for at, position in zip(places, matched, strict=True):
                arrival = coming[at]
                if position is None:
                    new.append(arrival)
                    self._note(arrival, NEW)
                    self.answers.note_missing(arrival)
                elif position < len(rows):
                    rows[position] = self._filled(arrival, rows[position])
                else:
                    new[position - len(rows)] = self._completed(new[position - len(rows)], arrival)
        return rows, new

    def _filled(self, arrival: Arrival, row: Record) -> Record:
        """The book's record with what the arrival brings; its changed cells are noted."""
        filled, changes = self.answers.filled(row, arrival)
        title = arrival.schema.sheet.title
        self._note(arrival, FILLED if changes else SAME)
        if changes:
            self.changes.setdefault((title, row.row), {}).update(changes)
        return filled

    def _completed(self, first: Arrival, other: Arrival) -> Arrival:
        """A new record that two tables bring: the first one's, with what only the other answers."""
        completed, answers = self.answers.completed(first, other)
        self._note(other, FILLED if answers else SAME)
        return completed

    def _note(self, arrival: Arrival, became: str) -> None:
        title = arrival.schema.sheet.title
        self.found.counts[arrival.file, title, became] += 1
        if arrival.place.row:
            number = arrival.record.file_number or ""
            self.found.became[arrival.file, title, arrival.place] = became, number
        if became != SAME and is_of(arrival.record, self.blocked):
            self.found.problems.append(_of_blocked(arrival))

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


def _of_blocked(arrival: Arrival) -> Problem:
    """What is said of data that come for a client whose data may not be used."""
    number = arrival.record.file_number or ""
    message = f"обработка данных клиента не разрешена: дело {number}"
    fix = "если вносить их было нельзя, уберите новое из книги"
    return Problem(message, fix, Level.WARNING, replace(arrival.placed, client=number))
