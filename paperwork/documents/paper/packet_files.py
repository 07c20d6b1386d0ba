"""The packets of a run of printing: what is in each of them, and their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path, PurePosixPath

from paperwork.common.atomic_files import make_folder, reason, write_whole
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights
from paperwork.documents.catalogue import TemplateCatalogue, chosen
from paperwork.documents.letterhead import Letterhead, letterhead_of
from paperwork.documents.making.opening import Opened
from paperwork.documents.making.plan import Omission, Order, blocked
from paperwork.documents.making.report import Report
from paperwork.documents.making.request import Request
from paperwork.documents.making.summary import DOCUMENTS
from paperwork.documents.paper.control_list import Contents, control_lists
from paperwork.documents.paper.packets import Arrangement, Printed, title_of
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.packet import BoundDocument, is_packet, packet_of
from paperwork.documents.pdf.pages import Extract
from paperwork.documents.template_files import template_paths
from paperwork.russian.numbers import counted

SUFFIX = ".pdf"
PACKET = "Пакет"
PAGES = ("страница", "страницы", "страниц")
SHEETS = ("лист", "листа", "листов")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequest:
    """What a person asks for: see the options of ``paperwork print``.

    ``what`` names the book and narrows its documents, its ``out`` is the packet, or the folder of the
    clients' packets, whose names end in ``tail``; ``copies`` are the numbers of copies by the names of
    documents. ``whole`` are templates that belong together: they alone are printed, in this order, and
    where one is lacking that is an error; ``more`` are those that come after them for who has them.
    """

    what: Request
    by: str
    per_client: bool = False
    duplex: bool = False
    with_list: bool = True
    copies: tuple[tuple[str, int], ...] = ()
    whole: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Packet:
    """One file to be written: the documents in it, and the control list in front once it is made."""

    path: Path
    title: str
    documents: Sequence[BoundDocument]
    letterhead: Letterhead
    day: date
    front: Extract | None = None


def catalogue_of(request: PrintRequest) -> TemplateCatalogue:
    """The templates of which documents may be made."""
    files = template_paths(request.what.templates)
    if request.whole:
        files = {stem: files[stem] for stem in chosen(list(files), {}, (*request.whole, *request.more))}
    return TemplateCatalogue(files)


def check_place(request: PrintRequest, rights: Rights) -> None:
    """Raises `PaperworkError` where the packets cannot be put."""
    out = request.what.out
    try:
        if request.per_client:
            make_folder(out, rights)
            return
        out.parent.stat()
        _check_file(out)
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {out}: {reason(error)}") from None


def _check_file(path: Path) -> None:
    """A packet is made again and again; any other file stays. Raises `PaperworkError`."""
    if path.suffix.lower() != SUFFIX:
        raise PaperworkError(f"{path}: имя пакета должно оканчиваться на {SUFFIX}")
    if path.exists() and not is_packet(path):
        raise PaperworkError(
            f"{path}: такой файл уже есть, и это не пакет этой программы или его потом меняли; "
            "назовите другой, этот останется как был"
        )


def copies_of(request: PrintRequest, catalogue: TemplateCatalogue) -> dict[str, int]:
    """The numbers of copies by the stems of templates. Raises `PaperworkError` for an unknown name."""
    return {stem: count for name, count in request.copies for stem in catalogue.chosen([name])}


def orders_of(request: PrintRequest, opened: Opened) -> tuple[list[Order], Report]:
    """What is to be printed, and what is left out."""
    orders, report = [], Report()
    for plan in opened.plans(replace(request.what, out=Path())):
        optional = {kind.title for kind in plan.kinds if kind.name in request.more}
        report.blocked += blocked(plan)
        report.untold += plan.untold
        for item in plan.steps():
            if isinstance(item, Order):
                orders.append(item)
            elif item.is_error or item.title not in optional:
                report.omissions.append(replace(item, is_error=item.is_error or bool(request.whole)))
    return orders, report


def packets_of(
    request: PrintRequest, arrangement: Arrangement, printed: Sequence[Printed], several_books: bool
) -> Iterator[Packet]:
    """The files to be written: one of all, or one of each client's."""
    if not request.per_client:
        parts = {request.what.out: list(printed)} if printed else {}
    else:
        folders = groupby(printed, key=lambda pair: PurePosixPath(pair[0].path).parent)
        out, end = request.what.out, f"{request.tail}{SUFFIX}"
        parts = {(out / folder.parent / f"{folder.name}{end}"): list(group) for folder, group in folders}
    for path, some in parts.items():
        documents = arrangement.documents(some, several_books and not request.per_client)
        orders = [order for order, _ in some]
        letterhead = letterhead_of(order.case.book for order in orders)
        yield Packet(path, title_of(orders), documents, letterhead, orders[0].case.today)


def with_lists(request: PrintRequest, packets: Sequence[Packet], conversion: Conversion) -> Iterator[Packet]:
    """The packets with their control lists in front."""
    lists = [
        Contents(packet.documents, packet.letterhead, request.by, request.duplex, packet.day)
        for packet in packets
    ]
    for packet, front in zip(packets, control_lists(lists, conversion), strict=True):
        yield replace(packet, front=front)


def written(request: PrintRequest, packet: Packet, rights: Rights, report: Report) -> str | None:
    """Writes the packet and says so; of many packets one that cannot be written stops no other."""
    try:
        _check_file(packet.path)
        if request.per_client:
            make_folder(packet.path.parent, rights)
        content, count = packet_of(packet.documents, packet.front, request.duplex, packet.title)
        write_whole(packet.path, content, rights=rights)
    except OSError as error:
        refusal = f"Не удалось записать {packet.path}: {reason(error)}"
    except PaperworkError as error:
        refusal = str(error)
    else:
        sheets = f", {counted(-(-count // 2), *SHEETS)}" if request.duplex else ""
        documents = counted(len(packet.documents), *DOCUMENTS)
        return f"Пакет {packet.path}: {documents}, {counted(count, *PAGES)}{sheets}"
    if not request.per_client:
        raise PaperworkError(refusal)
    report.omissions.append(Omission(PACKET, Path(packet.path.stem), refusal, is_error=True))
    return None
