"""The draft of a programme's conclusion: sentences that the facts give, and whether it seems carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.service_kinds import KINDS, SUPPORT, kind_named, programme_in_force
from paperwork.case.statistics.programme_results import (
    DONE,
    PARTLY,
    UNDONE,
    Kept,
    OfKind,
    kept_services,
    mark_of,
)
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.numbers import decimal, signed
from paperwork.russian.typography import lowered
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.individual_programmes import NOT_WHOLLY, WHOLLY, IndividualProgramme
from paperwork.sheets.refusals import Refusal
from paperwork.sheets.results import Result
from paperwork.sheets.services import is_waiting
from paperwork.sheets.social_support import Support

UNKNOWN = "не указана"
KIND_NAMES = frozenset(map(fold, KINDS))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a client's programme: by kind, the support last, and whether it seems carried out."""

    kinds: Sequence[OfKind]
    proposal: str | None


def outcome(book: Book, client: Client, today: date) -> Outcome | None:
    """What came of the client's programme in force; None where he has none."""
    programme = programme_in_force(book, client.file_number)
    if programme is None:
        return None
    is_closed = client.ended is not None and client.ended < today
    is_over = (
        is_closed or programme.until is None or programme.until < today or programme.concluded is not None
    )
    kept, own = kept_services(book, client, programme, today), _own_words(book, client)
    found = []
    for kind in KINDS:
        services = kept.get(kind, [])
        made = OfKind(kind, services, list(_reasons(book, client, kind, services)), own.get(kind))
        found.append(replace(made, draft=_draft(made, is_over, programme, today)))
    found.append(OfKind(SUPPORT, own=own.get(SUPPORT), draft=_support(book, client)))
    every = [service for services in kept.values() for service in services]
    return Outcome(found, _proposal(every) if is_over else None)


def _own_words(book: Book, client: Client) -> dict[str, str]:
    """What a person has written on «Результаты», by kind."""
    words: dict[str, list[str]] = {}
    for row in book.of_client(schema_of(Result), client.file_number):
        kind = kind_named(row.sort) if isinstance(row, Result) else None
        if isinstance(row, Result) and kind and row.said:
            words.setdefault(kind, []).append(row.said)
    return {kind: "\n".join(said) for kind, said in words.items()}


def _reasons(book: Book, client: Client, kind: str, services: Sequence[Kept]) -> Iterator[str]:
    """Why less was given than is planned: services of the same reasons together.

    The numbers of the only service of a kind are those of the kind, which stand in the same sentence.
    """
    is_only = len(services) == 1
    found: dict[str, list[str]] = {}
    for service in services:
        undone = any(mark in (PARTLY, UNDONE) for mark in service.marks)
        if service.difference < 0 or undone:
            numbers = ""
            if service.planned is not None and service.given is not None and not is_only:
                numbers = f" (запланировано {service.planned}, оказано {decimal(service.given)})"
            why = ", ".join(dict.fromkeys(_why(book, client, kind, service))) or UNKNOWN
            found.setdefault(why, []).append(f"{lowered(service.name)}{numbers}")
    for why, named in found.items():
        yield f"{', '.join(named)} – {why}"


def _why(book: Book, client: Client, kind: str, service: Kept) -> Iterator[str]:
    for row in service.rows:
        mark, reason = mark_of(row.done)
        if mark in (PARTLY, UNDONE) and reason:
            yield reason
    for refusal in book.of_client(schema_of(Refusal), client.file_number):
        if isinstance(refusal, Refusal) and _refuses(refusal.refused, service.name, kind):
            day = f" {short_date(refusal.day)}" if refusal.day else ""
            yield f"отказ{day}" + (f" ({lowered(refusal.reason)})" if refusal.reason else "")
    for row in service.rows:
        if is_waiting(row, None) and not service.given:
            yield "услуга отложена" + (f" ({lowered(row.condition)})" if row.condition else "")
    if client.ended:
        reason = f" ({client.end_reason})" if client.end_reason else ""
        yield f"обслуживание закончено {short_date(client.ended)}{reason}"


def _refuses(refused: str | None, service: str, kind: str) -> bool:
    """Whether what is refused is the service, or its kind."""
    said, name = fold(refused or ""), fold(service)
    is_kind = (said in KIND_NAMES or "услуг" in said) and kind_named(refused) == kind
    return bool(said) and (said in name or name in said or is_kind)


def _draft(made: OfKind, is_over: bool, programme: IndividualProgramme, today: date) -> str:
    """The sentence that the facts give; a person edits it."""
    if not made.services:
        return "услуги этого вида программой не предусмотрены"
    if not is_over and programme.until:
        return f"срок программы еще не закончился (до {short_date(programme.until)}){_so_far(made, today)}"
    counts = _counts(made)
    marks = [mark for service in made.services for mark in service.marks if mark]
    said = f"{'; ' if counts else ''}отметки: {_tally(marks)}" if marks else ""
    if made.reasons:
        listed = "; ".join(made.reasons)
        reasons = "Причина" if len(made.reasons) == 1 else "Причины"
        return f"Услуги оказаны не в полном объеме ({counts}{said}). {reasons}: {listed}"
    if not (marks or made.given):
        return "Оказание услуг не отмечено" + (f" ({counts})" if counts else "")
    if made.planned is None and not marks:
        return f"Услуги оказывались по потребности ({counts})"
    return f"Услуги оказаны в полном объеме ({counts}{said})"


def _so_far(made: OfKind, today: date) -> str:
    """What the whole term plans and what was given of it by the day, which is no difference yet."""
    planned = f"за весь срок запланировано {made.planned}" if made.planned is not None else ""
    given = f"оказано {decimal(made.given)} на {short_date(today)}" if made.given is not None else ""
    said = ", ".join(filter(None, (planned, given)))
    return said and f"; {said}"


def _counts(made: OfKind) -> str:
    """«запланировано 12, оказано 9, разница −3»."""
    parts = (
        f"запланировано {made.planned}" if made.planned is not None else "",
        f"оказано {decimal(made.given)}" if made.given is not None else "",
        f"разница {signed(made.difference)}" if made.difference else "",
    )
    return ", ".join(filter(None, parts))


def _tally(marks: Sequence[str]) -> str:
    return ", ".join(f"{mark} – {marks.count(mark)}" for mark in (DONE, PARTLY, UNDONE) if mark in marks)


def _support(book: Book, client: Client) -> str:
    """The same sentence of the social support."""
    rows = [
        row
        for row in book.of_client(schema_of(Support), client.file_number)
        if isinstance(row, Support) and row.sort
    ]
    if not rows:
        return "мероприятия не предусмотрены"
    said = (f"{lowered(row.sort or '')} – {lowered(row.done or 'отметки о выполнении нет')}" for row in rows)
    return f"Предусмотрено мероприятий: {len(rows)} ({'; '.join(said)})"


def _proposal(services: Sequence[Kept]) -> str | None:
    """«полностью» only where every service is done; nothing where no one has said what was done."""
    if not any(service.given is not None or any(service.marks) for service in services):
        return None
    return WHOLLY if all(service.is_done and service.difference >= 0 for service in services) else NOT_WHOLLY
