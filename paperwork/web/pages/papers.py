"""The documents: seen as pages, saved one by one, by client, all together."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from starlette.responses import Response, StreamingResponse

from paperwork.common.errors import PaperworkError
from paperwork.documents.making.plan import Omission, Order
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX
from paperwork.sheets.clients import Client
from paperwork.web.downloads import note_taken
from paperwork.web.open_book import OpenBook
from paperwork.web.outcome import DOCX, PDF, ZIP, plan_of, steps_of, zipped
from paperwork.web.packet import TITLE, packet
from paperwork.web.pages.sheets import client_of
from paperwork.web.people import Paper, State
from paperwork.web.preview import pages_of
from paperwork.web.shared import Later, Pages, attached, attachment
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import case_of, papers, person_of
from paperwork.web.submission import MissingError, Submission
from paperwork.web.troubles import holding_back

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
    )


def _paper(pages: Pages, submission: Submission) -> tuple[RowEditor | None, Paper]:
    """The document of the address: a known client's or the institution's, of a known kind."""
    row_editor = client_of(pages, submission) if "client" in submission.path else None
    name = str(submission.path["kind"])
    for paper in papers(pages.kinds, case_of(pages.opened, row_editor)):
        if paper.kind.name == name:
            return row_editor, paper
    raise MissingError


def _made(pages: Pages, submission: Submission) -> tuple[RowEditor | None, Paper, bytes]:
    row_editor, paper = _paper(pages, submission)
    if paper.state is not State.READY:
        where = "; ".join(dict.fromkeys(str(problem) for problem in paper.problems)) or paper.why
        raise PaperworkError(f"{paper.kind.title}: документ не сделан. {where}")
    template = paper.kind.template
    return row_editor, paper, template.render(case_of(pages.opened, row_editor).context(template.tags))


def document(pages: Pages, submission: Submission) -> Response:
    """One document, to be saved."""
    row_editor, paper, data = _made(pages, submission)
    note_taken(pages.opened, [row_editor] if row_editor else [], paper.kind.name)
    return attached(f"{safe_name(paper.kind.title)}{SUFFIX}", data, DOCX)


def preview(pages: Pages, submission: Submission) -> Later:
    """One document as its pages."""
    row_editor, paper, data = _made(pages, submission)
    opened = pages.opened
    context: dict[str, Any] = {
        "paper": paper,
        "person": person_of(opened, row_editor) if row_editor else None,
        "path": f"client/{row_editor.key}/paper/{paper.kind.name}"
        if row_editor
        else f"paper/{paper.kind.name}",
    }
    digest = sha256(data).hexdigest()
    known = pages.memory.previews.get(digest)

    def work() -> Response:
        try:
            drawn = known or pages_of(data, pages.memory.ending.is_set)
        except PaperworkError as error:
            return pages.page("preview", pages=[], trouble=str(error), **context)
        with pages.memory.lock:
            if pages.memory.opened is opened:
                pages.memory.note_preview(digest, drawn)
            shown = [f"data:image/png;base64,{b64encode(page).decode()}" for page in drawn]
            return pages.page("preview", pages=shown, trouble="", **context)

    return Later(work)


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


def client_packet(pages: Pages, submission: Submission) -> Later:
    """The documents of one client as one PDF."""
    row_editor = client_of(pages, submission)
    client = case_of(pages.opened, row_editor).client
    if client is None:
        raise MissingError
    steps = steps_of(plan_of(pages.opened, pages.kinds, [client.file_number]), client)
    name = " ".join(part for part in (TITLE, client.file_number, client.surname) if part)
    return _packet(pages, steps, name, [row_editor])


def whole_packet(pages: Pages, _submission: Submission) -> Later:
    """The documents of the book as one PDF."""
    return _packet(pages, list(plan_of(pages.opened, pages.kinds).steps()), TITLE, _usable(pages.opened))


def _packet(
    pages: Pages, steps: Sequence[Order | Omission], name: str, clients: Sequence[RowEditor]
) -> Later:
    orders = [step for step in steps if isinstance(step, Order)]
    opened, ending = pages.opened, pages.memory.ending

    def work() -> Response:
        data = packet(orders, ending.is_set)
        with pages.memory.lock:
            note_taken(opened, clients)
        return attached(f"{safe_name(name)}.pdf", data, PDF)

    return Later(work)


def _usable(opened: OpenBook) -> list[RowEditor]:
    return [row_editor for row_editor in opened.clients if not opened.why_blocked(row_editor)]


def everything(pages: Pages, _submission: Submission) -> Response:
    """All documents of the book in a zip, sent as they are made."""
    plan = plan_of(pages.opened, pages.kinds)
    note_taken(pages.opened, _usable(pages.opened))
    return StreamingResponse(
        zipped(plan.steps()), media_type=ZIP, headers={"Content-Disposition": attachment(EVERYTHING)}
    )
