"""The documents: seen as pages, saved one by one, by client, all together."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from starlette.responses import Response, StreamingResponse

from paperwork.common.errors import PaperworkError
from paperwork.documents.kinds import SUFFIX
from paperwork.documents.making.batch import Omission, Order
from paperwork.documents.names import safe_name
from paperwork.sheets.clients import Client
from paperwork.web.outcome import DOCX, PDF, ZIP, plan_of, steps_of, zipped
from paperwork.web.packet import TITLE, packet
from paperwork.web.pages.sheets import client_of
from paperwork.web.preview import pages_of
from paperwork.web.sheet_editor import Line
from paperwork.web.site import Later, Site, attached, attachment
from paperwork.web.status import Paper, State, case_of, papers, person_of
from paperwork.web.submission import MissingError, Visit

EVERYTHING = "Документы.zip"


def _paper(site: Site, visit: Visit) -> tuple[Line | None, Paper]:
    """The document of the address: a known client's or the institution's, of a known kind."""
    line = client_of(site, visit) if "client" in visit.path else None
    name = str(visit.path["kind"])
    for paper in papers(site.kinds, case_of(site.draft, line)):
        if paper.kind.name == name:
            return line, paper
    raise MissingError


def _made(site: Site, visit: Visit) -> tuple[Line | None, Paper, bytes]:
    line, paper = _paper(site, visit)
    if paper.state is not State.READY:
        where = "; ".join(dict.fromkeys(str(problem) for problem in paper.problems)) or paper.why
        raise PaperworkError(f"{paper.kind.title}: документ не сделан. {where}")
    template = paper.kind.template
    return line, paper, template.render(case_of(site.draft, line).context(template.tags))


def document(site: Site, visit: Visit) -> Response:
    """One document, to be saved."""
    _, paper, data = _made(site, visit)
    return attached(f"{safe_name(paper.kind.title)}{SUFFIX}", data, DOCX)


def preview(site: Site, visit: Visit) -> Later:
    """One document as its pages."""
    line, paper, data = _made(site, visit)
    draft = site.draft
    context: dict[str, Any] = {
        "paper": paper,
        "person": person_of(draft, line) if line else None,
        "path": f"client/{line.key}/paper/{paper.kind.name}" if line else f"paper/{paper.kind.name}",
    }
    digest = sha256(data).hexdigest()
    known = site.memory.previews.get(digest)

    def work() -> Response:
        try:
            pages = known or pages_of(data)
        except PaperworkError as error:
            return site.page("preview", pages=[], trouble=str(error), **context)
        with site.memory.lock:
            if site.memory.draft is draft:
                site.memory.note_preview(digest, pages)
            shown = [f"data:image/png;base64,{b64encode(page).decode()}" for page in pages]
            return site.page("preview", pages=shown, trouble="", **context)

    return Later(work)


def folder(site: Site, visit: Visit) -> Response:
    """All documents of one client in a zip."""
    case = case_of(site.draft, client_of(site, visit))
    if not isinstance(case.client, Client):
        raise MissingError
    steps = steps_of(plan_of(site.draft, site.kinds, [case.client.file_number]), case.client)
    name = " ".join(part for part in (case.client.file_number, case.client.surname) if part)
    data = b"".join(zipped(steps))
    return attached(f"{safe_name(name)}.zip", data, ZIP)


def client_packet(site: Site, visit: Visit) -> Later:
    """The documents of one client as one PDF."""
    client = case_of(site.draft, client_of(site, visit)).client
    if client is None:
        raise MissingError
    steps = steps_of(plan_of(site.draft, site.kinds, [client.file_number]), client)
    name = " ".join(part for part in (TITLE, client.file_number, client.surname) if part)
    return _packet(steps, name)


def whole_packet(site: Site, _visit: Visit) -> Later:
    """The documents of the book as one PDF."""
    return _packet(list(plan_of(site.draft, site.kinds).steps()), TITLE)


def _packet(steps: Sequence[Order | Omission], name: str) -> Later:
    orders = [step for step in steps if isinstance(step, Order)]
    return Later(lambda: attached(f"{safe_name(name)}.pdf", packet(orders), PDF))


def everything(site: Site, _visit: Visit) -> Response:
    """All documents of the book in a zip, sent as they are made."""
    plan = plan_of(site.draft, site.kinds)
    return StreamingResponse(
        zipped(plan.steps()), media_type=ZIP, headers={"Content-Disposition": attachment(EVERYTHING)}
    )
