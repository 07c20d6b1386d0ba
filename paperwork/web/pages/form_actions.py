"""What the buttons of a form do: save, add, move, remove and bring back rows."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.web.changes import bring_back, drop, rename, tie
from paperwork.web.chapters import CLIENT, Chapter, chapters
from paperwork.web.entries import StaleError, add_rows, store
from paperwork.web.list_additions import add_values
from paperwork.web.offered import chosen
from paperwork.web.open_book import OpenBook
from paperwork.web.pages.form_page import builder_of, drawn
from paperwork.web.sections import AT_ONCE, NEW, PAGE
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.submission import Submission

ADD, ADD_MORE, REMOVE, UP, DOWN, BACK, NEXT = "add", "more", "remove", "up", "down", "back", "next"
TAKE = "take"  # shows the sheet once what was chosen of what it is offered is there
LIST = "list"  # adds what a field holds to its list


def taken(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    """Takes over what was typed, then does what the button says."""
    opened = pages.opened
    if chapter.path == "client/new":
        return _created(pages, submission, chapter)
    number = old = opened.number(chapter.client) if chapter.client else None
    wanted = chosen(opened, chapter.schemas, chapter.client, submission.sent)  # while the plan is empty
    store(opened, chapter.schemas, submission.sent, number)
    for title, rows in wanted.items():  # whatever the button is: a mark is not lost
        add_rows(opened, opened.editors[title], rows, number)
    if wanted:
        opened.refresh()
    if chapter.client and chapter.schemas[0] is CLIENT:
        rename(opened, chapter.client, old)
    return _done(pages, submission, chapter)


def _created(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    opened = pages.opened
    if any(text.strip() for name, texts in submission.sent.items() if name.startswith(NEW) for text in texts):
        tie(opened)
    row_editors = store(opened, chapter.schemas, submission.sent)
    if not row_editors:
        return drawn(pages, submission, chapter)
    follow = chapters()[1][0].sheet.order if submission.text("do") == NEXT else CLIENT.sheet.order
    return pages.go(f"client/{row_editors[0].key}/{follow}?saved=1")


def _done(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    verb, _, target = submission.text("do").partition(".")
    if chapter.client and chapter.client.is_blank:
        return pages.go("clients")
    if verb in (ADD, ADD_MORE) and target.isdecimal():
        return _with_blanks(pages, chapter, int(target), AT_ONCE if verb == ADD_MORE else 1)
    if verb in (REMOVE, UP, DOWN) and target.isdecimal():
        return _moved(pages, submission, chapter, verb, int(target))
    if verb == TAKE and target.isdecimal():
        return pages.go(f"{chapter.path}?{_page(submission)}#s-{target}")
    if verb == LIST:
        return _with_values(pages, submission, chapter, target)
    if verb == BACK:
        brought = bring_back(pages.opened)
        return pages.go(f"{chapter.path}?{_page(submission)}" + (f"#r-{brought[1].key}" if brought else ""))
    if verb == NEXT and chapter.client:
        following = chapter.following(pages.opened)
        return pages.go(
            f"client/{chapter.client.key}/{following}" if following else f"client/{chapter.client.key}"
        )
    return pages.go(f"{chapter.path}?saved=1&{_page(submission)}")


def _page(submission: Submission) -> str:
    """The rows that were shown, to be shown again."""
    return f"from={max(submission.number('from', 1), 1)}"


def _with_blanks(pages: Pages, chapter: Chapter, order: int, count: int) -> Response:
    """The form with more rows, at the first field of the first of them."""
    schema = next((schema for schema in chapter.schemas if schema.sheet.order == order), None)
    if schema is None:
        raise StaleError
    row_editors = chapter.row_editors(pages.opened, schema)
    page = len(row_editors) // PAGE * PAGE + 1
    rows = builder_of(pages.opened, chapter, {order: count}, page).section(schema, row_editors).rows
    start = f"&from={page}" if page > 1 else ""
    many = f"&rows={count}" if count > 1 else ""
    return pages.go(f"{chapter.path}?blank={order}{many}{start}#f-{rows[-count].groups[0][1][0].name}")


def _with_values(pages: Pages, submission: Submission, chapter: Chapter, field: str) -> Response:
    """The form once the values of a field, «12.category», are on its list."""
    key, _, name = field.partition(".")
    found = pages.opened.row_editor(int(key)) if key.isdecimal() else None
    if found is None or found[0].schema not in chapter.schemas:
        raise StaleError
    pages.opened.news = add_values(pages.opened, *found, name)
    return pages.go(f"{chapter.path}?{_page(submission)}#f-{field}")


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
