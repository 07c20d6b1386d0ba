"""The answers of a record that comes, merged into those of the same record in the book."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from paperwork.book.casebook import Book
from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.adding.arrivals import Arrival, text_of
from paperwork.intake.adding.likeness import are_equal
from paperwork.intake.adding.outcome import Additions
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import PLAN, Field, Record

NOT_REPLACED = "добавьте --replace, чтобы заменить; в книге осталось прежнее"
REPLACED = "заменено"


@dataclass(frozen=True)
class AnswerMerger:
    """Compares answers with the book's: those that differ are noted in ``found`` and win if ``replacing``."""

    book: Book
    found: Additions
    replacing: bool

    def filled(self, row: Record, arrival: Arrival) -> tuple[Record, dict[str, Cell]]:
        """The book's record with the answers that it lacked or that are replaced, and its new cells."""
        answers: dict[str, object] = {}
        changes: dict[str, Cell] = {}
        for item in arrival.schema.fields:
            value = getattr(arrival.record, item.name)
            if value is None or item.name == PLAN or not self._wins(arrival, row, item, value):
                continue
            answers[item.name] = value
            changes[item.header] = item.kind.cell(value)
        changes |= self._own(arrival, row)
        filled = replace(row, broken=row.broken - answers.keys(), **cast(Any, answers)) if answers else row
        return filled, changes

    def completed(self, first: Arrival, other: Arrival) -> tuple[Arrival, dict[str, object]]:
        """A new record that two tables bring: the first one's, with what the other adds; and that."""
        answers: dict[str, object] = {}
        for item in first.schema.fields:
            value, old = getattr(other.record, item.name), getattr(first.record, item.name)
            if value is None or (old is not None and are_equal(item, old, value, self.book.lists)):
                continue
            if old is None or self._differs(other, item.header, text_of(item, old), text_of(item, value)):
                answers[item.name] = value
        own = {
            header: text
            for header, text in other.own.items()
            if not (old := first.own.get(header)) or (old != text and self._differs(other, header, old, text))
        }
        return replace(first.with_answers(**answers), own={**first.own, **own}), {**answers, **own}

    def note_missing(self, arrival: Arrival) -> None:
        """Notes a problem for each required answer that a new record lacks."""
        for item in arrival.schema.fields:
            if (
                item.required
                and getattr(arrival.record, item.name) is None
                and item.name not in arrival.record.broken
            ):
                fix = f"заполните «{item.header}» в книге"
                self.found.problems.append(arrival.problem(item.name, "обязательное поле", fix))

    def _wins(self, arrival: Arrival, row: Record, item: Field, value: object) -> bool:
        """Whether the answer goes into the book; one that differs from the book's is reported."""
        old = getattr(row, item.name)
        if item.name not in row.broken and (old is None or old == item.default):
            return not are_equal(item, old, value, self.book.lists)
        if item.name not in row.broken and are_equal(item, old, value, self.book.lists):
            return False
        return self._differs(arrival, item.header, self._text(row, item, old), text_of(item, value))

    def _differs(self, arrival: Arrival, header: str, old: str, new: str) -> bool:
        place = replace(arrival.placed, header=header, value=new, client=arrival.record.file_number or "")
        problem = Problem(f"в книге записано «{old}»", NOT_REPLACED, Level.WARNING, place)
        if self.replacing:
            self.found.replaced.append(replace(problem, fix=REPLACED))
        else:
            self.found.problems.append(problem)
        return self.replacing

    def _text(self, row: Record, item: Field, old: object) -> str:
        """What the book's cell holds, though it may be no answer."""
        cell = row.cell(item.name)
        for problem in self.book.problems if item.name in row.broken else ():
            place = problem.place
            is_here = (place.cell, place.header, place.sheet) == (cell, item.header, row.source.sheet)
            if is_here and place.value:
                return place.value
        return text_of(item, old)

    def _own(self, arrival: Arrival, row: Record) -> dict[str, Cell]:
        """The answers under headers of the user's own."""
        changes: dict[str, Cell] = {}
        known = {fold(h): t for t, h in self.book.extra.get(arrival.schema.sheet.title, {}).items()}
        for header, text in arrival.own.items():
            old = row.extra.get(known.get(fold(header), ""))
            if not old or (old != text and self._differs(arrival, header, old, text)):
                changes[header] = text
        return changes
