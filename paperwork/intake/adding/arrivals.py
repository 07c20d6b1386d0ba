"""From what an importer has brought to records, validated as the reader of books validates its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold, tag_of
from paperwork.common.records import dataclass
from paperwork.intake.incoming import NO_ROW, Incoming, RowPlace
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.cells import BadCell, Cell, shown, trustworthy
from paperwork.sheets.answers.fields import OWNER, PLAN, Field, Record, Schema, nowhere
from paperwork.sheets.answers.reading import Reader, ReadingContext
from paperwork.sheets.answers.sheet import SheetLayout

ANSWER_LOST = "ответ в книгу не внесен"
RECORD_LOST = "без этого ответа запись не внесена, исправьте его и добавьте файл еще раз"
TIES = frozenset({OWNER, PLAN})  # they say whose a row is, and are no answers of their own


@dataclass(frozen=True, slots=True)
class Arrival:
    """One record that has come: its schema, its answers, and the file that brought it.

    ``own`` are answers under headers that the sheet does not know: header → text. ``place`` is the row of
    the file, where that is a table. ``batch`` is the number of those that came together: a file may have
    several tables, and files of one name may lie in several folders.
    """

    schema: Schema
    record: Record
    file: str
    own: Mapping[str, str] = field(default_factory=dict)
    place: RowPlace = NO_ROW
    batch: int = 0

    def with_answers(self, **answers: object) -> Arrival:
        """The same with other answers."""
        changes: Any = answers
        return replace(self, record=replace(self.record, **changes))

    def problem(
        self, name: str, message: str, fix: str, level: Level = Level.ERROR, value: str = ""
    ) -> Problem:
        """A problem of one answer, placed in the file that brought it."""
        item = self.schema.by_name[name]
        client = self.record.file_number or ""
        return Problem(
            message, fix, level, replace(self.placed, header=item.header, value=value, client=client)
        )

    @property
    def placed(self) -> CellPlace:
        """Where it is in the file that brought it."""
        return _place(self.file, self.schema, self.place)

    def cells(self) -> dict[str, Cell]:
        """The answers as a book holds them: header → cell."""
        values = ((item, getattr(self.record, item.name)) for item in self.schema.fields)
        found = {item.header: item.kind.cell(value) for item, value in values if value is not None}
        return found | dict(self.own)


def text_of(item: Field, value: object) -> str:
    """An answer as a person sees it."""
    return shown(item.kind.cell(value))


def arrivals(incoming: Incoming, context: ReadingContext) -> tuple[list[Arrival], list[Problem]]:
    """The records of a file, and what is wrong with their answers; a wrong answer is left out."""
    found: list[Arrival] = []
    problems: list[Problem] = []
    for title in incoming.rows:
        schema = SCHEMA_BY_TITLE[title]
        for row, at in incoming.with_places(title):
            arrival, wrong = _arrival(schema, row, incoming.file, context, at)
            if arrival:
                found.append(arrival)
            problems += wrong
    return found, problems


def _place(file: str, schema: Schema, at: RowPlace) -> CellPlace:
    """Where a record is: in the row of the table that brought it, else on the sheet that it is of."""
    return CellPlace(file, at.sheet, str(at)) if at.row else CellPlace(file, schema.sheet.title)


def _arrival(
    schema: Schema, row: Mapping[str, Cell], file: str, context: ReadingContext, at: RowPlace
) -> tuple[Arrival | None, list[Problem]]:
    answers: dict[str, object] = {}
    own: dict[str, str] = {}
    found: list[Problem] = []
    broken: set[str] = set()
    names = identifying(schema)
    for header, cell in row.items():
        item = schema.by_header.get(fold(header))
        if item is None:
            own |= _own(header, cell, found)
            continue
        value, wrong = Reader(item, context).read(cell)
        loss = RECORD_LOST if item.name in names else ANSWER_LOST
        found += [_with_loss(problem, loss) for problem in wrong]
        if any(problem.is_error for problem in wrong):
            broken.add(item.name)
        if value is not None:
            answers[item.name] = _as_in_a_book(item, value, context)
    place = replace(_place(file, schema, at), client=str(answers.get(OWNER) or ""))
    problems = [
        problem.at(replace(place, header=problem.place.header, value=problem.place.value))
        for problem in found
    ]
    if not _says_something(schema, answers) and not own:
        return None, problems
    options: Any = dict(answers)
    options["broken"] = frozenset(broken)
    options["extra"] = {tag_of(header): text for header, text in own.items()}
    record = schema.record(**options, source=nowhere(place.file, place.sheet, place.cell))
    return Arrival(schema, record, file, own, at), problems


def _as_in_a_book(item: Field, value: object, context: ReadingContext) -> object:
    """The answer that a spreadsheet makes of the words: a date among words, where they are one."""
    return item.kind.typed(value, item, context) if isinstance(value, str) else value


def _own(header: str, cell: Cell, problems: list[Problem]) -> dict[str, str]:
    """The text under a header that the sheet does not know."""
    trusted = trustworthy(cell)
    if isinstance(trusted, BadCell):
        problem = trusted.problem.at(CellPlace(header=header, value=trusted.text))
        problems.append(_with_loss(problem, ANSWER_LOST))
        return {}
    text = shown(trusted)
    return {header: text} if text else {}


def _with_loss(problem: Problem, loss: str) -> Problem:
    """The problem of an answer; an error says what the book does not get because of it."""
    return replace(problem, fix=f"{problem.fix}; {loss}") if problem.is_error else problem


def identifying(schema: Schema) -> frozenset[str]:
    """The answers without which a record of the sheet is not entered when they are broken."""
    names = {name.rstrip("?") for names in schema.sheet.identities for name in names}
    return frozenset(names | {OWNER} if schema.sheet.per_client else names)


def _says_something(schema: Schema, answers: Mapping[str, object]) -> bool:
    """Whether the record holds more than whose it is, or what the blank came with."""
    if schema.sheet.layout is SheetLayout.CARD:
        defaults = {item.name: item.default for item in schema.fields}
        return any(value != defaults[name] for name, value in answers.items())
    return bool(answers.keys() - (TIES if schema.sheet.per_client else frozenset()))
