"""Everything that is to be mended in the book, each with the way to its field."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.web.chapters import chapters
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.people import Person
from paperwork.web.sections import PAGE
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.status import person_of
from paperwork.web.submission import Submission

SHOWN = 200  # problems of a page


@dataclass(frozen=True)
class Trouble:
    """A problem, whose it is, and the address of its field; empty where the page has none."""

    problem: Problem
    person: Person | None = None
    path: str = ""


def problems(pages: Pages, submission: Submission) -> Response:
    """The problems of the book: the errors, then the warnings."""
    opened = pages.opened
    found = sorted(opened.problems, key=lambda problem: not problem.is_error)
    first = max(submission.number("from", 1), 1)
    return pages.page(
        "problems",
        troubles=[trouble_of(opened, problem) for problem in found[first - 1 : first - 1 + SHOWN]],
        errors=sum(problem.is_error for problem in found),
        warnings=sum(not problem.is_error for problem in found),
        first=first,
        most=SHOWN,
        total=len(found),
    )


def trouble_of(opened: OpenBook, problem: Problem) -> Trouble:
    """The problem with its place on the page."""
    place = opened.place(problem)
    if place is None:
        return Trouble(problem)
    editor, row_editor, name = place
    owner = opened.client_of(editor, row_editor) if _has_owner(editor) else None
    person = person_of(opened, owner) if owner else None
    return Trouble(problem, person, _path(opened, editor, row_editor, name, owner))


def _has_owner(editor: SheetEditor) -> bool:
    return editor.schema.sheet.per_client or editor.schema.sheet.title == CLIENTS


def _path(
    opened: OpenBook, editor: SheetEditor, row_editor: RowEditor, name: str, owner: RowEditor | None
) -> str:
    """The address of the field; of its row, where the field itself is not shown."""
    order = editor.schema.sheet.order
    if owner:
        chapter = next(schemas for schemas in chapters() if editor.schema in schemas)
        base, row_editors = f"client/{owner.key}/{chapter[0].sheet.order}", opened.tied(editor.schema, owner)
    elif _has_owner(editor):
        base, row_editors = f"strays/{order}", opened.strays(editor.schema)
    else:
        base, row_editors = f"sheet/{order}", editor.visible
    at = row_editors.index(row_editor) if row_editor in row_editors else 0
    start = f"?from={at // PAGE * PAGE + 1}" if at >= PAGE else ""
    is_hidden = owner is not None and (tie := editor.schema.tie) is not None and name == tie.name
    return f"{base}{start}#{'r' if is_hidden else 'f'}-{row_editor.key}{'' if is_hidden else f'.{name}'}"
