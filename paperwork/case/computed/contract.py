"""The terms of a client's contract: where, what, for how much, as the appendix lists it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.book.service_forms import forms_given, is_at_home
from paperwork.book.service_kinds import programme_services
from paperwork.book.volume import each_time, promised_volume
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.computed.charges import MONEY
from paperwork.case.statistics.money import cost, roubles, total
from paperwork.case.statistics.reckoning import Reckoning, contract_of
from paperwork.common.naming import fold
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import Contract
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service, term

MONTH = 30  # days: what is given in a month is counted over so many
SERVICE = {
    "номер": "Номер строки по порядку",
    "услуга": "Услуга",
    "объем": "Объем",
    "периодичность": "Периодичность",
    "срок": "Начало – окончание",
    "условия": "Условие",
    **MONEY,
}
RECEIVES_FREE = "Заказчик получает Услуги бесплатно"


def _terms(book: Book, client: Client, today: date) -> Iterator[Row]:
    own = book.card(Institution)
    contract = contract_of(book, client.file_number, date.max)
    day = (contract and contract.signed) or today
    services = [
        _service(place, service, book)
        for place, (service, _) in enumerate(programme_services(book, client.file_number), 1)
    ]
    reckoned = Reckoning(Scope(book, client, today, Period(day, day)))
    whole = total(_costs(services)) if services else None
    counted = [cost for cost in _costs(services) if cost is not None]
    monthly = roubles(contract.monthly) if contract else None
    yield {
        "место_заключения": (contract and contract.place) or (own and own.city),
        "место_оказания": (contract and contract.services_at) or _place(book, client),
        "стоимость": monthly if monthly is not None else _price(reckoned, whole),
        "бесплатно": reckoned.free,
        "оплата": RECEIVES_FREE if reckoned.free else _payment(contract),
        "итого": whole,
        "посчитано": total(counted) if counted and whole is None else None,
        "услуги": [{tag: row[tag] for tag in SERVICE} for row in services],
    }


def _place(book: Book, client: Client) -> str | None:
    """Where the services are given: at the client's, at the institution, or both by name.

    On a paper of nobody the pen says it: no service is known.
    """
    own = book.card(Institution)
    at_home, at_institution = client.address, own.address if own else None
    kinds = {is_at_home(form) for form in forms_given(book, client.file_number)}
    if len(kinds) > 1:
        places = (("на дому", at_home), ("в учреждении", at_institution))
        return "; ".join(f"{words}: {place}" if place else words for words, place in places)
    if not kinds and not client.file_number:
        return None
    return at_home if True in kinds else at_institution


def _price(reckoned: Reckoning, whole: Decimal | None) -> Decimal | None:
    """What the services of a month cost the client: nothing, or no more than his income bears."""
    return Decimal("0.00") if reckoned.free else reckoned.terms.due(whole)


def _service(place: int, service: Service, book: Book) -> dict[str, object]:
    """A row of the appendix; what is given in a month is the least that keeps to the periodicity."""
    item = book.listed_services.get(fold(service.service or ""))
    tariff = roubles(item.tariff) if item else None
    volumes = promised_volume(service.periodicity, date(2026, 6, 1), date(2026, 6, 1) + timedelta(MONTH - 1))
    least = volumes.start if volumes else 0
    unit = item.unit if item else None
    each = each_time(service.volume, service.periodicity, service.start, service.end, unit)
    return {
        "номер": place,
        "услуга": service.service,
        "объем": service.volume,
        "периодичность": service.periodicity,
        "срок": term(service),
        "условия": service.condition,
        "тариф": tariff,
        "сумма": cost(least * each, tariff) if least and tariff is not None else None,
    }


def _costs(services: list[dict[str, object]]) -> Iterator[Decimal | None]:
    for row in services:
        found = row["сумма"]
        yield found if isinstance(found, Decimal) else None


def _payment(contract: Contract | None) -> str | None:
    """«ежемесячно, не позднее 10 числа, за наличный расчет», as far as it is known."""
    answers = (contract.paid_every, contract.paid_by, contract.paid_how) if contract else ()
    return ", ".join(filter(None, answers)) or None


TERMS = ComputedTable(
    tag="условия_договора",
    title="Условия договора: место, плата, приложение с услугами",
    columns={
        "место_заключения": "Место заключения; пусто – город учреждения",
        "место_оказания": "Место оказания услуг",
        "стоимость": "Стоимость услуг в месяц, руб.",
        "бесплатно": "Почему бесплатно; пусто, если за плату",
        "оплата": "Период, срок и способ оплаты",
        "итого": "Стоимость услуг приложения в месяц, руб.; пусто, если не все можно посчитать",
        "посчитано": "Стоимость тех услуг, которые можно посчитать, если не все; иначе пусто",
    },
    tables={"услуги": SERVICE},
    rows=_terms,
    reads=(Contract, IndividualProgramme, Plan, Service, CatalogueService),
    single=True,
)
