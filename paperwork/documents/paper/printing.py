"""One run of printing: from the workbooks to a packet of pages, or to one for each client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights, rights_of
from paperwork.documents.books.names import settled
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.making.opening import Opened, open_books
from paperwork.documents.making.report import Finished, Report, summary_of, warning_lines
from paperwork.documents.making.request import Progress
from paperwork.documents.making.summary import Listing, Summary
from paperwork.documents.making.together import Together
from paperwork.documents.paper.packet_files import (
    PrintRequest,
    catalogue_of,
    check_place,
    copies_of,
    orders_of,
    packets_of,
    with_lists,
    written,
)
from paperwork.documents.paper.packets import Arrangement
from paperwork.documents.paper.press import Press
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.office import find_office
from paperwork.documents.pdf.workplace import workplace
from paperwork.intake.excel.reading.books import find_books
from paperwork.russian.numbers import counted

PACKETS = ("пакет", "пакета", "пакетов")
NOTHING = "Ни одного документа не сделано, печатать нечего"


def print_packets(request: PrintRequest, progress: Progress) -> Finished:
    """Prints what is asked for. Raises `PaperworkError` where nothing can come of it."""
    office = find_office()
    paths = find_books(request.what.book)
    rights = rights_of(paths)
    check_place(request, rights)
    catalogue = catalogue_of(request)
    if request.per_client and request.what.book.is_dir():
        with workplace() as work, Conversion(office, work, request.what.processes) as conversion:
            return _Run(request, catalogue, rights, conversion, progress).print_each(paths)
    opened = open_books(request.what, paths, catalogue)
    with workplace() as work, Conversion(office, work, request.what.processes) as conversion:
        return _Run(request, catalogue, rights, conversion, progress).print_all(opened)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is printed, and with what."""

    request: PrintRequest
    catalogue: TemplateCatalogue
    rights: Rights
    conversion: Conversion
    progress: Progress

    def print_all(self, opened: Opened) -> Finished:
        """Prints the books together."""
        said, report = self._print(self.request, opened, "Печать")
        together = Together()
        self._take_in(together, opened)
        together.failed |= opened.failed(report)
        return self._finished(together, summary_of(report, Path()), Listing.of(said))

    def print_each(self, paths: Sequence[Path]) -> Finished:
        """Prints book after book, each into a folder of its own; one that cannot be read costs no other."""
        what, together, summary, said = self.request.what, Together(), Summary(), Listing()
        folders = settled(what.out, paths, self.rights)
        for path in paths:
            folder = folders[path.name]
            own = replace(what, book=path, out=what.out / folder, of_many=True)
            try:
                opened = open_books(own, [path], self.catalogue)
            except PaperworkError as error:
                together.add_problems([Problem(str(error), "")])
                continue
            self._take_in(together, opened)
            if any(opened.numbers) or not opened.numbers:
                lines, report = self._print(replace(self.request, what=own), opened, path.name)
                said.add(Listing.of(lines))
                summary.add(summary_of(report, Path()), folder)
        together.miss(what.clients, is_fatal=not said.count)
        return self._finished(together, summary, said)

    def _print(self, request: PrintRequest, opened: Opened, label: str) -> tuple[list[str], Report]:
        """What is to be said of the packets, and of what is not in them."""
        arrangement = Arrangement(request.by, copies_of(request, opened.catalogue))
        orders, report = orders_of(request, opened)
        with self.progress(len(orders), label) as step:
            printed = Press(self.conversion, report, step).print(orders)
        packets = list(packets_of(request, arrangement, printed, len(opened.books) > 1))
        if request.with_list:
            packets = list(with_lists(request, packets, self.conversion))
        said = [written(request, packet, self.rights, report) for packet in packets]
        for file in self.conversion.work.iterdir():
            if file.is_file():  # the next book's have the same names
                file.unlink()
        return [line for line in said if line], report

    def _take_in(self, together: Together, opened: Opened) -> None:
        together.opened += 1
        together.add_problems(opened.problems, opened.mentions)
        together.find(tuple(map(bool, opened.numbers)))
        for sentence in self.catalogue.refusals(opened.books, opened.choice.kinds):
            together.hinder(sentence, opened.books[0].file if self.request.per_client else "")
        together.warn(self.catalogue.warnings(opened.books, opened.choice.kinds))

    def _finished(self, together: Together, summary: Summary, said: Listing) -> Finished:
        """What is to be said: the packets, or how many there are, and what is not in them."""
        heading = f"Папка {self.request.what.out}: {counted(said.count, *PACKETS)}"
        lines = said.lines if said.count < 2 else list(said.under(heading))
        warnings = warning_lines(list(together.of_templates))
        closing = [*(lines or [NOTHING]), *summary.omission_lines(), *warnings]
        lacking = bool(self.request.whole and summary.blocked.count)
        failed = together.failed or bool(summary.failures) or not said.count or lacking
        hindrances = list(together.hindrance_lines())
        return Finished(together.problems, hindrances, closing, failed, together.mentions, together.unshown)
