"""The clients of the book: the list, one client's documents, a new one, one to be taken out."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from paperwork.common.naming import fold
from paperwork.sheets.institution import Institution
from paperwork.sheets.specialists import Specialist
from paperwork.web.agenda import steps
from paperwork.web.changes import drop_client
from paperwork.web.chapters import chapter_links
from paperwork.web.open_book import TIED, OpenBook
from paperwork.web.pages.problems import Trouble, trouble_of
from paperwork.web.pages.sheets import client_of
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import case_of, papers, people, person_of
from paperwork.web.submission import Submission

SHOWN = 100  # clients of a page
FIRST = 3  # of what is due and of the blocked clients: so many are shown at once, the others folded
MOST_DUE = 60  # of what is due on the list of clients


def client_list(pages: Pages, submission: Submission) -> Response:
    """Everybody, or those whose name or number was asked for, with what is ready, missing and wrong.

    The words come in a form and not in the address, which the browser would remember.
    """
    opened = pages.opened
    words = submission.text("words")
    found = _found(opened, words)
    row_editors = [row_editor for row_editor in found if not opened.why_blocked(row_editor)]
    first = max(submission.number("from", 1), 1)
    shown = list(people(opened, pages.kinds, row_editors[first - 1 : first - 1 + SHOWN]))
    return pages.page(
        "clients",
        people=shown,
        words=words,
        total=len(row_editors),
        first=first,
        most=SHOWN,
        blocked=[person_of(opened, row_editor) for row_editor in found if opened.why_blocked(row_editor)],
        in_book=len(opened.clients),
        steps=[] if words or first > 1 else steps(opened, opened.due[:MOST_DUE]),
        due=opened.due,
        fold_after=FIRST,
        institution=Institution.sheet.order,
        specialists=Specialist.sheet.order,
        troubles=opened.problems,
        strays=[form for form in TIED if opened.strays(form)],
        of_templates=[
            *pages.catalogue.refusals([opened.book], list(pages.catalogue.files)),
            *pages.catalogue.warnings([opened.book], list(pages.catalogue.files)),
        ],
    )


def _found(opened: OpenBook, words: str) -> Sequence[RowEditor]:
    searched = fold(words).split()
    if not searched:
        return opened.clients
    return [row_editor for row_editor in opened.clients if _is_meant(opened, row_editor, searched)]


def _is_meant(opened: OpenBook, row_editor: RowEditor, searched: Sequence[str]) -> bool:
    person = person_of(opened, row_editor)
    text = fold(f"{person.number} {person.name}")
    return all(word in text for word in searched)


def agenda(pages: Pages, submission: Submission) -> Response:
    """All that is due, where it is too much for the list of clients."""
    items = pages.opened.due
    first = max(submission.number("from", 1), 1)
    shown = steps(pages.opened, items[first - 1 : first - 1 + SHOWN])
    return pages.page("due", steps=shown, due=items, first=first, most=SHOWN)


def client_papers(pages: Pages, submission: Submission) -> Response:
    """The documents of one client."""
    opened = pages.opened
    row_editor = client_of(pages, submission)
    person = person_of(opened, row_editor)
    return pages.page(
        "client",
        person=person,
        papers=[] if person.blocked else papers(pages.kinds, case_of(opened, row_editor)),
        troubles=_troubles(opened, row_editor),
        tabs=chapter_links(opened, row_editor),
        current="",
    )


def _troubles(opened: OpenBook, client: RowEditor) -> list[Trouble]:
    """What is to be mended on the client's rows."""
    row_editors = [client, *(row_editor for form in TIED for row_editor in opened.tied(form, client))]
    keys = {row_editor.key for row_editor in row_editors}
    found = (problems for (key, _), problems in opened.located.items() if key in keys)
    return [trouble_of(opened, problem) for problems in found for problem in problems]


def remove(pages: Pages, submission: Submission) -> Response:
    """Asks whether a client and all his rows are to go, and takes them out when that was answered."""
    opened = pages.opened
    row_editor = client_of(pages, submission)
    if not submission.sent:
        rows = [(form, len(opened.tied(form, row_editor))) for form in TIED]
        rows = [(form, count) for form, count in rows if count]
        return pages.page("remove", person=person_of(opened, row_editor), rows=rows)
    drop_client(opened, row_editor)
    return pages.go("clients")
