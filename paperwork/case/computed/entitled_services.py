"""The institution's list of services as it concerns one client: which he may be entitled to, which he has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.case.entitlement import Verdict, assess, facts_of
from paperwork.common.naming import fold
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.services import Service


def _listed(book: Book, client: Client, today: date) -> Iterator[Row]:
    facts = facts_of(book, client, today)
    planned = _planned(book, client)
    for service in book.all(CatalogueService):
        finding = assess(service.entitled, facts)
        yield {
            "услуга": service.service,
            "вид": service.sort,
            "форма_обслуживания": service.service_form,
            "описание": service.description,
            "периодичность": service.periodicity,
            "порядок_получения": service.procedure,
            "кому_положена": service.entitled,
            "оплата": service.payment,
            "положена": finding.verdict is Verdict.SEEN,
            "почему": finding.why or None,
            "в_плане": planned.get(fold(service.service or "")),
        }


def _planned(book: Book, client: Client) -> dict[str, str]:
    """The services of the plan in force by their folded names: «сейчас» or «позднее»."""
    plans = book.plans(client.file_number)[-1:]
    rows = [row for plan in plans for row in book.of_plan(schema_of(Service), plan, in_force=True)]
    return {fold(row.service or ""): row.given or "сейчас" for row in rows if isinstance(row, Service)}


SERVICES = ComputedTable(
    tag="услуги_для_клиента",
    title="Перечень услуг для клиента",
    columns={
        "услуга": "Услуга",
        "вид": "Вид",
        "форма_обслуживания": "Форма обслуживания",
        "описание": "Описание",
        "периодичность": "Периодичность",
        "порядок_получения": "Порядок получения",
        "кому_положена": "Кому положена",
        "оплата": "Оплата",
        "положена": "Может ли быть положена клиенту",
        "почему": "Что об этом говорит в книге",
        "в_плане": "Есть ли в плане: сейчас, позднее",
    },
    rows=_listed,
    reads=(CatalogueService,),
)
