"""Who has applied for services, one row a client, as a register of applications has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.service_forms import forms_in_force, forms_of_services
from paperwork.book.service_kinds import programme_in_force, services_at_first
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.individual_programmes import AGAIN, IndividualProgramme
from paperwork.sheets.people import name_of
from paperwork.sheets.services import Service


def _rows(scope: Scope) -> Iterator[Row]:
    """A row for each client, in the order in which they came."""
    came = [client for client in scope.book.clients if client.has_come(scope.today)]
    for client in sorted(came, key=lambda it: it.admitted or date.max):
        programme = _answer_to(scope.book, client)
        yield {
            "дата": client.admitted,
            "дело": client.file_number,
            "фио": name_of(client),
            "адрес": client.address,
            "форма_обслуживания": ", ".join(_forms(scope.book, client, programme)) or None,
            "причина_обращения": client.reason,
            "номер_иппсу": programme.number if programme else None,
            "дата_иппсу": programme.drawn_up if programme else None,
            "дата_окончания": client.ended if client.has_ended(scope.today) else None,
        }


def _forms(book: Book, client: Client, programme: IndividualProgramme | None) -> list[str]:
    """The forms of service of this programme: one that is over had the services of the first plan.

    Without one they are those that are asked for, as the application has them.
    """
    if programme in (None, programme_in_force(book, client.file_number)):
        return forms_in_force(book, client.file_number)
    return forms_of_services(book, services_at_first(book, client.file_number), programme)


def _answer_to(book: Book, client: Client) -> IndividualProgramme | None:
    """The first individual programme since the client came; else the last of those he came with.

    One that was drawn up again does not answer his application.
    """
    found = book.versions(schema_of(IndividualProgramme), client.file_number)
    rows = [row for row in found if isinstance(row, IndividualProgramme)]
    came = client.admitted or date.min
    since = [row for row in rows if row.drawn_up and row.drawn_up >= came]
    before = rows[: len(rows) - len(since)]
    first = (row for row in since if row.drawn_up_again != AGAIN)
    return next(first, before[-1] if before else None)


APPLICATION_JOURNAL = ComputedTable(
    tag="журнал_заявлений",
    title="Журнал заявлений: кто обратился за услугами и какая ИППСУ составлена",
    columns={
        "дата": "Дата приема",
        "дело": "Номер дела",
        "фио": "Фамилия, имя, отчество",
        "адрес": "Адрес",
        "форма_обслуживания": "Формы обслуживания: ИППСУ и тех услуг плана, у которых своя",
        "причина_обращения": "Причина обращения",
        "номер_иппсу": "Номер ИППСУ, составленной после приема",
        "дата_иппсу": "Дата этой ИППСУ",
        "дата_окончания": "Когда обслуживание окончено",
    },
    over_period=_rows,
    reads=(Client, IndividualProgramme, Service, CatalogueService),
    of_all=True,
)
