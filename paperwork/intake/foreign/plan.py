"""The plan of a person's own table: what its columns and rows are, and what would come of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.intake.adding.outcome import FILLED, NEW, SAME, Additions
from paperwork.intake.foreign.column import SEX, Column, Confidence, Reason
from paperwork.intake.foreign.layout import Skipped
from paperwork.intake.incoming import Incoming, RowPlace
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import Schema


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "новая запись"
    FILLED = "дополнит запись, которая есть"
    SAME = "уже есть в книге"
    REPEATED = "уже есть в этой таблице"
    SKIPPED = "не запись"
    HELD = "не будет внесена"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row of the table: its place, its answers (sheet → header → cell), and what becomes of it.

    ``note`` says why it is skipped, or which file number the client has or gets.
    """

    place: RowPlace
    answers: Mapping[str, Mapping[str, Cell]]
    fate: Fate = Fate.HELD
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say of a row: the header of the answer, and those that are possible."""

    place: RowPlace
    header: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table: where it is, of which sheet of the book its rows are, its columns and its rows.

    ``lines`` are the numbers of the rows that hold the headers. ``questions`` may be answered by `answered`.
    """

    file: str
    title: str
    schema: Schema
    lines: tuple[int, ...]
    columns: Sequence[Column]
    rows: Sequence[RowPlan]
    problems: Sequence[Problem] = ()

    @property
    def records(self) -> list[RowPlan]:
        """The rows that are records and have not come before."""
        return [row for row in self.rows if row.answers and row.fate is not Fate.REPEATED]

    @property
    def questions(self) -> list[Question]:
        """What is not known and has to be asked: the sex where the name does not show it."""
        title, item = self.schema.sheet.title, self.schema.by_name.get("sex")
        if item is None:
            return []
        fresh = [row for row in self.records if row.place.person and row.fate in (Fate.NEW, Fate.HELD)]
        asked = [row for row in fresh if item.header not in row.answers.get(title, {item.header: ""})]
        return [Question(row.place, item.header, ("мужской", "женский")) for row in asked]

    @property
    def mapping(self) -> dict[str, str]:
        """Header → header of the book, for the next time; of the columns that have a header."""
        known = [column for column in self.columns if column.header and column.target]
        chosen = {
            column.header: full_target(column, self.schema) for column in known if not _is_by_itself(column)
        }
        dropped = (Reason.ASKED, Reason.REMEMBERED)
        unwanted = [column for column in self.columns if not column.target and column.reason in dropped]
        return chosen | {column.header: "-" for column in unwanted if column.header}

    @property
    def incoming(self) -> Incoming:
        """The records as `additions` takes them."""
        rows: dict[str, list[Mapping[str, Cell]]] = {}
        places: dict[str, list[RowPlace]] = {}
        for row in self.records:
            for title, answers in row.answers.items():
                rows.setdefault(title, []).append(answers)
                places.setdefault(title, []).append(row.place)
        return Incoming(self.file, rows, tuple(self.problems), places)

    def answered(self, answers: Mapping[RowPlace, str]) -> TablePlan:
        """The plan with the answers to its questions."""
        title = self.schema.sheet.title
        rows = [
            replace(row, answers={**row.answers, title: {**row.answers[title], SEX: answers[row.place]}})
            if row.place in answers
            else row
            for row in self.rows
        ]
        return replace(self, rows=rows)

    def with_outcome(self, found: Additions) -> TablePlan:
        """The plan with what becomes of each row, and which file number each client has."""
        title = self.schema.sheet.title
        rows = []
        for row in self.rows:
            became = found.became.get((self.file, title, row.place))
            if became and row.fate is not Fate.REPEATED:
                kind, number = became
                note = f"дело {number}" if number else ""
                row = replace(
                    row, fate={NEW: Fate.NEW, FILLED: Fate.FILLED, SAME: Fate.SAME}[kind], note=note
                )
            rows.append(row)
        return replace(self, rows=rows)


def full_target(column: Column, schema: Schema) -> str:
    """What a person says of the column: «Телефон», «Портреты: Образование»; empty where it is not entered."""
    is_other = column.schema is not schema
    return f"{column.schema.sheet.title}: {column.target}" if is_other else column.target


def _is_by_itself(column: Column) -> bool:
    """Whether the program finds it again without being told, or what the cells show decides anew."""
    is_said = column.reason in (Reason.ASKED, Reason.REMEMBERED)
    return not is_said and (column.is_own or column.is_piece or column.confidence is not Confidence.SURE)


def skipped_row(place: RowPlace, why: Skipped) -> RowPlan:
    """A row that is no record."""
    return RowPlan(place, {}, Fate.SKIPPED, why.value)
