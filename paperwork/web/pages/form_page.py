"""The page of a form: its sections, and what surrounds them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from paperwork.common.errors import Problem
from paperwork.sheets.answers.fields import OWNER
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.web.chapters import CLIENT, Chapter, chapter_links, title_of
from paperwork.web.controls import Offers
from paperwork.web.offered import offers_of
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.section_builder import SectionBuilder
from paperwork.web.sections import AT_ONCE, FieldPlace, all_notes
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import person_of
from paperwork.web.submission import Submission


def drawn(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    """The form with what the book holds now."""
    opened = pages.opened
    rows = min(max(submission.number("rows", 1), 1), AT_ONCE)
    blanks = {submission.number("blank"): rows} if "blank" in submission.query else {}
    builder = builder_of(opened, chapter, blanks, max(submission.number("from", 1), 1))
    sections = [builder.section(schema, chapter.row_editors(opened, schema)) for schema in chapter.schemas]
    notes = all_notes(sections)
    is_nameless = chapter.client is not None and not opened.number(chapter.client) and len(opened.clients) > 1
    context: dict[str, Any] = {
        "path": chapter.path,
        "title": title_of(chapter.schemas) if chapter.client else chapter.schemas[0].sheet.title,
        "sections": sections,
        "notes": notes,
        "to_mend": _to_mend(notes) if "saved" in submission.query else "",
        "shared": builder.offers.shared,
        "is_saved": "saved" in submission.query,
        "can_bring_back": opened.removed is not None and "back" in submission.query,
        "is_nameless": is_nameless and chapter.schemas[0] is not CLIENT,
        "are_strays": chapter.are_strays,
        "person": person_of(opened, chapter.client) if chapter.client else None,
        "tabs": chapter_links(opened, chapter.client) if chapter.client else [],
        "current": chapter.schemas[0].sheet.order,
        "following": chapter.following,
        "is_new": chapter.path == "client/new",
        "first": builder.first,
        "at_once": AT_ONCE,
        "can_copy": _can_copy(opened, chapter),
        "has_logo": chapter.schemas[0].record is Institution,
        "logo": _picture(opened),
        "offered": offers_of(opened, chapter.schemas, chapter.client),
    }
    return pages.page("form", **context)


def _picture(opened: OpenBook) -> str:
    """The organisation's picture for the page; empty without one."""
    emblem = opened.book.emblem
    return f"data:image/{emblem.format};base64,{b64encode(emblem.data).decode()}" if emblem else ""


def _can_copy(opened: OpenBook, chapter: Chapter) -> bool:
    """Whether the form shows a plan that other clients may get, too."""
    client = chapter.client
    if client is None or chapter.schemas[0].record is not Plan or len(opened.clients) < 2:
        return False
    return bool(opened.book.plans(opened.number(client))) and not opened.why_blocked(client)


def _to_mend(notes: Sequence[Problem[FieldPlace]]) -> str:
    """The anchor of the first error; empty where there is none."""
    return next((note.place.anchor for note in notes if note.is_error), "")


def builder_of(
    opened: OpenBook, chapter: Chapter, blanks: Mapping[int, int], first: int = 1
) -> SectionBuilder:
    """What builds the sections of a chapter, with so many empty rows on the sheets of these orders."""
    offers = Offers(opened.usable, _sex(opened, chapter.client), _plans(opened, chapter.client))
    proposed = {OWNER: _next_number(opened)} if chapter.schemas[0] is CLIENT and not chapter.client else {}
    number = opened.number(chapter.client) if chapter.client else None
    return SectionBuilder(opened, offers, blanks, first, chapter.are_strays, proposed, number)


def _next_number(opened: OpenBook) -> str:
    """A file number that no client has: the one after the largest."""
    numbers = [str(opened.number(row_editor) or "") for row_editor in opened.clients]
    return str(max((int(text) for text in numbers if text.isdecimal() and len(text) < 9), default=0) + 1)


def _sex(opened: OpenBook, client: RowEditor | None) -> str | None:
    record = opened.record(opened.editors[CLIENTS], client) if client else None
    return record.sex if isinstance(record, Client) else None


def _plans(opened: OpenBook, client: RowEditor | None) -> list[Plan]:
    return opened.book.plans(opened.number(client)) if client else []
