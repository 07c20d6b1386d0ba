"""The contacts that took place: of a plan's first two months beside the planned days, the others, and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.common.records import dataclass
from paperwork.russian.dates import add_months, contact_dates
from paperwork.russian.names import surname_initials
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.people import name_of
from paperwork.sheets.plans import Plan, days_between_contacts, named

MONTHS = 2
OFTEN = {7: "раз в неделю", 14: "раз в две недели"}
LACKING = "нет строк на листах «Планы», «Контакты»"
HELD = {
    "дата": "Когда контакт состоялся",
    "способ": "Способ",
    "содержание": "Содержание",
    "специалист": "Кто говорил с клиентом",
    "новые_потребности": "Новые потребности",
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned day with the contact that took its place, or one of the two alone."""

    planned: date | None
    contact: Contact | None

    @property
    def day(self) -> date:
        """The day under which it is listed: the planned one first."""
        return self.planned or (self.contact and self.contact.held) or date.min


def schedule(start: date, days: int, contacts: Sequence[Contact]) -> list[Meeting]:
    """The contacts of the first two months after *start*, planned every so many *days*, in their order.

    A contact is put with the planned day that is nearest to it, at most half the days away, with the
    later of two; one that was not planned is alone.
    """
    planned = contact_dates(start, days, MONTHS)
    taken = _paired(planned, contacts, days // 2)
    met = [id(contact) for contact in taken.values()]
    others = [one for one in contacts if id(one) not in met and _is_within(one, start)]
    meetings = [Meeting(day, taken.get(day)) for day in planned]
    return sorted([*meetings, *(Meeting(None, one) for one in others)], key=lambda one: one.day)


def _paired(planned: Sequence[date], contacts: Sequence[Contact], most: int) -> dict[date, Contact]:
    """The planned days with the contacts that took their places: the nearest find one another first."""
    pairs = [(_distance(day, contact), day, at) for day in planned for at, contact in enumerate(contacts)]
    taken: dict[date, int] = {}
    # as the due list takes it, a contact in the middle of two days is the later one's
    for distance, day, at in sorted(pairs, key=lambda pair: (pair[0], -pair[1].toordinal(), pair[2])):
        if distance <= most and day not in taken and at not in taken.values():
            taken[day] = at
    return {day: contacts[at] for day, at in taken.items()}


def _is_within(contact: Contact, start: date) -> bool:
    return bool(contact.held and start <= contact.held <= add_months(start, MONTHS))


def _distance(day: date, contact: Contact) -> int:
    """The days between a planned day and a contact that has a date."""
    return abs((contact.held - day).days) if contact.held else date.max.toordinal()


def _held(book: Book, client: Client) -> list[Contact]:
    """The contacts that have a date, in its order."""
    rows = book.of_client(schema_of(Contact), client.file_number)
    dated = [row for row in rows if isinstance(row, Contact) and row.held]
    return sorted(dated, key=lambda contact: contact.held or date.min)


def _meetings(book: Book, client: Client) -> list[Meeting]:
    plans = book.plans(client.file_number)
    start = plans[-1].drawn_up if plans else None
    return schedule(start, days_between_contacts(plans[-1]), _held(book, client)) if start else []


def _scheduled(book: Book, client: Client, _today: date) -> Iterator[Row]:
    plans = book.plans(client.file_number)
    day = plans[-1].drawn_up if plans else None
    name = named(plans[-1].number, day) if day else None
    for meeting in _meetings(book, client):
        yield {
            "план": name,
            "как_часто": OFTEN[days_between_contacts(plans[-1])],
            "плановая_дата": meeting.planned,
            "в_день_плана": bool(meeting.contact and meeting.contact.held == day),
            **_told(book, meeting.contact),
        }


def _others(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """What took place before the plan in force or after its first two months."""
    shown = [meeting.contact for meeting in _meetings(book, client)]
    for contact in _held(book, client):
        if not any(contact is other for other in shown):
            yield _told(book, contact)


def _all_held(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """Whatever took place, planned or not."""
    yield from (_told(book, contact) for contact in _held(book, client))


def _told(book: Book, contact: Contact | None) -> Row:
    if contact is None:
        return dict.fromkeys(HELD)
    who = book.specialist(contact.specialist)
    values = (
        contact.held,
        contact.way,
        contact.content,
        surname_initials(name_of(who)) if who else None,
        contact.new_needs,
    )
    return dict(zip(HELD, values, strict=True))


SCHEDULE = ComputedTable(
    tag="график_контактов",
    title="График контактов первых двух месяцев",
    columns={
        "план": "К какому плану",
        "как_часто": "Как часто контакты по плану",
        "плановая_дата": "Плановая дата",
        "в_день_плана": "Состоялся ли в день составления плана",
        **HELD,
    },
    rows=_scheduled,
    reads=(Plan, Contact),
    lacking=LACKING,
)
OTHERS = ComputedTable(
    tag="прочие_контакты",
    title="Контакты до плана и после первых двух месяцев",
    columns=HELD,
    rows=_others,
    reads=(Plan, Contact),
    lacking=LACKING,
)
ALL_HELD = ComputedTable(
    tag="состоявшиеся_контакты",
    title="Все состоявшиеся контакты: и по графику, и прочие",
    columns=HELD,
    rows=_all_held,
    reads=(Plan, Contact),  # a paper of contacts has the day of the plan, whichever of them it lists
    lacking=LACKING,
)
