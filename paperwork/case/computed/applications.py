"""Who has applied for services, one row a client, as a register of applications has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.computed.family_papers import service_forms
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.individual_programmes import AGAIN, IndividualProgramme
from paperwork.sheets.people import name_of
from paperwork.sheets.services import Service


def _rows(scope: Scope) -> Iterator[Row]:
    """A row for each client, in the order in which they came."""
    for client in sorted(scope.book.clients, key=lambda it: it.admitted or date.max):
        programme = _answer_to(scope.book, client)
        own = programme.service_form if programme else None
        yield {
            "дата": client.admitted,
            "дело": client.file_number,
            "фио": name_of(client),
            "адрес": client.address,
            "форма_обслуживания": own or service_forms(scope.book, client.file_number),
            "причина_обращения": client.reason,
            "номер_иппсу": programme.number if programme else None,
            "дата_иппсу": programme.drawn_up if programme else None,
            "дата_окончания": client.ended,
        }


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
        "форма_обслуживания": "Форма обслуживания: из ИППСУ, без нее – по услугам плана",
        "причина_обращения": "Причина обращения",
        "номер_иппсу": "Номер ИППСУ, составленной после приема",
        "дата_иппсу": "Дата этой ИППСУ",
        "дата_окончания": "Когда обслуживание окончено",
    },
    over_period=_rows,
    reads=(Client, IndividualProgramme, Service, CatalogueService),
    of_all=True,
)
