"""What files would add to a book, looked at before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Self

from paperwork.book.casebook import Book
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.intake.adding.additions import additions
from paperwork.intake.adding.outcome import Additions
from paperwork.intake.adding.summary import summary
from paperwork.intake.excel.container import SUFFIXES as WORKBOOKS
from paperwork.intake.foreign.memory import Memory
from paperwork.intake.foreign.plan import TablePlan
from paperwork.intake.foreign.recognised import is_recognised
from paperwork.intake.foreign.report import grouped, lines_of
from paperwork.intake.foreign.table import table_plans
from paperwork.intake.importers import received
from paperwork.intake.incoming import Incoming, RowPlace, Sent
from paperwork.intake.phone.read import read_answers
from paperwork.intake.phone.tables import SUFFIXES as TEXTS
from paperwork.intake.tables import answer_tables


@dataclass
class Looked:
    """The records and plans that files bring, and what the book ``opened`` gains from them.

    ``unread`` are sentences on files that could not be read.
    """

    opened: Book
    replacing: bool
    incoming: Sequence[Incoming]
    plans: Sequence[TablePlan]
    unread: Sequence[str]
    found: Additions

    @property
    def problems(self) -> list[Problem]:
        """What is wrong or doubtful; what several rows have in common is one problem."""
        return grouped(self.found.problems, self.plans) if self.plans else self.found.problems

    @property
    def failed(self) -> bool:
        """Whether something cannot go in."""
        return bool(self.unread) or any(problem.is_error for problem in self.problems)

    @property
    def counted(self) -> list[str]:
        """What would become of each file that is no table of a person's own."""
        return list(summary([incoming.file for incoming in self.incoming], self.found))

    @property
    def lines(self) -> list[str]:
        """What would become of each file, of each column and row of a person's own table."""
        return [*(line for plan in self.plans for line in lines_of(plan)), *self.counted]

    def answered(self, answers: Mapping[RowPlace, str]) -> Self:
        """The same with the answers to the questions of the plans."""
        plans = [plan.answered(answers) for plan in self.plans]
        found, plans = _outcome(self.opened, self.incoming, plans, self.replacing)
        return replace(self, plans=plans, found=found)


def looked_at(sents: Iterable[Sent], book: Book, remembered: Memory, replacing: bool = False) -> Looked:
    """What the files would add to the book; with ``replacing`` their answers win.

    ``remembered`` is what the columns of tables meant the last time: see `foreign.memory`.
    """
    incoming: list[Incoming] = []
    plans: list[TablePlan] = []
    unread: list[str] = []
    for sent in sents:
        try:
            found = _read(sent, book, remembered)
        except PaperworkError as error:
            unread.append(str(error))
            continue
        if isinstance(found, Incoming):
            incoming.append(found)
        else:
            plans += found
    outcome, plans = _outcome(book, incoming, plans, replacing)
    return Looked(book, replacing, incoming, plans, unread, outcome)


def _outcome(
    book: Book, incoming: Sequence[Incoming], plans: Sequence[TablePlan], replacing: bool
) -> tuple[Additions, list[TablePlan]]:
    found = additions(book, [*incoming, *(plan.incoming for plan in plans)], date.today(), replacing)
    return found, [plan.with_outcome(found) for plan in plans]


def _read(sent: Sent, book: Book, remembered: Memory) -> Incoming | list[TablePlan]:
    """The records of a file, or the plans of a person's own tables."""
    if PurePath(sent.name).suffix.lower() not in WORKBOOKS | TEXTS:
        return received(sent)
    tables = answer_tables(sent)
    if is_recognised(sent, tables):
        return read_answers(sent, tables)
    return table_plans(sent, book, remembered)
