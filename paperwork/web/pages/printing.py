"""Documents as pages: seen one by one, or all as one PDF; the way there is shown and can be left."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from starlette.responses import Response

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.making.plan import Omission, Order
from paperwork.documents.names import safe_name
from paperwork.documents.paper.handing import IF_THERE, PACKET
from paperwork.documents.pdf.office import find_office
from paperwork.sheets.clients import Client
from paperwork.web.downloads import note_rows, rows_of
from paperwork.web.expected_pages import about, pages_of_text
from paperwork.web.jobs import Job
from paperwork.web.outcome import PDF, plan_of, steps_of
from paperwork.web.packet import TITLE, packet
from paperwork.web.pages.papers import made, paper_of, usable
from paperwork.web.pages.sheets import client_of
from paperwork.web.people import Paper, Person
from paperwork.web.preview import pages_of
from paperwork.web.shared import Pages, attached
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import case_of, person_of
from paperwork.web.submission import MissingError, Submission
from paperwork.web.taken import Rows

CANCEL = "cancel"
FOR_NEW = "Пакет для нового клиента"


@dataclass(frozen=True, slots=True)
class Printed:
    """A packet, and the rows of the book that it was made of."""

    data: bytes
    rows: Mapping[int, Rows]


@dataclass(frozen=True, slots=True)
class Source:
    """What a packet is made of: its ``place`` among the pages, its name, its client, or all clients.

    ``copies`` are those of a packet of certain documents, by the names of their templates.
    """

    place: str
    back: str
    name: str
    client: RowEditor | None
    record: Client | None = None
    copies: Mapping[str, int] | None = None
    title: str = "Один PDF для печати"


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that is shown as its pages: where they are, where it is downloaded, and the way back."""

    paper: Paper
    person: Person | None
    place: str
    path: str
    back: str


def preview(pages: Pages, submission: Submission) -> Response:
    """One document as its pages, or how far they are."""
    row_editor, paper = paper_of(pages, submission)
    owner = f"client/{row_editor.key}" if row_editor else ""
    path = f"{owner}/paper/{paper.kind.name}".lstrip("/")
    person = person_of(pages.opened, row_editor) if row_editor else None
    shown = Shown(paper, person, f"{path}/pages", path, owner or "papers")
    return pages_shown(pages, submission, shown, lambda: made(pages, submission)[2])


def pages_shown(pages: Pages, submission: Submission, shown: Shown, make: Callable[[], bytes]) -> Response:
    """The pages of a document, or how far they are; it is made where they are not on the way already."""
    memory, opened, paper = pages.memory, pages.opened, shown.paper
    place = shown.place
    if submission.sent:
        memory.cancel(place)
        return pages.go(shown.back)
    job = memory.jobs.get(place)
    if job and not job.is_over and job.book is opened.book:
        return _progress(pages, job, place, paper.kind.title)
    data = make()
    digest = sha256(data).hexdigest()
    drawn = memory.previews.get(digest)
    if drawn or (job and job.error and job.book is opened.book):
        memory.cancel(place)  # when it is asked for again it is made again
        pictures = [f"data:image/png;base64,{b64encode(page).decode()}" for page in drawn or []]
        trouble = job.error if job and not drawn else ""
        return pages.page("preview", pages=pictures, trouble=trouble, shown=shown)
    job = Job(opened.book, 0, pages_of_text(data))

    def work() -> int:
        drawn = pages_of(data, job)
        with memory.lock:
            if memory.opened is opened:
                memory.note_preview(digest, drawn)
        memory.expected.note(paper.kind, len(drawn))
        return len(drawn)

    memory.begin(place, job, work)
    return _progress(pages, job, place, paper.kind.title)


def _progress(pages: Pages, job: Job, place: str, title: str) -> Response:
    return pages.page("progress", job=job, place=place, title=title, about=about(job.pages))


def client_packet(pages: Pages, submission: Submission) -> Response:
    """The documents of one client as one PDF: what is to be expected, how far it is, what came of it."""
    return _packet(pages, submission, _of_client(pages, submission))


def client_file(pages: Pages, submission: Submission) -> Response:
    """The PDF of one client, to be saved."""
    return _file(pages, _of_client(pages, submission))


def new_client_packet(pages: Pages, submission: Submission) -> Response:
    """What a new client is handed as one PDF: the list of services, the plan twice, the consent."""
    return _packet(pages, submission, _of_new_client(pages, submission))


def new_client_file(pages: Pages, submission: Submission) -> Response:
    """The PDF that a new client is handed, to be saved."""
    return _file(pages, _of_new_client(pages, submission))


def _of_new_client(pages: Pages, submission: Submission) -> Source:
    source = _of_client(pages, submission)
    place = f"{source.back}/handing"
    copies = {**PACKET, **IF_THERE}
    return replace(source, place=place, name=f"{source.name}, новый клиент", copies=copies, title=FOR_NEW)


def whole_packet(pages: Pages, submission: Submission) -> Response:
    """The documents of the book as one PDF."""
    return _packet(pages, submission, Source("packet", "clients", TITLE, None))


def whole_file(pages: Pages, _submission: Submission) -> Response:
    """The PDF of the book, to be saved."""
    return _file(pages, Source("packet", "clients", TITLE, None))


def _of_client(pages: Pages, submission: Submission) -> Source:
    row_editor = client_of(pages, submission)
    client = case_of(pages.opened, row_editor).client
    if client is None:
        raise MissingError
    back = f"client/{row_editor.key}"
    name = " ".join(part for part in (TITLE, client.file_number, client.surname) if part)
    return Source(f"{back}/packet", back, name, row_editor, client)


def _packet(pages: Pages, submission: Submission, source: Source) -> Response:
    memory = pages.memory
    if submission.text("do") == CANCEL:
        memory.cancel(source.place)
        return pages.go(source.back)
    job = memory.jobs.get(source.place)
    if submission.sent:
        is_current = job is not None and job.book is pages.opened.book
        if not (job and is_current and not job.error and not job.was_taken):
            _begin(pages, source)
        return pages.go(source.place)
    if job and not job.is_over:
        return _progress(pages, job, source.place, source.title)
    context: dict[str, Any] = {"job": job, "source": source, "is_stale": False, "left_out": 0, "absent": []}
    if job:
        context |= {"is_stale": job.book is not pages.opened.book, "documents": job.total, "about": ""}
    else:
        steps = _steps(pages, source)
        orders = _orders(steps)
        left_out = sum(isinstance(step, Omission) and step.is_error for step in steps)
        expected = about(memory.expected.of_all(orders))
        context |= {"documents": len(orders), "about": expected, "left_out": left_out}
        if source.copies:
            optional = {kind.title for kind in pages.kinds if kind.name in IF_THERE}
            absent = [step for step in steps if isinstance(step, Omission) and not step.is_error]
            context["absent"] = [step for step in absent if step.title not in optional]
    return pages.page("packet", **context)


def _steps(pages: Pages, source: Source) -> Sequence[Order | Omission]:
    kinds = pages.kinds
    if source.copies is not None:
        by_name = {kind.name: kind for kind in kinds}
        kinds = [by_name[name] for name in source.copies if name in by_name]
    if source.record is None:
        return list(plan_of(pages.opened, kinds).steps())
    return steps_of(plan_of(pages.opened, kinds, [source.record.file_number]), source.record)


def _orders(steps: Sequence[Order | Omission]) -> list[Order]:
    return [step for step in steps if isinstance(step, Order)]


def _begin(pages: Pages, source: Source) -> None:
    """Begins to make the packet. Raises `PaperworkError` where that cannot be."""
    find_office()
    opened, memory = pages.opened, pages.memory
    orders = _orders(_steps(pages, source))
    if not orders:
        raise PaperworkError("Печатать нечего: ни один документ не готов")
    rows = rows_of(opened, [source.client] if source.client else usable(opened))
    job = Job(opened.book, len(orders), memory.expected.of_all(orders))
    copies = source.copies or {}
    memory.begin(source.place, job, lambda: Printed(packet(orders, job, memory.expected, copies), rows))


def _file(pages: Pages, source: Source) -> Response:
    job = pages.memory.jobs.get(source.place)
    if job is None or not isinstance(job.result, Printed):
        return pages.go(source.place)
    job.was_taken = True
    note_rows(pages.opened, job.result.rows)
    return attached(f"{safe_name(source.name)}.pdf", job.result.data, PDF)
