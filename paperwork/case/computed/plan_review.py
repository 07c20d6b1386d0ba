"""The review of a plan: the version in force against the one before it, or the only one to be reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.plan_changes import (
    DONE,
    MARKED,
    NO_TERMS,
    UNNEEDED,
    Change,
    changes,
    explained,
    reason,
    sides,
)
from paperwork.common.naming import fold
from paperwork.russian.typography import lowered
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.goals import Goal
from paperwork.sheets.plans import Plan, review_date
from paperwork.sheets.services import Service, in_order

LACKING = "у плана нет прежней версии на листе «Планы»"


def _versions(book: Book, client: Client) -> tuple[Plan, Plan | None] | None:
    """The version before, and the one in force; the only version is still to be reviewed by hand."""
    plans = book.plans(client.file_number)
    if len(plans) > 1:
        return plans[-2], plans[-1]
    return (plans[0], None) if plans else None


def _is_reviewed(scope: Scope) -> bool:
    """Whether there are two versions: no sheet is made unasked for each client with a plan."""
    return scope.client is not None and len(scope.book.plans(scope.client.file_number)) > 1


def _services(book: Book, plan: Plan, in_force: bool) -> list[Service]:
    """Those of a version in the order of the printed plan: the rows have the numbers of the newest."""
    return in_order(book.of_plan(schema_of(Service), plan, in_force), book.listed_sorts)


def _changes(book: Book, client: Client) -> tuple[list[Change], date | None]:
    """What became of the services, and the day of the new version, None where there is none yet."""
    versions = _versions(book, client)
    if versions is None:
        return [], None
    before, now = versions
    if now is None:
        # a paper blank has services without names
        return [Change(one, None) for one in _services(book, before, True) if one.service], None
    return changes(_services(book, before, False), _services(book, now, True)), now.drawn_up


def _review(book: Book, client: Client, _today: date) -> Iterator[Row]:
    versions = _versions(book, client)
    if versions:
        before, now = versions
        yield {
            "прежний_план": before.number,
            "прежняя_дата": before.drawn_up,
            "прежняя_проблема": before.problem,
            "план": now and now.number,
            "дата": now and now.drawn_up,
            "проблема": now and now.problem,
            "дата_пересмотра": now and review_date(now),
        }


def _rows(book: Book, client: Client, _today: date) -> Iterator[Row]:
    found, day = _changes(book, client)
    plans = book.plans(client.file_number)
    terms = [sides(change, plans[-1].drawn_up) for change in found]
    if all(side in (None, NO_TERMS) for both in terms for side in both):
        terms = [(None, None)] * len(terms)  # of a list of names alone they are written by hand
    for change, (was, is_now) in zip(found, terms, strict=True):
        yield {
            "услуга": change.name,
            "решение": change.decision(day) if day else None,
            "что_изменилось": (explained(change, day) or None) if day else None,
            "было": was,
            "стало": is_now,
            "причина": reason(change, day) if day else _marked(change),
        }


def _marked(change: Change) -> str | None:
    """«отметка в плане: выполнена частично» of a plan that is still to be reviewed, if it has the mark."""
    mark = change.before and change.before.done
    return f"{MARKED}: {lowered(mark)}" if mark else None


def _unneeded(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """What has ended before its term or is done: neither is to be given any longer."""
    found, day = _changes(book, client)
    for change in found if day else ():
        why = DONE if change.is_done else reason(change, day)
        if why in (DONE, UNNEEDED):
            yield {"услуга": change.name, "почему": why}


def _needs(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """The needs that showed in contacts from the day of the version before to that of the one in force."""
    versions = _versions(book, client)
    since, until = (plan.drawn_up if plan else None for plan in versions) if versions else (None, None)
    rows: Iterable[object] = book.of_client(schema_of(Contact), client.file_number) if versions else ()
    contacts = [row for row in rows if isinstance(row, Contact) and row.new_needs]
    for contact in sorted(contacts, key=lambda one: one.held or date.max):
        if contact.held is None or (since or date.min) <= contact.held <= (until or date.max):
            yield {"дата": contact.held, "потребность": contact.new_needs}


def _goals(book: Book, client: Client, _today: date) -> Iterator[Row]:
    versions = _versions(book, client)
    if versions:
        before, now = versions
        old = _worded(book, before, now is None)
        new = _worded(book, now, True) if now else {}
        for key in [*new, *(key for key in old if key not in new)]:
            was, is_now = old.get(key), new.get(key)
            decision = ("прежняя" if was else "новая") if is_now else "снята или достигнута"
            yield {"цель": is_now or was, "было": was, "стало": is_now, "решение": decision if now else None}


def _worded(book: Book, plan: Plan, in_force: bool) -> dict[str, str]:
    """The goals of a version by their folded words."""
    rows = book.of_plan(schema_of(Goal), plan, in_force)
    return {fold(row.goal): row.goal for row in rows if isinstance(row, Goal) and row.goal}


REVIEW = ComputedTable(
    tag="пересмотр",
    title="Пересмотр плана: действующая версия против прежней",
    columns={
        "прежний_план": "Номер прежней версии",
        "прежняя_дата": "Дата прежней версии",
        "прежняя_проблема": "Проблема в прежней версии",
        "план": "Номер действующей версии",
        "дата": "Дата действующей версии",
        "проблема": "Проблема в действующей версии",
        "дата_пересмотра": "Дата следующего пересмотра",
    },
    rows=_review,
    reads=(Plan,),
    single=True,
    lacking=LACKING,
    is_there=_is_reviewed,
)
CHANGES = ComputedTable(
    tag="изменения_услуг",
    title="Что стало с услугами прежней версии плана",
    columns={
        "услуга": "Услуга",
        "решение": "Решение",
        "что_изменилось": "Что изменилось",
        "было": "Как услуга оказывалась по прежней версии",
        "стало": "Как она оказывается по действующей версии",
        "причина": "Почему услуга больше не оказывается, или ее отметка в плане",
    },
    rows=_rows,
    reads=(Plan, Service),
    lacking=LACKING,
    is_there=_is_reviewed,
)
SUPERFLUOUS = ComputedTable(
    tag="ненужные_услуги",
    title="Услуги, которые больше не нужны",
    columns={"услуга": "Услуга", "почему": "Почему больше не нужна"},
    rows=_unneeded,
    reads=(Plan, Service),
    lacking=LACKING,
    is_there=_is_reviewed,
)
NEEDS = ComputedTable(
    tag="новые_потребности",
    title="Новые потребности из контактов со дня прежней версии плана до дня действующей",
    columns={"дата": "Дата контакта", "потребность": "Потребность"},
    rows=_needs,
    reads=(Plan, Contact),
    lacking=LACKING,
    is_there=_is_reviewed,
)
GOALS = ComputedTable(
    tag="изменения_целей",
    title="Что стало с целями прежней версии плана",
    columns={
        "цель": "Цель",
        "решение": "Решение",
        "было": "Цель в прежней версии",
        "стало": "Цель в действующей версии",
    },
    rows=_goals,
    reads=(Plan, Goal),
    lacking=LACKING,
    is_there=_is_reviewed,
)
