"""The urgent services of a client: those given to him, and those of his plan that are still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.service_kinds import URGENT, is_urgent, kind_named, kind_of_service, services_in_force
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.common.naming import fold
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.services import Service, term


def _rows(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """A row for each delivery, by its day, then one for each service that was not yet given."""
    planned = [row for row in services_in_force(book, client.file_number) if is_urgent(book, row)]
    conditions = {fold(row.service or ""): row.condition for row in planned}
    given = sorted(_deliveries(book, client.file_number), key=lambda row: row.given or date.max)
    for row in given:
        yield {
            "услуга": row.service,
            "объем": row.quantity,
            "дата": row.given,
            "срок": None,
            "условия": conditions.get(fold(row.service or "")),
            "квитанция": row.receipt,
        }
    names = {fold(row.service or "") for row in given}
    for service in planned:
        if fold(service.service or "") not in names:
            yield {
                "услуга": service.service,
                "объем": service.volume,
                "дата": None,
                "срок": term(service),
                "условия": service.condition,
                "квитанция": None,
            }


def _deliveries(book: Book, number: str | None) -> Iterator[Delivery]:
    rows = book.of_client(schema_of(Delivery), number)
    if not rows:
        return
    kinds = {
        fold(row.service or ""): kind_of_service(book, row)
        for row in book.of_client(schema_of(Service), number)
        if isinstance(row, Service)
    }
    for row in rows:
        if isinstance(row, Delivery) and row.service:
            name = fold(row.service)
            if (kinds.get(name) or kind_named(book.listed_sorts.get(name))) == URGENT:
                yield row


def _is_there(scope: Scope) -> bool:
    book, number = scope.book, scope.number
    return any(is_urgent(book, row) for row in services_in_force(book, number)) or any(
        _deliveries(book, number)
    )


def _act(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """The day of the act: the last on which such a service was given."""
    days = [row.given for row in _deliveries(book, client.file_number) if row.given]
    yield {"дата": max(days, default=None)}


READS = (Service, Delivery)
URGENT_SERVICES = ComputedTable(
    tag="срочные_услуги",
    title="Срочные социальные услуги клиента",
    columns={
        "услуга": "Услуга",
        "объем": "Объем: сколько оказано, у еще не оказанной – сколько назначено",
        "дата": "День, когда оказана",
        "срок": "Начало – окончание услуги, которая еще не оказана",
        "условия": "Условие",
        "квитанция": "Квитанция",
    },
    rows=_rows,
    reads=READS,
    lacking="нет срочных социальных услуг на листах «Услуги» и «Оказано»",
    is_there=_is_there,
)
URGENT_ACT = ComputedTable(
    tag="срочный_акт",
    title="Акт о предоставлении срочных социальных услуг",
    columns={"дата": "Последний день, когда оказана срочная услуга"},
    rows=_act,
    reads=READS,
    single=True,
)
