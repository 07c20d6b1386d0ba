"""The forms of service of a client (at home, by day, in an institution), the same ones on every paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from paperwork.book.casebook import Book
from paperwork.book.service_kinds import is_of_programme, programme_in_force, services_in_force
from paperwork.common.naming import fold
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.services import Service

FORMS = "Форма обслуживания"  # the list
AT_HOME = ("на дому", "надомн")


def form_of_service(book: Book, service: Service, programme: IndividualProgramme | None) -> str | None:
    """The form in which a service is given: its own on the institution's list, else the programme's."""
    item = book.listed_services.get(fold(service.service or ""))
    own = item.service_form if item else None
    return own or (programme.service_form if programme else None)


def forms_of_services(
    book: Book, services: Iterable[Service], programme: IndividualProgramme | None
) -> list[str]:
    """The form of the programme, then the others in which its services are given, in the order of the list.

    Services that belong to none have a form to be named only where there is neither.
    """
    forms = _of_each(book, services, programme)
    first = programme.service_form if programme else None
    return sorted(forms | ({first} if first else set()), key=lambda form: (form != first, _place(form), form))


def _of_each(book: Book, services: Iterable[Service], programme: IndividualProgramme | None) -> set[str]:
    """The forms in which the services themselves are given."""
    listed = list(services)
    own = [service for service in listed if is_of_programme(book, service)]
    forms = {form_of_service(book, service, programme) for service in (own if own or programme else listed)}
    return {form for form in forms if form}


def _place(form: str) -> int:
    """Where it is on the list; forms of one's own come last."""
    places = _places()
    return places.get(fold(form), len(places))


@lru_cache(maxsize=1)
def _places() -> Mapping[str, int]:
    return {fold(choice.shown): place for place, choice in enumerate(standard()[FORMS].values)}


def forms_in_force(book: Book, number: str | None) -> list[str]:
    """The forms of a client's programme in force; without one those of his plan."""
    return forms_of_services(book, services_in_force(book, number), programme_in_force(book, number))


def forms_given(book: Book, number: str | None) -> set[str]:
    """The forms that any service of the client has; where none has any, that of the programme in force."""
    programme = programme_in_force(book, number)
    return _of_each(book, services_in_force(book, number), programme) or set(forms_in_force(book, number))


def is_at_home(form: str) -> bool:
    """Whether what is given in this form is given where the client lives."""
    return any(words in fold(form) for words in AT_HOME)
