"""The kinds of social services by which official papers group them, and the services of a programme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from paperwork.book.casebook import Book
from paperwork.common.naming import fold
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.services import Service, in_order

HOUSEHOLD, MEDICAL, PSYCHOLOGICAL = "социально-бытовые", "социально-медицинские", "социально-психологические"
TEACHING, LABOUR, LEGAL = "социально-педагогические", "социально-трудовые", "социально-правовые"
COMMUNICATION = (
    "услуги в целях повышения коммуникативного потенциала получателей социальных услуг, имеющих ограничения"
    " жизнедеятельности, в том числе детей-инвалидов"
)
URGENT, CARE, SUPPORT = "срочные социальные услуги", "социальные услуги по уходу", "социальное сопровождение"
KINDS = (HOUSEHOLD, MEDICAL, PSYCHOLOGICAL, TEACHING, LABOUR, LEGAL, COMMUNICATION)  # of every programme
# What a name of a kind has in it, however it is written: «бытовая», «социально-бытовые услуги».
SIGNS = (
    ("срочн", URGENT),
    ("сопровожд", SUPPORT),
    ("коммуникатив", COMMUNICATION),
    ("бытов", HOUSEHOLD),
    ("медицин", MEDICAL),
    ("психолог", PSYCHOLOGICAL),
    ("педагог", TEACHING),
    ("труд", LABOUR),
    ("правов", LEGAL),
    ("юридич", LEGAL),
    ("долговремен", CARE),
    ("уход", CARE),
)
NO = "нет"  # of the list «Да или нет»


@lru_cache(maxsize=256)
def kind_named(text: str | None) -> str | None:
    """The kind that the text names; None where it names none that official papers know."""
    folded = fold(text or "")
    return next((kind for sign, kind in SIGNS if sign in folded), None)


def kind_of_service(book: Book, service: Service) -> str | None:
    """The kind of a service: by its own answer, else by the institution's list."""
    return kind_named(service.sort or book.listed_sorts.get(fold(service.service or "")))


def is_urgent(book: Book, service: Service) -> bool:
    """Whether it is an urgent service, which is given at once and has no rhythm."""
    return kind_of_service(book, service) == URGENT


def services_in_force(book: Book, number: str | None) -> Iterator[Service]:
    """The services of a client's plan in force in its order; all of his where he has no plan."""
    return _of_version(book, number, -1)


def services_at_first(book: Book, number: str | None) -> Iterator[Service]:
    """The services of a client's first plan in its order: what he asked for when he came."""
    return _of_version(book, number, 0)


def _of_version(book: Book, number: str | None, place: int) -> Iterator[Service]:
    plans, schema = book.plans(number), schema_of(Service)
    plan = plans[place] if plans else None
    rows = book.of_plan(schema, plan, plan is plans[-1]) if plan else book.of_client(schema, number)
    yield from (row for row in in_order(rows, book.listed_sorts) if row.service)


def programme_in_force(book: Book, number: str | None) -> IndividualProgramme | None:
    """The newest individual programme of a client, None where he has none."""
    rows = book.versions(schema_of(IndividualProgramme), number)
    return rows[-1] if rows and isinstance(rows[-1], IndividualProgramme) else None


def is_of_programme(book: Book, service: Service) -> bool:
    """Whether a service belongs to an individual programme: urgent ones need none."""
    return service.in_programme != NO and not is_urgent(book, service)


def programme_services(book: Book, number: str | None) -> Iterator[tuple[Service, str | None]]:
    """The services of a client's individual programme with their kinds."""
    for service in services_in_force(book, number):
        if is_of_programme(book, service):
            yield service, kind_of_service(book, service)
