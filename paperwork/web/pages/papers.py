"""The documents: saved one by one, by client, all together."""

from __future__ import annotations

import re

from starlette.responses import Response, StreamingResponse

from paperwork.common.errors import PaperworkError
from paperwork.documents.kinds import DocumentKind, draft_of
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX
from paperwork.sheets.clients import Client
from paperwork.web.downloads import note_taken
from paperwork.web.open_book import OpenBook
from paperwork.web.outcome import DOCX, ZIP, plan_of, steps_of, zipped
from paperwork.web.pages.sheets import client_of
from paperwork.web.people import Paper, State
from paperwork.web.periods import choice_of, period_of
from paperwork.web.shared import Pages, attached, attachment
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import case_of, papers
from paperwork.web.submission import MissingError, Submission
from paperwork.web.troubles import holding_back

PLACE = re.compile(r"papers|client/\d+")  # a page with the form of the period
EVERYTHING = "Документы.zip"


def own_papers(pages: Pages, _submission: Submission) -> Response:
    """The documents that are made once: the institution's, and those of a student's practice."""
    found = papers(pages.kinds, case_of(pages.opened, None))
    return pages.page(
        "papers",
        own=[paper for paper in found if not paper.kind.occasions],
        practice=[paper for paper in found if paper.kind.occasions],
        of_clients=[kind for kind in pages.kinds if kind.occasions and kind.per_client],
        troubles=holding_back(pages.opened, found),
        period=choice_of(pages.opened.period, pages.opened.context.today),
    )


def choose_period(pages: Pages, submission: Submission) -> Response:
    """Takes the period of the papers that have one; all that was made for another is out of date."""
    opened = pages.opened
    start, end = submission.text("start").strip(), submission.text("end").strip()
    opened.period = period_of(submission.text("named"), start, end, opened.context.today)
    opened.refresh()
    back = submission.text("back")
    return pages.go(back if PLACE.fullmatch(back) else "papers")


def paper_of(pages: Pages, submission: Submission) -> tuple[RowEditor | None, Paper]:
    """The document of the address: a known client's or the institution's, of a known kind."""
    row_editor = client_of(pages, submission) if "client" in submission.path else None
    name = str(submission.path["kind"])
    for paper in papers(pages.kinds, case_of(pages.opened, row_editor)):
        if paper.kind.name == name:
            return row_editor, paper
    raise MissingError


def made(
    pages: Pages, submission: Submission, is_draft: bool = False
) -> tuple[RowEditor | None, DocumentKind, bytes]:
    """The document of the address, filled. Raises `PaperworkError` where it cannot be made."""
    row_editor, paper = paper_of(pages, submission)
    if paper.state is not State.READY:
        where = "; ".join(dict.fromkeys(str(problem) for problem in paper.problems)) or paper.why
        raise PaperworkError(f"{paper.kind.title}: документ не сделан. {where}")
    kind = draft_of(paper.kind) if is_draft else paper.kind
    template = kind.template
    return row_editor, kind, template.render(case_of(pages.opened, row_editor).context(template.tags))


def document(pages: Pages, submission: Submission) -> Response:
    """One document, to be saved."""
    row_editor, kind, data = made(pages, submission)
    note_taken(pages.opened, [row_editor] if row_editor else [], kind.name)
    return attached(f"{safe_name(kind.title)}{SUFFIX}", data, DOCX)


def draft(pages: Pages, submission: Submission) -> Response:
    """One document as a draft, to be saved; it does not count as downloaded."""
    _, kind, data = made(pages, submission, is_draft=True)
    return attached(f"{safe_name(kind.title)}{SUFFIX}", data, DOCX)


def folder(pages: Pages, submission: Submission) -> Response:
    """All documents of one client in a zip."""
    row_editor = client_of(pages, submission)
    case = case_of(pages.opened, row_editor)
    if not isinstance(case.client, Client):
        raise MissingError
    steps = steps_of(plan_of(pages.opened, pages.kinds, [case.client.file_number]), case.client)
    name = " ".join(part for part in (case.client.file_number, case.client.surname) if part)
    data = b"".join(zipped(steps))
    note_taken(pages.opened, [row_editor])
    return attached(f"{safe_name(name)}.zip", data, ZIP)


def usable(opened: OpenBook) -> list[RowEditor]:
    """The clients whose documents may be made."""
    return [row_editor for row_editor in opened.clients if not opened.why_blocked(row_editor)]


def everything(pages: Pages, _submission: Submission) -> Response:
    """All documents of the book in a zip, sent as they are made."""
    plan = plan_of(pages.opened, pages.kinds)
    note_taken(pages.opened, usable(pages.opened))
    return StreamingResponse(
        zipped(plan.steps()), media_type=ZIP, headers={"Content-Disposition": attachment(EVERYTHING)}
    )
