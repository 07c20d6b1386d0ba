"""A calendar file of what is to be done: days, sorts of work, file numbers, nothing else about people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from paperwork.case.statistics.due import Due
from paperwork.russian.dates import short_date


def calendar_bytes(items: Iterable[Due], on: date) -> bytes:
    """The file .ics (RFC 5545): an event of a day for each item; what is late is put on the day ``on``.

    The same item has the same identifier in every file, so that a phone does not show it twice.
    """
    known: Counter[str] = Counter()
    calendar = Calendar()
    calendar.add("prodid", "-//paperwork//due//RU")
    calendar.add("version", "2.0")
    for item in items:
        same = _described(item)
        known[same] += 1
        calendar.add_component(_event(item, on, f"{same}\n{known[same]}"))
    return bytes(calendar.to_ical())


def _event(item: Due, on: date, same: str) -> Event:
    day = max(item.day, on)
    event = Event()
    event.add("uid", f"{sha256(same.encode(errors='surrogatepass')).hexdigest()[:32]}@paperwork")
    event.add("dtstamp", datetime.combine(on, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(1))
    event.add("summary", _words(item))
    if item.is_late:
        event.add("description", f"Срок был {short_date(item.day)}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # it does not make the day busy
    return event


def _words(item: Due) -> str:
    """«Контакт: дело 12»: neither a name nor a service, which would show the state of health."""
    whose = item.number if item.number.startswith("№") else f"дело {item.number}"
    return f"{item.matter}: {whose}" if item.number else str(item.matter)


def _described(item: Due) -> str:
    """What makes an item the same tomorrow: not how long ago the last contact was."""
    return "\n".join((item.book, item.matter.name, item.number, item.day.isoformat(), item.service))
