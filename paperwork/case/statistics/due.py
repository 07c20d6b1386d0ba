"""What is to be done by a day: contacts, reviews, services that end, requests, consents that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from paperwork.book.casebook import Book
from paperwork.case.plan_changes import DONE, is_done
from paperwork.case.statistics.changes import Standing, standing
from paperwork.case.statistics.expiring import terms
from paperwork.case.statistics.given import deliveries, is_whole
from paperwork.case.statistics.matters import Matter as Matter
from paperwork.case.statistics.promises import ended, promises, versions
from paperwork.case.statistics.requests import AT_ONCE, deadline, has_hour, named, owner
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import contact_dates, short_date
from paperwork.russian.names import surname_initials
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import field_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.people import name_of
from paperwork.sheets.plans import Plan, days_between_contacts, review_date
from paperwork.sheets.representation import telephone_of
from paperwork.sheets.requests import Request
from paperwork.sheets.services import LATER

AHEAD = 7  # days
STILL = timedelta(31)  # for so long a service that was given after its end counts as still given


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done: its day, whom it concerns, and what is to be known of it.

    ``number`` is the client's file number, or that of a request (with «№»); ``is_late`` says that
    the day is over; ``book`` is named where there are several. ``service`` is that whose end it is about,
    ``last`` the last day on which it was given after that, ``over`` the words of what the plan says of it
    («прекращена 05.03.2026»), where that leaves nothing to decide. ``missed`` are the planned days of
    contact that were let pass: the list has one row for all of them. Of what ``is_at_once`` no day is known.
    ``owner`` is who answers for it: the client's specialist, or to whom a request was passed on. ``sheet`` is
    where it is noted, if that depends on what it is.
    """

    day: date
    matter: Matter
    number: str
    name: str
    text: str
    phone: str
    is_late: bool
    book: str = ""
    service: str = ""
    last: date | None = None
    over: str = ""
    missed: tuple[date, ...] = ()
    is_at_once: bool = False
    owner: str = ""
    sheet: str = ""

    @property
    def is_of_request(self) -> bool:
        """Whether ``number`` is that of a request."""
        return self.matter in (Matter.ANSWER, Matter.NOTICE)

    def as_dict(self) -> dict[str, object]:
        """The fields as plain data, ready for JSON."""
        inner = ("service", "last", "over", "missed", "is_at_once", "owner", "sheet")
        plain = {name: value for name, value in asdict(self).items() if name not in inner}
        return {**plain, "day": self.day.isoformat(), "matter": self.matter.value}


def due(book: Book, on: date, ahead: int = AHEAD) -> list[Due]:
    """What is to be done by ``ahead`` days after the day ``on``, the oldest first."""
    until = on + timedelta(ahead)
    found = [*_requests(book, on)]
    for client in book.clients:
        if not client.has_ended(on):  # nor is anything due of him after a last day that is known already
            found += _of_client(book, client, on, min(until, client.ended or until))
    return sorted(found, key=_place)


def due_of(books: Sequence[Book], on: date, ahead: int = AHEAD) -> list[Due]:
    """What is to be done of several books; each item names its book, where there is more than one."""
    if len(books) == 1:
        return due(books[0], on, ahead)
    return sorted(
        (replace(item, book=book.file) for book in books for item in due(book, on, ahead)), key=_place
    )


def sentence_of(item: Due) -> str:
    """One line for a person: «Контакт: дело 12, Соколова В. И., последний – 13.03.2026, +7 …»."""
    number = f"дело {item.number}" if item.number and not item.is_of_request else item.number
    who = item.owner if item.is_of_request else ""
    parts = (number, item.name, item.text, who, item.phone, item.book)
    rest = ", ".join(part for part in parts if part)
    return f"{item.matter}: {rest}" if rest else str(item.matter)


def _place(item: Due) -> tuple[object, ...]:
    """The order of a list: by day, then by what presses most."""
    return item.day, list(Matter).index(item.matter), item.book, item.number, item.text


def _of_client(book: Book, client: Client, on: date, until: date) -> Iterator[Due]:
    # of a child or a ward, whoever speaks for him is called
    phone = client.phone or telephone_of(client) or ""

    def item(day: date, matter: Matter, text: str = "") -> Due:
        name, number = surname_initials(name_of(client)), client.file_number or ""
        return Due(day, matter, number, name, text, phone, day < on, owner=named(book, client.specialist))

    if not client.consented and field_of(Client, lambda it: it.consented).name not in client.broken:
        day = client.admitted or on
        if day <= until:
            consent = item(day, Matter.CONSENT, "в книге нет даты согласия")
            yield replace(consent, is_at_once=not client.admitted)
    for term in terms(book, client, on, until):
        noted = item(term.day or on, term.matter, term.what)
        yield replace(noted, is_at_once=term.day is None, sheet=term.sheet)
    plan = _in_force(book, client, on)
    if plan is None:
        return
    for day, text, missed in _contacts(book, plan, on, until):
        yield replace(item(day, Matter.CONTACT, text), missed=missed)
    review = review_date(plan)
    if review and review <= until:
        yield item(review, Matter.REVIEW, f"план № {plan.number}" if plan.number else "")
    for day, service in _ends(book, plan, on, until):
        yield replace(item(day, Matter.END, service), service=service)
    for day, service, last, over in _still_given(book, plan, on):
        text = f"{service}: {over and over + ', '}последний раз {short_date(last)}"
        yield replace(item(day, Matter.LATE, text), service=service, last=last, over=over)


def _in_force(book: Book, client: Client, on: date) -> Plan | None:
    """The version of the client's plan that is in force on the day."""
    found = [plan for plan, start, _ in versions(book, client.file_number) if start <= on]
    return found[-1] if found else None


def next_review(book: Book, client: Client, on: date) -> date | None:
    """The day on which the plan that is in force is to be reviewed; None without one, or a client."""
    plan = None if client.has_ended(on) else _in_force(book, client, on)
    return review_date(plan) if plan else None


def _contacts(book: Book, plan: Plan, on: date, until: date) -> Iterator[tuple[date, str, tuple[date, ...]]]:
    """The planned days of contact still to come, and the first that was let pass, each with all of those.

    A contact counts for the planned day nearest to it. Two months after the plan's date the plan
    asks for no more of them, and what was let pass is forgotten when the next would have been due.
    """
    every = days_between_contacts(plan)
    days = contact_dates(plan.drawn_up, every)
    if not plan.drawn_up or on > days[-1] + timedelta(every):
        return
    rows = book.of_client(schema_of(Contact), plan.file_number)
    held = [row.held for row in rows if isinstance(row, Contact) and row.held and row.held >= plan.drawn_up]
    last = max((day for day in held if day <= on), default=plan.drawn_up)
    met = max([plan.drawn_up, *days], key=lambda day: (-abs((day - last).days), day))
    open_ = [day for day in days if met < day <= until]
    words = f"последний – {short_date(last)}" if held else "с начала плана не было"
    missed = tuple(day for day in open_ if day < on)
    # «с начала плана не было» says of the only day so far that it was let pass
    yield from ((day, words, missed if held or missed[1:] else ()) for day in missed[:1])
    yield from ((day, words, missed) for day in open_ if day >= on)


def _ends(book: Book, plan: Plan, on: date, until: date) -> Iterator[tuple[date, str]]:
    """The services of the plan in force that end soon, neither given in full nor marked as done."""
    given = deliveries(book, plan.file_number)
    for promise in promises(book, plan.file_number):
        service, end = promise.service, promise.service.end
        is_soon = end and on <= end <= until and promise.start and promise.end == end
        rows = given.get(fold(service.service or ""), [])
        if end and is_soon and not is_done(service) and not is_whole(promise, rows, on):
            yield end, service.service or ""


def _still_given(book: Book, plan: Plan, on: date) -> Iterator[tuple[date, str, date, str]]:
    """The services that had ended and were still given in the last month.

    Of each its end, its name, the last day, and what the plan in force says of it, unless it has it still.
    """
    kept = promises(book, plan.file_number)
    for key, given in deliveries(book, plan.file_number).items():
        recent = [row for row in given if row.given and on - STILL <= row.given <= on]
        last = max(recent, key=lambda row: row.given or date.min, default=None)
        own = [promise for promise in kept if fold(promise.service.service or "") == key]
        end = ended(own, last.given) if last and last.given else None
        if last and last.given and end:
            yield end, last.service or "", last.given, _over(standing(book, plan.file_number, own, on), end)


def _over(stands: Standing, end: date) -> str:
    """«прекращена 05.03.2026»: what became of a service that is no longer given by the plan in force."""
    if stands.since:
        return f"прекращена {short_date(stands.since)}"
    if stands.is_done:
        return DONE
    if stands.later:
        return f"по плану {LATER}"
    return "" if stands.is_named else f"окончена {short_date(end)}"


def _requests(book: Book, on: date) -> Iterator[Due]:
    """The requests without an answer: what is to be answered, and whose applicant does not know yet."""
    codes = {same(client.file_number): client.specialist for client in book.clients}
    for row in book.all(Request):
        if row.received is None or row.answered or row.received.date() > on:
            continue
        limit = deadline(row) or row.received
        own = named(book, codes.get(same(row.file_number))) if row.file_number else ""
        who = own if own and isinstance(row.passed_to, date) else owner(book, row.passed_to) or own
        yield _of_request(row, limit.date(), Matter.ANSWER, _by_when(row), on, who)
        if not row.notified:
            yield _of_request(row, row.received.date(), Matter.NOTICE, "", on, who)


def _by_when(row: Request) -> str:
    if row.priority == AT_ONCE:
        return "немедленно"
    limit = deadline(row)
    return f"до {limit:%H:%M}" if limit and row.received and has_hour(row.received) else ""


def _of_request(row: Request, day: date, matter: Matter, text: str, on: date, who: str) -> Due:
    number = f"№ {row.number}" if row.number else ""
    return Due(day, matter, number, row.applicant or "", text, row.phone or "", day < on, owner=who)
