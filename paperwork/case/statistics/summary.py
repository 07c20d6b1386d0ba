"""The statistics of the work in a period: clients, plans, reviews, contacts, services, requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from paperwork.case.computation import Scope
from paperwork.case.statistics.charts import UNKNOWN, Bar, Pair, bars, in_order, share
from paperwork.case.statistics.clientele import Left, clientele
from paperwork.case.statistics.compensation import sums
from paperwork.case.statistics.conclusion import planned_of
from paperwork.case.statistics.declared import Amount, Count, Statistics, table
from paperwork.case.statistics.delivery import UNCOUNTED, Line, lines
from paperwork.case.statistics.households import households
from paperwork.case.statistics.programmes import programmes
from paperwork.case.statistics.requests import in_hours, received_in, taken, totals_of
from paperwork.case.statistics.reviews import Review, reviews_of
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import column
from paperwork.sheets.answers.kinds.texts import Text
from paperwork.sheets.contacts import Contact
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.requests import Request

UNANSWERED = "ответа нет"
HOURS = (
    (timedelta(hours=1), "до 1 часа включительно"),
    (timedelta(hours=4), "более 1 до 4 часов"),
    (timedelta(hours=24), "более 4 до 24 часов"),
    (timedelta.max, "более 24 часов"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Statistics):
    """The statistics of a period; None is what was not counted."""

    at_start: Count | None = column("На начало")
    admitted: Count | None = column("Принято")
    served: Count | None = column("Обслужено")
    left: Count | None = column("Снято")
    clients: Count | None = column("Клиентов")
    with_plans: Count | None = column("С планом")
    first_plans: Count | None = column("Первых планов")
    later_plans: Count | None = column("Пересмотренных планов")
    reviews: Count | None = column("Пересмотров по сроку")
    in_time: Count | None = column("Пересмотров вовремя")
    late: Count | None = column("Пересмотров с опозданием")
    missed: Count | None = column("Пересмотров не проведено")
    contacts: Count | None = column("Контактов")
    contacted: Count | None = column("Клиентов с контактами")
    planned: Amount | None = column("По плану")
    given: Amount | None = column("Оказано")
    given_in_time: Amount | None = column("Оказано в срок")
    lacking: Amount | None = column("Не хватает")
    surplus: Amount | None = column("Сверх плана")
    with_lack: Count | None = column("Клиентов с недостачей")
    after_end: Amount | None = column("После окончания")
    unplanned: Amount | None = column("Вне плана")
    uncounted: Count | None = column("Услуг без счета")
    requests: Count | None = column("Обращений")
    answered_in_time: Count | None = column("Ответов в срок")
    overdue: Count | None = column("Просрочено")
    expired: Count | None = column("Просрочено без ответа")
    pending: Count | None = column("Срок не истек")
    unnoticed: Count | None = column("Без уведомления")
    mean_time: Text = column("Среднее время ответа")
    families: Count | None = column("Семей")
    members: Count | None = column("Людей в семьях")
    families_with_children: Count | None = column("Семей с детьми")
    children: Count | None = column("Детей в семьях")
    programmes: Count | None = column("ИППСУ действует")
    first_programmes: Count | None = column("ИППСУ впервые")
    revised_programmes: Count | None = column("ИППСУ повторно")
    ended_programmes: Count | None = column("ИППСУ закончено")
    refusals: Count | None = column("Отказов")
    planned_cost: Amount | None = column("Стоимость по программе")
    cost: Amount | None = column("Стоимость")
    payment: Amount | None = column("Плата")
    compensation: Amount | None = column("Компенсация")
    without_tariff: Count | None = column("Услуг без тарифа")
    unreckoned: Count | None = column("Клиентов без расчета")
    reasons: tuple[Left, ...] = table("Причины окончания", Left)
    ways: tuple[Bar, ...] = table("Контакты", Bar)
    sorts: tuple[Pair, ...] = table("Услуги", Pair)
    channels: tuple[Bar, ...] = table("Каналы", Bar)
    priorities: tuple[Bar, ...] = table("Приоритеты", Bar)
    times: tuple[Bar, ...] = table("Время ответа", Bar)


Figure = dict[str, Any]


def summary(scope: Scope) -> Summary:
    """The statistics of the period for the whole book; what is not kept in it is not counted."""
    book = scope.book
    return Summary(
        **clientele(scope),
        **households(scope),
        **programmes(scope),
        **_reviews(scope),
        **(_contacts(scope) if book.all(Contact) else {}),
        **_services(scope),
        **sums(scope),
        **(_requests(scope) if book.all(Request) else {}),
    )


def summary_before(scope: Scope) -> Summary:
    """Those of the period before, without what the book has nothing of from before this period.

    Where it was not written down yet, figures of 0 would be wrong.
    """
    start, earlier = scope.period.start, replace(scope, period=scope.period.before)
    book = scope.book
    had_contacts = any(row.held and row.held < start for row in book.all(Contact))
    gave = any(row.given and row.given < start for row in book.all(Delivery))
    had_programmes = any(row.drawn_up and row.drawn_up < start for row in book.all(IndividualProgramme))
    had_requests = any(row.received and row.received.date() < start for row in book.all(Request))
    return Summary(
        **clientele(earlier),
        **households(earlier),
        **_reviews(earlier),
        **(programmes(earlier) if had_programmes else {}),
        **(_contacts(earlier) if had_contacts else {}),
        **({**_services(earlier), **sums(earlier)} if gave else {}),
        **(_requests(earlier) if had_requests else {}),
    )


def _reviews(scope: Scope) -> Figure:
    due: list[Review] = [
        review
        for client in scope.book.clients
        for review in reviews_of(scope.book, client.file_number, scope.period)
    ]
    held = [review for review in due if review.held]
    in_time = sum(review.in_time for review in held)
    return {
        "reviews": len(due),
        "in_time": in_time,
        "late": len(held) - in_time,
        "missed": len(due) - len(held),
    }


def _contacts(scope: Scope) -> Figure:
    rows = [row for row in scope.book.all(Contact) if row.held in scope.period]
    return {
        "contacts": len(rows),
        "contacted": len({fold(row.file_number or "") for row in rows}),
        "ways": bars((row.way for row in rows), scope.book.lists["Способ"]),
    }


def _services(scope: Scope) -> Figure:
    by_client = [lines(replace(scope, client=client)) for client in scope.book.clients]
    rows = [line for found in by_client for line in found]
    return {
        "planned": planned_of(rows),
        "given": sum(line.given for line in rows),
        "given_in_time": sum(line.in_time for line in rows),
        "lacking": sum(line.lacking for line in rows),
        "surplus": sum(line.surplus for line in rows),
        "with_lack": sum(any(line.lacking for line in found) for found in by_client),
        "after_end": sum(line.late for line in rows),
        "unplanned": sum(line.outside for line in rows),
        "uncounted": sum(line.checked == UNCOUNTED for line in rows),
        "sorts": _pairs(rows, scope.book.lists["Вид"]),
    }


def _pairs(rows: Sequence[Line], listed: Choices) -> tuple[Pair, ...]:
    """The sorts of services in the order of their list, with what was promised and given of each."""
    groups: dict[str, list[Line]] = {}
    for line in rows:
        groups.setdefault(line.sort or UNKNOWN, []).append(line)
    sums = {
        name: (
            planned_of(groups[name]),
            sum(line.given for line in groups[name]),
            sum(line.lacking for line in groups[name]),
        )
        for name in in_order(groups, listed)
    }
    most = max((max(planned, given) for planned, given, _ in sums.values()), default=0)
    return tuple(
        Pair(
            name=name,
            planned=planned,
            given=given,
            lacking=lacking,
            planned_share=share(planned, most),
            given_share=share(given, most),
        )
        for name, (planned, given, lacking) in sums.items()
    )


def _requests(scope: Scope) -> Figure:
    rows = received_in(scope.book, scope.period)
    found = totals_of(rows, scope.today)
    spans = [span for row in rows if (span := taken(row)) is not None]
    mean = sum(spans, timedelta()) / len(spans) if spans else None
    return {
        "requests": found.requests,
        "answered_in_time": found.in_time,
        "overdue": found.overdue,
        "expired": found.expired,
        "pending": found.pending,
        "unnoticed": found.unnoticed,
        "mean_time": in_hours(mean) if mean is not None else None,
        "channels": bars((row.channel for row in rows), scope.book.lists["Канал"]),
        "priorities": bars((row.priority for row in rows), scope.book.lists["Приоритет"]),
        "times": _times(rows),
    }


def _times(rows: Sequence[Request]) -> tuple[Bar, ...]:
    """How long the answers took: always the same lines, so that periods can be compared."""
    counts = Counter(map(_time, rows))
    names = [name for _, name in HOURS] + [UNANSWERED]
    names += [UNKNOWN] if counts[UNKNOWN] else []
    most = max(counts.values(), default=0)
    return tuple(Bar(name=name, count=counts[name], share=share(counts[name], most)) for name in names)


def _time(row: Request) -> str:
    if not row.answered:
        return UNANSWERED
    span = taken(row)
    return UNKNOWN if span is None else next(name for limit, name in HOURS if span <= limit)
