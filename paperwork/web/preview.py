"""A document as pictures of its pages, by way of LibreOffice; nothing of it stays on the disk."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from threading import Lock

import pypdfium2

from paperwork.errors import PaperworkError
from paperwork.pdf.convert import Conversion
from paperwork.pdf.office import find_office

SHARPNESS = 1.6  # pixels for each of the 72 points of an inch: sharp on a usual screen
MOST_PAGES = 60
IN_MEMORY = Path("/dev/shm")  # a folder that Linux keeps in memory
_one_at_a_time = Lock()  # LibreOffice takes a lot of memory


def pages_of(document: bytes) -> list[bytes]:
    """The pages of a .docx as PNG. Raises `PaperworkError` where LibreOffice is not there or fails.

    LibreOffice reads files only: the document lies in a folder that nobody else may open, in memory
    where the system has such a place, and is gone when this returns.
    """
    office = find_office()
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    with _one_at_a_time, tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as name:
        work = Path(name).resolve()
        file = work / "document.docx"
        file.write_bytes(document)
        with Conversion(office, work) as conversion:
            made = dict(conversion.convert([file]))
        if not made.get(file):
            raise PaperworkError("Просмотр не получился: документ не открылся")
        pdf = file.with_suffix(".pdf").read_bytes()
    return _drawn(pdf)


def _drawn(pdf: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [_png(document[number]) for number in range(min(len(document), MOST_PAGES))]


def _png(page: pypdfium2.PdfPage) -> bytes:
    drawn = io.BytesIO()
    page.render(scale=SHARPNESS).to_pil().save(drawn, "PNG")
    return drawn.getvalue()
