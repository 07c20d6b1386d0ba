"""One PDF of many: its pages in order, sheets of their own, bookmarks, labels of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, NumberTree, OutlineItem, Pdf, String

from paperwork.common.records import dataclass
from paperwork.documents.pdf.pages import Extract

MAKER = "paperwork"
LIST_TITLE = "Контрольный лист"


@dataclass(frozen=True, slots=True)
class BoundDocument:
    """One document of a packet: the bookmark above it, its own bookmark, its pages.

    ``heading`` is what the control list calls the bookmark above it.
    """

    chapter: str
    title: str
    pages: Extract
    heading: str


def places(counts: Iterable[int], before: int, duplex: bool) -> Iterator[tuple[int, int]]:
    """The first and the last page of each document, counted from 1, where ``before`` pages come first.

    With ``duplex`` every document begins on an odd page, which is the front of a sheet.
    """
    page = before
    for count in counts:
        page += page % 2 if duplex else 0
        yield page + 1, page + count
        page += count


def packet_of(
    documents: Sequence[BoundDocument], front: Extract | None, duplex: bool, title: str
) -> tuple[bytes, int]:
    """The packet, the pages of ``front`` before all others, and how many pages it has.

    The same pages give the same bytes.
    """
    made = BytesIO()  # not the file itself: the library ends the program where a disk is full
    sources: dict[Path, Pdf] = {}
    with Pdf.new() as packet:
        if front:
            _add(packet, front, sources)
        starts = []
        for document in documents:
            if duplex and len(packet.pages) % 2:
                _add_blank(packet)
            starts.append(len(packet.pages))
            _add(packet, document.pages, sources)
        _add_bookmarks(packet, documents, starts, bool(front))
        _add_labels(packet, front.count if front else 0)
        _describe(packet, title, duplex)
        packet.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue(), len(packet.pages)


def _add(packet: Pdf, pages: Extract, sources: dict[Path, Pdf]) -> None:
    """The pages at the end; a file is opened once, so that what its pages share is stored once."""
    if pages.file not in sources:  # its bytes, as there may be more files than a system lets open
        sources[pages.file] = Pdf.open(BytesIO(pages.file.read_bytes()))
    packet.pages.extend(sources[pages.file].pages[pages.first : pages.first + pages.count])


def _add_blank(packet: Pdf) -> None:
    """An empty page as large as the last one."""
    left, bottom, right, top = (float(side) for side in packet.pages[-1].mediabox)
    packet.add_blank_page(page_size=(right - left, top - bottom))


def _add_bookmarks(
    packet: Pdf, documents: Sequence[BoundDocument], starts: Sequence[int], has_list: bool
) -> None:
    with packet.open_outline() as outline:
        if has_list:
            outline.root.append(OutlineItem(LIST_TITLE, 0))
        pairs = zip(documents, starts, strict=True)
        for chapter, group in groupby(pairs, key=lambda pair: pair[0].chapter):
            items = [OutlineItem(document.title, start) for document, start in group]
            above = OutlineItem(chapter, items[0].destination)
            above.children.extend(items)
            outline.root.append(above)


def _add_labels(packet: Pdf, front: int) -> None:
    """Roman numbers for the list; the documents' pages are called by their place, as the list calls them."""
    labels = NumberTree.new(packet)
    if front:
        labels[0] = Dictionary(S=Name.r)
    labels[front] = Dictionary(S=Name.D, St=front + 1)
    packet.Root.PageLabels = labels.obj


def _describe(packet: Pdf, title: str, duplex: bool) -> None:
    packet.docinfo[Name.Title] = String(title)
    packet.docinfo[Name.Producer] = String(MAKER)
    packet.Root.Lang = String("ru-RU")
    packet.Root.PageMode = Name.UseOutlines
    packet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    if duplex:
        packet.Root.ViewerPreferences.Duplex = Name.DuplexFlipLongEdge


def is_packet(file: Path) -> bool:
    """Whether the file is a packet as it was written, in which no one has noted anything since."""
    try:
        with pikepdf.open(file) as pdf:
            first, now = pdf.trailer.ID
            return str(pdf.docinfo.get(Name.Producer)) == MAKER and bytes(first) == bytes(now)
    except (pikepdf.PdfError, OSError, AttributeError, ValueError):
        return False
