"""The pages of a PDF: how many there are, and which of them hold its marked places."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf

from paperwork.common.records import dataclass

DATED = {"/CreationDate", "/ModDate"}
SUMS = {"/ID", "/DocChecksum"}  # they change with the date


@dataclass(frozen=True, slots=True)
class Extract:
    """Some pages of a file: from ``first``, counted from 0, so many."""

    file: Path
    first: int
    count: int


def page_count(file: Path) -> int:
    """How many pages the PDF has; 0 where it is no whole PDF."""
    try:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, OSError):
        return 0


def repeatable(file: Path) -> bytes:
    """The PDF without the moment at which it was made: the same document gives the same bytes."""
    with pikepdf.open(file) as pdf:
        for name in DATED & set(pdf.docinfo.keys()):
            del pdf.docinfo[name]
        for name in SUMS & set(pdf.trailer.keys()):
            del pdf.trailer[name]
        made = BytesIO()
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def extracts(file: Path, names: Sequence[str]) -> list[Extract] | None:
    """The pages from each named place to the next; None where the places do not begin all its pages in order.

    Each name must begin a page of its own, the first name the first page.
    """
    with pikepdf.open(file) as pdf:
        places = pdf.Root.get(pikepdf.Name.Dests, pikepdf.Dictionary())
        if any(f"/{name}" not in places for name in names):
            return None
        starts = [pdf.pages.index(pikepdf.Page(places[f"/{name}"][0])) for name in names]
        end = len(pdf.pages)
    counts = [after - start for start, after in zip(starts, [*starts[1:], end], strict=True)]
    if not starts or starts[0] != 0 or min(counts) < 1:
        return None
    return [Extract(file, start, count) for start, count in zip(starts, counts, strict=True)]
