"""What only shows when all sheets are read: links that lead nowhere, doubles, impossible dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.dates import ages, closed_without_day, dates_in_order, outside_practice
from paperwork.book.checks.links import catalogue, doubles, file_numbers, specialists
from paperwork.book.checks.order import by_place
from paperwork.book.checks.payments import payments
from paperwork.book.checks.people import capitals, consents, emptiness, same_person
from paperwork.book.checks.plans import goals, later, undecided, versions, volumes
from paperwork.book.checks.prevention import measures
from paperwork.book.checks.programmes import programmes
from paperwork.book.checks.surveys import families
from paperwork.book.checks.terms import outside_terms
from paperwork.book.checks.timesheets import timesheets
from paperwork.book.named import with_codes
from paperwork.common.errors import Level, Problem
from paperwork.sheets.answers.fields import OWNER, Record

CHECKS: tuple[Callable[[Book, date], Iterator[Problem]], ...] = (
    emptiness,
    file_numbers,
    doubles,
    dates_in_order,
    ages,
    outside_practice,
    closed_without_day,
    capitals,
    same_person,
    specialists,
    catalogue,
    versions,
    goals,
    consents,
    undecided,
    later,
    volumes,
    programmes,
    measures,
    families,
    timesheets,
    payments,
    outside_terms,
)


def link(book: Book, today: date) -> Book:
    """The book with its records tied to their clients, and with all problems in the order of their places."""
    book = with_codes(_with_only_client(book))
    found = [problem for check in CHECKS for problem in check(book, today)]
    book.problems[:] = by_place([*_without_the_refused(book.problems, found), *found])
    return book


def _without_the_refused(read: Sequence[Problem], found: Sequence[Problem]) -> list[Problem]:
    """What the cells said alone, without doubts about those that are wrong among the others."""
    wrong = {_cell(problem) for problem in found if problem.level is Level.ERROR} - {None}
    return [problem for problem in read if problem.level is Level.ERROR or _cell(problem) not in wrong]


def _cell(problem: Problem) -> tuple[str, str, str, str] | None:
    place = problem.place
    return (place.file, place.sheet, place.cell, place.header) if place.cell else None


def _with_only_client(book: Book) -> Book:
    """With exactly one client in the book «Дело» may stay empty everywhere."""
    if len(book.clients) != 1:
        return book
    number = book.clients[0].file_number
    tied = {schema.sheet.title for schema in book.schemas if schema.sheet.per_client}
    records = {
        title: [_of(row, number) for row in rows] if title in tied else rows
        for title, rows in book.records.items()
    }
    return replace(book, records=records)


def _of(row: Record, number: str | None) -> Record:
    """The row with the number of the only client, unless it has one of its own."""
    if row.file_number or OWNER in row.broken:
        return row
    return replace(row, file_number=number)  # type: ignore[call-arg]  # the same
