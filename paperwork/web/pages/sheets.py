"""The forms: a client's, chapter by chapter, those of sheets without clients, those of rows without one."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.book.parts import tied
from paperwork.web.chapters import CLIENT, Chapter, chapters, common
from paperwork.web.pages.form_actions import taken
from paperwork.web.pages.form_page import drawn
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.submission import MissingError, Submission


def client_chapter(pages: Pages, submission: Submission) -> Response:
    """One chapter of a client's form."""
    client = client_of(pages, submission)
    order = int(submission.path["order"])
    schemas = next((schemas for schemas in chapters(pages.opened) if schemas[0].sheet.order == order), None)
    if schemas is None:
        raise MissingError
    return _form(pages, submission, Chapter(schemas, f"client/{client.key}/{order}", client))


def client_of(pages: Pages, submission: Submission) -> RowEditor:
    """The client's row of the address. Raises `MissingError`."""
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
    schemas = [schema for schema in tied(pages.opened.book) if schema.sheet.order == order]
    if not schemas:
        raise MissingError
    return _form(pages, submission, Chapter(schemas, f"strays/{order}", are_strays=True))


def _form(pages: Pages, submission: Submission, chapter: Chapter) -> Response:
    return taken(pages, submission, chapter) if submission.sent else drawn(pages, submission, chapter)
