"""«Услуги»: the services of a plan, given now or to be given later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import ClassVar

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup

NOW, LATER = "сейчас", "позднее"  # of the list «Предоставляется»
SORTS = "Вид"  # the list of kinds, in the order of article 20 of 442-ФЗ


def term(service: Service, _around: Around | None = None) -> str | None:
    """«05.03.2026 – 05.09.2026», «с 05.03.2026» or «до 05.09.2026»; None when neither is known."""
    return _between(service.start, service.end)


def term_ahead(service: Service, around: Around) -> str | None:
    """The same in a plan: what is «позднее» has no beginning that is not after the plan's day."""
    return _between(None if is_waiting(service, around.of_paper) else service.start, service.end)


def sort_of(service: Service, around: Around) -> str | None:
    """The kind: as typed, else that of the service on the institution's list."""
    return service.sort or around.sorts.get(fold(service.service or ""))


def place(service: Service, around: Around) -> int | None:
    """The number under which the plan prints the service."""
    return around.places.get(id(service))


def in_order(rows: Iterable[Record], sorts: Mapping[str, str]) -> list[Service]:
    """The services of a plan as it prints them: those of now, then those of later, both by their kinds.

    ``sorts`` are the kinds of the institution's list. Kinds follow one another as in the law; behind them
    those that it does not know, by their names. What has no kind comes first: it has no heading over it.
    """

    def order(service: Service) -> tuple[bool, int, str]:
        kind = fold(service.sort or sorts.get(fold(service.service or "")) or "")
        return service.given == LATER, _kinds().get(kind, len(_kinds())) if kind else -1, kind

    return sorted((row for row in rows if isinstance(row, Service)), key=order)


@cache
def _kinds() -> Mapping[str, int]:
    """The places of the kinds in their list, by their folded names."""
    return {fold(choice.shown): place for place, choice in enumerate(standard()[SORTS].values)}


def places(rows: Iterable[Record], sorts: Mapping[str, str]) -> dict[int, int]:
    """The numbers under which a plan prints its services, by their `id`."""
    return {id(service): number for number, service in enumerate(in_order(rows, sorts), 1)}


def _between(first: date | None, last: date | None) -> str | None:
    if first and last:
        return f"{short_date(first)} – {short_date(last)}"
    return f"с\u00a0{short_date(first)}" if first else f"до\u00a0{short_date(last)}" if last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """One service of a plan."""

    sheet: ClassVar[Sheet] = Sheet(
        order=100,
        group=SheetGroup.PLAN,
        title="Услуги",
        paper="plan",
        purpose="Услуги плана: какие оказываются сейчас, какие будут позднее",
        rows_tag="услуги",
        per_client=True,
        per_plan=True,
        same_by=(("file_number", "plan?", "service"),),
        computed=(
            ComputedTag("вид", "Вид; пусто – из листа «Перечень услуг»", sort_of),
            ComputedTag("номер_в_плане", "Номер, под которым услуга напечатана в плане", place),
            ComputedTag("срок", "Начало – окончание", term),
            ComputedTag(
                "срок_в_плане", "Срок; без начала, если услуга позднее, а день уже настал", term_ahead
            ),
        ),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    plan: Code = column("План", hint="Номер плана; пусто — план, который действует")
    service: Text = column(
        "Услуга", required=True, link="Перечень услуг", hint="Из листа «Перечень услуг»", width=44
    )
    sort: OneOf = column("Вид", choices="Вид")
    given: OneOf = column("Предоставляется", choices="Предоставляется", hint="сейчас или позднее")
    volume: Text = column("Объем", hint="Сколько всего: 12 единиц")
    periodicity: OneOf = column("Периодичность", choices="Периодичность")
    start: Day = column("Начало")
    end: Day = column("Окончание", not_before="start")
    condition: Lines = column("Условие", hint="При каком условии услуга оказывается")
    done: OneOf = column("Отметка о выполнении", choices="Отметка о выполнении")
    in_programme: OneOf = column(
        "По ИППСУ", choices="Да или нет", hint="Входит ли в индивидуальную программу; пусто — да"
    )


def is_waiting(service: Service, day: date | None) -> bool:
    """Whether a service «позднее» of a plan of *day* waits for its condition: no day to come is named."""
    return service.given == LATER and not (service.start and (day is None or service.start > day))
