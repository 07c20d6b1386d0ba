"""All documents of a client or of the book as one PDF to be printed and signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperwork.common.errors import PaperworkError
from paperwork.common.processors import processors
from paperwork.documents.letterhead import letterhead_of
from paperwork.documents.making.plan import Order
from paperwork.documents.making.report import Report
from paperwork.documents.paper.control_list import Contents, control_lists
from paperwork.documents.paper.packets import BY_CLIENT, Arrangement
from paperwork.documents.paper.press import Press
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.office import find_office
from paperwork.documents.pdf.packet import packet_of
from paperwork.web.expected_pages import ExpectedPages
from paperwork.web.jobs import Job
from paperwork.web.shelter import shelter

TITLE = "Пакет"


def packet(orders: Sequence[Order], job: Job, expected: ExpectedPages, copies: Mapping[str, int]) -> bytes:
    """The documents in their order behind a list of them; the job counts them, their pages are noted.

    ``copies`` are how many there are of a kind, by its name; one of the others.

    Raises `PaperworkError` where none can be made, and where the job is stopped meanwhile.
    """
    office = find_office()
    if not orders:
        raise PaperworkError("Печатать нечего: ни один документ не готов")
    report = Report()
    with shelter() as work, Conversion(office, work, processors(), stopped=lambda: job.stopped) as conversion:
        printed = Press(conversion, report, job.step).print(orders)
        if report.omissions:
            left = report.omissions[0]
            raise PaperworkError(f"{left.folder}: {left.title} — {left.why}")
        for order, extract in printed:
            expected.note(order.kind, extract.count)
        documents = Arrangement(BY_CLIENT, copies).documents(printed, several_books=False)
        case = orders[0].case
        contents = Contents(documents, letterhead_of([case.book]), BY_CLIENT, duplex=False, day=case.today)
        content, _ = packet_of(documents, control_lists([contents], conversion)[0], duplex=False, title=TITLE)
    return content
