"""All documents of a client or of the book as one PDF to be printed and signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from paperwork.web.shelter import shelter

TITLE = "Пакет"


def packet(orders: Sequence[Order], stopped: Callable[[], bool]) -> bytes:
    """The documents in their order behind a list of them, unless the program is ``stopped`` meanwhile.

    Raises `PaperworkError` where none can be made.
    """
    office = find_office()
    if not orders:
        raise PaperworkError("Печатать нечего: ни один документ не готов")
    report = Report()
    with shelter() as work, Conversion(office, work, processors(), stopped=stopped) as conversion:
        printed = Press(conversion, report, lambda: None).print(orders)
        if report.omissions:
            left = report.omissions[0]
            raise PaperworkError(f"{left.folder}: {left.title} — {left.why}")
        documents = Arrangement(BY_CLIENT, {}).documents(printed, several_books=False)
        case = orders[0].case
        contents = Contents(documents, letterhead_of([case.book]), BY_CLIENT, duplex=False, day=case.today)
        content, _ = packet_of(documents, control_lists([contents], conversion)[0], duplex=False, title=TITLE)
    return content
