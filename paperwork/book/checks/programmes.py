"""Individual programmes: their term, and services that would be lost from them or are out of place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.book.checks.plans import volume_off
from paperwork.book.service_kinds import (
    KINDS,
    NO,
    SUPPORT,
    URGENT,
    kind_named,
    kind_of_service,
    programme_in_force,
    services_in_force,
)
from paperwork.common.errors import Level, Problem
from paperwork.russian.dates import add_months
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import field_of, schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.results import Result
from paperwork.sheets.services import Service

LONGEST = 36  # months: 442-ФЗ, article 16: it is reviewed at least once in three years
UNTIL = field_of(IndividualProgramme, lambda it: it.until).name
SORT = field_of(Service, lambda it: it.sort).name
IN_PROGRAMME = field_of(Service, lambda it: it.in_programme)
START, END = (field_of(Service, lambda it: it.start).name, field_of(Service, lambda it: it.end).name)
DRAWN_UP = field_of(IndividualProgramme, lambda it: it.drawn_up).name
OUTSIDE = "этого дня нет в сроке ИППСУ"
RESULT = field_of(Result, lambda it: it.sort).name
BY_KIND, CONCLUSION = "услуги_иппсу", "заключение_иппсу"  # the tables whose papers need a kind


def programmes(book: Book, _today: date) -> Iterator[Problem]:
    """What is doubtful in individual programmes, and services that have no place in them."""
    for row in book.all(IndividualProgramme):
        if row.drawn_up and row.until and row.until > (last := add_months(row.drawn_up, LONGEST)):
            fix = f"поставьте день не позже {shown(last)}: программу пересматривают не реже чем раз в 3 года"
            yield problem_at(row, UNTIL, "срок программы больше трех лет", fix, Level.WARNING)
    for number in dict.fromkeys(same(row.file_number) for row in book.all(IndividualProgramme)):
        programme = programme_in_force(book, number)
        for service in services_in_force(book, number) if programme else ():
            if programme and service.in_programme != NO:
                yield from _misplaced(book, programme, service)
    for result in book.all(Result):
        if result.sort and kind_named(result.sort) not in {*KINDS, SUPPORT}:
            fix = "выберите вид из списка: иначе оценка не попадет в заключение"
            yield problem_at(result, RESULT, "такого вида в заключении нет", fix).holding(CONCLUSION)


def _misplaced(book: Book, programme: IndividualProgramme, service: Service) -> Iterator[Problem]:
    kind = kind_of_service(book, service)
    if kind == URGENT:
        fix = f"поставьте «нет» в столбце «{IN_PROGRAMME.header}»: в программу услуга и так не попадет"
        yield problem_at(service, IN_PROGRAMME.name, "срочные услуги не входят в ИППСУ", fix, Level.WARNING)
        return
    if kind is None and SORT not in service.broken:
        message = "вид услуги неизвестен, в ИППСУ она потеряется"
        if service.sort:
            message = "такой таблицы в ИППСУ нет, услуга потеряется"
        fix = f"выберите вид из списка здесь или на листе «{CatalogueService.sheet.title}»"
        yield problem_at(service, SORT, message, fix).holding(BY_KIND, CONCLUSION)
    yield from _outside(book, programme, service)
    if not (service.start and service.end):
        start, end = service.start or programme.drawn_up, service.end or programme.until
        if problem := volume_off(service, start, end, "за срок программы"):
            yield problem


def _outside(book: Book, programme: IndividualProgramme, service: Service) -> Iterator[Problem]:
    """A service that begins before the first of the programmes or goes on after the end of this one."""
    first = book.versions(schema_of(IndividualProgramme), programme.file_number)[0]
    since: date | None = getattr(first, DRAWN_UP)
    until = programme.until
    start, end = service.start, service.end
    term = f"с {shown(since)}" * bool(since) + f" по {shown(until)}" * bool(until)
    fix = f"исправьте дату услуги или срок программы ({term.strip()})"
    if start and since and start < since:
        yield problem_at(service, START, OUTSIDE, fix, Level.WARNING)
    if end and until and end > until and not (start and end < start):
        yield problem_at(service, END, OUTSIDE, fix, Level.WARNING)
    elif start and until and start > until:
        yield problem_at(service, START, OUTSIDE, fix, Level.WARNING)
