"""The forms: a client's, chapter by chapter, those of nobody's sheets, those of rows without a client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from paperwork.sheets.answers.fields import Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.web.controls import Offers
from paperwork.web.entries import StaleError, store
from paperwork.web.forms import NEW, PAGE, Drawing, all_notes, chapters, common
from paperwork.web.open_book import CLIENTS, NUMBER, TIED, OpenBook, bring_back, drop, rename, tie
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.status import person_of
from paperwork.web.submission import MissingError, Submission

CLIENT = schema_of(Client)
ADD, REMOVE, UP, DOWN, BACK, NEXT = "add", "remove", "up", "down", "back", "next"


@dataclass(frozen=True)
class Tab:
    """A chapter of a client as a link; ``count`` is how many rows he has there."""

    order: int
    title: str
    count: int
    errors: int


@dataclass(frozen=True)
class Chapter:
    """What one form is about: some sheets, a client's rows of them or all; ``path`` is its address."""

    schemas: Sequence[Schema]
    path: str
    client: RowEditor | None = None
    are_strays: bool = False

    def row_editors(self, opened: OpenBook, schema: Schema) -> list[RowEditor]:
        """The lines of a sheet that the form shows."""
        if schema is CLIENT:
            return [self.client] if self.client else []
        if self.are_strays:
            return opened.strays(schema)
        return opened.tied(schema, self.client) if self.client else opened.editors[schema.sheet.title].visible


def chapter_links(opened: OpenBook, client: RowEditor) -> list[Tab]:
    """The chapters of a client."""
    tabs = []
    for schemas in chapters():
        row_editors = [
            row_editor
            for schema in schemas
            for row_editor in ([client] if schema is CLIENT else opened.tied(schema, client))
        ]
        keys = {row_editor.key for row_editor in row_editors}
        errors = sum(
            problem.is_error
            for (key, _), problems in opened.located.items()
            for problem in problems
            if key in keys
        )
        tabs.append(Tab(schemas[0].sheet.order, title_of(schemas), len(row_editors), errors))
    return tabs


def title_of(schemas: Sequence[Schema]) -> str:
    """The title of a chapter: its first sheet's, but for what is said of one person."""
    return TITLES.get(schemas[0].sheet.title, schemas[0].sheet.title)


TITLES = {"Клиенты": "Личные данные", "Портреты": "Портрет", "Планы": "План"}


def client_chapter(pages: Pages, submission: Submission) -> Response:
    """One chapter of a client's form."""
    client = client_of(pages, submission)
    order = int(submission.path["order"])
    schemas = next((schemas for schemas in chapters() if schemas[0].sheet.order == order), None)
    if schemas is None:
        raise MissingError
    return _form(pages, submission, Chapter(schemas, f"client/{client.key}/{order}", client))


def client_of(pages: Pages, submission: Submission) -> RowEditor:
    """The client's line of the address. Raises `MissingError`."""
    found = pages.opened.row_editor(int(submission.path["client"]))
    if found is None or found[0].schema is not CLIENT:
        raise MissingError
    return found[1]


def new_client(pages: Pages, submission: Submission) -> Response:
    """The form of a client who is not there yet."""
    return _form(pages, submission, Chapter((CLIENT,), "client/new"))


def sheet(pages: Pages, submission: Submission) -> Response:
    """The form of a sheet that belongs to no client."""
    order = int(submission.path["order"])
    schemas = [schema for schema in common() if schema.sheet.order == order]
    if not schemas:
        raise MissingError
    return _form(pages, submission, Chapter(schemas, f"sheet/{order}"))


def strays(pages: Pages, submission: Submission) -> Response:
    """The rows of a sheet that are tied to a client who is not there."""
    order = int(submission.path["order"])
    schemas = [schema for schema in TIED if schema.sheet.order == order]
    if not schemas:
        raise MissingError
    return _form(pages, submission, Chapter(schemas, f"strays/{order}", are_strays=True))


def _form(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    return _taken(pages, submission, chapter) if submission.sent else _drawn(pages, submission, chapter)


def _drawn(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    """The form as it stands."""
    opened = pages.opened
    drawing = _drawing(opened, chapter, submission.number("blank"), max(submission.number("from", 1), 1))
    sections = [drawing.section(schema, chapter.row_editors(opened, schema)) for schema in chapter.schemas]
    is_nameless = chapter.client is not None and not opened.number(chapter.client) and len(opened.clients) > 1
    context: dict[str, Any] = {
        "path": chapter.path,
        "title": title_of(chapter.schemas) if chapter.client else chapter.schemas[0].sheet.title,
        "sections": sections,
        "notes": all_notes(sections),
        "shared": drawing.offers.shared,
        "is_saved": "saved" in submission.query,
        "can_bring_back": opened.removed is not None and "back" in submission.query,
        "is_nameless": is_nameless and chapter.schemas[0] is not CLIENT,
        "are_strays": chapter.are_strays,
        "person": person_of(opened, chapter.client) if chapter.client else None,
        "tabs": chapter_links(opened, chapter.client) if chapter.client else [],
        "current": chapter.schemas[0].sheet.order,
        "following": _following(chapter),
        "is_new": chapter.path == "client/new",
        "first": drawing.first,
    }
    return pages.page("form", **context)


def _drawing(opened: OpenBook, chapter: Chapter, blank: int = 0, first: int = 1) -> Drawing:
    offers = Offers(opened.usable, _sex(opened, chapter.client), _plans(opened, chapter.client))
    proposed = {NUMBER: _next_number(opened)} if chapter.schemas[0] is CLIENT and not chapter.client else {}
    return Drawing(opened, offers, frozenset({blank}), first, chapter.are_strays, proposed)


def _following(chapter: Chapter) -> int:
    """The order of the client's next chapter; 0 after the last."""
    orders = [schemas[0].sheet.order for schemas in chapters()]
    after = [order for order in orders if order > chapter.schemas[0].sheet.order]
    return after[0] if chapter.client and after else 0


def _next_number(opened: OpenBook) -> str:
    """A file number that nobody has: the one after the largest."""
    numbers = [str(opened.number(row_editor) or "") for row_editor in opened.clients]
    return str(max((int(text) for text in numbers if text.isdecimal() and len(text) < 9), default=0) + 1)


def _sex(opened: OpenBook, client: RowEditor | None) -> str | None:
    record = opened.record(opened.editors[CLIENTS], client) if client else None
    return record.sex if isinstance(record, Client) else None


def _plans(opened: OpenBook, client: RowEditor | None) -> list[str]:
    plans = opened.book.plans(opened.number(client)) if client else []
    return [plan.number or "" for plan in plans]


def _taken(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    """Takes over what was typed, then does what the button says."""
    opened = pages.opened
    if chapter.path == "client/new":
        return _created(pages, submission, chapter)
    number = old = opened.number(chapter.client) if chapter.client else None
    store(opened, chapter.schemas, submission.sent, number)
    if chapter.client and chapter.schemas[0] is CLIENT:
        rename(opened, chapter.client, old)
    return _done(pages, submission, chapter)


def _created(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    opened = pages.opened
    if any(text.strip() for name, texts in submission.sent.items() if name.startswith(NEW) for text in texts):
        tie(opened)
    row_editors = store(opened, chapter.schemas, submission.sent)
    if not row_editors:
        return _drawn(pages, submission, chapter)
    follow = chapters()[1][0].sheet.order if submission.text("do") == NEXT else CLIENT.sheet.order
    return pages.go(f"client/{row_editors[0].key}/{follow}?saved=1")


def _done(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    verb, _, target = submission.text("do").partition(".")
    if chapter.client and chapter.client.is_blank:
        return pages.go("clients")
    if verb == ADD and target.isdecimal():
        return _with_blank(pages, chapter, int(target))
    if verb in (REMOVE, UP, DOWN) and target.isdecimal():
        return _moved(pages, submission, chapter, verb, int(target))
    if verb == BACK:
        brought = bring_back(pages.opened)
        return pages.go(f"{chapter.path}?{_page(submission)}" + (f"#r-{brought[1].key}" if brought else ""))
    if verb == NEXT and chapter.client:
        following = _following(chapter)
        return pages.go(
            f"client/{chapter.client.key}/{following}" if following else f"client/{chapter.client.key}"
        )
    return pages.go(f"{chapter.path}?saved=1&{_page(submission)}")


def _page(submission: Submission) -> str:
    """The rows that were shown, to be shown again."""
    return f"from={max(submission.number('from', 1), 1)}"


def _with_blank(pages: Pages, chapter: Chapter, order: int) -> Response:
    """The form with one more row, at its first field."""
    schema = next((schema for schema in chapter.schemas if schema.sheet.order == order), None)
    if schema is None:
        raise StaleError
    row_editors = chapter.row_editors(pages.opened, schema)
    page = len(row_editors) // PAGE * PAGE + 1
    row = _drawing(pages.opened, chapter, order, page).section(schema, row_editors).rows[-1]
    start = f"&from={page}" if page > 1 else ""
    return pages.go(f"{chapter.path}?blank={order}{start}#f-{row.groups[0][1][0].name}")


def _moved(pages: Pages, submission: Submission, chapter: Chapter, verb: str, key: int) -> Response:
    """Moves a row among its neighbours, or takes it out."""
    opened = pages.opened
    found = opened.row_editor(key)
    if found is None or found[0].schema not in chapter.schemas or found[0].schema is CLIENT:
        raise StaleError
    editor, row_editor = found
    if verb == REMOVE:
        drop(opened, editor, row_editor)
        opened.refresh()
        return pages.go(f"{chapter.path}?back=1&{_page(submission)}#s-{editor.schema.sheet.order}")
    _swap(opened, chapter, editor, row_editor, -1 if verb == UP else 1)
    return pages.go(f"{chapter.path}?{_page(submission)}#r-{row_editor.key}")


def _swap(opened: OpenBook, chapter: Chapter, editor: SheetEditor, row_editor: RowEditor, by: int) -> None:
    row_editors = chapter.row_editors(opened, editor.schema)
    at = row_editors.index(row_editor) + by
    if 0 <= at < len(row_editors):
        editor.swap(row_editor, row_editors[at])
        opened.touch(editor)
        opened.refresh()
