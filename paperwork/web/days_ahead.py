"""The days that empty rows of the diary are filled in with: those of the practice which have none yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from paperwork.russian.dates import short_date
from paperwork.sheets.answers.fields import Record, Schema
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.practice import Practice
from paperwork.web.open_book import OpenBook

SATURDAY = 5
ONE_DAY = timedelta(days=1)
DAY_OF: Mapping[type[Record], str] = {DiaryDay: "day"}  # the column of the day


def days_ahead(opened: OpenBook, schema: Schema, count: int) -> list[str]:
    """The working days after the last day of the diary, else from the practice's first day on.

    A text for each of so many rows, empty beyond the practice's end; none where no day is known.
    """
    name = DAY_OF.get(schema.record)
    if name is None:
        return []
    days = [day for record in opened.book.all(schema.record) if (day := getattr(record, name))]
    practice = opened.book.card(Practice)
    start = max(days) + ONE_DAY if days else practice.start if practice else None
    if start is None:
        return []
    end = practice.end if practice and practice.end and practice.end >= start else date.max - ONE_DAY
    found: list[str] = []
    while len(found) < count and start <= end:
        found += [short_date(start)] if start.weekday() < SATURDAY else []
        start += ONE_DAY
    return [*found, *[""] * (count - len(found))]
