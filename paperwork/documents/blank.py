"""Paper blanks: a document with nothing in it, to be filled in with a pen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable
from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.context import ClientContext
from paperwork.case.tags import NUMBER, TODAY, tag_tree
from paperwork.documents.blank_options import OTHER
from paperwork.documents.blank_rows import with_room
from paperwork.documents.catalogue import chosen, titles
from paperwork.documents.emblem import with_emblem
from paperwork.documents.filters import RUSSIAN, TYPESETTING
from paperwork.russian.gender import both_sexes
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import Choice, Choices, standard
from paperwork.sheets.answers.fields import Record, Schema, field_of
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.family import FamilyMember
from paperwork.sheets.goals import Goal
from paperwork.sheets.institution import Institution
from paperwork.sheets.people import NAME_PARTS
from paperwork.sheets.plans import Plan
from paperwork.sheets.portraits import Portrait
from paperwork.sheets.refusals import Refusal
from paperwork.sheets.services import LATER, Service
from paperwork.sheets.social_support import Support
from paperwork.word import Template
from paperwork.word.cache import user_cache

ROWS = 6  # of each table, as many as most clients need
OTHER_ROWS: dict[type[Record], int] = {
    Plan: 1,
    Portrait: 1,
    Goal: 5,
    DiaryDay: 10,  # a page of days
    FamilyMember: 4,  # whose acts would else take a page more for the signatures alone
    Refusal: 0,  # its table has empty rows of its own
    Support: 3,
}
ANY_DAY = date(2000, 1, 1)  # nothing on a blank depends on the day
CONTACTS = 9  # once a week for two months
OPEN = re.compile(r"(?:иное|другое)\b(?! \w)", re.IGNORECASE)  # a list of one's own may be open by itself
RATE = "дней_между_контактами"  # of the plan: what is usual is not what is agreed on
NAME = "название"
LISTED = {"услуги": "Вид"}  # tables of the summary with the rows of a list, of which no one knows which occur
# Rows that are in tables of their own, by an answer that is not printed.
GROUPS: dict[type[Record], Sequence[Mapping[str, Any]]] = {
    Service: ({}, {field_of(Service, lambda it: it.given).name: LATER})
}


class Unwritten(str):
    """An answer that may be given or not: nothing is printed, but the place for it is."""

    def __bool__(self) -> bool:
        return True


def paper_blank(name: str, files: Mapping[str, Path], book: Book | None = None) -> bytes:
    """The document that ``name`` means (see `chosen`) as the bytes of an empty .docx.

    With a ``book`` its institution, its lists and its own columns are printed, and no client's data.

    Raises `PaperworkError`: no such document, a template that is no good.
    """
    path = files[chosen(list(files), titles(files), [name])[0]]
    empty = _emptied(book) if book else _of_nobody()
    filters = {**RUSSIAN, "даты_контактов": lambda _start, *_options, **_named: [None] * CONTACTS}
    template = Template(
        with_emblem(path.read_bytes(), book.emblem if book else None),
        tag_tree=tag_tree(empty.extra),
        filters=filters,
        name=path.name,
        cache=user_cache(),
        typesetting=TYPESETTING,
    )
    client = replace(empty.clients[0], representative=Unwritten())
    context = _without_computed(ClientContext(empty, ANY_DAY, client).context(template.tags), empty.lists)
    return with_room(template.render(context))


def _without_computed(context: Mapping[str, Any], lists: Mapping[str, Choices]) -> dict[str, Any]:
    """The values without the day and without what was computed: these are written by hand too."""
    blank = {
        table.tag: _unwritten(table, context[table.tag], lists)
        for table in COMPUTED_TABLES
        if table.tag in context and (table.over_period or not table.single)
    }
    plan = {"план": {**context["план"], RATE: None}} if RATE in context.get("план", ()) else {}
    return {**context, **plan, **blank, **({TODAY: None} if TODAY in context else {})}


def _unwritten(table: ComputedTable, value: Any, lists: Mapping[str, Choices]) -> object:
    """What a blank has of a computed table: its numbered rows, or those that are to be chosen from."""
    if table.on_blank:
        return [dict(row) for row in table.on_blank()]
    if not (table.over_period and table.single):
        return _blank_rows(value)
    listed = {
        tag: [dict.fromkeys(table.tables[tag]) | {NAME: choice.shown} for choice in lists[name].values]
        for tag, name in LISTED.items()
        if tag in value
    }
    return _blank_record(value) | listed


def _blank_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with nothing in it but the names of the rows inside it."""
    return {
        tag: [{name: item if isinstance(item, str) else None for name, item in row.items()} for row in value]
        if isinstance(value, list)
        else None
        for tag, value in record.items()
    }


def _blank_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """As many rows, with nothing in them but their numbers."""
    return [{name: item if name == NUMBER else None for name, item in row.items()} for row in rows]


@cache
def _of_nobody() -> Book:
    """The same of no institution."""
    return _emptied(Book("", {}, standard()))


def _emptied(book: Book) -> Book:
    """A book of the same institution with blank rows of one client without a name."""
    records = {
        schema.sheet.title: _rows(schema) for schema in SCHEMAS if schema.sheet.layout is SheetLayout.TABLE
    }
    institution = {Institution.sheet.title: book.all(Institution)}
    lists = {name: _for_anybody(listed) for name, listed in book.lists.items()}
    return replace(book, records={**records, **institution}, lists=lists, problems=[], projections={})


def _rows(schema: Schema) -> list[Record]:
    """The blank rows of a sheet."""
    count = OTHER_ROWS.get(schema.record, ROWS)
    groups = GROUPS.get(schema.record, ({},))
    return [
        schema.record(broken=frozenset(NAME_PARTS), **answers) for answers in groups for _ in range(count)
    ]


def _for_anybody(listed: Choices) -> Choices:
    """A list for a person of either sex, with room for what is not on it, unless nothing else is accepted."""
    values = [both_sexes(choice.masculine, choice.feminine) for choice in listed.values]
    values = [text for text in values if not OPEN.match(text)]
    neutral = replace(listed, values=tuple(Choice(text, text) for text in values), gendered=False)
    return neutral.with_added([OTHER])
