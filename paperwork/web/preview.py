"""A document as pictures of its pages, by way of LibreOffice; nothing of it stays on the disk."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from paperwork.common.errors import PaperworkError
from paperwork.documents.pdf.convert import STOPPED, Conversion
from paperwork.documents.pdf.office import find_office
from paperwork.web.jobs import Job
from paperwork.web.shelter import shelter

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

SHARPNESS = 1.6  # pixels for each of the 72 points of an inch: sharp on a usual screen
MOST_PAGES = 60


def pages_of(document: bytes, job: Job) -> list[bytes]:
    """The pages of a .docx as PNG; the job counts them.

    Raises `PaperworkError` where LibreOffice is not there or fails, and where the job is stopped.
    """
    office = find_office()
    with shelter() as work:
        file = work / "document.docx"
        file.write_bytes(document)
        with Conversion(office, work, stopped=lambda: job.stopped) as conversion:
            made = dict(conversion.convert([file]))
        if not made.get(file):
            raise PaperworkError("Просмотр не получился: документ не открылся")
        pdf = file.with_suffix(".pdf").read_bytes()
    return _drawn(pdf, job)


def _drawn(pdf: bytes, job: Job) -> list[bytes]:
    import pypdfium2  # few look at pages, and the first of them waits for an office program anyway

    drawn: list[bytes] = []
    with pypdfium2.PdfDocument(pdf) as document:
        job.total = min(len(document), MOST_PAGES)
        while len(drawn) < job.total:
            if job.stopped:
                raise PaperworkError(STOPPED)
            drawn.append(_png(document[len(drawn)]))
            job.step()
    return drawn


def _png(page: PdfPage) -> bytes:
    drawn = io.BytesIO()
    page.render(scale=SHARPNESS).to_pil().save(drawn, "PNG")
    return drawn.getvalue()
