"""The institution's list of services as it concerns one client: which he may be entitled to, which he has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.service_kinds import is_of_programme
from paperwork.case.computation import ComputedTable, Row
from paperwork.case.entitlement import Verdict, assess, facts_of, may_be_asked_for
from paperwork.case.plan_changes import DONE, is_done
from paperwork.case.statistics.payment_terms import payment_terms
from paperwork.common.naming import fold
from paperwork.russian.dates import short_date
from paperwork.russian.typography import lowered
from paperwork.sheets.answers.fields import Record, schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.services import LATER, NOW, Service, is_waiting, places

BRIEF = 120  # signs: a longer condition is in the plan


def _listed(book: Book, client: Client, today: date) -> Iterator[Row]:
    facts = facts_of(book, client, today)
    plan = next(iter(book.plans(client.file_number)[-1:]), None)
    day = plan.drawn_up if plan else None
    rows_of_plan = book.of_plan(schema_of(Service), plan, in_force=True) if plan else ()
    planned, numbers = _by_name(rows_of_plan), places(rows_of_plan, book.listed_sorts)
    listed = list(book.all(CatalogueService))
    known = {fold(service.service or "") for service in listed}
    # what is promised is the client's, also where the institution does not list it
    others = [rows[0] for name, rows in planned.items() if name and name not in known]
    offered = [*listed, *(CatalogueService(service=row.service, sort=row.sort) for row in others)]
    placed = {name: numbers[id(rows[0])] for name, rows in planned.items()}
    firsts = _firsts(offered, placed)
    terms = payment_terms(book, client, today)  # of the programme's services; the list speaks of others
    for service in offered:
        finding = assess(service.entitled, facts, service.service)
        rows = planned.get(fold(service.service or ""), [])
        yield {
            "услуга": service.service,
            "вид": service.sort,
            "форма_обслуживания": service.service_form,
            "описание": service.description,
            "периодичность": service.periodicity,
            "порядок_получения": service.procedure,
            "кому_положена": service.entitled,
            "оплата": (terms if any(is_of_programme(book, row) for row in rows) else None) or service.payment,
            "положена": finding.verdict is Verdict.SEEN,
            "почему": finding.why or None,
            "по_возрасту": may_be_asked_for(facts.age, service.service, service.entitled),
            "в_плане": _once(_given(row, day, today) for row in rows),
            "номер_в_плане": ", ".join(str(numbers[id(row)]) for row in rows) or None,
            "место_в_плане": placed.get(fold(service.service or "")),
            "место_порядка": firsts.get(_way(service)),
            "условие_по_плану": _once(_condition(row, day, today) for row in rows),
            "начало_по_плану": _once(_since(row, day, today) for row in rows),
            "периодичность_по_плану": _once(row.periodicity for row in rows),
        }


def _way(service: CatalogueService) -> tuple[str | None, str | None]:
    return service.service_form, service.procedure


def _firsts(
    services: Iterable[CatalogueService], placed: Mapping[str, int]
) -> dict[tuple[str | None, str | None], int]:
    """The first place in the plan of each form of service and way to get one."""
    found: dict[tuple[str | None, str | None], int] = {}
    for service in services:
        if place := placed.get(fold(service.service or "")):
            found[_way(service)] = min(place, found.get(_way(service), place))
    return found


def _by_name(rows: Iterable[Record]) -> dict[str, list[Service]]:
    """The services of a plan by their folded names, those that are given now before the later."""
    found: dict[str, list[Service]] = {}
    for row in rows:
        if isinstance(row, Service):
            found.setdefault(fold(row.service or ""), []).append(row)
    return {name: sorted(rows, key=_is_later) for name, rows in found.items()}


def _is_later(row: Service) -> bool:
    return row.given == LATER


def _given(row: Service, day: date | None, today: date) -> str:
    """«сейчас», «позднее» until the day that is named for it, or «выполнена»."""
    if is_done(row):
        return DONE
    if _is_later(row) and _has_begun(row, day, today):
        return NOW
    return row.given or NOW


def _has_begun(row: Service, day: date | None, today: date) -> bool:
    return not is_waiting(row, day) and row.start is not None and row.start <= today


def _since(row: Service, day: date | None, today: date) -> str | None:
    """«с 01.05.2026, после отпуска» of a service that is given later: the day to come, the condition."""
    if _given(row, day, today) != LATER:
        return None
    start = f"с\u00a0{short_date(row.start)}" if row.start and not is_waiting(row, day) else ""
    return ", ".join(filter(None, (start, _brief(row)))) or None


def _condition(row: Service, day: date | None, today: date) -> str | None:
    """«условие: один заказ весом до 7 кг», unless the beginning says it; a long one is in the plan."""
    brief, given = _brief(row), _given(row, day, today)
    if not row.condition or given == DONE or (brief and given == LATER):
        return None
    return f"условие: {brief}" if brief else "условие – в плане"


def _brief(row: Service) -> str:
    """The condition, where it is short."""
    condition = lowered(row.condition or "")
    return "" if len(condition) > BRIEF or "\n" in condition else condition


def _once(values: Iterable[str | None]) -> str | None:
    """The different answers, after one another; None without any."""
    return "; ".join(dict.fromkeys(filter(None, values))) or None


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
        "оплата": "Оплата: услуг плана – по договору клиента, остальных – по перечню",
        "положена": "Может ли быть положена клиенту",
        "почему": "Что об этом говорит в книге",
        "по_возрасту": "Подходит ли клиенту по возрасту",
        "в_плане": "Есть ли в плане: сейчас, позднее, выполнена",
        "номер_в_плане": "Под каким номером услуга напечатана в плане",
        "место_в_плане": "Первый из этих номеров, числом",
        "место_порядка": "Первый номер тех услуг плана, которые получают так же",
        "условие_по_плану": "Условие того, что оказывается сейчас",
        "начало_по_плану": "С какого дня и при каком условии оказывается то, что позднее",
        "периодичность_по_плану": "Периодичность по плану",
    },
    rows=_listed,
    reads=(CatalogueService,),
)
