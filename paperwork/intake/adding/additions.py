"""What a book gains from the records that come: rows to add, answers to fill in, answers that differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.common.errors import Problem
from paperwork.intake.adding.answers import AnswerMerger
from paperwork.intake.adding.arrivals import Arrival, arrivals, identifying
from paperwork.intake.adding.likeness import is_known
from paperwork.intake.adding.merging import SheetMerger
from paperwork.intake.adding.outcome import Additions
from paperwork.intake.adding.owners import number_of, owned
from paperwork.intake.adding.plans import placed
from paperwork.intake.incoming import Incoming
from paperwork.sheets.answers.fields import OWNER, Record
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.sheets.people import NAME_PARTS


def additions(book: Book, files: Sequence[Incoming], today: date, replacing: bool = False) -> Additions:
    """What the files add to the book; with ``replacing`` their answers win."""
    found = Additions()
    context = ReadingContext(today, book.lists)
    coming = []
    for batch, file in enumerate(files):
        records, problems = arrivals(file, context)
        found.problems += [*file.problems, *problems]
        coming.append([replace(record, batch=batch) for record in records if _is_whole(record, found)])
    owners = owned(book, coming)
    found.problems += owners.problems
    found.numbered = [(a.file, _person(a.record), number) for a, number in owners.numbered]
    merger = SheetMerger(book, found, AnswerMerger(book, found, replacing))
    merged = merger.merged(placed(book, owners.arrivals))
    found.problems += _new_problems(book, merged, today)
    several = {file.file for file, records in zip(files, coming, strict=True) if len(_clients(records)) > 1}
    found.problems = [_with_client(problem, several) for problem in found.problems]
    found.replaced = [_with_client(problem, several) for problem in found.replaced]
    return found


def _clients(records: Sequence[Arrival]) -> set[str | None]:
    """The numbers of those whom the records are of."""
    return {number_of(arrival.record) for arrival in records if arrival.schema.by_name.get(OWNER)}


def _with_client(problem: Problem, files: Collection[str]) -> Problem:
    """The problem with the number of its client, where its file is about several and shows no row."""
    place = problem.place
    if place.file not in files or place.cell or not place.client:
        return problem
    return problem.at(replace(place, cell=f"дело {place.client}"))


def _is_whole(arrival: Arrival, found: Additions) -> bool:
    """Whether the record has the answers by which it is known; «Дело» may be found out later."""
    schema, record = arrival.schema, arrival.record
    if record.broken & identifying(schema):
        return False  # the problem of the answer says so
    asked = replace(record, file_number="?") if schema.sheet.per_client else record  # type: ignore[call-arg]
    if is_known(schema, asked):
        return True
    missing = [n for n in schema.sheet.identities[0] if not n.endswith("?") and getattr(asked, n) is None]
    fix = f"заполните «{schema.by_name[missing[0]].header}» и добавьте файл еще раз; запись не внесена"
    found.problems.append(arrival.problem(missing[0], "обязательное поле", fix))
    return False


def _person(record: Record) -> str:
    return " ".join(filter(None, (getattr(record, name) for name in NAME_PARTS)))


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
